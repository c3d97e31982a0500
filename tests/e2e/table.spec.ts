import type { Page } from '@playwright/test'
import { addBoard } from '@samtavla/shared/edits/boards.ts'
import { addCards, setCardField, spliceText } from '@samtavla/shared/edits/cards.ts'
import { readCard } from '@samtavla/shared/model/card.ts'
import type { BoardId, CardId } from '@samtavla/shared/model/ids.ts'
import type { WebsocketProvider } from 'y-websocket'
import { menuTakesKeys } from '../support/analysis.ts'
import { test as base, complaintsOf, expect, type Guest, type Look, wordsOf } from './a11y-room.ts'

const ACTIONS = [
  { text: 'Ta fram en läsprogression', fields: { responsible: 'Speciallärare', due: '2027-05-28', status: 'ongoing' } },
  { text: 'Screena alla i årskurs 1', fields: { responsible: 'Lärare i svenska', due: '2027-02-12' } },
  { text: 'Ge tid för sambedömning', fields: { responsible: 'Rektor', due: '2027-03-19' } },
] as const
const [PROGRESSION, SCREENING, TIME] = ACTIONS.map(({ text }) => text) as [string, string, string]

interface Plan extends Guest {
  readonly board: BoardId
  readonly ids: readonly CardId[]
}

/** An action plan with three actions, and a board with a cause; somebody else holds the pen. */
const test = base.extend<{ plan: Plan }>({
  plan: async ({ someoneElse, example }, use) => {
    const guest = await someoneElse(example)
    const { pen } = guest
    const causes = made(addBoard(pen, { tool: 'causes', preset: 'fiskben', title: 'Orsaker' }))
    made(addCards(pen, { board: causes, region: 'orsak', before: 'end' }, [{ text: 'Vi har ingen gemensam tid' }]))
    const board = made(addBoard(pen, { tool: 'action_plan', preset: 'full', title: 'Åtgärdsplan' }))
    const ids = made(addCards(pen, { board, region: 'atgard', before: 'end' }, ACTIONS))
    await use({ ...guest, board, ids })
  },
})

function made<T>(result: { ok: true; value: T } | { ok: false; reason: string }): T {
  if (!result.ok) throw new Error(result.reason)
  return result.value
}

async function openPlan(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: 'Åtgärdsplan', exact: true }).click()
  await expect(page.getByRole('table')).toBeVisible()
  for (const { text } of ACTIONS) await expect(rowOf(page, text)).toBeVisible()
}

const rowOf = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text })
const cell = (page: Page, text: string, name: RegExp) => rowOf(page, text).getByRole('button', { name })
const texts = (page: Page) => page.locator('tbody tr [data-card-focus]').allInnerTexts()
const withoutCodes = async (page: Page) => (await texts(page)).map((text) => text.replace(/^A\d+\s*/, ''))
const showsRows = (page: Page, rows: readonly string[]) => expect.poll(() => withoutCodes(page)).toEqual(rows)

/** What is filled in of an action, as far as the one with the pen knows. */
function fieldsOf({ ids, pen }: Plan, i: number): Readonly<Record<string, string>> {
  return readCard(ids[i]!, pen.content.cards.get(ids[i]!))?.fields ?? {}
}

/** How many transactions a person has made since; what writes nothing makes none. */
function changesIn(client: WebsocketProvider): () => number {
  let count = 0
  client.doc.on('update', () => count++)
  return () => count
}

