import { randomInt } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { spliceText } from '@samtavla/shared/edits/cards.ts'
import { newPen } from '@samtavla/shared/edits/pen.ts'
import { openContent } from '@samtavla/shared/model/content.ts'
import { type CardId, newUserId } from '@samtavla/shared/model/ids.ts'
import { updateFrame } from '@samtavla/shared/protocol/messages.ts'
import type * as Y from 'yjs'
import { signedInContext, slowDown, withBrowser } from './browser.ts'
import { openForWriting } from './read-document.ts'
import { type FilledRoom, fillRoom } from './room-filler.ts'
import { percentile } from './samples.ts'
import { type Room, SamtavlaServer } from './servers.ts'
import type { Row } from './table.ts'

const CARDS = 2_000
const EDITS = 100
const SLOWER = 4
const BETWEEN_MS = 100
const LETTER = 'Ω'

/** What the client counts when it is opened with `?bench`. */
interface Counters {
  readonly cardRenders: number
  /** For each update from others: applying it and rendering what it changed. */
  readonly applyMs: readonly number[]
}

/** Others write while one looks: a letter of theirs may cost one card, and no more than half a frame on a slow machine. */
export async function measureRemoteEdit(): Promise<Row[]> {
  const server = await SamtavlaServer.start()
  try {
    const room = await server.createRoom('Två tusen lappar')
    const filled = await fillRoom(server, room, CARDS)
    const { cardRenders, applyMs } = await watchEdits(server, room, filled)
    const name = `remote-edit: ${EDITS} letters, ${CARDS} cards`
    const note = `p50 is ${percentile(applyMs, 0.5).toFixed(1)} ms, of ${applyMs.length} updates; CPU ÷ ${SLOWER}`
    return [
      { name: `${name}, renders`, unit: 'cards', ours: cardRenders, limit: { of: 'value', max: EDITS * 1.1 } },
      { name: `${name}, p95`, unit: 'ms', ours: percentile(applyMs, 0.95), limit: { of: 'value', max: 8 }, note },
    ]
  } finally {
    await server.stop()
  }
}

async function watchEdits(server: SamtavlaServer, room: Room, filled: FilledRoom): Promise<Counters> {
  const reader = await server.join(room, 'Läsare Lind')
  const writer = await server.join(room, 'Skrivare Skog')
  return withBrowser(async (browser) => {
    const page = await (await signedInContext(browser, server.origin, reader)).newPage()
    page.setDefaultTimeout(30_000)
    await slowDown(page, SLOWER)
    await page.goto(`${server.roomUrl(room.id)}?bench`, { waitUntil: 'commit' })
    await page.waitForFunction((cards) => document.querySelectorAll('[data-card]').length === cards, CARDS)
    // What opening starts (fonts, presence, storing for offline) is over.
    await wait(3_000)
    const before = await countersOf(page)
    await writeLetters(server.socketUrl(room.id), writer, server.origin, filled)
    await untilShown(page)
    const after = await countersOf(page)
    return {
      cardRenders: after.cardRenders - before.cardRenders,
      applyMs: after.applyMs.slice(before.applyMs.length),
    }
  })
}

async function countersOf(page: Page): Promise<Counters> {
  const counters = await page.evaluate(() => (window as unknown as { samtavlaBench?: Counters }).samtavlaBench)
  if (!counters) throw new Error('The client counts nothing when opened with ?bench')
  return counters
}

async function writeLetters(url: string, cookie: string, origin: string, { doc, cards }: FilledRoom): Promise<void> {
  // The id that filled the room belongs to who filled it.
  doc.clientID = randomInt(2 ** 32)
  const socket = await openForWriting(url, cookie, origin, doc)
  const send = (update: Uint8Array): void => socket.send(updateFrame(update))
  doc.on('update', send)
  for (let i = 0; i < EDITS; i++) {
    write(doc, cards[Math.floor(Math.random() * cards.length)]!)
    await wait(BETWEEN_MS)
  }
  doc.off('update', send)
  socket.close()
}

function write(doc: Y.Doc, card: CardId): void {
  const written = spliceText(newPen(openContent(doc), newUserId(), 'Skrivare Skog'), card, 0, 0, LETTER)
  if (!written.ok) throw new Error(written.reason)
}

/** Resolves when every letter stands in a card on the page. */
async function untilShown(page: Page): Promise<void> {
  await page.waitForFunction(
    ({ letter, count }) => {
      const texts = [...document.querySelectorAll('[data-card]')].map((card) => card.textContent ?? '')
      return texts.join('').split(letter).length - 1 >= count
    },
    { letter: LETTER, count: EDITS },
    { polling: 500 },
  )
}
