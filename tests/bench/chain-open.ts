import type { Browser } from '@playwright/test'
import { addBoard } from '@samtavla/shared/edits/boards.ts'
import { linkCards } from '@samtavla/shared/edits/links.ts'
import type { Pen } from '@samtavla/shared/edits/pen.ts'
import { effectChain } from '@samtavla/shared/tools/effect-chain.ts'
import { addTexts, penOn } from './board-content.ts'
import { signedInContext, slowDown, withBrowser } from './browser.ts'
import { writeRoom } from './room-filler.ts'
import { median } from './samples.ts'
import { type Room, SamtavlaServer } from './servers.ts'
import type { Row } from './table.ts'

const STEPS = ['resurser', 'aktiviteter', 'prestationer', 'kort', 'medel', 'lang']
const CARDS = 200
const ARROWS = 300
const OPENS = 5
const SLOWER = 4
const TITLE = 'Effektkedja'
/** The board that every room begins with. */
const ELSEWHERE = 'SWOT-analys'

/** Someone goes to a chain of effects as large as they get, on a slow machine: when do all its cards and arrows stand there? */
export async function measureChainOpen(): Promise<Row[]> {
  const server = await SamtavlaServer.start()
  try {
    const room = await server.createRoom('Stor kedja')
    await writeRoom(server, room, (doc) => addChain(penOn(doc)))
    const cookie = await server.join(room, 'Anna Berg')
    const times = await withBrowser(async (browser) => {
      const all: number[] = []
      for (let i = 0; i < OPENS; i++) all.push(await open(browser, server, room, cookie))
      return all
    })
    return [
      {
        name: `chain-open: ${CARDS} cards, ${ARROWS} arrows, CPU ÷ ${SLOWER}`,
        unit: 'ms',
        ours: median(times),
        limit: { of: 'value', max: 500 },
        note: `${times.map((ms) => ms.toFixed(0)).join(', ')} ms from the press until all is painted`,
      },
    ]
  } finally {
    await server.stop()
  }
}

/** Most arrows go to the next step, every fifth one past it; each card's to another height, so that they cross. */
function addChain(pen: Pen): void {
  const board = addBoard(pen, { tool: effectChain.id, preset: effectChain.presets[0].id, title: TITLE })
  if (!board.ok) throw new Error(board.reason)
  const columns = STEPS.map((region, i) => {
    const texts = Array.from(
      { length: Math.ceil((CARDS - i) / STEPS.length) },
      (_, at) => `Lärarna prövar ett sätt (${i}.${at})`,
    )
    return addTexts(pen, board.value, region, texts)
  })
  for (let i = 0; i < ARROWS; i++) {
    const step = i % (STEPS.length - 2)
    const turn = Math.floor(i / (STEPS.length - 2))
    const [causes, effects] = [columns[step]!, columns[step + (i % 5 === 0 ? 2 : 1)]!]
    const effect = effects[(turn * 7 + Math.floor(turn / causes.length)) % effects.length]!
    const drawn = linkCards(pen, 'effect_of', effect, [causes[turn % causes.length]!])
    if (!drawn.ok) throw new Error(drawn.reason)
  }
}

async function open(browser: Browser, server: SamtavlaServer, room: Room, cookie: string): Promise<number> {
  const context = await signedInContext(browser, server.origin, cookie)
  try {
    const page = await context.newPage()
    page.setDefaultTimeout(20_000)
    await page.goto(server.roomUrl(room.id), { waitUntil: 'commit' })
    const button = page.getByRole('navigation').getByRole('button', { name: TITLE })
    await button.waitFor()
    // What one has not seen yet is fetched once; how fast is the network's matter.
    await button.click()
    await page.locator('[data-card]').first().waitFor()
    await page.getByRole('navigation').getByRole('button', { name: ELSEWHERE }).click()
    await page.locator('[data-card]').first().waitFor({ state: 'detached' })
    await slowDown(page, SLOWER)
    await page.evaluate(watchChain, [CARDS, ARROWS, TITLE] as const)
    await button.click()
    return await page.evaluate(() => (window as unknown as { chainPainted: Promise<number> }).chainPainted)
  } finally {
    await context.close()
  }
}

/** Runs in the page: how long it takes from the press until all cards and arrows are there and a frame has been painted since. */
function watchChain([cards, arrows, title]: readonly [number, number, string]): void {
  const button = [...document.querySelectorAll('nav button')].find((each) => each.textContent === title)
  ;(window as unknown as { chainPainted: Promise<number> }).chainPainted = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('The page does not show the chain within 20 s')), 20_000)
    button?.addEventListener('click', ({ timeStamp }) => {
      const look = (): void => {
        const count = (selector: string) => document.querySelectorAll(selector).length
        if (count('[data-card]') < cards || count('.chain-line') < arrows) requestAnimationFrame(look)
        // What has come since the last frame is painted in this one, and that is over when the timer is due.
        else setTimeout(() => resolve(performance.now() - timeStamp))
      }
      look()
    })
  })
}