test('two people fill in cells of one row at once, and each keeps their words', async ({ enter, example, plan }) => {
  const frida = await enter('facilitator', {}, example)
  const maria = await enter('member', {}, example)
  for (const page of [frida, maria]) await openPlan(page)
  const effect = /Förväntad effekt/
  const role = /Ansvarig/
  const field = frida.getByRole('textbox', { name: 'Förväntad effekt' })
  const roleOf = (page: Page) => page.getByRole('textbox', { name: 'Ansvarig (funktion)' })

  await cell(frida, SCREENING, effect).click()
  await expect(field).toBeFocused()
  await frida.keyboard.type('Vi ser tidigt vem')
  await cell(maria, SCREENING, role).click()
  await expect(rowOf(frida, SCREENING)).toContainText('skriver')
  await expect(roleOf(maria)).toBeFocused()
  await maria.keyboard.type('Speciallärare')
  await maria.keyboard.press('Enter')
  await expect(cell(frida, SCREENING, role)).toHaveText('Speciallärare')
  await expect(field).toBeFocused()
  await expect(field).toHaveValue('Vi ser tidigt vem')

  // Somebody saves the same cell meanwhile: it is said, and whoever saves last is right.
  setCardField(plan.pen, [plan.ids[1]!], 'expected_effect', 'Något annat')
  await expect(frida.getByText('Någon annan har skrivit: ”Något annat”.')).toBeVisible()
  await frida.keyboard.type(' som behöver stöd')
  await frida.keyboard.press('Enter')
  await expect(cell(maria, SCREENING, effect)).toHaveText('Vi ser tidigt vem som behöver stöd')
  await expect(rowOf(maria, SCREENING)).toContainText('3 av 6')

  // The third one has all of it before they begin to count.
  const effectIn = (i: number) => fieldsOf(plan, i).expected_effect
  await expect.poll(() => effectIn(1)).toBe('Vi ser tidigt vem som behöver stöd')
  const changes = changesIn(plan.client)
  await cell(frida, SCREENING, effect).click()
  await expect(field).toBeFocused()
  await frida.keyboard.press('Enter')
  await cell(frida, TIME, role).click()
  await expect(roleOf(frida)).toBeFocused()
  await frida.keyboard.type('Biträdande rektor')
  await frida.keyboard.press('Escape')
  await expect(cell(frida, TIME, role)).toHaveText('Rektor')
  // What comes last has come: nothing was written before it.
  await cell(frida, TIME, effect).click()
  await expect(field).toBeFocused()
  await frida.keyboard.type('Sist')
  await frida.keyboard.press('Tab')
  await expect(cell(maria, TIME, effect)).toHaveText('Sist')
  await expect.poll(() => effectIn(2)).toBe('Sist')
  expect(changes()).toBe(1)
})

test('the order and the filter are held while others write, until one asks for them anew', async ({
  enter,
  example,
  plan,
}) => {
  const page = await enter('facilitator', {}, example)
  await openPlan(page)
  const { pen, ids, board } = plan
  await page.getByRole('button', { name: 'Klart senast', exact: true }).click()
  await expect(page.getByRole('columnheader', { name: 'Klart senast' })).toHaveAttribute('aria-sort', 'ascending')
  await showsRows(page, [SCREENING, TIME, PROGRESSION])

  setCardField(pen, [ids[1]!], 'due', '2027-06-04')
  made(addCards(pen, { board, region: 'atgard', before: 'start' }, [{ text: 'Ny', fields: { due: '2027-01-15' } }]))
  await expect(page.getByText('Ordningen är ändrad.')).toBeVisible()
  await showsRows(page, [SCREENING, TIME, PROGRESSION, 'Ny'])
  await page.getByRole('button', { name: 'Uppdatera' }).click()
  await showsRows(page, ['Ny', TIME, PROGRESSION, SCREENING])
  await page.getByRole('button', { name: 'Visa i gruppens ordning' }).click()
  await showsRows(page, ['Ny', PROGRESSION, SCREENING, TIME])

  await page.getByRole('button', { name: 'Sök och filtrera' }).click()
  await page.getByRole('combobox', { name: 'Status' }).selectOption('Planerad')
  await expect(page.getByText('Visar 3 av 4')).toBeVisible()
  await page.getByRole('combobox', { name: 'Ansvarig (funktion)' }).selectOption('Rektor')
  await showsRows(page, [TIME])
  setCardField(pen, [ids[2]!], 'status', 'done')
  await expect(cell(page, TIME, /Status/)).toHaveText('Klar')
  expect(await withoutCodes(page)).toEqual([TIME])
  await page.getByLabel('Sök i raderna').fill('inget sådant')
  await expect(page.getByText('Ingen av de 4 raderna stämmer med det du har valt.')).toBeVisible()
  await page.getByRole('button', { name: 'Visa alla' }).click()
  await expect.poll(() => withoutCodes(page)).toHaveLength(4)

  const field = page.getByRole('textbox', { name: 'Skriv en lapp i Åtgärder' })
  await field.fill('Följ upp varje månad')
  await field.press('Enter')
  await showsRows(page, ['Ny', PROGRESSION, SCREENING, TIME, 'Följ upp varje månad'])
})

test('no column moves while others write, however long their words', async ({ enter, example, plan }) => {
  const page = await enter('facilitator', {}, example)
  await openPlan(page)
  const edges = () =>
    page.getByRole('columnheader').evaluateAll((heads) => heads.map((head) => head.getBoundingClientRect().left))
  const before = await settled(page, edges)
  const long = 'Lässtrategiundervisningsmaterial'.repeat(4)
  setCardField(plan.pen, [plan.ids[1]!], 'expected_effect', long)
  await expect(cell(page, SCREENING, /Förväntad effekt/)).toHaveText(long)
  expect(await edges()).toEqual(before)
  const isInside = await cell(page, SCREENING, /Förväntad effekt/).evaluate((one) => one.scrollWidth <= one.clientWidth)
  expect(isInside).toBe(true)
})

