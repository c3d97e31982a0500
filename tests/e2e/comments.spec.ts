import type { Locator, Page } from '@playwright/test'
import { en } from '@samtavla/shared/i18n/en.ts'
import { kept } from '../support/offline.ts'
import { complaintsOf, expect, faces, test } from './a11y-room.ts'

test.use({ serviceWorkers: 'allow' })

const TEXT = 'Brist på tid för planering'
const QUESTION = 'Gäller det båda skolorna, eller bara Ekskolan?'
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

const dialogOf = (page: Page): Locator => page.getByRole('dialog', { name: 'Kommentarer' })
const fieldOf = (page: Page): Locator => dialogOf(page).getByLabel('Skriv en kommentar')

test('[COM1] [COM2] [COM4] [COM7] a principal comments on a phone, a member answers by keyboard, a viewer reads', async ({
  signInAs,
  enter,
  room,
  faults,
}) => {
  test.slow()
  faults.expectLostConnection()
  const malte = await signInAs('member')
  await malte.add('Svagheter', TEXT, 'En annan lapp')
  await malte.isSaved()
  const petra = await signInAs('principal', { context: PHONE })

  await test.step('what is half written is there again, also after a reload', async () => {
    await petra.card(TEXT).getByRole('button', { name: 'Kommentera …' }).tap()
    await expect(dialogOf(petra.page)).toContainText(TEXT)
    await expect(dialogOf(petra.page)).toContainText('Inga kommentarer än.')
    await dialogOf(petra.page).getByRole('button', { name: 'Kommentera' }).tap()
    await expect(fieldOf(petra.page)).toBeFocused()
    await expect(fieldOf(petra.page)).toHaveAccessibleDescription(/Skriv något först/)
    await fieldOf(petra.page).fill(QUESTION)
    await petra.page.keyboard.press('Escape')
    await expect(dialogOf(petra.page)).toHaveCount(0)
    await petra.page.reload()
    await petra.card(TEXT).getByRole('button', { name: 'Kommentera …' }).tap()
    await expect(fieldOf(petra.page)).toHaveValue(QUESTION)
  })

  await test.step('without a network it says so, and the text stays', async () => {
    await petra.page.context().setOffline(true)
    await dialogOf(petra.page).getByRole('button', { name: 'Kommentera' }).tap()
    await expect(dialogOf(petra.page)).toContainText('Ingen kontakt med servern')
    await expect(fieldOf(petra.page)).toHaveValue(QUESTION)
    await petra.page.context().setOffline(false)
  })

  await test.step('it is sent, and fits the phone', async () => {
    await dialogOf(petra.page).getByRole('button', { name: 'Kommentera' }).tap()
    await expect(fieldOf(petra.page)).toHaveValue('')
    await expect(petra.announcements).toContainText('Kommentaren är skickad.')
    await expect(dialogOf(petra.page).getByRole('listitem')).toContainText(/Petra Rektor, rektor, \d\d:\d\d/)
    expect(await complaintsOf(petra.page)).toEqual([])
    await petra.page.setViewportSize({ width: 320, height: 640 })
    await fieldOf(petra.page).fill('Verksamhetsutvecklingsstrategiarbete'.repeat(4))
    const body = dialogOf(petra.page).locator('.ui-dialog-body')
    await expect.poll(() => body.evaluate((each) => each.clientWidth)).toBeLessThanOrEqual(320)
    await expect.poll(() => body.evaluate((each) => each.scrollWidth - each.clientWidth)).toBeLessThanOrEqual(0)
    await fieldOf(petra.page).fill('')
    await petra.page.keyboard.press('Escape')
    await expect(petra.card(TEXT)).toContainText('1 kommentar')
    await expect(petra.card('En annan lapp')).not.toContainText('kommentar')
  })

  await test.step('a member reads and resolves it by keyboard, and adds one from the menu', async () => {
    await expect(malte.card(TEXT)).toContainText('1 kommentar')
    await malte.face(TEXT).focus()
    await malte.page.keyboard.press('Tab')
    await expect(malte.card(TEXT).getByRole('button', { name: '1 kommentar' })).toBeFocused()
    await malte.page.keyboard.press('Enter')
    await dialogOf(malte.page).getByRole('button', { name: 'Klar' }).press('Enter')
    await expect(malte.announcements).toContainText('Kommentaren är klar.')
    await expect(dialogOf(malte.page).getByRole('button', { name: 'Öppna igen' })).toBeFocused()
    await expect(dialogOf(malte.page)).toContainText(/Klar: Malte Medlem, \d\d:\d\d/)
    await malte.page.keyboard.press('Escape')
    await expect(malte.card(TEXT).getByRole('button', { name: '1 kommentar, klar' })).toBeFocused()
    await expect(petra.card(TEXT)).toContainText('1 kommentar, klar')
    await malte.cardMenu(TEXT, 'Kommentera …')
    await fieldOf(malte.page).fill('Båda.')
    await dialogOf(malte.page).getByRole('button', { name: 'Kommentera' }).click()
    await expect(dialogOf(malte.page).getByRole('listitem').nth(1)).toContainText('Båda.')
    await expect(petra.card(TEXT)).toContainText('2 kommentarer, 1 inte klar')
  })

  await test.step('a viewer reads it in English, and can write nothing', async () => {
    const vera = await enter('viewer', { language: 'en', theme: 'dark' }, room)
    // What is said of a card comes beside the card, in its own time.
    const count = vera.getByRole('button', { name: en.comments.count(2, 1) })
    await expect(count).toBeVisible()
    await faces(vera).filter({ hasText: TEXT }).focus()
    await vera.keyboard.press('Tab')
    await expect(count).toBeFocused()
    await vera.keyboard.press('Enter')
    const dialog = vera.getByRole('dialog', { name: en.comments.title })
    await expect(dialog).toContainText(QUESTION)
    await expect(dialog.getByRole('textbox')).toHaveCount(0)
    await expect(dialog.getByRole('listitem').getByRole('button')).toHaveCount(0)
    expect(await complaintsOf(vera)).toEqual([])
  })
})

