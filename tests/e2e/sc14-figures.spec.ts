import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { addBoard } from '@samtavla/shared/edits/boards.ts'
import { setFigure, setReading } from '@samtavla/shared/edits/cards.ts'
import { addFigures } from '@samtavla/shared/edits/figures.ts'
import type { BoardId } from '@samtavla/shared/model/ids.ts'
import { test as base, complaintsOf, expect, type Guest, type Look, wordsOf } from './a11y-room.ts'

const MEASURE = 'Klarar alla delprov i matematik'

/** As a spreadsheet puts them on the clipboard. Six pupils go in a class of their own. */
const ROWS = [
  ['Mått', 'Grupp', 'Läsår', 'Värde', 'Enhet', 'n', 'Källa'],
  [MEASURE, 'Alla', 'vt 2025', '69,6', '%', '46', 'Nationella prov'],
  [MEASURE, 'Klass A', 'vt 2025', '77,3', '%', '22 elever', 'Nationella prov'],
  [MEASURE, 'Klass B', 'vt 2025', '72,2', '%', '18 elever', 'Nationella prov'],
  [MEASURE, 'Förberedelseklass', 'vt 2025', '33,3', '%', '6 elever', 'Nationella prov'],
  [MEASURE, 'Alla', 'vt 2024', '64,6', '%', '48', 'Nationella prov'],
  [MEASURE, 'Alla', 'vt 2023', '61,7', '%', '47', 'Nationella prov'],
  ['Trygga på rasterna', 'Alla', 'vt 2025', '81,8', '%', '44', 'Elevenkät'],
]
const PASTED = ROWS.map((row) => row.join('\t')).join('\r\n')

/** What nobody but the one who pastes may be given: the small group, and what it could be reckoned from. */
const SECRETS = /33[.,]3|72[.,]2/

interface Stats extends Guest {
  readonly board: BoardId
}

const test = base.extend<{ stats: Stats }>({
  stats: async ({ someoneElse, example }, use) => {
    const guest = await someoneElse(example)
    const made = addBoard(guest.pen, { tool: 'stats', preset: 'standard', title: 'Siffrorna' })
    if (!made.ok) throw new Error(made.reason)
    await use({ ...guest, board: made.value })
  },
})

test.use({ serviceWorkers: 'allow' })

async function openStats(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: 'Siffrorna', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Siffrorna' })).toBeVisible()
}

async function paste(page: Page, text: string): Promise<void> {
  await page.locator('[data-region$="/matt"] [data-add-field]').evaluate((field, pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
}

async function addPasted(page: Page): Promise<void> {
  await paste(page, PASTED)
  const dialog = page.getByRole('dialog', { name: 'Siffrorna du klistrar in blir rader' })
  await dialog.getByRole('button', { name: 'Lägg till 7 rader' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.locator('[data-save="saved"]')).toBeVisible()
}

const rowOf = (page: Page, ...words: readonly string[]) =>
  words.reduce((rows, word) => rows.filter({ hasText: word }), page.getByRole('row'))

/** What a person could take out of the page: its source, and what copying all of it gives. */
async function takenFrom(page: Page): Promise<string> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.bringToFront()
  await page.evaluate(() => {
    document.getSelection()?.selectAllChildren(document.body)
    document.execCommand('copy')
  })
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain(MEASURE)
  return `${await page.content()}\n${copied}`
}

/** All that a person can take out as files, without the times in them, which may hold any digits. */
async function exportedBy(page: Page): Promise<string> {
  const files: string[] = []
  for (const item of ['Tavlan som CSV', 'Tavlan som Markdown', 'Hela rummet som fil']) {
    await page.getByRole('button', { name: 'Mer', exact: true }).click()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: item, exact: true }).click(),
    ])
    files.push(await readFile(await file.path(), 'utf8'))
  }
  return files.join('\n').replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '')
}

