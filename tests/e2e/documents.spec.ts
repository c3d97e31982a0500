import { readFile } from 'node:fs/promises'
import type { Download, Page } from '@playwright/test'
import { loadExample } from '@samtavla/shared/examples/load-example.ts'
import { readCsv } from '@samtavla/shared/exchange/csv.ts'
import { actionPlan } from '@samtavla/shared/tools/action-plan.ts'
import ICAL from 'ical.js'
import { menuTakesKeys } from '../support/analysis.ts'
import { all, partsOf, valOf } from '../support/office-file.ts'
import type { TestRoom, TestServer } from '../support/test-server.ts'
import { chooseInMenu, complaintsOf, expect, faces, test, wordsOf } from './a11y-room.ts'

const CODES = Array.from({ length: 12 }, (_, i) => `A${i + 1}`)
const DAY = String.raw`\d{4}-\d{2}-\d{2}`

async function wholeYear(server: TestServer): Promise<TestRoom> {
  return server.importRoom(await loadExample('ljungdungen-2025-26'))
}

async function openPlan(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: 'Åtgärdsplan', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Åtgärdsplan' })).toBeVisible()
}

async function downloaded(page: Page, act: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent('download'), act()])
  return { name: file.suggestedFilename(), bytes: await bytesOf(file) }
}

async function bytesOf(file: Download): Promise<Buffer> {
  return readFile(await file.path())
}

/** The first cells of all rows of all tables that begin with one of the letter's codes. */
function codesIn(word: Buffer, letter: string): string[] {
  const rows = all(partsOf(word).get('word/document.xml'), 'w:tr')
  const first = rows.map((row) => all(row, 'w:tc')[0]?.textContent ?? '')
  return first.filter((text) => new RegExp(`^${letter}\\d+$`).test(text))
}

function headingsOf(word: Buffer): (string | null)[] {
  const paragraphs = all(partsOf(word).get('word/document.xml'), 'w:p')
  return paragraphs.filter((each) => valOf(each, 'w:pStyle')?.startsWith('Heading')).map((each) => each.textContent)
}

function eventsOf(calendar: Buffer): ICAL.Event[] {
  const read = new ICAL.Component(ICAL.parse(calendar.toString('utf8')))
  return read.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each))
}

test('the action plan leaves as Word, Excel, calendar and table', async ({ server, enter }) => {
  const page = await enter('member', {}, await wholeYear(server))
  await openPlan(page)
  const save = (item: string) => downloaded(page, () => chooseInMenu(page, 'Mer', item))

  const word = await save('Word (.docx)')
  expect(word.name).toMatch(new RegExp(`^Exempel Ljungdungens skola .* - Åtgärdsplan ${DAY}\\.docx$`))
  expect(headingsOf(word.bytes)).toEqual([
    'Åtgärdsplan',
    expect.stringMatching(/^P1 /),
    expect.stringMatching(/^P2 /),
    expect.stringMatching(/^P3 /),
    'Mål, delmål och synliga tecken',
  ])
  expect(codesIn(word.bytes, 'A')).toEqual(expect.arrayContaining(CODES))

  const excel = await save('Excel (.xlsx)')
  expect(excel.name).toMatch(new RegExp(`Åtgärdsplan ${DAY}\\.xlsx$`))
  const sheets = all(partsOf(excel.bytes).get('xl/workbook.xml'), 'sheet')
  expect(sheets.map((each) => each.getAttribute('name'))).toContain('Åtgärder')
  expect(all(partsOf(excel.bytes).get('xl/worksheets/sheet1.xml'), 'row')).toHaveLength(13)

  const calendar = await save('Kalender (.ics)')
  expect(calendar.name).toMatch(new RegExp(`Åtgärdsplan ${DAY}\\.ics$`))
  const events = eventsOf(calendar.bytes)
  const action = events.find(({ summary }) => summary.startsWith('A2 klart: '))
  expect(`${action?.startDate}`).toBe('2026-02-13')
  expect(action?.description).toContain(`${new URL(page.url()).origin}/room/`)
  expect(events.filter(({ summary }) => /^Möte: ./.test(summary)).length).toBeGreaterThan(0)

  const table = await save('Tavlan som CSV')
  expect(table.name).toBe('Åtgärdsplan.csv')
  const read = readCsv(table.bytes.toString('utf8'), actionPlan)
  expect(read.ok && read.rows).toHaveLength(12)
})

