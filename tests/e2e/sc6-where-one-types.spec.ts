import { expect, test } from '../support/e2e.ts'

/** Serials from 980 are given to nobody. */
const NUMBER = '130522-9849'
const ASKS = 'Gäller det en enskild person? Skriv om gruppen.'
const STOPS = 'Här står ett personnummer. Ta bort det, så kan texten delas.'
const REFUSED = 'Det blev ett personnummer, och sådana kan inte stå på en lapp. Det nya togs inte med.'
const MARK = 'Kan gälla en person'

test('[PRIV-E1] a personal number stays in the field for a new card, with the reason, until it is changed', async ({
  signInAs,
}) => {
  const [malte, frida] = [await signInAs('member'), await signInAs('facilitator')]
  const field = malte.addField('Hot')
  await field.pressSequentially(`Saknar omdöme ${NUMBER}`)
  await expect(malte.region('Hot')).toContainText(STOPS)
  await expect(malte.announcements).toContainText(STOPS)
  await expect(field).toHaveAccessibleDescription(/Här står ett personnummer/)
  await expect(malte.region('Hot').getByRole('button', { name: 'Lägg till lappen' })).toBeDisabled()
  await field.press('Enter')
  await field.press('Enter')
  await expect(field).toHaveValue(`Saknar omdöme ${NUMBER}`)
  await expect(malte.button('Lägg till ändå')).toHaveCount(0)
  await field.fill('Omdömen saknas i två ämnen')
  await expect(malte.region('Hot')).not.toContainText(STOPS)
  await field.press('Enter')
  for (const person of [malte, frida]) await person.shows({ Hot: ['Omdömen saknas i två ämnen'] })
})

test('[PRIV-E1] the digit that completes a personal number is not taken into a card, by key or by paste', async ({
  signInAs,
}) => {
  const [malte, frida] = [await signInAs('member'), await signInAs('facilitator')]
  await malte.add('Hot', 'Omdöme ')
  const editor = await malte.edit('Omdöme')
  await editor.press('End')
  await editor.pressSequentially(` ${NUMBER}`)
  await expect(editor).toHaveValue(`Omdöme ${NUMBER.slice(0, -1)}`)
  await expect(malte.cards).toContainText(REFUSED)
  await expect(malte.announcements).toContainText(REFUSED)
  await expect(editor).toHaveAccessibleDescription(REFUSED)
  await editor.press('Backspace')
  await expect(malte.cards).not.toContainText(REFUSED)

  await editor.fill('Omdöme')
  await malte.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await malte.page.evaluate((text) => navigator.clipboard.writeText(text), ` ${NUMBER}`)
  await editor.press('End')
  await editor.press('ControlOrMeta+v')
  await expect(editor).toHaveValue('Omdöme')
  await expect(malte.cards).toContainText(REFUSED)
  await editor.press('Enter')
  for (const person of [malte, frida]) await person.shows({ Hot: ['Omdöme'] })

  await malte.cardMenu('Omdöme', 'Dela upp …')
  await malte.page.getByRole('textbox', { name: 'En rad blir en lapp' }).fill(`Omdöme\n${NUMBER}`)
  await expect(malte.page.getByRole('dialog')).toContainText(STOPS)
  await expect(malte.button('Dela upp i 2 lappar')).toBeDisabled()
})

test('[PRIV-E1] [PRIV-W1] pasted rows about one person come first, and those with a number stay out until changed', async ({
  signInAs,
}) => {
  const [malte, frida] = [await signInAs('member'), await signInAs('facilitator')]
  const rows = ['Rasten är orolig', `Pnr ${NUMBER}`, 'Kevin i 5B tar all tid', 'Vi planerar ihop']
  await malte.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await malte.page.evaluate((text) => navigator.clipboard.writeText(text), rows.join('\n'))
  await malte.addField('Hot').focus()
  await malte.addField('Hot').press('ControlOrMeta+v')
  const dialog = malte.dialog('Det du klistrar in blir lappar')
  await expect(dialog.getByRole('heading', { name: 'Se över 2 lappar' })).toBeVisible()
  await expect(dialog).toContainText(STOPS)
  await expect(dialog).toContainText(ASKS)
  await expect(dialog.getByRole('status')).toHaveText('1 lapp tas inte med, för där står ett personnummer.')
  await expect(dialog.getByRole('button', { name: 'Lägg till 3 lappar' })).toBeEnabled()

  await dialog.getByRole('textbox', { name: 'Lapp 2 att se över, till Hot' }).fill('Konflikter tar lektionstid')
  await expect(dialog).not.toContainText(ASKS)
  await dialog.getByRole('button', { name: 'Lägg till 3 lappar' }).click()
  const texts = { Hot: ['Rasten är orolig', 'Vi planerar ihop', 'Konflikter tar lektionstid'] }
  for (const person of [malte, frida]) await person.shows(texts)
})

