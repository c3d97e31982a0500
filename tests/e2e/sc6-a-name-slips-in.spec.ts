import { readFile } from 'node:fs/promises'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../support/e2e.ts'
import { kept, losesNetwork } from '../support/offline.ts'
import type { RoomPage } from '../support/pages.ts'
import { joinAs, request } from '../support/people.ts'

test.use({ serviceWorkers: 'allow' })

const SLIP = 'Kevin i 5B förstör för alla'
const NAME = /kevin/i
const MARKER = /^Borttaget av integritetsskäl · processledare · \d\d:\d\d$/
const REWORDED = 'Konflikter från rasten tar lektionstid'
const ERASE = 'Ta bort av integritetsskäl …'

test('[PRIV-W1] [PRIV-A1] a name that slips in is asked about, marked, removed, and found nowhere afterwards', async ({
  signInAs,
  faults,
}) => {
  test.slow()
  faults.expectLostConnection()
  const malte = await signInAs('member')
  const frida = await signInAs('facilitator')
  const olle = await signInAs('member', { name: 'Olle Medlem' })

  await test.step('the writer is asked, and adds it anyway', async () => {
    const field = malte.addField('Svagheter')
    await field.fill(SLIP)
    await field.press('Enter')
    await expect(malte.region('Svagheter')).toContainText('Gäller det en enskild person? Skriv om gruppen.')
    await expect(malte.announcements).toContainText('Gäller det en enskild person? Skriv om gruppen.')
    await expect(field).toBeFocused()
    await expect(field).toHaveValue(SLIP)
    await expect(frida.cards).toHaveCount(0)
    await field.press('Enter')
    await expect(field).toHaveValue('')
    await malte.isSaved()
  })

  await test.step('everybody sees the mark', async () => {
    for (const person of [malte, frida, olle]) await expect(person.card(SLIP)).toContainText('Kan gälla en person')
    await expect(frida.face(SLIP)).toHaveAccessibleName(/, kan gälla en person, /)
    await kept(olle.page, NAME, true)
    await losesNetwork(olle.page)
    await expect(olle.saveStatus).toContainText('Frånkopplad')
  })

  await test.step('the facilitator removes it for everybody, and can reword at once', async () => {
    await frida.cardMenu(SLIP, ERASE)
    const dialog = frida.dialog('Ta bort av integritetsskäl')
    await expect(dialog).toContainText('Det går inte att ångra.')
    await expect(dialog).toContainText('allmän handling')
    await dialog.getByRole('button', { name: 'Ta bort texten för alla' }).click()
    await expect(frida.addField('Svagheter')).toBeFocused()
    for (const person of [malte, frida]) {
      await expect(person.region('Svagheter').locator('.card-text')).toHaveText(MARKER)
      await expect(person.cards).not.toContainText('Malte Medlem')
      await isGone(person)
    }
    await frida.page.keyboard.type(REWORDED)
    await frida.page.keyboard.press('Enter')
    await expect(malte.card(REWORDED)).toBeVisible()
  })

  await test.step('undo does not bring it back', async () => {
    for (const person of [malte, frida]) {
      const { page } = person
      for (const keys of ['Control+z', 'Control+z', 'Control+z', 'Control+y', 'Control+y', 'Control+y']) {
        await page.locator('[data-card-focus]').first().focus()
        await page.keyboard.press(keys)
      }
      await isGone(person)
    }
    await expect(malte.card(REWORDED)).toBeVisible()
  })

  await test.step('it is in no export and on no paper', async () => {
    for (const person of [malte, frida]) {
      for (const item of ['Hela rummet som fil', 'Tavlan som CSV', 'Tavlan som Markdown']) {
        const { text } = await person.download(item)
        expect(text, item).not.toMatch(NAME)
        if (item !== 'Hela rummet som fil') expect(text).toContain('Borttaget av integritetsskäl · processledare')
      }
      await person.page.emulateMedia({ media: 'print' })
      await expect(person.page.getByText(MARKER)).toBeVisible()
      await expect(person.page.locator('body')).not.toContainText(NAME)
      await person.page.emulateMedia({ media: null })
    }
  })

  await test.step('it is in no copy of those who were there, also after a reload', async () => {
    for (const person of [malte, frida]) {
      await kept(person.page, NAME, false)
      await person.page.reload()
      await expect(person.page.getByText(MARKER)).toBeVisible()
      await isGone(person)
    }
  })

  await test.step('who was offline all the time comes back, and it does not', async () => {
    await expect(olle.card(SLIP)).toBeVisible()
    await olle.page.context().setOffline(false)
    await expect(olle.page.getByText(MARKER)).toBeVisible({ timeout: 30_000 })
    await expect(olle.card(REWORDED)).toBeVisible()
    await isGone(olle)
    await kept(olle.page, NAME, false)
    await olle.page.reload()
    await expect(olle.page.getByText(MARKER)).toBeVisible()
    for (const person of [malte, frida, olle]) {
      await expect(person.cards).toHaveCount(2)
      await isGone(person)
    }
  })
})

