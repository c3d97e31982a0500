import { randomInt } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Browser, Page } from '@playwright/test'
import { addBoard } from '@samtavla/shared/edits/boards.ts'
import { setCardFields, spliceText } from '@samtavla/shared/edits/cards.ts'
import { linkCards } from '@samtavla/shared/edits/links.ts'
import type { Pen } from '@samtavla/shared/edits/pen.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { updateFrame } from '@samtavla/shared/protocol/messages.ts'
import { tools } from '@samtavla/shared/tools/index.ts'
import { type Field, fieldsIn, presetOf, type Tool } from '@samtavla/shared/tools/tool.ts'
import type * as Y from 'yjs'
import { addTexts, penOn } from './board-content.ts'
import { signedInContext, slowDown, withBrowser } from './browser.ts'
import { openForWriting } from './read-document.ts'
import { writeRoom } from './room-filler.ts'
import { type Room, SamtavlaServer } from './servers.ts'
import type { Row } from './table.ts'

const TITLE = 'Trehundra lappar'
const CARDS = 300
const LETTERS = 10
const BETWEEN_MS = 100
const SLOWER = 4
/** What is shorter is no long task to a browser. */
const LONG_MS = 50
/** What the busiest picture may cost beside cards in their regions, the plainest of all. */
const MAX_RATIO = 3
/** How many cards grow out of one, where a tool's cards grow out of each other. */
const BRANCHES = 3
const KEYS = [...Array.from({ length: 10 }, () => 'ArrowDown'), 'ArrowRight', 'ArrowRight', 'Tab', 'Tab']

/**
 * Each tool in each of its pictures with as many cards as a board gets, on a slow machine: how long is the page at most busy with one
 * thing, while others write, and while one scrolls and steps through it with keys? The baseline is the first of them, cards in their
 * regions.
 */
export async function measureTools(): Promise<Row[]> {
  const server = await SamtavlaServer.start()
  try {
    return await withBrowser(async (browser) => {
      const rows: Row[] = []
      for (const tool of tools.filter(hasCards)) rows.push(...(await measureTool(server, browser, tool)))
      const baseline = rows[0]!.ours
      return rows.map((row) => ({ ...row, baseline, limit: { of: 'ratio', max: MAX_RATIO } }))
    })
  } finally {
    await server.stop()
  }
}

/** Some hold no cards of their own: notes are one text, and priorities are made of another board's cards. */
function hasCards(tool: Tool): boolean {
  return tool.kind !== 'notes' && tool.kind !== 'matrix' && presetOf(tool, '').regions.length > 0
}

async function measureTool(server: SamtavlaServer, browser: Browser, tool: Tool): Promise<Row[]> {
  const room = await server.createRoom(tool.id)
  let cards: readonly CardId[] = []
  const doc = await writeRoom(server, room, (content) => {
    // In one update: there would be thousands.
    content.transact(() => {
      cards = fill(penOn(content), tool)
    })
  })
  const cookie = await server.join(room, 'Läsare Lind')
  const context = await signedInContext(browser, server.origin, cookie)
  try {
    const page = await context.newPage()
    page.setDefaultTimeout(30_000)
    await page.goto(server.roomUrl(room.id), { waitUntil: 'commit' })
    await page.getByRole('navigation').getByRole('button', { name: TITLE, exact: true }).click()
    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor()
    const pictures = page.locator('.board-tools').getByRole('radio')
    await page.locator('[data-card], tbody tr').first().waitFor()
    await slowDown(page, SLOWER)
    await page.evaluate(watchTasks, LONG_MS)
    const rows: Row[] = []
    for (let i = 0; i < Math.max(1, await pictures.count()); i++) {
      const label = i < (await pictures.count()) ? await pictures.nth(i).getAttribute('value') : ''
      // Lists are all alike.
      if (label === 'list' && tool !== tools[0]) continue
      if (i > 0) await pictures.nth(i).check({ force: true })
      if (label === 'mine') await page.locator('.mine-role select').selectOption({ index: 1 })
      // What comes after the picture itself is over.
      await wait(2_000)
      const others = await busiest(page, () => writeLetters(server, room, doc, cards))
      const own = await busiest(page, () => scrollAndStep(page))
      rows.push({
        name: `tools: ${[tool.id, label].filter(Boolean).join(', ')}, ${cards.length} cards, CPU ÷ ${SLOWER}`,
        unit: 'ms',
        ours: Math.max(others, own),
        note: `the longest task while others write ${shown(others)}, while one scrolls and steps ${shown(own)}`,
      })
    }
    return rows
  } finally {
    await context.close()
  }
}