test('a link waits for its card, and not for who has gone on meanwhile', async ({ enter, example, plan }) => {
  const page = await enter('facilitator', {}, example)
  await openPlan(page)
  const view = (name: string) => page.getByRole('radio', { name })
  const inHand = rowOf(page, PROGRESSION).locator('[data-card-focus]')
  const follow = async () => {
    await view('Mina uppgifter').check()
    await expect(page.getByRole('table')).toHaveCount(0)
    await page.evaluate((id) => {
      window.location.hash = id
    }, plan.ids[0]!)
    // It is followed when it has gone from the address.
    await expect.poll(() => page.evaluate(() => window.location.hash)).toBe('')
  }
  await follow()
  await view('Tabell').evaluate((radio: HTMLInputElement) => radio.click())
  await expect(inHand).toBeFocused()

  await follow()
  await view('Tabell').check()
  await expect(inHand).toBeVisible()
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  await expect(inHand).not.toBeFocused()
})

test('a row is filled in with the keyboard alone', async ({ enter, example, plan }) => {
  const page = await enter('facilitator', {}, example)
  await openPlan(page)
  const { keyboard } = page
  const focused = page.locator(':focus')
  await page.getByRole('button', { name: 'Mot vilken orsak?', exact: true }).press('Tab')
  while (!(await focused.evaluate((element) => element.matches('tbody *')))) await keyboard.press('Tab')
  await expect(focused).toContainText(PROGRESSION)

  await keyboard.press('ArrowDown')
  await expect(focused).toContainText(SCREENING)
  await keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Lappens text' })).toBeFocused()
  await keyboard.press('End')
  await keyboard.type(' och 2')
  await keyboard.press('Tab')
  await expect(focused).toHaveAccessibleName('Välj: Mot vilken orsak?')
  await keyboard.press('ArrowRight')
  await keyboard.press('ArrowRight')
  await expect(focused).toHaveAccessibleName('Förväntad effekt: tomt, fyll i')
  await keyboard.press('F2')
  await expect(page.getByRole('textbox', { name: 'Förväntad effekt' })).toBeFocused()
  await keyboard.type('Tidigare stöd')
  await keyboard.press('Enter')
  await expect(focused).toHaveAccessibleName('Förväntad effekt: tomt, fyll i')
  await expect(page.locator('tr:focus-within')).toContainText(TIME)
  await keyboard.press('ArrowUp')
  await expect(focused).toHaveAccessibleName('Förväntad effekt: Tidigare stöd')
  await keyboard.press('ArrowRight')
  await expect(focused).toHaveAccessibleName('Ansvarig (funktion): Lärare i svenska')

  await cell(page, `${SCREENING} och 2`, /Status/).focus()
  await keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Planerad' })).toBeVisible()
  await menuTakesKeys(page)
  await keyboard.press('P')
  await page.getByRole('menuitem', { name: 'Pågår' }).focus()
  await keyboard.press('Enter')
  await expect(cell(page, SCREENING, /Status/)).toHaveText('Pågår')
  await expect(cell(page, SCREENING, /Status/)).toBeFocused()

  await cell(page, SCREENING, /Välj: Mot vilken orsak/).focus()
  await keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Mot vilken orsak?' })
  await expect(dialog.getByLabel('Sök bland lapparna')).toBeFocused()
  await keyboard.type('gemensam')
  await expect(dialog.getByText('Visar 1 av 1')).toBeVisible()
  await keyboard.press('ArrowDown')
  await keyboard.press('Space')
  await keyboard.press('Escape')
  await expect(rowOf(page, SCREENING).getByRole('button', { name: /^Gå till C1: / })).toHaveText('C1')
  await expect(rowOf(page, SCREENING)).toContainText('4 av 6')

  // A personal number goes nowhere, and the hand stays with it.
  await cell(page, TIME, /Ansvarig/).focus()
  await keyboard.press('Enter')
  const field = page.getByRole('textbox', { name: 'Ansvarig (funktion)' })
  await expect(field).toBeFocused()
  await keyboard.type('811218-9876')
  await keyboard.press('Enter')
  await expect(field).toBeFocused()
  await keyboard.press('Escape')
  await expect(cell(page, TIME, /Ansvarig/)).toHaveText('Rektor')
  expect(plan.ids).toHaveLength(3)
})

