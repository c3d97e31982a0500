import type { Locator } from '@playwright/test'
import { type Entry, expect, test } from '../support/e2e.ts'
import { boxOf, type RoomPage } from '../support/pages.ts'

const FRIDA = 'Frida Ledare'
const MALTE = 'Malte Medlem'

test('[Sc5] two people write in one card at once, and every letter of both stays', async ({ signInAs }) => {
  const [frida, malte] = [await signInAs('facilitator'), await signInAs('member')]
  await frida.add('Styrkor', 'mitten')
  await expect(malte.card('mitten')).toBeVisible()
  const [hers, his] = [await frida.edit('mitten'), await malte.edit('mitten')]
  await his.press('Home')

  await Promise.all([
    hers.pressSequentially(' och ett slut', { delay: 20 }),
    his.pressSequentially('En början, ', { delay: 25 }),
  ])
  const both = 'En början, mitten och ett slut'
  for (const field of [hers, his]) await expect(field).toHaveValue(both)
  expect(await caretOf(hers), 'the caret at the end').toBe(both.length)
  expect(await caretOf(his), 'the caret after the beginning').toBe('En början, '.length)

  await his.press('Control+End')
  await Promise.all([
    hers.pressSequentially('ABCDEFGH', { delay: 15 }),
    his.pressSequentially('12345678', { delay: 15 }),
  ])
  await expect(hers).toHaveValue(/(?=(.*\d){8})(?=(.*[A-H]){8})/)
  const text = await hers.inputValue()
  await expect(his).toHaveValue(text)
  const added = text.slice(both.length)
  expect(added.replace(/\d/g, '')).toBe('ABCDEFGH')
  expect(added.replace(/\D/g, '')).toBe('12345678')

  await hers.press('Enter')
  await his.press('Escape')
  for (const room of [frida, malte]) {
    await room.shows({ Styrkor: [text] })
    await room.isSaved()
  }
})

test('[Sc5] a drag and a menu at once on one card: the last placement wins on both screens', async ({ signInAs }) => {
  const [frida, malte] = [await signInAs('facilitator'), await signInAs('member')]
  await frida.add('Styrkor', 'Läsning i alla ämnen')
  await expect(malte.card('Läsning i alla ämnen')).toBeVisible()

  await frida.lift('Läsning i alla ämnen', frida.region('Hot'), { x: 0.5, y: 0.8 })
  await expect(malte.card('Läsning i alla ämnen')).toContainText(`${FRIDA} flyttar`)
  await malte.moveByMenu('Läsning i alla ämnen', 'Svagheter')
  await frida.shows({ Svagheter: ['Läsning i alla ämnen'] })
  await frida.page.mouse.up()
  const inThreats = { Hot: ['Läsning i alla ämnen'] }
  await frida.shows(inThreats)
  await expect.poll(() => malte.texts(), { intervals: [20] }).toEqual(inThreats)
  await expect(malte.page.getByText('flyttar')).toHaveCount(0)

  await frida.lift('Läsning i alla ämnen', frida.region('Möjligheter'), { x: 0.5, y: 0.8 })
  await frida.page.mouse.up()
  await malte.shows({ Möjligheter: ['Läsning i alla ämnen'] })
  await malte.moveByMenu('Läsning i alla ämnen', 'Styrkor')
  const inStrengths = { Styrkor: ['Läsning i alla ämnen'] }
  await malte.shows(inStrengths)
  await expect.poll(() => frida.texts(), { intervals: [20] }).toEqual(inStrengths)
})

test('[R7] thirty cards by two people at once stand in one order on both screens', async ({ signInAs }) => {
  const [frida, malte] = [await signInAs('facilitator'), await signInAs('member')]
  const write = async (room: RoomPage, word: string) => {
    for (let i = 1; i <= 15; i++) {
      await room.addField('Styrkor').fill(`${word} ${i}`)
      await room.addField('Styrkor').press('Enter')
    }
  }
  await Promise.all([write(frida, 'Frida'), write(malte, 'Malte')])
  for (const room of [frida, malte]) await expect(room.cards).toHaveCount(30)
  const { Styrkor: order = [] } = await frida.texts()
  await malte.shows({ Styrkor: order })
  expect(new Set(order).size).toBe(30)
  const newestFirst = (word: string) => Array.from({ length: 15 }, (_, i) => `${word} ${15 - i}`)
  for (const word of ['Frida', 'Malte']) {
    expect(order.filter((text) => text.startsWith(word))).toEqual(newestFirst(word))
  }
})

