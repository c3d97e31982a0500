import type { Page } from '@playwright/test'
import { addBoard } from '@samtavla/shared/edits/boards.ts'
import { addCards, setCardField, setFigure, setReading } from '@samtavla/shared/edits/cards.ts'
import { addGoal } from '@samtavla/shared/edits/goals.ts'
import { linkCards } from '@samtavla/shared/edits/links.ts'
import type { Pen } from '@samtavla/shared/edits/pen.ts'
import type { BoardId, CardId } from '@samtavla/shared/model/ids.ts'
import { menuTakesKeys } from '../support/analysis.ts'
import { made } from '../support/made.ts'
import { complaintsOf, expect, test } from './a11y-room.ts'

const PROBLEM = 'Var tredje elev klarar inte alla delprov'
const GOAL = 'Minst 80 % klarar alla delprov'

interface Analysis {
  readonly goals: BoardId
  readonly problem: CardId
}

/** A problem that rests on a figure, and a board for its goals. */
function begin(pen: Pen): Analysis {
  const board = (tool: string, title: string) => made(addBoard(pen, { tool, preset: 'standard', title }))
  const cardOn = (on: BoardId, region: string, text: string) =>
    made(addCards(pen, { board: on, region, before: 'end' }, [{ text }]))[0]!
  const figure = cardOn(board('stats', 'Statistik'), 'matt', 'Andel som klarar alla delprov')
  const problem = cardOn(board('problems', 'Problemlista'), 'problem', PROBLEM)
  made(setFigure(pen, figure, { value: 62, unit: '%', n: 48 }))
  made(linkCards(pen, 'based_on', problem, [figure]))
  return { goals: board('goals', 'Målen'), problem }
}

/** A goal with all its values, a part with a sign, and two readings. */
function fillIn(pen: Pen, { goals: board, problem }: Analysis): CardId {
  const goal = made(addGoal(pen, { board, region: 'langsiktigt', text: GOAL, verb: 'goal', from: problem }))
  made(setCardField(pen, [goal], 'target', '80'))
  made(setCardField(pen, [goal], 'due', '2028-06-09'))
  made(setReading(pen, goal, { at: '2026-05-04', value: '64 %', note: 'delproven i maj' }))
  made(setReading(pen, goal, { at: '2026-11-02', value: '66 %', note: '' }))
  const part = made(addGoal(pen, { board, region: 'delmal', text: 'Strategier på 15 av 22', verb: 'part', from: goal }))
  made(addGoal(pen, { board, region: 'tecken', text: 'Elever berättar hur de gör', verb: 'sign', from: part }))
  return goal
}

const openBoard = (page: Page, title: string) => page.getByRole('button', { name: title, exact: true }).click()
const card = (page: Page, text: string) => page.locator('[data-card]').filter({ hasText: text })
const face = (page: Page, text: string) => card(page, text).locator('[data-card-focus]')

test('a goal grows out of a problem with its baseline, and is broken down by two people', async ({
  enter,
  example,
  someoneElse,
}) => {
  const { pen } = await someoneElse(example)
  begin(pen)
  const [malte, frida] = [await enter('member'), await enter('facilitator')]
  await openBoard(malte, 'Målen')
  await openBoard(frida, 'Målen')
  await malte.getByRole('button', { name: 'Välj problem …' }).click()
  await malte.getByRole('dialog').getByRole('button', { name: PROBLEM }).click()
  await malte.getByRole('button', { name: 'Sätt mål för P1' }).click()
  await malte.keyboard.type(GOAL)
  await malte.keyboard.press('Enter')
  await expect(card(frida, GOAL)).toContainText('Utgångsläge 62 %')

  await frida.getByRole('button', { name: 'Dela upp i delmål: G1' }).click()
  await frida.keyboard.type('Strategier på 15 av 22 lektioner')
  await frida.keyboard.press('Enter')
  await malte.getByRole('button', { name: 'Lägg tecken: G2' }).click()
  await malte.keyboard.type('Elever berättar vilken strategi de använder')
  await malte.keyboard.press('Enter')
  await expect(frida.getByRole('list', { name: 'Delmål och tecken till G1' })).toContainText('Strategier på 15')
  await expect(frida.getByRole('list', { name: 'Delmål och tecken till G2' })).toContainText('Elever berättar')
  await expect(card(frida, 'Elever berättar')).toContainText('Inte avläst än')

  const goal = malte.getByRole('listitem').filter({ hasText: GOAL }).first()
  await goal.getByText('Siffror och datum').first().click()
  await goal.getByRole('button', { name: /^Målvärde/ }).click()
  await expect(goal.getByRole('textbox', { name: 'Målvärde' })).toBeFocused()
  await malte.keyboard.type('80')
  await malte.keyboard.press('Enter')
  await expect(card(frida, GOAL)).toContainText('Utgångsläge 62 % → mål 80 %')
})

