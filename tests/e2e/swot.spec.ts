import type { Page } from '@playwright/test'
import { expect, test } from '../support/e2e.ts'
import type { RoomPage } from '../support/pages.ts'

test('adds cards by button, Enter and double click, the newest first', async ({ signInAs }) => {
  const room = await signInAs('member')
  await room.addField('Styrkor').pressSequentially('Med knapp')
  await room.region('Styrkor').getByRole('button', { name: 'Lägg till lappen' }).click()
  await room.addField('Styrkor').pressSequentially('Med Enter')
  await room.addField('Styrkor').press('Enter')
  await expect(room.addField('Styrkor')).toHaveValue('')
  await expect(room.addField('Styrkor')).toBeFocused()
  await room.region('Styrkor').dblclick({ position: { x: 200, y: 280 } })
  await expect(room.addField('Styrkor')).toBeFocused()
  await room.page.keyboard.type('Efter dubbelklick')
  await room.page.keyboard.press('Enter')
  await room.shows({ Styrkor: ['Efter dubbelklick', 'Med Enter', 'Med knapp'] })
  await expect(room.region('Styrkor')).toContainText('3 lappar')
  await expect(room.card('Med Enter')).toContainText('Malte Medlem')

  await room.addField('Hot').fill('   ')
  await room.addField('Hot').press('Enter')
  await room.addField('Hot').fill('Rad ett')
  await room.addField('Hot').press('Shift+Enter')
  await room.addField('Hot').pressSequentially('rad två')
  await room.addField('Hot').press('Enter')
  await expect(room.region('Hot')).toContainText('1 lapp')
  expect((await room.texts()).Hot).toEqual(['Rad ett\nrad två'])
})

test('edits a card where it stands, and deletes one that is emptied', async ({ signInAs }) => {
  const [room, other] = [await signInAs('member'), await signInAs('facilitator')]
  await room.add('Styrkor', 'Kort', 'Tom')
  await room.face('Kort').dblclick()
  await room.editor.press('ControlOrMeta+a')
  await room.editor.pressSequentially('Längre text')
  await expect(other.card('Längre text')).toBeVisible()
  await room.editor.press('Escape')
  await expect(room.face('Längre text')).toBeFocused()
  await room.edit('Tom')
  await room.editor.fill('')
  await room.editor.press('Enter')
  for (const person of [room, other]) await person.shows({ Styrkor: ['Längre text'] })
  await room.undo.click()
  await expect(room.cards).toHaveCount(2)
})

test('warns above 160 characters and keeps 500, cutting nothing and losing nothing', async ({ signInAs }) => {
  const room = await signInAs('member')
  const field = room.addField('Styrkor')
  await field.fill('a'.repeat(161))
  await expect(room.region('Styrkor').getByRole('status')).toContainText('161 av 500 tecken.')
  await field.fill('a'.repeat(501))
  await expect(room.region('Styrkor').getByRole('status')).toContainText('501 tecken, men en lapp rymmer 500.')
  await expect(room.region('Styrkor').getByRole('button', { name: 'Lägg till lappen' })).toBeDisabled()
  await field.press('Enter')
  await expect(field).toHaveValue('a'.repeat(501))
  await expect(room.cards).toHaveCount(0)
  await field.press('Backspace')
  await field.press('Enter')
  await room.shows({ Styrkor: ['a'.repeat(500)] })

  await room.edit('a'.repeat(500))
  await room.editor.press('b')
  await expect(room.card('a'.repeat(500)).or(room.cards.first())).toContainText('Lappen rymmer högst 500 tecken.')
  await expect(room.editor).toHaveValue('a'.repeat(500))
  await room.editor.fill('kort')
  await room.editor.press('End')
  await room.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await room.page.evaluate(() => navigator.clipboard.writeText('x'.repeat(600)))
  await room.editor.press('ControlOrMeta+v')
  await expect(room.editor).toHaveValue('kort')
  await expect(room.cards.first()).toContainText('Lappen rymmer högst 500 tecken. Det nya togs inte med.')
  await room.editor.press('Enter')
  await room.shows({ Styrkor: ['kort'] })
})