test('[PRIV-A1] what somebody writes offline in a text that is removed meanwhile brings no name back to anybody', async ({
  signInAs,
  faults,
}) => {
  faults.expectLostConnection()
  const [frida, olle] = [await signInAs('facilitator'), await signInAs('member', { name: 'Olle Medlem' })]
  await addAnyway(frida, 'Hot', SLIP)
  await expect(olle.card(SLIP)).toBeVisible()
  await losesNetwork(olle.page)
  await expect(olle.saveStatus).toContainText('Frånkopplad')
  await (await olle.edit(SLIP)).press('End')
  await olle.page.keyboard.type(' jämt')
  await olle.page.keyboard.press('Enter')
  await expect(olle.card(`${SLIP} jämt`)).toBeVisible()

  await frida.cardMenu(SLIP, ERASE)
  await frida.button('Ta bort texten för alla').click()
  await expect(frida.page.getByText(MARKER)).toBeVisible()

  await olle.page.context().setOffline(false)
  await expect(olle.page.getByText(MARKER)).toBeVisible({ timeout: 30_000 })
  await expect(olle.page.getByRole('main')).toContainText('En text finns kvar här.')
  const [file] = await Promise.all([olle.page.waitForEvent('download'), olle.button('Hämta texten som fil').click()])
  const text = await readFile(await file.path(), 'utf8')
  expect(text).toContain('- jämt')
  expect(text).not.toMatch(NAME)
  await kept(olle.page, NAME, false)
  for (const person of [frida, olle]) {
    await person.page.reload()
    await expect(person.page.getByText(MARKER)).toBeVisible()
    await expect(person.cards).toHaveCount(1)
    await isGone(person)
  }
})