/**
 * The cards stand in all regions of the tool's first preset, with all that they can hold; where they can grow out of each other, each
 * grows out of an earlier one.
 */
function fill(pen: Pen, tool: Tool): readonly CardId[] {
  const preset = presetOf(tool, '')
  const added = addBoard(pen, { tool: tool.id, preset: preset.id, title: TITLE })
  if (!added.ok) throw new Error(added.reason)
  const { regions } = preset
  const cards = regions.flatMap((region, i) => {
    const placed = addTexts(pen, added.value, region, textsOf(CARDS, regions.length, i))
    const fields = fieldsIn(tool.fields, region)
    for (const [n, card] of placed.entries()) {
      setCardFields(pen, card, Object.fromEntries(fields.map((field) => [field.id, exampleOf(field, n)])))
    }
    return placed
  })
  const kind = tool.links?.find(({ of }) => of.some((each) => each.tool === tool.id))?.kind
  for (const [i, card] of cards.entries()) {
    if (kind && i > 0) linkCards(pen, kind, card, [cards[Math.floor((i - 1) / BRANCHES)]!])
  }
  return cards
}

function exampleOf({ choices, type }: Field, number: number): string {
  if (choices) return choices[number % choices.length]!.id
  if (type === 'day') return new Date(Date.UTC(2026, 7, 17 + (number % 280))).toISOString().slice(0, 10)
  if (type === 'year') return String(2015 + (number % 12))
  return type === 'number' ? String(number) : `Arbetslag ${number % 7}`
}

function textsOf(count: number, among: number, index: number): string[] {
  const share = Math.floor((count + index) / among)
  return Array.from({ length: share }, (_, i) => `Lärarna prövar ett nytt sätt att läsa tillsammans (${index}.${i})`)
}

async function writeLetters(server: SamtavlaServer, room: Room, doc: Y.Doc, cards: readonly CardId[]): Promise<void> {
  // The id that filled the room belongs to who filled it.
  doc.clientID = randomInt(2 ** 32)
  const cookie = await server.join(room, 'Skrivare Skog', 'facilitator')
  const socket = await openForWriting(server.socketUrl(room.id), cookie, server.origin, doc)
  const send = (update: Uint8Array): void => socket.send(updateFrame(update))
  doc.on('update', send)
  for (let i = 0; i < LETTERS; i++) {
    const written = spliceText(penOn(doc), cards[randomInt(cards.length)]!, 0, 0, 'Ω')
    if (!written.ok) throw new Error(written.reason)
    await wait(BETWEEN_MS)
  }
  doc.off('update', send)
  socket.close()
}

async function scrollAndStep(page: Page): Promise<void> {
  await page.mouse.move(700, 600)
  for (let i = 0; i < 10; i++) {
    await page.mouse.wheel(0, 300)
    await wait(50)
  }
  await page.evaluate(() => {
    const card = document.querySelector<HTMLElement>('main [data-card-focus]')
    const stop = card ?? document.querySelector<HTMLElement>('main :is(ul, table) :is(button, input)')
    stop?.focus()
  })
  for (const key of KEYS) await page.keyboard.press(key)
}

interface Tasks {
  /** The longest since it was last asked, in milliseconds; the shortest long one where none was. */
  takeLongest(): number
}

/** Runs in the page. */
function watchTasks(shortest: number): void {
  let longest = shortest
  const note = (entries: PerformanceEntryList) => {
    for (const { duration } of entries) longest = Math.max(longest, duration)
  }
  const observer = new PerformanceObserver((list) => note(list.getEntries()))
  observer.observe({ type: 'longtask' })
  const tasks: Tasks = {
    takeLongest() {
      note(observer.takeRecords())
      const taken = longest
      longest = shortest
      return taken
    },
  }
  Object.assign(window, { tasks })
}

async function busiest(page: Page, during: () => Promise<void>): Promise<number> {
  const take = () => page.evaluate(() => (window as unknown as { tasks: Tasks }).tasks.takeLongest())
  await take()
  await during()
  await wait(500)
  return take()
}

function shown(ms: number): string {
  return ms <= LONG_MS ? `is under ${LONG_MS} ms` : `takes ${ms.toFixed(0)} ms`
}