test('readings are written down, changed and taken away by keys, and said in words, a table and a chart', async ({
  enter,
  example,
  someoneElse,
}) => {
  const { pen } = await someoneElse(example)
  fillIn(pen, begin(pen))
  const [page, other] = [await enter('member'), await enter('facilitator')]
  await openBoard(page, 'Målen')
  await openBoard(other, 'Målen')
  const way = 'Utgångsläge 62 % → nu 66 % → mål 80 %, klart 9 juni 2028'
  await expect(card(page, GOAL)).toContainText(way)

  await page.getByRole('button', { name: 'Ny avläsning: G1' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Avläsningar av G1' })
  await expect(dialog.getByLabel('Hur var det?')).toBeFocused()
  await page.keyboard.type('70 %')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('row')).toHaveCount(4)
  await expect(dialog.locator('.chart-point')).toHaveCount(3)
  await expect(card(other, GOAL)).toContainText('nu 70 %')

  await dialog.getByRole('button', { name: 'Ändra avläsningen 4 maj' }).press('Enter')
  await dialog.getByLabel('Hur var det?').fill('ofta')
  await dialog.getByRole('button', { name: 'Spara avläsningen' }).press('Enter')
  await expect(dialog.getByRole('row', { name: /4 maj/ })).toContainText('ofta')
  await expect(dialog.locator('.chart-point')).toHaveCount(2)
  await dialog.getByLabel('Anteckning').fill('19811218-9876 läste högt')
  await expect(dialog.getByRole('button', { name: 'Spara avläsningen' })).toBeDisabled()
  // Next to each other: the way back is offered for a while only.
  await dialog.getByRole('button', { name: 'Ta bort avläsningen 4 maj' }).press('Enter')
  await expect(dialog.getByRole('row', { name: /4 maj/ })).toHaveCount(0)
  await dialog.getByLabel('Anteckning').press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.locator('.ui-toast').getByRole('button', { name: 'Ångra' }).click()
  await face(page, GOAL).focus()
  await page.keyboard.press('Shift+F10')
  await menuTakesKeys(page)
  await page.getByRole('menuitem', { name: 'Avläsningar …' }).press('Enter')
  await expect(dialog.getByRole('row', { name: /4 maj/ })).toContainText('ofta')
})

for (const language of ['sv', 'en'] as const) {
  test(`goals and readings pass axe and fit 320 pixels (${language})`, async ({ enter, example, someoneElse }) => {
    const { pen } = await someoneElse(example)
    const goal = fillIn(pen, begin(pen))
    const page = await enter('member', { language })
    await openBoard(page, 'Målen')
    await expect(card(page, GOAL)).toContainText(/9 jun/i)
    for (const more of await page.locator('.goal-more > summary').all()) await more.click()
    expect(await complaintsOf(page)).toEqual([])
    await page.locator(`[data-card="${goal}"] [data-card-focus]`).focus()
    await page.keyboard.press('ArrowRight')
    await expect(face(page, 'Strategier på 15')).toBeFocused()

    await page.locator('.tree-actions button').nth(2).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    expect(await complaintsOf(page)).toEqual([])
    const width = () => page.evaluate(() => document.documentElement.scrollWidth)
    await page.setViewportSize({ width: 320, height: 640 })
    await expect.poll(width).toBeLessThanOrEqual(320)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await page.getByRole('radio', { name: language === 'sv' ? 'Målträd' : 'Goal tree' }).check()
    await expect(card(page, GOAL)).toContainText(/9 jun/i)
    await expect.poll(width).toBeLessThanOrEqual(320)
  })
}
