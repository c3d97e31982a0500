import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { made } from '../../../tests/support/edit-laws.ts'
import { compareCards, readCard } from '../model/card.ts'
import { type Content, openContent } from '../model/content.ts'
import type { BoardId, CardId } from '../model/ids.ts'
import { inspectContent } from '../protocol/content-gate.ts'
import { inspectUpdate } from '../protocol/gate.ts'
import { addBoard, startRoom } from './boards.ts'
import { addCards, deleteCards, spliceText } from './cards.ts'
import { eraseCards } from './erasure.ts'
import { newPen, type Pen } from './pen.ts'
import { cardsOfNote, type RevealedNote, revealNotes } from './reveal.ts'

interface Room {
  readonly content: Content
  readonly pen: Pen
  readonly board: BoardId
}

function newRoom(): Room {
  const content = openContent(new Y.Doc())
  const pen = newPen(content, 'user_a', 'Frida')
  made(startRoom(pen, 'Rummet'))
  return { content, pen, board: made(addBoard(pen, { tool: 'swot', preset: 'fyra_falt', title: 'Nuläge' })) }
}

function note(name: string, text: string, rest: Partial<RevealedNote> = {}): RevealedNote {
  return {
    text,
    region: 'hot',
    author: undefined,
    cardId: (number) => `card_${name}${number}`,
    seal: (shown) => `${name}:${shown}`,
    ...rest,
  }
}

/** The cards of the notes, which the room can take. */
function reveal({ pen, board }: Room, notes: readonly RevealedNote[]): readonly CardId[] {
  const revealed = revealNotes(pen, board, notes)
  if (!revealed.ok) throw new Error(revealed.reason)
  return revealed.value
}

function seen({ content }: Room) {
  const cards = [...content.cards].map(([id, record]) => readCard(id, record)!).filter(({ state }) => !state)
  return Object.fromEntries(cards.map(({ id, text }) => [id, text]))
}

describe('[SIL5] a reveal', () => {
  it('makes cards of all notes in one update, at the end of their regions and in the given order', () => {
    const room = newRoom()
    made(addCards(room.pen, { board: room.board, region: 'hot', before: 'end' }, [{ text: 'fanns' }]))
    const updates: Uint8Array[] = []
    room.content.doc.on('update', (update: Uint8Array) => updates.push(update))
    const author = { user: 'user_b', name: 'Bo', at: 1 } as const
    const notes = [note('x', 'ett', { author }), note('y', 'två', { region: 'styrkor' }), note('z', 'tre')]
    expect(reveal(room, notes)).toEqual(['card_x0', 'card_y0', 'card_z0'])
    expect(updates).toHaveLength(1)
    const cards = [...room.content.cards].map(([id, record]) => readCard(id, record)!).toSorted(compareCards)
    const inRegion = (region: string) => cards.filter(({ place }) => place.region === region).map(({ text }) => text)
    expect([inRegion('hot'), inRegion('styrkor')]).toEqual([['fanns', 'ett', 'tre'], ['två']])
    expect(cards.find(({ text }) => text === 'ett')?.author).toEqual(author)
    expect(cards.find(({ text }) => text === 'tre')?.author).toBeUndefined()
  })

  it('done again changes nothing', () => {
    const room = newRoom()
    const notes = [note('x', 'ett'), note('y', 'två')]
    reveal(room, notes)
    const before = Y.encodeStateVector(room.content.doc)
    expect(reveal(room, notes)).toEqual(['card_x0', 'card_y0'])
    expect(Y.encodeStateVector(room.content.doc)).toEqual(before)
  })

  it('puts what says a field that is not there into the first', () => {
    const room = newRoom()
    reveal(room, [note('x', 'ett', { region: 'nowhere' })])
    expect(readCard('card_x0', room.content.cards.get('card_x0'))?.place.region).toBe('styrkor')
  })
})

describe('[SIL7] a note that has changed since', () => {
  function shown(): Room {
    const room = newRoom()
    reveal(room, [note('x', 'Vi börjar')])
    return room
  }
  const late = (room: Room, text: string) => reveal(room, [note('x', text)])[0]

  it('reads on in its card', () => {
    const room = shown()
    expect(late(room, 'Vi börjar i maj')).toBe('card_x0')
    expect(late(room, 'Vi börjar')).toBe('card_x0')
    expect(seen(room)).toEqual({ card_x0: 'Vi börjar' })
  })

  it.each<[string, (pen: Pen) => unknown]>([
    ['has been changed by others', (pen) => spliceText(pen, 'card_x0', 0, 0, 'Nej. ')],
    ['is deleted', (pen) => deleteCards(pen, ['card_x0'])],
    ['is erased', (pen) => eraseCards(pen.content, ['card_x0'], { role: 'facilitator', at: 1 })],
    ['has lost its seal', (pen) => pen.content.cards.get('card_x0')?.delete('revealedAs')],
  ])('is a card of its own when its card %s, and goes on in that', (_, change) => {
    const room = shown()
    change(room.pen)
    const before = seen(room).card_x0
    expect(late(room, 'Vi börjar i maj')).toBe('card_x1')
    expect(late(room, 'Vi börjar i juni')).toBe('card_x1')
    expect(seen(room)).toMatchObject({ card_x1: 'Vi börjar i juni' })
    expect(seen(room).card_x0).toBe(before)
    expect(cardsOfNote(room.content, note('x', ''))).toEqual(['card_x0', 'card_x1'])
  })

  it('is not made again when its card reads as it does', () => {
    const room = shown()
    made(spliceText(room.pen, 'card_x0', 9, 0, ' i maj'))
    expect(late(room, 'Vi börjar i maj')).toBe('card_x0')
    expect(Object.keys(seen(room))).toEqual(['card_x0'])
  })

  it('[SIL8] changes no card that bears another note’s seal', () => {
    const room = shown()
    const thief = note('y', 'Stulen', {
      cardId: (number) => (number === 0 ? 'card_x0' : (`card_y${number}` as CardId)),
    })
    expect(reveal(room, [thief])).toEqual(['card_y1'])
    expect(seen(room)).toEqual({ card_x0: 'Vi börjar', card_y1: 'Stulen' })
  })

  it('[SIL8] keeps a seal that comes from clients only to a document that has lost it', () => {
    const room = newRoom()
    reveal(room, [note('x', 'ett', { seal: () => 'f'.repeat(24) })])
    const parts = inspectUpdate(new Y.Doc(), Y.encodeStateAsUpdate(room.content.doc)).parts!
    expect(inspectContent(openContent(new Y.Doc()), parts, true).kind).toBe('fits')
    expect(inspectContent(openContent(new Y.Doc()), parts, false).kind).toBe('not-ours')
  })
})
