import type { Page } from '@playwright/test'
import { addBoard } from '@samtavla/shared/edits/boards.ts'
import { addCards } from '@samtavla/shared/edits/cards.ts'
import { addCause } from '@samtavla/shared/edits/causes.ts'
import type { Pen } from '@samtavla/shared/edits/pen.ts'
import type { BoardId, CardId } from '@samtavla/shared/model/ids.ts'
import { menuTakesKeys } from '../support/analysis.ts'
import { made } from '../support/made.ts'
import { boxOf } from '../support/pages.ts'
import { complaintsOf, expect, test } from './a11y-room.ts'

const READING = 'Eleverna läser så långsamt att de tappar innehållet'
const LATE = 'Lektionerna börjar sent'

interface Analysis {
  readonly causes: BoardId
  readonly reading: CardId
}

/** Two problems, and a board for their causes. */
function begin(pen: Pen): Analysis {
  const list = made(addBoard(pen, { tool: 'problems', preset: 'standard', title: 'Problemlista' }))
  const causes = made(addBoard(pen, { tool: 'causes', preset: 'fiskben_nivaer', title: 'Orsaker' }))
  const target = { board: list, region: 'problem', before: 'end' } as const
  const [reading] = made(addCards(pen, target, [{ text: READING }, { text: LATE }]))
  return { causes, reading: reading! }
}

/** A chain of causes of the reading problem, each the answer to why of the one before. */
function chain(pen: Pen, { causes: board, reading }: Analysis, texts: readonly string[]): void {
  let because: CardId | undefined
  for (const text of texts) {
    because = made(
      addCause(pen, { board, region: 'struktur', text, ...(because ? { because } : { problem: reading }) }),
    )
  }
}

const openBoard = (page: Page, title: string) => page.getByRole('button', { name: title, exact: true }).click()
const cause = (page: Page, text: string) => page.locator('[data-card]').filter({ hasText: text })
const face = (page: Page, text: string) => cause(page, text).locator('[data-card-focus]')

test('two people find the causes of a problem together, and ask why of them', async ({
  enter,
  example,
  someoneElse,
}) => {
  const { pen } = await someoneElse(example)
  begin(pen)
  const [malte, frida] = [await enter('member'), await enter('facilitator')]
  await openBoard(malte, 'Orsaker')
  await openBoard(frida, 'Orsaker')
  await malte.getByRole('button', { name: 'Välj problem …' }).click()
  await malte.getByRole('dialog').getByRole('button', { name: READING }).click()
  await malte.getByLabel('Skriv en orsak till P1: Strukturnivå').fill('Ingen tid är avsatt för läsning')
  await malte.keyboard.press('Enter')

  const branch = frida.getByRole('region', { name: 'Strukturnivå: orsaker till P1' })
  await expect(branch.locator('[data-card]')).toContainText('C1')
  await frida.getByRole('button', { name: 'Varför? Svara för C1' }).click()
  await frida.keyboard.type('Konferenserna går åt till information')
  await frida.keyboard.press('Enter')
  await expect(malte.getByRole('list', { name: 'Svar på varför: C1' })).toContainText('Konferenserna går åt')
  await expect(malte.getByRole('region', { name: READING })).toContainText('2 orsaker')

  await face(malte, 'Konferenserna').click()
  await cause(malte, 'Konferenserna').getByRole('button', { name: 'Rotorsak' }).click()
  await cause(malte, 'Konferenserna').getByRole('button', { name: 'Hur säkra?' }).click()
  await expect(cause(frida, 'Konferenserna')).toContainText('Rotorsak')
  await expect(cause(frida, 'Konferenserna')).toContainText('Vi vet')
  await expect(cause(frida, 'Konferenserna')).toContainText('inget belägg')

  await frida.getByLabel('Varför är det så? Svar för C1').fill('Ingen har bett om något annat')
  await frida.keyboard.press('Enter')
  await expect(malte.getByRole('list', { name: 'Svar på varför: C1' }).locator('[data-card]')).toHaveCount(2)
  await frida.getByRole('button', { name: 'Ångra' }).click()
  await expect(malte.getByRole('list', { name: 'Svar på varför: C1' }).locator('[data-card]')).toHaveCount(1)
})

test('a cause is hung elsewhere by keys alone, and is never offered its own answers', async ({
  enter,
  example,
  someoneElse,
}) => {
  const { pen } = await someoneElse(example)
  const analysis = begin(pen)
  chain(pen, analysis, ['Ingen tid är avsatt', 'Konferenserna går åt till information'])
  made(addCause(pen, { board: analysis.causes, region: 'process', text: 'Vi planerar var för sig' }))
  const page = await enter('member')
  await openBoard(page, 'Orsaker')
  const tray = page.getByRole('region', { name: 'Utan problem' })
  await expect(tray).toContainText('Vi planerar var för sig')

  await face(page, 'Ingen tid').focus()
  await page.keyboard.press('ArrowRight')
  await expect(face(page, 'Konferenserna')).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(face(page, 'Ingen tid')).toBeFocused()
  await page.keyboard.press('Shift+F10')
  await menuTakesKeys(page)
  await page.keyboard.type('Hör')
  await expect(page.getByRole('menuitem', { name: 'Hör till …' })).toBeFocused()
  await page.keyboard.press('Enter')
  const chooser = page.getByRole('dialog', { name: 'Vad hör C1 till?' })
  await expect(chooser.getByRole('button', { name: LATE })).toBeVisible()
  await expect(chooser.getByRole('button', { name: 'Vi planerar var för sig' })).toBeVisible()
  await expect(chooser.getByRole('button', { name: 'Konferenserna' })).toHaveCount(0)
  await chooser.getByRole('button', { name: LATE }).press('Enter')
  await expect(face(page, 'Ingen tid')).toBeFocused()
  await expect(page.locator('[data-live-announcer]')).toContainText('C1 hör nu till P2.')
  const late = page.getByRole('region', { name: 'Strukturnivå: orsaker till P2' })
  await expect(late.getByRole('list', { name: 'Svar på varför: C1' })).toContainText('Konferenserna')

  await tray.getByRole('button', { name: 'Hör till problem …' }).press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: 'Ingen tid' }).press('Enter')
  await expect(late.getByRole('list', { name: 'Svar på varför: C1' })).toContainText('Vi planerar var för sig')
  await expect(tray).toHaveCount(0)
})