test('gives cards a colour with its mark and name, and a weight', async ({ signInAs }) => {
  const [room, other] = [await signInAs('member'), await signInAs('facilitator')]
  await room.add('Styrkor', 'Ett')
  await expect(room.card('Ett').locator('[data-mark="green"]')).toBeVisible()
  await room.cardMenu('Ett', 'Färg och vikt …')
  for (const name of ['gul', 'orange', 'rosa', 'grön', 'blå', 'grå']) {
    await expect(room.page.getByRole('radio', { name, exact: true })).toBeVisible()
  }
  await room.page.getByRole('radio', { name: 'blå' }).check()
  await room.page.getByRole('radio', { name: '5' }).check()
  await room.button('Klart').click()
  for (const person of [room, other]) {
    await expect(person.face('Ett')).toHaveAccessibleName('Ett, av Malte Medlem, blå, vikt 5, 1 av 1')
    await expect(person.card('Ett').locator('[data-mark="blue"]')).toBeVisible()
    await expect(person.card('Ett').getByText('●●●●●')).toBeVisible()
  }
  await room.cardMenu('Ett', 'Färg och vikt …')
  await room.page.getByRole('radio', { name: 'Ingen' }).check()
  await room.button('Klart').click()
  await expect(other.face('Ett')).toHaveAccessibleName('Ett, av Malte Medlem, blå, 1 av 1')
})

test('renames the room, the board and a field, for everybody and their exports', async ({ signInAs, newVisitor }) => {
  const [room, other] = [await signInAs('member'), await signInAs('facilitator')]
  await rename(room, 'Byt namn på rummet', 'Rummets namn', 'Nytt rum')
  await rename(room, 'Byt namn på tavlan', 'Tavlans namn', 'Nuläget i maj')
  await rename(room, 'Byt namn på fältet Hot', 'Fältets namn', 'Det som stör')
  for (const person of [room, other]) {
    await expect(person.title).toHaveText('Nytt rum')
    await expect(person.boardTitle).toHaveText('Nuläget i maj')
    await expect(person.region('Det som stör')).toBeVisible()
    await expect(person.page).toHaveTitle(/Nytt rum/)
  }
  await room.add('Det som stör', 'Bullret')
  expect((await room.download('Tavlan som CSV')).text).toContain('Det som stör;Bullret')
  await room.isSaved()
  // The list of rooms tells the new name as well.
  const home = await newVisitor({ storageState: await other.page.context().storageState() })
  await home.goto('/')
  await expect(home.getByRole('link', { name: 'Nytt rum' })).toBeVisible()

  await room.button('Byt namn på tavlan').click()
  await room.page.getByLabel('Tavlans namn').fill('Glöms')
  await room.page.keyboard.press('Escape')
  await expect(room.boardTitle).toHaveText('Nuläget i maj')
  await expect(room.button('Byt namn på tavlan')).toBeFocused()
})

test('changes which fields there are, and hides no card', async ({ signInAs }) => {
  const [room, other] = [await signInAs('member'), await signInAs('facilitator')]
  await room.add('Styrkor', 'Ett')
  await room.add('Hot', 'Två')
  await room.boardMenu('Ändra fält …')
  await room.page.getByRole('radio', { name: /^Styrkor och utmaningar/ }).check()
  await room.button('Klart').click()
  for (const person of [room, other]) {
    await expect(person.page.getByRole('heading', { level: 2 }).and(person.page.locator('[data-region] *'))).toHaveText(
      ['Styrkor', 'Utmaningar', 'Hot'],
    )
    await person.shows({ Styrkor: ['Ett'], Hot: ['Två'] })
  }
  await room.moveByMenu('Två', 'Utmaningar')
  for (const person of [room, other]) {
    await expect(person.region('Hot')).toHaveCount(0)
    await person.shows({ Styrkor: ['Ett'], Utmaningar: ['Två'] })
  }
})

test('duplicates, deletes with undo and redo, and gives back from the trash', async ({ signInAs }) => {
  const [room, other] = [await signInAs('member'), await signInAs('facilitator')]
  await room.add('Styrkor', 'Två', 'Ett')
  await room.cardMenu('Ett', 'Kopiera')
  for (const person of [room, other]) await person.shows({ Styrkor: ['Ett', 'Ett', 'Två'] })
  await room.undo.click()
  await room.shows({ Styrkor: ['Ett', 'Två'] })

  await room.cardMenu('Ett', 'Ta bort lappen')
  await other.shows({ Styrkor: ['Två'] })
  await expect(room.face('Två')).toBeFocused()
  await room.undo.click()
  await other.shows({ Styrkor: ['Ett', 'Två'] })
  await room.redo.click()
  await other.shows({ Styrkor: ['Två'] })

  await other.boardMenu('Papperskorg')
  await expect(other.dialog('Papperskorg')).toContainText('Borttagen av Malte Medlem')
  await other.button('Lägg tillbaka').first().click()
  await room.shows({ Styrkor: ['Ett', 'Två'] })
})