test('a reader takes the plan along in English', async ({ server, enter }) => {
  const page = await enter('viewer', { language: 'en' }, await wholeYear(server))
  await openPlan(page)
  const w = wordsOf({ language: 'en' })
  const save = (item: string) => downloaded(page, () => chooseInMenu(page, w.board.more, item))
  const word = await save(w.documents.word)
  expect(headingsOf(word.bytes).at(-1)).toBe('Goals, sub-goals and visible signs')
  const columns = all(partsOf(word.bytes).get('word/document.xml'), 'w:tr')[0]
  expect(
    all(columns, 'w:tc')
      .map((cell) => cell.textContent)
      .slice(0, 3),
  ).toEqual(['No', 'Action', 'Against which cause?'])
  const sheets = all(partsOf((await save(w.documents.excel)).bytes).get('xl/workbook.xml'), 'sheet')
  expect(sheets[0]?.getAttribute('name')).toBe('Actions')
  const events = eventsOf((await save(w.documents.calendar)).bytes)
  expect(events[0]?.summary).toMatch(/^A1 due: .* \(done\)$/)
})

for (const look of [{}, { theme: 'dark', context: { viewport: { width: 320, height: 640 } } }] as const) {
  const name = 'theme' in look ? 'on a narrow dark screen' : 'on a wide screen'
  test(`the plan is shown as it will be on paper, ${name}`, async ({ server, enter }) => {
    const page = await enter('principal', look, await wholeYear(server))
    await openPlan(page)
    await chooseInMenu(page, 'Mer', 'Skriv ut eller spara som PDF …')
    const dialog = page.getByRole('dialog', { name: 'Förhandsgranska utskriften' })
    await expect(dialog.getByRole('heading', { level: 1, name: 'Åtgärdsplan' })).toBeVisible()
    await expect(dialog.getByText(/^Utkast, utskrivet \d+ \p{L}+ \d{4}$/u)).toBeVisible()
    const first = dialog.getByRole('table', { name: 'Åtgärder' }).first()
    await expect(first.getByRole('columnheader').first()).toHaveText('Nr')
    await expect(first.getByRole('row').nth(1)).toContainText('2026-03-06')
    expect(await complaintsOf(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)

    await page.emulateMedia({ media: 'print' })
    await expect(dialog.getByRole('heading', { level: 2, name: /^P3 / })).toBeVisible()
    await expect(page.locator('.board-bar')).toBeHidden()
    // As wide as an A4 page lying down, without its margins.
    await page.setViewportSize({ width: 1009, height: 700 })
    const widest = () =>
      dialog.getByRole('table').evaluateAll((all) => Math.max(...all.map((each) => each.clientWidth)))
    await expect.poll(widest).toBeLessThanOrEqual(1009)
    await expect(dialog.getByRole('button', { name: 'Skriv ut' })).toBeHidden()
  })
}

test('the plan is opened, saved as Word and left with the keyboard alone', async ({ server, enter }) => {
  const page = await enter('member', {}, await wholeYear(server))
  await openPlan(page)
  const more = page.getByRole('button', { name: 'Mer', exact: true })
  await more.focus()
  await page.keyboard.press('Enter')
  const item = page.getByRole('menuitem', { name: 'Skriv ut eller spara som PDF …' })
  await expect(item).toBeVisible()
  await menuTakesKeys(page)
  await page.keyboard.type('Skriv')
  await expect(item).toBeFocused()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Förhandsgranska utskriften' })
  await expect(dialog).toBeFocused()
  const save = dialog.getByRole('button', { name: 'Word (.docx)' })
  for (let presses = 0; presses < 12 && !(await save.evaluate((it) => it === document.activeElement)); presses++) {
    await page.keyboard.press('Tab')
  }
  await expect(save).toBeFocused()
  const word = await downloaded(page, () => page.keyboard.press('Enter'))
  expect(codesIn(word.bytes, 'A').slice(0, 5)).toEqual(CODES.slice(0, 5))
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(more).toBeFocused()
})

test('the thread of a card is saved as Word, too', async ({ enter }) => {
  const page = await enter('member')
  await faces(page).first().focus()
  await page.keyboard.press('Shift+F10')
  await page.getByRole('menuitem', { name: 'Röda tråden …' }).click()
  await page.getByRole('button', { name: 'Skriv ut eller spara …' }).click()
  const word = await downloaded(page, () => page.getByRole('button', { name: 'Word (.docx)' }).click())
  expect(headingsOf(word.bytes)).toEqual([expect.stringMatching(/^Röda tråden för /), 'Bygger på', 'Ledde till'])
})

test('a board of cards in fields is printed as it is', async ({ enter }) => {
  const page = await enter('member')
  await page.getByRole('button', { name: 'Mer', exact: true }).click()
  await expect(page.getByRole('menuitem', { name: 'Skriv ut …' })).toBeVisible()
  await expect(page.getByRole('menuitem', { name: 'Word (.docx)' })).toHaveCount(0)
})
