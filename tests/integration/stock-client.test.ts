import { boardsOf } from '@samtavla/shared/edits/boards.ts'
import { addCards, cardsIn, duplicateCards } from '@samtavla/shared/edits/cards.ts'
import { newPen } from '@samtavla/shared/edits/pen.ts'
import { openContent } from '@samtavla/shared/model/content.ts'
import { newUserId } from '@samtavla/shared/model/ids.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { joinAs, request, stockClient, until } from '../support/people.ts'
import { startTestServer, type TestServer } from '../support/test-server.ts'

describe('a stock y-websocket client', () => {
  let server: TestServer
  const providers: WebsocketProvider[] = []

  beforeAll(async () => {
    server = await startTestServer()
  })
  afterAll(async () => {
    for (const provider of providers) provider.destroy()
    await server.stop()
  })

  async function open(room: Awaited<ReturnType<TestServer['createRoom']>>, role: 'facilitator' | 'member' | 'viewer') {
    const provider = stockClient(server, await joinAs(server, room, role), `${room.room}/content`)
    providers.push(provider)
    await until('the provider is synced', () => provider.synced)
    return provider
  }

  test('[SYN1] syncs both ways', async () => {
    const room = await server.createRoom()
    const [a, b] = [await open(room, 'facilitator'), await open(room, 'member')]
    const content = openContent(a.doc)
    const board = boardsOf(content)[0]!
    addCards(newPen(content, newUserId(), 'A'), { board: board.id, region: 'hot', before: 'end' }, [{ text: 'Hej' }])
    await until('the card arrives', () => cardsIn(openContent(b.doc), board.id, 'hot')[0]?.text === 'Hej')
  })

  test('[DOC3] keeps and syncs root types that the model does not know', async () => {
    const room = await server.createRoom()
    const [a, b] = [await open(room, 'facilitator'), await open(room, 'member')]
    a.doc.getText('someone-elses').insert(0, 'kept')
    await until('the text arrives', () => b.doc.getText('someone-elses').toString() === 'kept')
    const c = await open(room, 'viewer')
    expect(c.doc.getText('someone-elses').toString()).toBe('kept')
  })

  test('[DOC6] takes over an erasure, and brings nothing back that it kept from before', async () => {
    const room = await server.createRoom()
    const facilitator = await joinAs(server, room, 'facilitator')
    const [present, away] = [await open(room, 'member'), await open(room, 'member')]
    const content = openContent(present.doc)
    const target = { board: boardsOf(content)[0]!.id, region: 'hot', before: 'end' } as const
    const text = 'Kevin (påhittad)'
    const added = addCards(newPen(content, newUserId(), 'A'), target, [{ text }])
    const [card] = added.ok ? added.value : []
    await until('the card arrives', () => openContent(away.doc).cards.has(card!))
    away.disconnect()
    await request(server, facilitator, 'POST', `/rooms/${room.room}/erase`, { cards: [card] })
    await until('the text is gone', () => String(content.cards.get(card!)?.get('text')) === '')
    // A copy of the card, made where nobody knew yet.
    duplicateCards(newPen(openContent(away.doc), newUserId(), 'B'), [card!])
    away.connect()
    const closes: number[] = []
    away.on('connection-close', (event) => event && closes.push(event.code))
    await until('the old copy is turned away', () => closes.includes(4409))
    const fresh = await open(room, 'viewer')
    expect(Buffer.from(Y.encodeStateAsUpdate(fresh.doc)).includes('Kevin')).toBe(false)
    expect(openContent(fresh.doc).cards.size).toBe(1)
    expect(present.wsconnected).toBe(true)
  })

  test('[PRE2] sees the others under the names that the server knows', async () => {
    const room = await server.createRoom()
    const [a, b] = [await open(room, 'facilitator'), await open(room, 'member')]
    a.awareness.setLocalStateField('user', { name: 'Someone else', role: 'viewer' })
    a.awareness.setLocalStateField('mine', 1)
    await until('the state arrives', () => b.awareness.getStates().get(a.doc.clientID)?.mine === 1)
    expect(b.awareness.getStates().get(a.doc.clientID)?.user).toMatchObject({
      name: 'Frida Ledare',
      role: 'facilitator',
    })
    a.destroy()
    await until('the person is gone', () => !b.awareness.getStates().has(a.doc.clientID))
  })

  test('[SYN4] stays connected when idle and alone', async () => {
    const room = await server.createRoom()
    const provider = await open(room, 'member')
    let drops = 0
    provider.on('status', ({ status }: { status: string }) => {
      if (status !== 'connected') drops++
    })
    await new Promise((resolve) => setTimeout(resolve, 36_000))
    expect(drops).toBe(0)
    expect(provider.wsconnected).toBe(true)
  })
})