test('[PRIV-E1] a pasted row goes in when its number is taken away', async ({ signInAs }) => {
  const malte = await signInAs('member')
  await malte.boardMenu('Hämta in lappar …')
  const dialog = malte.dialog('Hämta in lappar …')
  await dialog.getByRole('textbox', { name: 'Klistra in en lista' }).fill(`Saknar omdöme ${NUMBER}`)
  await expect(dialog.getByRole('button', { name: 'Lägg till' })).toBeDisabled()
  await dialog.getByRole('textbox', { name: 'Lapp 1 att se över, till Styrkor' }).fill('Saknar omdöme')
  await expect(dialog.getByRole('status')).toBeEmpty()
  await dialog.getByRole('button', { name: 'Lägg till 1 lapp' }).click()
  await malte.shows({ Styrkor: ['Saknar omdöme'] })
})

test('[PRIV-W1] [PRIV-W2] [PRIV-W3] what may be about one person is asked about before anybody sees it, and never stopped', async ({
  signInAs,
}) => {
  const [malte, frida] = [await signInAs('member'), await signInAs('facilitator')]
  const field = malte.addField('Hot')
  const contact = 'Behövs e-postadressen eller telefonnumret? Skriv hellre vilken funktion det gäller.'
  for (const [text, question] of [
    ['Kevin i 5B förstör för alla', ASKS],
    ['Ring 070-123 45 67', contact],
    ['En elev har autism och får ingen hjälp', ASKS],
  ] as const) {
    await field.fill(text)
    await expect(malte.region('Hot')).not.toContainText(question)
    await field.press('Enter')
    await expect(malte.region('Hot')).toContainText(question)
    await expect(field).toHaveAccessibleDescription(new RegExp(question.slice(0, 20)))
    await field.fill('')
    await expect(malte.region('Hot')).not.toContainText(question)
  }
  await expect(frida.cards).toHaveCount(0)

  await field.fill('Kevin i 5B stör')
  await field.press('Enter')
  await field.fill('Rasten stör')
  await expect(malte.region('Hot')).not.toContainText(ASKS)
  await field.press('Enter')
  await frida.shows({ Hot: ['Rasten stör'] })
})

test('[PRIV-W1] a key that is held down answers no question, and an answer is remembered', async ({ signInAs }) => {
  const malte = await signInAs('member')
  const field = malte.addField('Hot')
  await field.fill('Kevin i 5B stör')
  for (let i = 0; i < 5; i++) await malte.page.keyboard.down('Enter')
  await malte.page.keyboard.up('Enter')
  await expect(malte.region('Hot')).toContainText(ASKS)
  await expect(malte.cards).toHaveCount(0)
  await field.press('Tab')
  await malte.page.keyboard.press('Tab')
  await expect(malte.button('Lägg till ändå')).toBeFocused()
  await malte.page.keyboard.press('Enter')
  await expect(malte.card('Kevin i 5B stör')).toContainText(MARK)
  await expect(field).toBeFocused()

  await field.fill('Kevin i 5B stör på rasten')
  await field.press('Enter')
  await expect(malte.cards).toHaveCount(2)
  await malte.edit('Kevin i 5B stör')
  await malte.editor.press('End')
  await malte.editor.pressSequentially(' jämt')
  await expect(malte.cards.filter({ has: malte.editor })).not.toContainText(ASKS)
})

test('[PRIV-W1] a line under a card that is being written asks quietly, and the mark goes with the words', async ({
  signInAs,
}) => {
  const [malte, frida] = [await signInAs('member'), await signInAs('facilitator')]
  await malte.add('Hot', 'Rasten är orolig')
  await expect(frida.cards).not.toContainText(MARK)
  const editor = await malte.edit('Rasten är orolig')
  await editor.press('End')
  await editor.pressSequentially(', mest Kevin i 5B')
  await expect(malte.cards).toContainText(ASKS)
  await expect(malte.announcements).toContainText(ASKS)
  await expect(editor).toBeFocused()
  await expect(frida.cards).toContainText(MARK)
  await editor.fill('Rasten är orolig i 5B')
  await expect(malte.cards).not.toContainText(ASKS)
  await expect(frida.cards).not.toContainText(MARK)
})

test('[PRIV-C2] says on a board without cards what may be written', async ({ signInAs }) => {
  const malte = await signInAs('member')
  const rule = malte.page.getByText('Skriv om arbetet, aldrig om en enskild elev, vårdnadshavare eller kollega.')
  await expect(rule).toBeVisible()
  await malte.add('Hot', 'Rasten är orolig')
  await expect(rule).toHaveCount(0)
})