test('what offers to take a removal back takes back that and nothing later', async ({ signInAs }) => {
  const [room, other] = [await signInAs('member'), await signInAs('facilitator')]
  await room.add('Styrkor', 'Två', 'Ett')
  await keepToasts(room.page)
  await room.cardMenu('Ett', 'Ta bort lappen')
  await room.add('Hot', 'Senare')
  const offer = room.page.locator('.ui-toast')
  await expect(offer).toContainText('Lappen är borttagen.')
  await offer.getByRole('button', { name: 'Ångra' }).click()
  for (const person of [room, other]) await person.shows({ Styrkor: ['Ett', 'Två'], Hot: ['Senare'] })
  await expect(room.face('Ett')).toBeFocused()
  await expect(offer).toHaveCount(0)
})

test('keeps what was reworded in a dialog when it cannot be done now', async ({ signInAs }) => {
  const [frida, malte] = [await signInAs('facilitator'), await signInAs('member')]
  await malte.add('Styrkor', 'Ett', 'Två')
  await frida.shows({ Styrkor: ['Två', 'Ett'] })
  await malte.face('Ett').focus()
  await malte.page.keyboard.press('Space')
  await malte.face('Två').focus()
  await malte.page.keyboard.press('Space')
  await malte.selectionBar.getByRole('button', { name: 'Slå ihop …' }).click()
  const dialog = malte.page.getByRole('dialog')
  await dialog.getByRole('textbox').fill('En ny formulering')
  await frida.boardMenu('Lås tavlan')
  await expect(malte.page.locator('.notices').getByText('Tavlan är låst')).toBeAttached()
  await dialog.getByRole('button', { name: 'Slå ihop 2 lappar …' }).click()
  // Screen readers are told the same a moment later.
  await expect(malte.page.locator('.ui-toast')).toContainText('Tavlan är låst. Inget har ändrats.')
  await malte.page.mouse.click(5, 5)
  await expect(dialog.getByRole('textbox')).toHaveValue('En ny formulering')
  await frida.boardMenu('Lås upp tavlan')
  await expect(malte.page.locator('.notices').getByText('Tavlan är låst')).toHaveCount(0)
  await dialog.getByRole('button', { name: 'Slå ihop 2 lappar …' }).click()
  await frida.shows({ Styrkor: ['En ny formulering'] })
  await expect(malte.face('En ny formulering')).toBeFocused()
})

test('merges cards with the originals one click away, and takes them apart again', async ({ signInAs }) => {
  const [room, other] = [await signInAs('member'), await signInAs('facilitator')]
  await room.add('Styrkor', 'Tre', 'Två', 'Ett')
  await other.add('Hot', 'Fyra')
  await expect(room.card('Fyra')).toBeVisible()
  for (const text of ['Ett', 'Tre', 'Fyra']) await room.face(text).click({ modifiers: ['ControlOrMeta'] })
  await expect(room.selectionBar).toContainText('3 lappar markerade')
  await room.selectionBar.getByRole('button', { name: 'Slå ihop …' }).click()
  const dialog = room.dialog('Slå ihop 3 lappar till en')
  await expect(dialog.getByRole('listitem')).toHaveText(['Ett', 'Tre', 'Fyra'])
  await dialog.getByLabel('Den nya lappens text').fill('Läsning')
  await dialog.getByRole('button', { name: 'Slå ihop 3 lappar …' }).click()
  for (const person of [room, other]) await person.shows({ Styrkor: ['Läsning', 'Två'] })
  await expect(room.selectionBar).toHaveCount(0)

  await other.card('Läsning').getByRole('button', { name: '3 original' }).click()
  const originals = other.dialog('3 original')
  await expect(originals.getByRole('listitem').filter({ hasText: 'Fyra' })).toContainText('Frida Ledare')
  await expect(originals.getByRole('listitem')).toHaveCount(3)
  await originals.getByRole('button', { name: 'Ta isär igen' }).click()
  for (const person of [room, other]) await person.shows({ Styrkor: ['Ett', 'Två', 'Tre'], Hot: ['Fyra'] })
})

test('splits a card into its sentences', async ({ signInAs }) => {
  const room = await signInAs('member')
  await room.add('Styrkor', 'Efter', 'Vi har tid. Vi har kunskap. Vi har vilja.')
  await room.cardMenu('Vi har tid. Vi har kunskap. Vi har vilja.', 'Dela upp …')
  const lines = room.page.getByLabel('En rad blir en lapp')
  await expect(lines).toHaveValue('Vi har tid.\nVi har kunskap.\nVi har vilja.')
  await room.button('Dela upp i 3 lappar').click()
  await room.shows({ Styrkor: ['Vi har tid.', 'Vi har kunskap.', 'Vi har vilja.', 'Efter'] })
  await room.undo.click()
  await room.shows({ Styrkor: ['Vi har tid. Vi har kunskap. Vi har vilja.', 'Efter'] })
})