test('[PRIV-A2] only facilitators can remove for privacy, by the menu, the bar for what is marked and the bin', async ({
  signInAs,
  server,
  room,
}) => {
  const frida = await signInAs('facilitator')
  const malte = await signInAs('member')
  await malte.add('Hot', 'Rasten är orolig')
  await malte.card('Rasten är orolig').getByRole('button', { name: 'Mer om lappen' }).click()
  await expect(malte.page.getByRole('menuitem', { name: 'Ta bort lappen' })).toBeVisible()
  await expect(malte.page.getByRole('menuitem', { name: ERASE })).toHaveCount(0)
  await expect(malte.page.locator('[role="menuitem"]:focus')).toBeVisible()
  await malte.page.keyboard.press('Escape')
  await expect(malte.page.getByRole('menu')).toHaveCount(0)
  await malte.face('Rasten är orolig').focus()
  await malte.page.keyboard.press('Space')
  await expect(malte.selectionBar).not.toContainText('integritetsskäl')
  await expect(frida.card('Rasten är orolig')).toBeVisible()
  const [id] = (await frida.export()).cards.map((card) => card.id)
  for (const role of ['member', 'principal', 'viewer'] as const) {
    const answer = await request(server, await joinAs(server, room, role), 'POST', `/rooms/${room.room}/erase`, {
      cards: [id],
    })
    expect(answer.status, role).toBe(403)
  }
  await expect(frida.card('Rasten är orolig')).toBeVisible()

  const dialogWithFocus = frida.page.locator('[role="dialog"]:focus-within')
  await frida.face('Rasten är orolig').focus()
  await frida.page.keyboard.press('Space')
  await frida.selectionBar.getByRole('button', { name: ERASE }).click()
  await expect(frida.dialog('Ta bort av integritetsskäl')).toBeVisible()
  await expect(dialogWithFocus).toBeVisible()
  await frida.page.keyboard.press('Escape')
  await expect(frida.page.getByRole('dialog')).toHaveCount(0)
  await frida.selectionBar.getByRole('button', { name: 'Ta bort', exact: true }).click()
  await frida.boardMenu('Papperskorg')
  await frida.page.getByRole('dialog').getByRole('button', { name: ERASE }).click()
  await frida.button('Ta bort texten för alla').click()
  await expect(frida.dialog('Papperskorg')).toContainText('Borttaget av integritetsskäl · processledare')
  await expect(dialogWithFocus).toBeVisible()
  await frida.page.keyboard.press('Escape')
  expect(JSON.stringify(await frida.export())).not.toContain('Rasten')
})

test('[PRIV-A3] proposes what was merged and what says the same, and removes what is chosen', async ({ signInAs }) => {
  const frida = await signInAs('facilitator')
  const original = 'Amir i 7A kommer alltid sent'
  await addAnyway(frida, 'Svagheter', original)
  await frida.add('Svagheter', 'Sen ankomst stör')
  // What was added anyway is not asked about again.
  await frida.addField('Hot').fill(original)
  await frida.addField('Hot').press('Enter')
  await expect(frida.region('Hot').locator('.card-text')).toHaveText(original)
  await frida.face('Sen ankomst stör').focus()
  await frida.page.keyboard.press('Space')
  await frida.region('Svagheter').locator('[data-card-focus]').nth(1).focus()
  await frida.page.keyboard.press('Space')
  await frida.selectionBar.getByRole('button', { name: 'Slå ihop …' }).click()
  await frida.page.getByRole('textbox', { name: 'Den nya lappens text' }).fill('Många kommer sent')
  await frida.button('Slå ihop 2 lappar …').click()

  await frida.cardMenu('Många kommer sent', '2 original')
  await frida.dialog('2 original').getByRole('listitem').filter({ hasText: original }).getByRole('button').click()
  const dialog = frida.dialog('Ta bort av integritetsskäl')
  const box = (name: string | RegExp) => dialog.getByRole('group', { name }).getByRole('checkbox')
  await expect(box('Det här tas bort')).toHaveCount(1)
  await expect(box(/^Hör ihop/)).toHaveCount(2)
  await dialog.getByRole('checkbox', { name: 'Många kommer sent' }).uncheck()
  await dialog.getByRole('button', { name: 'Ta bort 2 lappars text för alla' }).click()
  await expect(frida.page.getByText(MARKER)).toBeVisible()
  await expect(frida.card('Många kommer sent')).toBeVisible()
  expect(JSON.stringify(await frida.export())).not.toContain('Amir')
})