test('a letter that somebody writes costs one row of a long table', async ({ enter, example, plan }) => {
  const { pen, board } = plan
  const rows = Array.from({ length: 300 }, (_, i) => ({
    text: `Åtgärd nummer ${i}`,
    fields: { responsible: 'Rektor' },
  }))
  const ids = made(addCards(pen, { board, region: 'atgard', before: 'end' }, rows))
  const page = await enter('member', {}, example)
  await page.goto(`/room/${example.room}?bench`)
  await expect(page.locator('[data-save="saved"]')).toBeVisible()
  await openPlan(page)
  await expect(page.locator('tbody tr')).toHaveCount(303)
  const renders = () =>
    page.evaluate(() => (window as unknown as { samtavlaBench: { cardRenders: number } }).samtavlaBench.cardRenders)
  const before = await settled(page, renders)
  const write = async (letter: string) => {
    made(spliceText(pen, ids[150]!, 0, 0, letter))
    await expect(page.locator(`[data-card="${ids[150]}"]`)).toContainText(letter)
  }
  await write('Ω')
  await write('Σ')
  expect((await renders()) - before).toBe(2)
})

/** What is read once it stays the same, and the page has had time for whatever else it had to do. */
async function settled<T extends number | number[]>(page: Page, read: () => Promise<T>): Promise<T> {
  let last: T | undefined
  await expect(async () => {
    const was = last
    await page.evaluate(() => new Promise((done) => requestIdleCallback(done, { timeout: 2_000 })))
    last = await read()
    expect(last).toEqual(was)
  }).toPass({ timeout: 15_000 })
  return last!
}

/** What nobody has filled in is not on the wall, and nothing there is sorted or filled in. */
const WALL_HEADINGS = {
  sv: ['Åtgärder', 'Ifyllt', 'Ansvarig (funktion)', 'Klart senast', 'Status'],
  en: ['Actions', 'Filled in', 'Responsible (role)', 'Due', 'Status'],
}

const LOOKS: readonly Look[] = [
  { language: 'sv' },
  { language: 'en', theme: 'dark' },
  { language: 'sv', context: { viewport: { width: 320, height: 640 } } },
]

for (const look of LOOKS) {
  const width = look.context?.viewport?.width ?? 1280
  test(`axe has nothing against tables and one’s own tasks: ${look.language}, ${width} px`, async ({
    enter,
    example,
    plan,
  }) => {
    const { pen } = plan
    const scan = made(addBoard(pen, { tool: 'meeting_scan', preset: 'standard', title: 'Möten' }))
    made(
      addCards(pen, { board: scan, region: 'mote', before: 'end' }, [
        { text: 'Arbetslag', fields: { every_weeks: '1', minutes: '60', information: '70', planning: '30' } },
        { text: 'APT', fields: { every_weeks: '4', minutes: '90', information: '60', planning: '30' } },
      ]),
    )
    const w = wordsOf(look)
    const page = await enter('facilitator', look, example)
    const open = async (title: string, view: 'table' | 'mine') => {
      await page.getByRole('navigation').getByRole('button', { name: title, exact: true }).click()
      await page.getByRole('radio', { name: w.board.views[view] }).check({ force: true })
    }
    await open('Möten', 'table')
    await expect(page.getByText(w.table.shareSum(90))).toBeVisible()
    await expect(page.getByText(w.table.sharesOf(1, 2))).toBeVisible()
    await expect(page.getByRole('listitem').filter({ hasText: w.table.monthMinutes(260) })).toBeVisible()
    expect(await complaintsOf(page)).toEqual([])

    await open('Åtgärdsplan', 'table')
    await page.getByRole('button', { name: w.table.filter }).click()
    expect(await complaintsOf(page)).toEqual([])
    await rowOf(page, SCREENING)
      .getByRole('button', { name: /Lärare i svenska/ })
      .click()
    // Where little is in sight, a heading that is half under the first column is a small target until one scrolls on.
    if (width > 720) expect(await complaintsOf(page)).toEqual([])
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow).toBe(0)

    if (width > 720) {
      await page.getByRole('button', { name: w.projector.open }).click()
      await expect(page.getByRole('columnheader')).toHaveText(WALL_HEADINGS[look.language ?? 'sv'])
      expect(await complaintsOf(page)).toEqual([])
      await page.keyboard.press('Escape')
    }

    await open('Åtgärdsplan', 'mine')
    await page.getByLabel(w.mine.role).selectOption('Speciallärare')
    const task = page.getByRole('checkbox', { name: `${w.mine.done}: ${PROGRESSION}` })
    expect(await complaintsOf(page)).toEqual([])
    await task.check()
    await expect(task).toBeChecked()
    await expect(page.getByText(w.mine.counts(0, 0))).toBeVisible()
  })
}
