import { expect, test } from '../support/e2e.ts'
import { losesNetwork } from '../support/offline.ts'
import { RoomPage } from '../support/pages.ts'

test.use({ serviceWorkers: 'allow' })

test('[R3] [R4] Sc7: the network drops, seven edits and one move go on, and return without a dialogue', async ({
  signInAs,
  faults,
}) => {
  faults.expectLostConnection()
  const [frida, malte, vera] = [await signInAs('facilitator'), await signInAs('member'), await signInAs('viewer')]
  await frida.add('Styrkor', 'Erfarna lärare', 'Läsro')
  await frida.add('Svagheter', 'Få böcker')
  const before = { Styrkor: ['Läsro', 'Erfarna lärare'], Svagheter: ['Få böcker'] }
  for (const person of [frida, malte, vera]) await person.shows(before)
  await frida.isSaved()
  await malte.isSaved()

  await test.step('the network is gone, and the screen says what that means', async () => {
    await losesNetwork(malte.page)
    await expect(malte.saveStatus).toHaveText('Frånkopplad')
    const banner = malte.page.getByRole('main').getByText('Du kan skriva. Sparas här tills nätet är tillbaka.')
    await expect(banner).toBeVisible()
    await expect(frida.button('2 här')).toBeVisible()
  })

  await test.step('work goes on: seven edits and one move', async () => {
    await malte.add('Hot', 'Sparkrav', 'Lärarbrist')
    await malte.add('Möjligheter', 'Nytt bibliotek', 'Högläsning')
    for (const [text, more] of [
      ['Läsro', ' varje morgon'],
      ['Få böcker', ' på andra språk'],
      ['Sparkrav', ' från nämnden'],
    ] as const) {
      await (await malte.edit(text)).pressSequentially(more)
      await malte.editor.press('Enter')
    }
    await malte.moveByMenu('Erfarna lärare', 'Möjligheter')
    await expect(malte.saveStatus).toHaveText('Frånkopplad, 8 väntar')
    await expect(malte.page.getByRole('main').getByText('8 ändringar väntar.')).toBeVisible()
  })

  await test.step('the others go on as well, in the same cards', async () => {
    await (await frida.edit('Läsro')).press('Control+Home')
    await frida.editor.pressSequentially('Mer ')
    await frida.editor.press('Enter')
    await frida.add('Hot', 'Flytt')
    await vera.shows({ Styrkor: ['Mer Läsro', 'Erfarna lärare'], Svagheter: ['Få böcker'], Hot: ['Flytt'] })
  })

  await test.step('the network is back: everything is everywhere, once, and nobody was asked anything', async () => {
    await malte.page.context().setOffline(false)
    await expect(malte.page.locator('.ui-toast')).toHaveText('8 ändringar tillagda')
    await expect(malte.announcements).toContainText('8 ändringar tillagda')
    await malte.isSaved()
    const whole = async () => {
      const { Hot = [], ...others } = await malte.texts()
      return { ...others, Hot: [...Hot].sort() }
    }
    await expect.poll(whole).toEqual({
      Styrkor: ['Mer Läsro varje morgon'],
      Svagheter: ['Få böcker på andra språk'],
      Möjligheter: ['Erfarna lärare', 'Högläsning', 'Nytt bibliotek'],
      Hot: ['Flytt', 'Lärarbrist', 'Sparkrav från nämnden'],
    })
    const texts = await malte.texts()
    for (const person of [frida, vera]) await person.shows(texts)
    for (const person of [frida, malte, vera]) await expect(person.page.getByRole('dialog')).toHaveCount(0)
    const again = await new RoomPage(await vera.page.context().newPage(), vera.who).open()
    await again.shows(texts)
  })
})