test('[Sc14] seven pasted rows: the group of six and the one it could be reckoned from are nobody else’s', async ({
  enter,
  stats: _,
  example,
}) => {
  const writer = await enter('member')
  const [member, principal] = [await enter('member', {}, example), await enter('principal', {}, example)]
  for (const page of [writer, member, principal]) await openStats(page)

  await paste(writer, PASTED)
  const dialog = writer.getByRole('dialog', { name: 'Siffrorna du klistrar in blir rader' })
  await expect(dialog.getByRole('status')).toHaveText('7 rader. 2 siffror döljs för andra. Inget är delat än.')
  await expect(dialog.getByRole('row').filter({ hasText: 'Förberedelseklass' })).toContainText(
    'Visas inte: färre än 10 i gruppen',
  )
  await expect(dialog.getByRole('row').filter({ hasText: 'Klass B' })).toContainText(
    'Visas inte: annars går en liten grupp att räkna ut',
  )
  expect(await complaintsOf(writer)).toEqual([])
  await expect(member.getByRole('table')).toHaveCount(0)
  await dialog.getByRole('button', { name: 'Lägg till 7 rader' }).click()

  for (const page of [writer, member, principal]) {
    await expect(rowOf(page, 'Klass A')).toContainText('77,3 % (n = 22)')
    await expect(rowOf(page, 'Klass A')).toContainText('vt 2025')
    await expect(page.getByRole('figure')).toHaveCount(1)
  }
  await expect(rowOf(writer, 'Förberedelseklass')).toContainText('33,3 % (n = 6)Bara du ser den här siffran')
  await expect(rowOf(writer, 'Klass B')).toContainText('72,2 % (n = 18)Bara du ser den här siffran')
  for (const page of [member, principal]) {
    await expect(rowOf(page, 'Förberedelseklass')).toContainText('Visas inte: färre än 10 i gruppen')
    await expect(rowOf(page, 'Klass B')).toContainText('Visas inte: annars går en liten grupp att räkna ut')
    expect(await takenFrom(page)).not.toMatch(SECRETS)
    const file = await exportedBy(page)
    expect(file).toContain('Förberedelseklass')
    expect(file).not.toMatch(SECRETS)
  }
  expect(await takenFrom(writer)).toMatch(SECRETS)
  expect(await exportedBy(writer)).not.toMatch(SECRETS)

  await expect(writer.locator('[data-save="saved"]')).toBeVisible()
  await writer.reload()
  await openStats(writer)
  await expect(rowOf(writer, 'Förberedelseklass')).toContainText('33,3 % (n = 6)')
})

test('[FIG3] a figure is entered by keyboard alone, and nothing is shared before all of it is there', async ({
  enter,
  stats: { pen, board },
}) => {
  const row = { text: MEASURE, fields: { group: 'Årskurs 3', period: 'vt 2025' }, figure: undefined }
  addFigures(pen, { board, region: 'matt', before: 'end' }, [row], [])
  const [page, other] = [await enter('member'), await enter('principal')]
  for (const each of [page, other]) await openStats(each)
  const cell = page.getByRole('button', { name: 'Skriv in siffran' })
  await cell.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: /^Siffra: ST/ })
  await expect(dialog.getByRole('textbox', { name: 'Värde' })).toBeFocused()
  await page.keyboard.type('66,5 %')
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('Skriv hur många de är')).toBeVisible()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.type('6')
  await expect(dialog.getByText('Bara du kommer att se siffran. Gruppen är mindre än 10')).toBeVisible()
  await page.keyboard.type('2')
  await expect(dialog.getByText('Alla i rummet får se 66,5 % (n = 62).')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  for (const each of [page, other]) await expect(rowOf(each, 'Årskurs 3')).toContainText('66,5 % (n = 62)')
})

