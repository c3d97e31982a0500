import type { Browser } from '@playwright/test'
import { signedInContext, slowDown, withBrowser } from './browser.ts'
import { fillRoom } from './room-filler.ts'
import { median } from './samples.ts'
import { SamtavlaServer } from './servers.ts'
import type { Row } from './table.ts'

const CARDS = 1_000
/** More than a screen of 1280×720 shows. */
const SCREENFUL = 40
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
      const all: Opening[] = []
      for (let i = 0; i < OPENS; i++) all.push(await open(browser, server.origin, url, cookie))
      return all
    })
    const readable = opens.map((one) => one.readable)
    const editable = opens.map((one) => one.editable)
    const whole = opens.map((one) => one.whole)
    return [row('readable', readable, 1_500), row('editable', editable, 2_500), row('all cards there', whole)]
  } finally {
    await server.stop()
  }
}

/** Milliseconds after navigation. */
interface Opening {
  /** A screenful of cards is painted. */
  readonly readable: number
  /** The first card has taken a letter. */
  readonly editable: number
  /** Every card of the room is in the page. */
  readonly whole: number
}

function row(what: string, times: readonly number[], max?: number): Row {
  return {
    name: `browser-open: ${what}, ${CARDS} cards, CPU ÷ ${SLOWER}`,
    unit: 'ms',
    ours: median(times),
    ...(max === undefined ? {} : { limit: { of: 'value', max } }),
    note: `${times.map((ms) => ms.toFixed(0)).join(', ')} ms after navigation`,
  }
}

async function open(browser: Browser, origin: string, url: string, cookie: string): Promise<Opening> {
  const context = await signedInContext(browser, origin, cookie)
  try {
    const page = await context.newPage()
    page.setDefaultTimeout(20_000)
    await slowDown(page, SLOWER)
    await page.addInitScript(watchForCards, [SCREENFUL, CARDS] as const)
    await page.goto(url, { waitUntil: 'commit' })
    const readable = await page.evaluate(() => (window as unknown as Watched).screenfulPainted)
    const card = page.locator('[data-card]').first()
    await card.locator('[data-card-focus]').press('Enter')
    await card.locator('textarea').pressSequentially(LETTER)
    const editable = await page.evaluate(shownInField, LETTER)
    const whole = await page.evaluate(() => (window as unknown as Watched).allCardsPainted)
    return { readable, editable, whole }
  } finally {
    await context.close()
  }
}

interface Watched {
  screenfulPainted: Promise<number>
  allCardsPainted: Promise<number>
}

/** Runs in the page before its own code: when so many cards are there and a frame has been painted since. */
function watchForCards([screenful, all]: readonly [number, number]): void {
  const painted = (cards: number) =>
    new Promise<number>((resolve, reject) => {
      setTimeout(() => reject(new Error(`The page does not show ${cards} cards within 20 s`)), 20_000)
      const look = (): void => {
        if (document.querySelectorAll('[data-card]').length < cards) requestAnimationFrame(look)
        else requestAnimationFrame(() => setTimeout(() => resolve(performance.now())))
      }
      requestAnimationFrame(look)
    })
  const watched = window as unknown as Watched
  watched.screenfulPainted = painted(screenful)
  watched.allCardsPainted = painted(all)
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