test('a cause that is dragged to a branch belongs to that problem, with its answers', async ({
  enter,
  example,
  someoneElse,
}) => {
  const { pen } = await someoneElse(example)
  const analysis = begin(pen)
  chain(pen, analysis, ['Ingen tid är avsatt', 'Konferenserna går åt till information'])
  const page = await enter('member', { context: { viewport: { width: 1280, height: 1400 } } })
  await openBoard(page, 'Orsaker')
  await page.getByRole('button', { name: 'Ett problem till …' }).click()
  await page.getByRole('dialog').getByRole('button', { name: LATE }).click()
  const branch = page.getByRole('region', { name: 'Processnivå: orsaker till P2' })
  await expect(branch).toBeVisible()
  const from = await boxOf(face(page, 'Ingen tid'))
  await page.mouse.move(from.x + 20, from.y + 10)
  await page.mouse.down()
  await page.mouse.move(from.x + 40, from.y + 40)
  const to = await boxOf(branch)
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 5 })
  await page.mouse.up()
  await expect(branch).toContainText('Ingen tid är avsatt')
  await expect(branch.getByRole('list', { name: 'Svar på varför: C1' })).toContainText('Konferenserna')
})

test('chains of why say how deep they are, and more than five is remarked on', async ({
  enter,
  example,
  someoneElse,
}) => {
  const { pen } = await someoneElse(example)
  chain(
    pen,
    begin(pen),
    ['ett', 'två', 'tre', 'fyra', 'fem', 'sex'].map((word) => `Svar nummer ${word}`),
  )
  const page = await enter()
  await openBoard(page, 'Orsaker')
  await page.getByRole('radio', { name: 'Varför-kedjor' }).check()
  const last = page.getByRole('listitem').filter({ hasText: 'Svar nummer sex' }).last()
  await expect(last).toContainText('Varför 6')
  await expect(last).toContainText('Längre än fem varför')
  expect(await complaintsOf(page)).toEqual([])
})

for (const language of ['sv', 'en'] as const) {
  test(`the fishbone passes axe, fits 320 pixels and is read from the back row (${language})`, async ({
    enter,
    example,
    someoneElse,
  }) => {
    const { pen } = await someoneElse(example)
    const analysis = begin(pen)
    chain(pen, analysis, ['Ingen tid är avsatt', 'Konferenserna går åt till information', 'Ingen har bett om annat'])
    made(addCause(pen, { board: analysis.causes, region: 'process', text: 'Vi planerar var för sig' }))
    const page = await enter('member', { language })
    await openBoard(page, 'Orsaker')
    await expect(cause(page, 'Ingen har bett')).toBeVisible()
    expect(await complaintsOf(page)).toEqual([])

    await page.getByRole('button', { name: language === 'sv' ? 'Storbild' : 'Big screen' }).click()
    await expect(page.locator('.is-projected .fishbone')).toBeVisible()
    expect(await smallestLetters(page)).toBeGreaterThanOrEqual(16)
    await page.keyboard.press('Escape')

    await page.setViewportSize({ width: 320, height: 640 })
    for (const view of language === 'sv' ? ['Varför-kedjor', 'Fiskben'] : ['Chains of whys', 'Fishbone']) {
      await page.getByRole('radio', { name: view }).check()
      await expect(cause(page, 'Ingen har bett')).toBeVisible()
      await expect.poll(() => widthOf(page)).toBeLessThanOrEqual(320)
    }
    // One bone below the other, under the problem.
    const topOf = async (nth: number) => (await boxOf(page.locator('.fishbone-branch').nth(nth))).y
    await expect.poll(async () => (await topOf(1)) - (await topOf(0))).toBeGreaterThan(0)
  })
}

const widthOf = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth)

/** The size of the smallest text on the board, in pixels. */
function smallestLetters(page: Page): Promise<number> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.querySelector('.tree-board')!, NodeFilter.SHOW_TEXT)
    let least = Number.POSITIVE_INFINITY
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement!
      const isSeen = walker.currentNode.textContent!.trim() !== '' && element.getClientRects().length > 0
      if (isSeen && !element.closest('.visually-hidden')) {
        least = Math.min(least, Number.parseFloat(getComputedStyle(element).fontSize))
      }
    }
    return least
  })
}
