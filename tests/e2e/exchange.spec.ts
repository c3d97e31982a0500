import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test } from '../support/e2e.ts'
import { contentOf, exampleTexts, HomePage, REGIONS, type RoomPage } from '../support/pages.ts'

const PASTED = new URL('../fixtures/rsp-swot-2018.txt', import.meta.url)

test('a pasted SWOT is shown first, becomes fourteen cards in their fields, and one undo takes them back', async ({
  signInAs,
}) => {
  const [room, other] = [await signInAs('member'), await signInAs('facilitator')]
  await room.add('Hot', 'Fanns redan')
  await paste(room.page, room.addField('Styrkor'), await readFile(PASTED, 'utf8'))
  const dialog = room.dialog('Det du klistrar in blir lappar')
  await expect(dialog.getByRole('listitem')).toHaveCount(14)
  await expect(dialog.getByRole('heading', { level: 3 })).toHaveText([
    'Styrkor 3 lappar',
    'Svagheter 4 lappar',
    'Möjligheter 4 lappar',
    'Hot 3 lappar',
  ])
  await room.shows({ Hot: ['Fanns redan'] })

  await dialog.getByRole('button', { name: 'Lägg till 14 lappar' }).click()
  const texts = await exampleTexts()
  expect(Object.values(texts).flat()).toHaveLength(14)
  const all = { ...texts, Hot: ['Fanns redan', ...(texts.Hot ?? [])] }
  for (const person of [room, other]) await person.shows(all)
  await room.undo.click()
  for (const person of [room, other]) await person.shows({ Hot: ['Fanns redan'] })
  await room.redo.click()
  await other.shows(all)
})

test('three hundred pasted lines become three hundred cards, and one undo takes them back', async ({ signInAs }) => {
  const [room, other] = [await signInAs('member'), await signInAs('facilitator')]
  const lines = Array.from({ length: 300 }, (_, i) => `Rad ${i + 1}`)
  await paste(room.page, room.addField('Svagheter'), lines.join('\r\n'))
  const dialog = room.dialog('Det du klistrar in blir lappar')
  await expect(dialog.getByLabel('Lappar utan fält hamnar i')).toHaveValue('svagheter')
  await dialog.getByRole('button', { name: 'Lägg till 300 lappar' }).click()
  for (const person of [room, other]) await person.shows({ Svagheter: lines })
  await room.isSaved()
  await room.undo.click()
  for (const person of [room, other]) await person.shows({})
})

test('one pasted line stays in the field', async ({ signInAs }) => {
  const room = await signInAs('member')
  await paste(room.page, room.addField('Styrkor'), 'En enda rad')
  await expect(room.addField('Styrkor')).toHaveValue('En enda rad')
  await expect(room.page.getByRole('dialog')).toHaveCount(0)
})

test('cards come in from CSV and Markdown files', async ({ signInAs }) => {
  const room = await signInAs('member')
  const csv = 'Fält;Text;Vikt;Färg\r\nHot;"Tiden; den räcker inte";4;rosa\r\nStyrkor;Kollegorna;;\r\n'
  await importFile(room, 'tavla.csv', csv, 2)
  await room.shows({ Styrkor: ['Kollegorna'], Hot: ['Tiden; den räcker inte'] })
  await expect(room.face('Tiden; den räcker inte')).toHaveAccessibleName(/rosa, vikt 4/)

  await importFile(room, 'tavla.md', '# Nuläge\n\n## Svagheter\n\n- Ett\n- Två\n\n## Möjligheter\n\n1. Tre\n', 3)
  await room.shows({
    Styrkor: ['Kollegorna'],
    Svagheter: ['Ett', 'Två'],
    Möjligheter: ['Tre'],
    Hot: ['Tiden; den räcker inte'],
  })
})

test('a CSV file with a fault is refused with the row, and changes nothing', async ({ signInAs }) => {
  const room = await signInAs('member')
  await room.add('Styrkor', 'Kvar')
  await room.boardMenu('Hämta in lappar …')
  const dialog = room.dialog('Hämta in lappar …')
  for (const [rows, sentence] of [
    ['Hot;Ett;9', 'Rad 3 har en vikt som inte är 1–5: ”9”. Inget har ändrats.'],
    ['Himlen;Ett;', 'Rad 3 nämner ett fält som tavlan inte har: ”Himlen”. Inget har ändrats.'],
    ['Hot;Ett;1;och mer', 'Rad 3 har fler kolumner än rubrikraden'],
    ['Hot;"Ett;', 'Rad 3 har ett citattecken som aldrig tar slut'],
    [`Hot;${'a'.repeat(501)};`, 'Rad 3 är längre än 500 tecken'],
  ] as const) {
    await chooseFile(room, 'fel.csv', `Fält;Text;Vikt\nStyrkor;Bra;1\n${rows}\n`)
    await expect(dialog.locator('.ui-banner')).toContainText(sentence)
    await expect(dialog.getByRole('button', { name: 'Lägg till', exact: true })).toBeDisabled()
  }
  await room.page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await room.shows({ Styrkor: ['Kvar'] })
})