test('[COM3] [COM5] [PRIV-A1] a personal number is not sent, and what is removed is in nobody’s browser', async ({
  signInAs,
  faults,
}) => {
  test.slow()
  faults.expectLostConnection()
  const malte = await signInAs('member')
  const frida = await signInAs('facilitator')
  const petra = await signInAs('principal')
  const olle = await signInAs('viewer')
  await malte.add('Svagheter', TEXT)
  await malte.isSaved()

  await test.step('a number stops it, a name is asked about', async () => {
    await malte.cardMenu(TEXT, 'Kommentera …')
    await fieldOf(malte.page).fill('Ring 20121212-1212')
    await expect(dialogOf(malte.page)).toContainText('Här står ett personnummer. Ta bort det, så kan texten delas.')
    await expect(malte.announcements).toContainText('Här står ett personnummer.')
    await dialogOf(malte.page).getByRole('button', { name: 'Kommentera' }).press('Enter')
    await expect(fieldOf(malte.page)).toBeFocused()
    await fieldOf(malte.page).fill('Kevin i 5B har det svårt')
    await expect(dialogOf(malte.page)).toContainText('Gäller det en enskild person? Skriv om gruppen.')
    await dialogOf(malte.page).getByRole('button', { name: 'Kommentera' }).click()
    await expect(dialogOf(malte.page).getByRole('listitem')).toHaveCount(1)
    await expect(petra.card(TEXT)).toContainText('1 kommentar')
    await kept(olle.page, /Kevin/, true)
    await olle.page.context().setOffline(true)
  })

  await test.step('its author removes it, after a question', async () => {
    await expect(petra.card(TEXT)).toContainText('1 kommentar')
    await petra.card(TEXT).getByRole('button', { name: '1 kommentar' }).click()
    await expect(dialogOf(petra.page).getByRole('listitem')).toHaveCount(1)
    await expect(dialogOf(petra.page).getByRole('button', { name: 'Ta bort …' })).toHaveCount(0)
    const comment = dialogOf(malte.page).getByRole('listitem')
    await comment.getByRole('button', { name: 'Ta bort …' }).click()
    await comment.getByRole('button', { name: 'Behåll' }).click()
    await expect(comment.getByRole('button', { name: 'Ta bort …' })).toBeFocused()
    await comment.getByRole('button', { name: 'Ta bort …' }).click()
    await expect(comment.getByRole('button', { name: 'Ta bort för alla' })).toBeFocused()
    expect(await complaintsOf(malte.page)).toEqual([])
    await malte.page.keyboard.press('Enter')
    await expect(comment).toHaveText(/^Borttagen · medlem · \d\d:\d\d$/)
    await expect(comment).toBeFocused()
    await expect(dialogOf(petra.page)).toContainText('Borttagen · medlem')
    for (const { page } of [malte, frida, petra]) await kept(page, /Kevin/, false)
  })

  await test.step('what is said of a card goes with its text', async () => {
    await fieldOf(petra.page).fill('Melvin igen')
    await dialogOf(petra.page).getByRole('button', { name: 'Kommentera' }).click()
    await expect(frida.card(TEXT)).toContainText('1 kommentar')
    await expect(fieldOf(petra.page)).toHaveValue('')
    await fieldOf(petra.page).fill('Melvin en gång till')
    await kept(petra.page, /Melvin en/, true)
    await frida.cardMenu(TEXT, 'Ta bort av integritetsskäl …')
    await frida.dialog('Ta bort av integritetsskäl').getByRole('button', { name: 'Ta bort texten för alla' }).click()
    await expect(dialogOf(petra.page)).toContainText('Lappen går inte att kommentera längre.')
    await expect(frida.cards).not.toContainText('kommentar')
    for (const { page } of [malte, frida, petra]) await kept(page, /Melvin/, false)
  })

  await test.step('who was away has nothing of it, either', async () => {
    await olle.page.context().setOffline(false)
    await expect(olle.page.locator('.card-text')).toContainText('Borttaget av integritetsskäl', { timeout: 30_000 })
    await kept(olle.page, /Kevin|Melvin/, false)
  })
})