test('[FIG4] what a figure was before goes with it when it is hidden, and comes back with it', async ({
  enter,
  stats: { pen, board },
}) => {
  const figure = { value: 66, unit: '%', n: 46 }
  const row = { text: MEASURE, fields: { group: 'Årskurs 3', period: 'vt 2025' }, figure }
  const added = addFigures(pen, { board, region: 'matt', before: 'end' }, [row], [])
  if (!added.ok) throw new Error(added.reason)
  setReading(pen, added.value[0]!, { at: 'vt 2024', value: '58,7 %', note: '' })
  const [page, other] = [await enter('member'), await enter('principal')]
  for (const each of [page, other]) await openStats(each)
  const change = async (n: string) => {
    await rowOf(page, MEASURE)
      .getByRole('button', { name: /^Siffra:/ })
      .click()
    await page.getByRole('dialog').getByRole('textbox', { name: 'Antal i gruppen' }).fill(n)
    await page.getByRole('button', { name: 'Spara', exact: true }).click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await expect(rowOf(other, MEASURE)).toContainText('58,7 %')
  await change('6')
  await expect(rowOf(other, MEASURE)).toContainText('Visas inte: färre än 10 i gruppen')
  await expect.poll(() => other.content()).not.toContain('58,7')
  await change('46')
  await expect(rowOf(other, MEASURE)).toContainText('66 % (n = 46)')
  await expect(rowOf(other, MEASURE)).toContainText('58,7 %')
})

test('[FIG5] where others’ rows tell of a small group as well, it is said, and one hides one more', async ({
  enter,
  stats: { pen, board },
}) => {
  const page = await enter('member')
  await openStats(page)
  await addPasted(page)
  // Somebody else has entered the class again, who saw nothing of it when they were offline.
  const row = { text: MEASURE, fields: { group: 'Klass C', period: 'vt 2025' }, figure: { hidden: 'small' } as const }
  const shown = { text: MEASURE, fields: { group: 'Klass C annat', period: 'vt 2025' }, figure: undefined }
  const added = addFigures(pen, { board, region: 'matt', before: 'end' }, [row, shown], [])
  if (!added.ok) throw new Error(added.reason)
  setFigure(pen, added.value[1]!, { value: 50, unit: '%', n: 12 })
  const notice = page.locator('#board').getByText('Nu går det att räkna ut en siffra')
  await expect(notice).toContainText('Andra kan redan ha sett')
  await page.getByRole('button', { name: 'Dölj för andra' }).click()
  await expect(notice).toHaveCount(0)
  await expect(rowOf(page, 'Klass C annat')).toContainText('50 % (n = 12)Bara du ser den här siffran')
})

test('[FIG7] a figure that only one person sees is not on the wall', async ({ enter, stats: _ }) => {
  const page = await enter('member')
  await openStats(page)
  await addPasted(page)
  await page.getByRole('button', { name: 'Storbild' }).click()
  await expect(rowOf(page, 'Förberedelseklass')).toContainText('Visas inte: färre än 10 i gruppen')
  await expect(page.getByText('Bara du ser den här siffran')).toHaveCount(0)
})

test('three hundred rows are pasted, and the columns can be corrected', async ({ enter, stats: _ }) => {
  const page = await enter('member')
  await openStats(page)
  const rows = Array.from(
    { length: 300 },
    (_, i) => `Trygga\tSkola ${i + 1}\t2024/25\t${60 + (i % 30)},5\t${20 + (i % 9)}`,
  )
  await paste(page, rows.join('\r\n'))
  const dialog = page.getByRole('dialog', { name: 'Siffrorna du klistrar in blir rader' })
  await expect(dialog.getByLabel('Kolumn 4 är')).toHaveValue('value')
  await expect(dialog.getByRole('status')).toHaveText('300 rader. Ingen siffra behöver döljas.')
  await expect(dialog.getByText('Ingen siffra: värde, enhet eller antal saknas').first()).toBeVisible()
  await dialog.getByLabel('Kolumn 3 är').selectOption('unit')
  await expect(dialog.getByRole('row').filter({ hasText: 'Skola 300' })).toContainText('89,5 2024/25 (n = 22)')
  await dialog.getByRole('button', { name: 'Lägg till 300 rader' }).click()
  await expect(rowOf(page, 'Skola 300')).toContainText('89,5')
  await page.getByRole('button', { name: 'Ångra' }).click()
  await expect(page.getByRole('table')).toHaveCount(0)
})

const LOOKS: readonly Look[] = [
  { language: 'sv', theme: 'light' },
  { language: 'en', theme: 'dark' },
  { language: 'sv', context: { viewport: { width: 320, height: 640 } } },
]

for (const look of LOOKS) {
  test(`[A16] the figures have no faults in ${JSON.stringify(look)}`, async ({ enter, stats: { pen, board } }) => {
    const w = wordsOf(look)
    const row = (period: string, figure: Parameters<typeof setFigure>[2]) => ({
      ...{ text: MEASURE, fields: { group: 'Alla', period }, figure },
    })
    const figures = [61.7, 64.6].map((value, i) => row(`vt ${2023 + i}`, { value, unit: '%', n: 47 }))
    addFigures(pen, { board, region: 'matt', before: 'end' }, [...figures, row('vt 2025', { hidden: 'small' })], [])
    const page = await enter('member', look)
    await page.getByRole('navigation').getByRole('button', { name: 'Siffrorna', exact: true }).click()
    // On a phone a table is a list.
    const hidden = look.context ? w.followUp.figureWords({ hidden: 'small' }) : w.figures.hidden.small
    await expect(page.getByText(hidden).first()).toBeVisible()
    expect(await complaintsOf(page)).toEqual([])
    await page.getByRole('button', { name: w.cards.more }).first().click()
    await page.getByRole('menuitem', { name: w.figures.open }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    expect(await complaintsOf(page)).toEqual([])
  })
}