test('the board goes out as CSV and Markdown, and comes in again as it was', async ({ server, signInAs }) => {
  const room = await signInAs('member')
  await fill(room)
  const shown = await room.texts()
  const csv = await room.download('Tavlan som CSV')
  const markdown = await room.download('Tavlan som Markdown')
  expect(csv.name).toBe('SWOT-analys.csv')
  expect(csv.text).toContain('Styrkor;')
  expect(csv.text).toContain(';4;rosa;Malte Medlem')
  expect(markdown.name).toBe('SWOT-analys.md')
  expect(markdown.text).toMatch(/^# SWOT-analys\n\n## Styrkor\n\n- /)

  for (const file of [csv, markdown]) {
    const fresh = await signInAs('member', { room: await server.createRoom('Tillbaka') })
    await importFile(fresh, file.name, file.text, 4)
    await fresh.shows(shown)
  }
})

test('the whole room goes out as a file, and makes an equal room', async ({ signInAs, newVisitor }) => {
  const room = await signInAs('member')
  await fill(room)
  const file = await room.download('Hela rummet som fil')
  expect(file.name).toBe('Läslyftet på Ekskolan.json')
  const written = JSON.parse(file.text)
  const texts = await room.texts()

  const home = await new HomePage(await newVisitor()).open()
  const copy = await home.importRoom('Frida', written)
  await copy.shows(texts)
  await expect(copy.title).toHaveText('Läslyftet på Ekskolan')
  const again = await copy.export()
  expect({ ...again, exportedAt: '' }).toEqual({ ...written, exportedAt: '' })
  expect(contentOf(again)).toEqual(contentOf(written))
  await copy.add('Hot', 'Går att skriva i')
  await copy.isSaved()
  await room.shows(texts)
})

test('a file that is no room is refused in words', async ({ newVisitor, faults }) => {
  faults.expect(/Failed to load resource.* 400/)
  const home = await new HomePage(await newVisitor()).open()
  await home.page.getByLabel('Ditt namn').fill('Frida')
  await home.page
    .getByLabel('eller hämta ett rum från en fil …')
    .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"format":"annat"}') })
  await expect(
    home.page.getByRole('main').getByText('Kontrollera vad du skrev eller vilken fil du valde.'),
  ).toBeVisible()
})

test('print shows the title, the fields and every card, and no controls', async ({ signInAs }) => {
  const room = await signInAs('facilitator')
  await fill(room)
  await room.add('Styrkor', ...Array.from({ length: 30 }, (_, i) => `Rad ${i + 1}`))
  await room.page.emulateMedia({ media: 'print' })
  await expect(room.boardTitle).toBeVisible()
  for (const name of REGIONS) await expect(room.page.getByRole('heading', { level: 2, name })).toBeVisible()
  for (const card of await room.cards.all()) await expect(card).toBeVisible()
  await expect(room.page.locator('.print-foot')).toContainText('Läslyftet på Ekskolan')
  for (const role of ['button', 'textbox', 'radio', 'navigation', 'link'] as const) {
    for (const control of await room.page.getByRole(role).all()) await expect(control).toBeHidden()
  }
  await expect(room.page.locator('[data-save]')).toBeHidden()
  // Nothing is cut off: each list is as high as its cards.
  const cut = await room.page.evaluate(() => {
    const areas = [...document.querySelectorAll('main, [data-region], [data-card-list], .regions, .room')]
    return areas
      .filter((area) => area.scrollHeight > area.clientHeight + 1 && clips(area))
      .map((area) => area.className)
    function clips(area: Element): boolean {
      return /auto|scroll|hidden|clip/.test(getComputedStyle(area).overflowY)
    }
  })
  expect(cut).toEqual([])
})

/** Cards with all that a card can have. */
async function fill(room: RoomPage): Promise<void> {
  await room.add('Styrkor', 'Ett; med "tecken", komma\noch rad', '=1+1', '- Två * tre_fyra')
  await room.add('Hot', 'Tungt')
  await room.cardMenu('Tungt', 'Färg och vikt …')
  await room.page.getByRole('radio', { name: 'rosa' }).check()
  await room.page.getByRole('radio', { name: '4' }).check()
  await room.button('Klart').click()
  await expect(room.page.getByRole('dialog')).toHaveCount(0)
}

async function importFile(room: RoomPage, name: string, text: string, count: number): Promise<void> {
  await room.boardMenu('Hämta in lappar …')
  await chooseFile(room, name, text)
  await room.button(`Lägg till ${count} lappar`).click()
  await expect(room.page.getByRole('dialog')).toHaveCount(0)
}

async function chooseFile(room: RoomPage, name: string, text: string): Promise<void> {
  await room.page
    .getByLabel('eller välj en fil (CSV, Markdown eller text)')
    .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
}

async function paste(page: Page, field: ReturnType<Page['locator']>, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
  await field.focus()
  await page.keyboard.press('ControlOrMeta+v')
}
