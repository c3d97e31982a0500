import type { Browser } from '@playwright/test'
import { signedInContext, slowDown, withBrowser } from './browser.ts'
import { fillRoom } from './room-filler.ts'
import { median } from './samples.ts'
import { SamtavlaServer } from './servers.ts'
import type { Row } from './table.ts'

const CARDS = 1_000
const OPENS = 5
const SLOWER = 4
const LETTER = 'Ω'

/** Someone opens a large room for the first time on a slow machine: when can they read, and when can they write? */
export async function measureBrowserOpen(): Promise<Row[]> {
  const server = await SamtavlaServer.start()
  try {
    const room = await server.createRoom('Tusen lappar')
    await fillRoom(server, room, CARDS)
    const cookie = await server.join(room, 'Anna Berg')
    const url = server.roomUrl(room.id)
    const opens = await withBrowser(async (browser) => {
      const all: { readable: number; editable: number }[] = []
      for (let i = 0; i < OPENS; i++) all.push(await open(browser, server.origin, url, cookie))
      return all
    })
    const readable = opens.map((one) => one.readable)
    const editable = opens.map((one) => one.editable)
    return [row('readable', readable, 1_500), row('editable', editable, 2_500)]
  } finally {
    await server.stop()
  }
}

function row(what: string, times: readonly number[], max: number): Row {
  return {
    name: `browser-open: ${what}, ${CARDS} cards, CPU ÷ ${SLOWER}`,
    unit: 'ms',
    ours: median(times),
    limit: { of: 'value', max },
    note: `${times.map((ms) => ms.toFixed(0)).join(', ')} ms after navigation`,
  }
}

async function open(
  browser: Browser,
  origin: string,
  url: string,
  cookie: string,
): Promise<{ readable: number; editable: number }> {
  const context = await signedInContext(browser, origin, cookie)
  try {
    const page = await context.newPage()
    page.setDefaultTimeout(20_000)
    await slowDown(page, SLOWER)
    await page.addInitScript(watchForCards, CARDS)
    await page.goto(url, { waitUntil: 'commit' })
    const readable = await page.evaluate(() => (window as unknown as Watched).allCardsPainted)
    const card = page.locator('[data-card]').first()
    await card.locator('[data-card-focus]').press('Enter')
    await card.locator('textarea').pressSequentially(LETTER)
    const editable = await page.evaluate(shownInField, LETTER)
    return { readable, editable }
  } finally {
    await context.close()
  }
}

interface Watched {
  allCardsPainted: Promise<number>
}

/** Runs in the page before its own code: when so many cards are there and a frame has been painted since. */
function watchForCards(cards: number): void {
  ;(window as unknown as Watched).allCardsPainted = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`The page does not show ${cards} cards within 20 s`)), 20_000)
    const look = (): void => {
      if (document.querySelectorAll('[data-card]').length < cards) requestAnimationFrame(look)
      else requestAnimationFrame(() => setTimeout(() => resolve(performance.now())))
    }
    requestAnimationFrame(look)
  })
}

/** Runs in the page: when the field that has the focus holds the letter and a frame has been painted since. */
function shownInField(letter: string): Promise<number> {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('The first card takes no letter within 20 s')), 20_000)
    const look = (): void => {
      const field = document.activeElement
      if (!(field instanceof HTMLTextAreaElement && field.value.includes(letter))) requestAnimationFrame(look)
      else requestAnimationFrame(() => setTimeout(() => resolve(performance.now())))
    }
    look()
  })
}