test('shows by name who writes, where, and who left', async ({ signInAs }) => {
  const frida = await signInAs('facilitator')
  await expect(frida.button('Bara du här')).toBeVisible()
  const malte = await signInAs('member')
  await expect(frida.button('2 här')).toBeVisible()
  await expect(malte.button('2 här')).toBeVisible()
  await expect(frida.announcements).toContainText(`${MALTE} kom in i rummet.`)

  await frida.addField('Hot').pressSequentially('Tiden')
  await expect(malte.region('Hot')).toContainText(`${FRIDA} skriver`)
  await frida.addField('Hot').press('Enter')
  await expect(malte.card('Tiden')).toBeVisible()
  await expect(malte.region('Hot')).not.toContainText('skriver')

  await malte.edit('Tiden')
  await expect(frida.card('Tiden')).toContainText(`${MALTE} skriver`)
  await malte.editor.press('Enter')
  await expect(frida.card('Tiden')).not.toContainText('skriver')

  await malte.edit('Tiden')
  await expect(frida.card('Tiden')).toContainText(`${MALTE} skriver`)
  await malte.page.close()
  await expect(frida.button('Bara du här')).toBeVisible()
  await expect(frida.card('Tiden')).not.toContainText('skriver')
  await expect(frida.announcements).toContainText(`${MALTE} lämnade rummet.`)
})

test('a cursor stands at the same card and place on a large and a small screen', async ({ signInAs }) => {
  const large: Entry = { context: { viewport: { width: 1920, height: 1080 } } }
  const small: Entry = { context: { viewport: { width: 1280, height: 720 }, reducedMotion: 'no-preference' } }
  const [frida, malte] = [await signInAs('facilitator', large), await signInAs('member', small)]
  await frida.add('Styrkor', 'Ett', 'En längre lapp som tar flera rader på en liten skärm men färre på en stor', 'Tre')
  await frida.add('Hot', 'Fyra')
  await expect(malte.card('Fyra')).toBeVisible()
  const cursor = malte.page.locator('.cursor', { hasText: FRIDA })

  for (const [text, at] of [
    ['Fyra', { x: 0.25, y: 0.75 }],
    ['Ett', { x: 0.9, y: 0.2 }],
  ] as const) {
    await pointAt(frida, frida.card(text), at)
    await expect.poll(() => placeIn(malte.card(text), cursor)).toEqual(at)
  }
  await pointAt(frida, frida.region('Svagheter'), { x: 0.5, y: 0.9 })
  await expect.poll(() => placeIn(malte.region('Svagheter'), cursor)).toEqual({ x: 0.5, y: 0.9 })

  // The card moves away under the cursor, and another screen shows a list: it stays with its card.
  await pointAt(frida, frida.card('Tre'), { x: 0.5, y: 0.5 })
  await expect.poll(() => placeIn(malte.card('Tre'), cursor)).toEqual({ x: 0.5, y: 0.5 })
  await malte.moveByMenu('Tre', 'Hot', 'Underst')
  await expect.poll(() => placeIn(malte.card('Tre'), cursor)).toEqual({ x: 0.5, y: 0.5 })
  await malte.page.getByRole('radio', { name: 'Lista' }).check()
  await expect.poll(() => placeIn(malte.card('Tre'), cursor)).toEqual({ x: 0.5, y: 0.5 })

  await frida.page.mouse.move(5, 5)
  await expect(cursor).toHaveCount(0)
})

