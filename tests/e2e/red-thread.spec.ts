import { expect, test } from '../support/e2e.ts'
import type { RoomPage } from '../support/pages.ts'

const NOTE = 'Eleverna läser långsamt i fyran'
const OTHER = 'Läsläxan följs upp olika'

test('cards become a problem in one click, and the thread leads back from it and to it', async ({ signInAs }) => {
  const [frida, malte] = [await signInAs('facilitator'), await signInAs('member')]
  await frida.add('Svagheter', NOTE)
  await frida.cardMenu(NOTE, 'Gör till problem')
  await expect(frida.page.getByText('P1 ligger på tavlan Problemlista.').first()).toBeVisible()
  await expect(frida.card(NOTE)).toContainText('Ledde till P1')
  await frida.button('Visa').click()
  await expect(frida.boardTitle).toHaveText(/Problemlista/)
  const problem = frida.page.locator('[data-card]').filter({ hasText: NOTE })
  await expect(problem).toContainText('P1')
  await expect(problem).toContainText('Bygger på 1 lapp')
  await expect(problem.locator('[data-card-focus]')).toBeFocused()

  await problem.getByRole('button', { name: 'Bygger på 1 lapp' }).click()
  const thread = frida.dialog('Röda tråden för P1')
  await expect(thread.getByRole('region', { name: 'Bygger på' })).toContainText(NOTE)
  await expect(thread.getByRole('region', { name: 'Bygger på' })).toContainText('Svagheter')
  await thread.getByRole('button', { name: 'Gå till lappen' }).click()
  await expect(frida.face(NOTE)).toBeFocused()

  await malte.card(NOTE).getByRole('button', { name: 'Ledde till P1' }).click()
  await expect(malte.dialog('Röda tråden').getByRole('region', { name: 'Ledde till' })).toContainText('P1')
})

test('several cards become one problem that rests on all of them, and one undo takes it back', async ({ signInAs }) => {
  const frida = await signInAs('facilitator')
  await frida.add('Svagheter', NOTE, OTHER)
  await frida.card(NOTE).click({ modifiers: ['ControlOrMeta'] })
  await frida.card(OTHER).click({ modifiers: ['ControlOrMeta'] })
  await frida.selectionBar.getByRole('button', { name: 'Gör ett problem av 2 lappar' }).click()
  await expect(frida.card(NOTE)).toContainText('Ledde till P1')
  await expect(frida.card(OTHER)).toContainText('Ledde till P1')
  await frida.undo.click()
  await expect(frida.card(NOTE)).not.toContainText('Ledde till')
})

test('[Sc9] a problem that is a way of working becomes a cause, and keeps what it rests on', async ({ signInAs }) => {
  const [frida, petra] = [await signInAs('facilitator'), await signInAs('principal')]
  await frida.add('Svagheter', OTHER)
  await frida.cardMenu(OTHER, 'Gör till problem')
  await frida.button('Visa').click()
  await expect(frida.boardTitle).toHaveText(/Problemlista/)
  const problem = (room: RoomPage) => room.page.locator('[data-card]').filter({ hasText: OTHER })
  await problem(frida).getByRole('button', { name: 'Mer om lappen' }).click()
  await frida.page.getByRole('menuitem', { name: 'Gör om till orsak …' }).click()
  await frida.page.getByLabel('Varför?').fill('Det är vårt arbetssätt')
  await frida.button('Spara').click()
  await expect(problem(frida)).toContainText('C1')
  await expect(problem(frida)).toContainText('Orsak, var P1: Det är vårt arbetssätt')
  await expect(problem(frida)).toContainText('Bygger på 1 lapp')

  await petra.page.getByRole('button', { name: 'Problemlista' }).click()
  await problem(petra).getByRole('button', { name: 'Bygger på 1 lapp' }).click()
  await expect(petra.dialog('Röda tråden för C1').getByRole('region', { name: 'Bygger på' })).toContainText(OTHER)
})

test('[RT-13] parking asks for a reason, and what was parked can be taken up again', async ({ signInAs }) => {
  const frida = await signInAs('facilitator')
  await frida.add('Hot', NOTE)
  await frida.cardMenu(NOTE, 'Gör till problem')
  await frida.button('Visa').click()
  await expect(frida.boardTitle).toHaveText(/Problemlista/)
  const problem = frida.page.locator('[data-card]').filter({ hasText: NOTE })
  const choose = async (item: string) => {
    await problem.getByRole('button', { name: 'Mer om lappen' }).click()
    await frida.page.getByRole('menuitem', { name: item }).click()
  }
  await choose('Parkera …')
  await frida.button('Spara').click()
  await expect(frida.dialog('Parkera P1')).toContainText('Skriv en motivering')
  await frida.page.getByLabel('Varför?').fill('Väntar på ny rektor')
  await frida.page.getByLabel('Tas upp igen när?').fill('i mars')
  await frida.button('Spara').click()
  await expect(problem).toContainText('Parkerat: Väntar på ny rektor (tas upp: i mars)')
  await choose('Ta upp som problem igen')
  await expect(problem).not.toContainText('Parkerat')
})

test('an address that ends in a card opens its board with the card in hand', async ({ signInAs }) => {
  const frida = await signInAs('facilitator')
  await frida.add('Svagheter', NOTE)
  await frida.isSaved()
  const id = await frida.card(NOTE).getAttribute('data-card')
  await frida.cardMenu(NOTE, 'Gör till problem')
  await frida.button('Visa').click()
  await expect(frida.boardTitle).toHaveText(/Problemlista/)
  const { page } = frida
  await page.goto('about:blank')
  await page.goto(`/room/${frida.who?.id}#${id}`)
  await frida.arrive()
  await expect(frida.face(NOTE)).toBeFocused()
})

test('[PRB-W1] a missing solution is taken for what it may be, quietly', async ({ signInAs }) => {
  const frida = await signInAs('facilitator')
  await frida.add('Svagheter', 'Brist på tid för planering')
  await frida.cardMenu('Brist på tid för planering', 'Gör till problem')
  await frida.button('Visa').click()
  await expect(frida.page.locator('[data-hint="PRB-W1"]')).toContainText('Kanske är det en orsak?')
})

test('[Sc5] a card that is held over another is put onto it: both stay one click away, and who did it is said', async ({
  signInAs,
}) => {
  const [frida, malte] = [await signInAs('facilitator'), await signInAs('member')]
  await frida.add('Svagheter', NOTE, OTHER)
  await frida.lift(NOTE, frida.card(OTHER), { x: 0.5, y: 0.5 })
  await expect(frida.card(OTHER)).toHaveClass(/is-under/)
  await frida.page.mouse.up()
  await frida.page.getByLabel('Den nya lappens text').fill('Läsningen')
  await frida.button('Slå ihop 2 lappar …').click()
  await malte.shows({ Svagheter: ['Läsningen'] })
  await malte.card('Läsningen').getByRole('button', { name: '2 original' }).click()
  await expect(malte.page.getByRole('dialog')).toContainText(NOTE)
  await expect(malte.page.getByRole('dialog')).toContainText('Sammanslagen av Frida Ledare')
})