test('[A5] [PRIV-A4] who is at a card that is removed stays at its marker, which moves and goes but takes no text', async ({
  signInAs,
}) => {
  const frida = await signInAs('facilitator')
  const malte = await signInAs('member')
  await malte.add('Hot', 'Först')
  await addAnyway(malte, 'Hot', SLIP)
  await malte.add('Hot', 'Sist')
  await (await malte.edit(SLIP)).press('End')
  await malte.page.keyboard.type(' jämt')

  await frida.cardMenu(`${SLIP} jämt`, ERASE)
  await frida.button('Ta bort texten för alla').click()
  const marker = malte.region('Hot').getByRole('group', { name: /^Borttaget av integritetsskäl/ })
  await expect(marker).toBeFocused()
  await expect(malte.editor).toHaveCount(0)
  await expect(malte.cards).toHaveCount(3)
  await expect(marker).toHaveAccessibleName(/^Borttaget av integritetsskäl · processledare · \d\d:\d\d, .*2 av 3$/)

  await malte.page.keyboard.press('Enter')
  await expect(malte.announcements).toContainText('Lappen kan flyttas eller tas bort, men inte skrivas i.')
  await expect(malte.editor).toHaveCount(0)
  await malte.page.keyboard.press('Alt+ArrowUp')
  await expect(malte.announcements).toContainText('plats 1 av 3.')
  await expect(marker).toHaveAccessibleName(/1 av 3$/)
  await malte.page.keyboard.press('Delete')
  for (const person of [malte, frida]) await expect(person.cards).toHaveCount(2)
})

test('[PRIV-A5] says so when the server cannot be reached, and has changed nothing', async ({ signInAs, faults }) => {
  faults.expectLostConnection()
  const frida = await signInAs('facilitator')
  await addAnyway(frida, 'Hot', SLIP)
  await frida.isSaved()
  await losesNetwork(frida.page)
  await frida.cardMenu(SLIP, ERASE)
  await frida.button('Ta bort texten för alla').click()
  await expect(frida.page.getByRole('dialog')).toContainText('Kontrollera nätet och försök igen.')
  await frida.page.keyboard.press('Escape')
  await expect(frida.card(SLIP)).toBeVisible()
})

for (const language of ['sv', 'en'] as const) {
  test(`axe finds nothing in the question, the mark, the dialog and the marker, ${language} (A16)`, async ({
    signInAs,
  }) => {
    const frida = await signInAs('facilitator')
    const { page } = frida
    await page.evaluate(
      (kept) => localStorage.setItem('samtavla/preferences', JSON.stringify({ language: kept })),
      language,
    )
    await page.reload()
    const field = page.locator('[data-add-field]').first()
    await field.fill(SLIP)
    await field.press('Enter')
    await hasNoFaults(page)
    await field.press('Enter')
    await page.locator('[data-card]').waitFor()
    await field.fill('130522-9849')
    await hasNoFaults(page)
    await field.fill('')
    await page.locator('[data-card-focus]').focus()
    await page.keyboard.press('Shift+F10')
    await page.getByRole('menuitem', { name: language === 'sv' ? ERASE : 'Remove for privacy …' }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await hasNoFaults(page)
    await page.getByRole('dialog').getByRole('button').last().click()
    await expect(page.locator('.is-erased')).toBeVisible()
    await hasNoFaults(page)
  })
}

/** Adds a text that is asked about. */
async function addAnyway(person: RoomPage, region: string, text: string): Promise<void> {
  await person.addField(region).fill(text)
  await person.addField(region).press('Enter')
  await person.region(region).getByRole('button', { name: 'Lägg till ändå' }).click()
  await expect(person.region(region).locator('.card-text', { hasText: text })).toBeVisible()
  await expect(person.addField(region)).toBeFocused()
}

async function hasNoFaults(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ target }) => target)])).toEqual([])
}

/** The name is in nothing that the page holds: not shown, not hidden, not in a field. */
async function isGone({ page }: RoomPage): Promise<void> {
  const held = () =>
    page.evaluate(() => {
      const fields = [...document.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>('textarea, input')]
      return document.documentElement.outerHTML + fields.map(({ value }) => value).join('\n')
    })
  // What is said to screen readers, and the notice at the edge, go after some seconds.
  await expect.poll(held, { timeout: 15_000 }).not.toMatch(NAME)
}