test('follows a person to their card and board, until one scrolls oneself', async ({ signInAs }) => {
  const [frida, malte] = [await signInAs('facilitator'), await signInAs('member')]
  await frida.add('Styrkor', ...Array.from({ length: 24 }, (_, i) => `Lapp ${24 - i}`))
  await expect(malte.cards).toHaveCount(24)
  await expect(malte.card('Lapp 24')).not.toBeInViewport()

  await malte.button('2 här').click()
  await malte.page.getByRole('menuitem', { name: FRIDA }).click()
  await expect(malte.page.getByText(`Du följer ${FRIDA}.`)).toBeVisible()
  await frida.edit('Lapp 24')
  await expect(malte.card('Lapp 24')).toBeInViewport()
  await frida.editor.press('Escape')
  await expect(frida.face('Lapp 24')).toBeFocused()
  await frida.page.keyboard.press('Home')
  await expect(frida.face('Lapp 1')).toBeFocused()
  await expect(malte.card('Lapp 1')).toBeInViewport()

  await frida.button('Ny tavla').click()
  await frida.dialog('Ny tavla').getByLabel('Tavlans namn').fill('Orsaker')
  await frida.button('Skapa tavlan').click()
  await expect(malte.boardTitle).toHaveText('Orsaker')

  await malte.page.mouse.move(640, 400)
  await malte.page.mouse.wheel(0, 100)
  await expect(malte.page.getByText(`Du följer ${FRIDA}.`)).toHaveCount(0)
  await frida.button('SWOT-analys').click()
  await expect(frida.card('Lapp 1')).toBeVisible()
  await expect(malte.boardTitle).toHaveText('Orsaker')
})

test('takes back only what one did oneself', async ({ signInAs }) => {
  const [frida, malte] = [await signInAs('facilitator'), await signInAs('member')]
  await frida.add('Styrkor', 'Fridas')
  await expect(malte.card('Fridas')).toBeVisible()
  await malte.add('Styrkor', 'Maltes')
  await expect(frida.card('Maltes')).toBeVisible()

  await frida.moveByMenu('Fridas', 'Hot')
  await expect(malte.region('Hot')).toContainText('Fridas')
  await malte.edit('Fridas')
  // At once: what is typed with a pause in it is taken back in several steps.
  await malte.page.keyboard.insertText(' med mera')
  await malte.editor.press('Enter')
  await expect(frida.card('Fridas med mera')).toBeVisible()

  await frida.undo.click()
  const back = { Styrkor: ['Maltes', 'Fridas med mera'] }
  for (const room of [frida, malte]) await room.shows(back)
  await malte.undo.click()
  for (const room of [frida, malte]) await room.shows({ Styrkor: ['Maltes', 'Fridas'] })
  await malte.undo.click()
  for (const room of [frida, malte]) await room.shows({ Styrkor: ['Fridas'] })
  await expect(malte.undo).toBeDisabled()
  await malte.redo.click()
  for (const room of [frida, malte]) await room.shows({ Styrkor: ['Maltes', 'Fridas'] })
})

test('keeps what was written in a card that somebody deletes meanwhile', async ({ signInAs }) => {
  const [frida, malte] = [await signInAs('facilitator'), await signInAs('member')]
  await frida.add('Styrkor', 'Kvar', 'Bort')
  await expect(malte.card('Bort')).toBeVisible()
  await (await malte.edit('Bort')).pressSequentially(' men inte glömd')
  await expect(frida.card('Bort men inte glömd')).toBeVisible()
  await frida.cardMenu('Bort men inte glömd', 'Ta bort lappen')
  await malte.shows({ Styrkor: ['Kvar'] })
  await expect(malte.face('Kvar')).toBeFocused()
  await expect(malte.announcements).toContainText('Någon annan tog bort lappen du var på.')

  await malte.boardMenu('Papperskorg')
  await expect(malte.dialog('Papperskorg')).toContainText(`Bort men inte glömdBorttagen av ${FRIDA}`)
  await malte.button('Lägg tillbaka').click()
  await frida.shows({ Styrkor: ['Bort men inte glömd', 'Kvar'] })
})

async function caretOf(field: Locator): Promise<number> {
  return field.evaluate((element) => (element as HTMLTextAreaElement).selectionStart)
}

async function pointAt(room: RoomPage, element: Locator, at: { x: number; y: number }): Promise<void> {
  const box = await boxOf(element)
  await room.page.mouse.move(box.x + box.width * at.x, box.y + box.height * at.y, { steps: 3 })
}

/** Where a cursor's tip is in an element, in fractions of its box, to a twentieth. */
async function placeIn(element: Locator, cursor: Locator): Promise<{ x: number; y: number } | undefined> {
  if ((await cursor.count()) === 0 || !(await cursor.isVisible())) return undefined
  const [box, tip] = [await boxOf(element), await boxOf(cursor)]
  const round = (fraction: number) => Math.round(fraction * 20) / 20
  return { x: round((tip.x - box.x) / box.width), y: round((tip.y - box.y) / box.height) }
}