test('marks several cards and moves, colours and deletes them together', async ({ signInAs }) => {
  const [room, other] = [await signInAs('member'), await signInAs('facilitator')]
  await room.add('Styrkor', 'Tre', 'Två', 'Ett')
  for (const text of ['Ett', 'Tre']) await room.face(text).click({ modifiers: ['ControlOrMeta'] })
  await expect(room.face('Tre')).toHaveAccessibleName(/markerad/)
  await room.selectionBar.getByRole('button', { name: 'Flytta till …' }).click()
  await room.dialog('Flytta 2 lappar till').getByRole('button', { name: 'Hot' }).click()
  await other.shows({ Styrkor: ['Två'], Hot: ['Ett', 'Tre'] })
  await room.selectionBar.getByRole('button', { name: 'Färg och vikt …' }).click()
  await room.page.getByRole('radio', { name: 'grå' }).check()
  await room.button('Klart').click()
  for (const text of ['Ett', 'Tre']) await expect(other.face(text)).toHaveAccessibleName(/grå/)

  await room.drag('Tre', room.region('Möjligheter'), { x: 0.5, y: 0.8 })
  await other.shows({ Styrkor: ['Två'], Möjligheter: ['Ett', 'Tre'] })
  await room.selectionBar.getByRole('button', { name: 'Ta bort' }).click()
  await other.shows({ Styrkor: ['Två'] })
  await expect(room.selectionBar).toHaveCount(0)
  await room.face('Två').click({ modifiers: ['ControlOrMeta'] })
  await room.selectionBar.getByRole('button', { name: 'Avmarkera alla' }).click()
  await expect(room.selectionBar).toHaveCount(0)
})

test('adds boards after one another, in one order for everybody, and removes them', async ({ signInAs }) => {
  const [room, other] = [await signInAs('member'), await signInAs('facilitator')]
  const boards = (person: RoomPage) => person.page.getByRole('navigation', { name: 'Tavlor' }).getByRole('listitem')
  for (const [title, preset] of [
    ['Andra', /^Utmaningar och möjligheter/],
    ['Tredje', /^Fyra fält/],
  ] as const) {
    await room.button('Ny tavla').click()
    await room.page.getByLabel('Tavlans namn').fill(title)
    await room.page.getByRole('radio', { name: preset }).check()
    await room.button('Skapa tavlan').click()
    await expect(room.boardTitle).toHaveText(title)
    await room.add('Möjligheter', `På ${title}`)
  }
  for (const person of [room, other]) await expect(boards(person)).toHaveText(['SWOT-analys', 'Andra', 'Tredje'])
  await expect(other.boardTitle).toHaveText('SWOT-analys')
  await boards(other).getByRole('button', { name: 'Andra' }).click()
  await other.shows({ Möjligheter: ['På Andra'] })
  await expect(other.region('Utmaningar')).toBeVisible()

  // What is marked on one board is not there to be taken away on the next.
  await other.face('På Andra').click({ modifiers: ['ControlOrMeta'] })
  await expect(other.selectionBar).toBeVisible()
  await boards(other).getByRole('button', { name: 'Tredje' }).click()
  await other.shows({ Möjligheter: ['På Tredje'] })
  await expect(other.selectionBar).toHaveCount(0)
  await boards(other).getByRole('button', { name: 'Andra' }).click()

  await room.boardMenu('Ta bort tavlan')
  for (const person of [room, other]) await expect(boards(person)).toHaveText(['SWOT-analys', 'Andra'])
  await other.shows({ Möjligheter: ['På Andra'] })
  await room.undo.click()
  for (const person of [room, other]) await expect(boards(person)).toHaveText(['SWOT-analys', 'Andra', 'Tredje'])
})

/** An offer that goes by itself after some seconds stays until it is taken, however slow the machine is. */
async function keepToasts(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { setTimeout } = window
    window.setTimeout = ((act: () => void, ms?: number) =>
      ms === 8_000 ? 0 : setTimeout(act, ms)) as typeof setTimeout
  })
}

async function rename(room: RoomPage, pencil: string, label: string, name: string): Promise<void> {
  await room.button(pencil).click()
  await room.page.getByLabel(label, { exact: true }).fill(name)
  await room.page.keyboard.press('Enter')
}
