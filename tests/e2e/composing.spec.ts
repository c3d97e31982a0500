import type { Page } from '@playwright/test'
import { expect, test } from '../support/e2e.ts'

test.use({ serviceWorkers: 'allow' })

test('[R3] a word that is being composed is kept when the page goes away', async ({ signInAs }) => {
  const [frida, malte] = [await signInAs('facilitator'), await signInAs('member')]
  await malte.add('Styrkor', 'Kort')
  await malte.isSaved()
  await malte.edit('Kort')
  await compose(malte.page, ' sammansatt')
  await expect(malte.editor).toHaveValue('Kort sammansatt')
  await expect(frida.card('Kort')).toBeVisible()
  await malte.page.reload()
  await malte.arrive()
  await malte.shows({ Styrkor: ['Kort sammansatt'] })
  await frida.shows({ Styrkor: ['Kort sammansatt'] })
})

test('[R3] a word that is being composed is kept when somebody else moves its card', async ({ signInAs }) => {
  const [frida, malte] = [await signInAs('facilitator'), await signInAs('member')]
  await frida.add('Styrkor', 'Kort')
  await malte.shows({ Styrkor: ['Kort'] })
  await malte.edit('Kort')
  await compose(malte.page, ' sammansatt')
  await expect(malte.editor).toHaveValue('Kort sammansatt')
  await frida.moveByMenu('Kort', 'Hot')
  await frida.shows({ Hot: ['Kort sammansatt'] })
  await malte.shows({ Hot: ['Kort sammansatt'] })
})

test('[R3] a word that is being composed, and a name that is being changed, are kept when one leaves by the browser', async ({
  signInAs,
}) => {
  const [frida, malte] = [await signInAs('facilitator'), await signInAs('member')]
  await malte.add('Styrkor', 'Kort')
  await malte.isSaved()
  await malte.page.goto('/')
  const enter = async () => {
    await malte.page.getByRole('link', { name: 'Läslyftet på Ekskolan' }).click()
    await malte.arrive()
  }
  await enter()
  await malte.edit('Kort')
  await compose(malte.page, ' sammansatt')
  await expect(malte.editor).toHaveValue('Kort sammansatt')
  await malte.page.goBack()
  await frida.shows({ Styrkor: ['Kort sammansatt'] })

  await enter()
  await malte.button('Byt namn på tavlan').click()
  await malte.page.getByLabel('Tavlans namn', { exact: true }).fill('Läget i höst')
  await malte.page.goBack()
  await expect(frida.boardTitle).toHaveText('Läget i höst')
})

/** Begins a word as an input method does, and does not end it. */
async function compose(page: Page, text: string): Promise<void> {
  const input = await page.context().newCDPSession(page)
  await input.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
}
