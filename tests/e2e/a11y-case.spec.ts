import type { Page } from '@playwright/test'
import { loadExample } from '@samtavla/shared/examples/load-example.ts'
import { complaintsOf, expect, type Look, test } from './a11y-room.ts'

// Boards of the made-up school, in every picture that they can be drawn in, filled with what a real group would have there.

interface Shown {
  readonly board: string
  readonly view: string
}

/** One board for each tool of the analysis; the first tools have been looked at elsewhere. */
const BOARDS = [
  'Förbättringshistoria',
  'Framgångsfaktorer',
  'Underlag: intervjuer och observationer',
  'Mötesscanning',
  'Måluppfyllelse: statistik',
  'Orsaksanalys',
  'Effektkedja för P1',
  'Mål, delmål och synliga tecken',
  'Åtgärdsplan',
  'Aktivitetsplan, spridning, förbättringsstöd',
  'Uppföljning 9 juni 2026',
]

/** Goes through them and their pictures, and looks at each. Lists are all alike: one of them is looked at. */
async function lookAround(page: Page, look: (shown: Shown) => Promise<void>): Promise<void> {
  for (const board of BOARDS) {
    await page.locator('.board-list').getByRole('button', { name: board, exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(board)
    const views = page.locator('.board-tools input[type=radio]')
    const many = Math.max(1, await views.count())
    for (let v = 0; v < many; v++) {
      if (v > 0) await views.nth(v).check({ force: true })
      const view = v === 0 ? 'first' : ((await views.nth(v).getAttribute('value')) ?? '')
      if (view === 'list' && board !== BOARDS[0]) continue
      await isDrawn(page)
      await look({ board, view })
    }
  }
}

/** What a picture is made of has come, and has its place; and what comes a moment after it. */
async function isDrawn(page: Page): Promise<void> {
  await expect(
    page.getByText('Öppnar …', { exact: true }).or(page.getByText('Opening …', { exact: true })),
  ).toHaveCount(0)
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  await page.evaluate(() => new Promise((done) => requestIdleCallback(done, { timeout: 1_000 })))
}

const LOOKS: Readonly<Record<string, Look>> = {
  'Swedish and light': { language: 'sv', theme: 'light' },
  'English and dark': { language: 'en', theme: 'dark' },
}

for (const [name, look] of Object.entries(LOOKS)) {
  test(`every picture of every tool is free of what axe finds, ${name}`, async ({ enter, server }) => {
    test.setTimeout(240_000)
    const room = await server.importRoom(await loadExample('ljungdungen-2025-26'))
    const page = await enter('facilitator', look, room)
    const found: string[] = []
    await lookAround(page, async ({ board, view }) => {
      for (const complaint of await complaintsOf(page)) found.push(`${board} (${view}): ${complaint}`)
    })
    expect(found).toEqual([])
  })
}

test('every picture of every tool keeps to a page of 320 px, and to the wall', async ({ enter, server }) => {
  test.setTimeout(240_000)
  const room = await server.importRoom(await loadExample('ljungdungen-2025-26'))
  const page = await enter('facilitator', { context: { viewport: { width: 320, height: 640 } } }, room)
  const found: string[] = []
  const looksBeyond = async (where: string) => {
    const beyond = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    if (beyond > 0) found.push(`${where}: ${beyond} px too wide`)
  }
  await lookAround(page, ({ board, view }) => looksBeyond(`${board} (${view}) at 320 px`))
  await page.setViewportSize({ width: 1280, height: 720 })
  await lookAround(page, async ({ board, view }) => {
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Storbild' }).click()
    await isDrawn(page)
    await looksBeyond(`${board} (${view}) on the wall`)
    const small = await smallTexts(page)
    if (small.length > 0) found.push(`${board} (${view}) on the wall is small: ${small.slice(0, 3).join(' | ')}`)
    await page.keyboard.press('Escape')
  })
  expect(found).toEqual([])
})

/** What could not be read from the back row: the words of cards, cells and links below 16 px. */
function smallTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts = [
      ...document.querySelectorAll<HTMLElement>('main .card-text, main td, main .field-cell, main .link-chip'),
    ]
    const isSmall = (element: HTMLElement) => Number.parseFloat(getComputedStyle(element).fontSize) < 16
    return texts
      .filter((element) => element.offsetParent && isSmall(element))
      .map(({ textContent }) => textContent ?? '')
  })
}
