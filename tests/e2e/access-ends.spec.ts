import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '../support/e2e.ts'
import { HomePage, JoinPage } from '../support/pages.ts'
import { test as lookTest, wordsOf } from './a11y-room.ts'

const LINK = 'Länk för medlem'

test('[ACC10] a facilitator withdraws a link, by keys, and those who came by it see at once that they are out', async ({
  newVisitor,
}) => {
  const home = await new HomePage(await newVisitor()).open()
  const frida = await home.createRoom('Läslyftet på Ekskolan', 'Frida Ledare')
  await frida.button('Dela').click()
  const dialog = frida.dialog('Bjud in till rummet')
  await dialog.getByRole('button', { name: 'Skapa en länk' }).click()
  const link = (await dialog.getByText(/\/join#/).textContent()) ?? ''
  const guests = await Promise.all(
    ['Malte Medlem', 'Vera Läsare'].map(async (name) =>
      (await new JoinPage(await newVisitor()).open(link)).enter(name),
    ),
  )
  await dialog.getByRole('button', { name: 'Stäng', exact: true }).click()

  const { keyboard } = frida.page
  await frida.button('Dela').press('Enter')
  const ask = dialog.getByRole('button', { name: `Dra tillbaka ${LINK}` })
  await ask.focus()
  await keyboard.press('Enter')
  const question = dialog.getByRole('group', { name: `Dra tillbaka: ${LINK}` })
  await expect(question.getByRole('button', { name: 'Dra tillbaka länken', exact: true })).toBeFocused()
  await keyboard.press('Escape')
  await expect(question).toBeHidden()
  await expect(ask).toBeFocused()
  await keyboard.press('Enter')
  await expect(question.getByRole('button').first()).toBeFocused()
  const { violations } = await new AxeBuilder({ page: frida.page }).analyze()
  expect(violations).toEqual([])

  await keyboard.press('Tab')
  await expect(question.getByRole('button', { name: 'ta bort de 2 som kom in med den' })).toBeFocused()
  await keyboard.press('Enter')
  // It is said once, and is gone after a while.
  await expect(frida.announcements).toContainText('Länken är tillbakadragen. 2 personer är borttagna.')
  for (const guest of guests) await expect(guest.page.getByRole('heading', { level: 1 })).toHaveText(/inte med/)
  await expect(dialog.getByRole('heading', { name: 'Länkar och koder som gäller' })).toBeFocused()
  await expect(dialog.getByRole('heading', { name: 'Med i rummet (1)' })).toBeVisible()
  await expect(ask).toBeHidden()
})

test('[S9] a lowered role, a removal and signing out are seen in the page at once', async ({ newVisitor }) => {
  const home = await new HomePage(await newVisitor()).open()
  const frida = await home.createRoom('Läslyftet på Ekskolan', 'Frida Ledare')
  await frida.button('Dela').click()
  const dialog = frida.dialog('Bjud in till rummet')
  await dialog.getByRole('button', { name: 'Skapa en länk' }).click()
  const link = (await dialog.getByText(/\/join#/).textContent()) ?? ''
  const enter = async (name: string) => (await new JoinPage(await newVisitor()).open(link)).enter(name)
  const [lowered, removed, leaving] = [await enter('Malte Lägre'), await enter('Malte Ute'), await enter('Malte Klar')]
  await dialog.getByRole('button', { name: 'Stäng', exact: true }).click()
  await frida.button('Dela').click()

  await dialog.getByLabel('Roll för Malte Lägre').selectOption({ label: 'Läsare' })
  await expect(lowered.page.getByRole('button', { name: 'Lägg till' })).toHaveCount(0)

  await dialog.getByRole('button', { name: 'Ta bort Malte Ute' }).click()
  await expect(removed.page.getByRole('heading', { level: 1 })).toHaveText(/inte med/)

  const sameBrowser = await leaving.page.context().newPage()
  await sameBrowser.request.delete('/api/session')
  await expect(leaving.page.getByRole('heading', { level: 1 })).toHaveText('Du behöver en inbjudan')
})

for (const language of ['sv', 'en'] as const) {
  lookTest(
    `[ACC10] the question is for everybody (${language}), on a phone in the dark`,
    async ({ enter, example }) => {
      const look = { language, theme: 'dark', context: { viewport: { width: 390, height: 844 } } } as const
      const page = await enter('facilitator', look, example)
      const w = wordsOf(look)
      await page.getByRole('button', { name: w.share.open, exact: true }).click()
      const dialog = page.getByRole('dialog', { name: w.share.title })
      await dialog.getByRole('button', { name: `${w.share.withdraw} ${w.share.link(w.roles.facilitator)}` }).click()
      await expect(dialog.getByRole('group').getByRole('button').first()).toBeFocused()
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations).toEqual([])
      await dialog.getByRole('button', { name: w.share.keepInvite }).click()
      await expect(dialog.getByRole('group')).toBeHidden()
    },
  )
}
