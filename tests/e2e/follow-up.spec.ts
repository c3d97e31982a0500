import { loadExample } from '@samtavla/shared/examples/load-example.ts'
import { byMouse, cardSaying } from '../support/analysis.ts'
import { test as base, expect } from '../support/e2e.ts'
import { boxOf } from '../support/pages.ts'
import type { TestRoom } from '../support/test-server.ts'

/** The made-up school at the end of its year. */
const test = base.extend<{ school: TestRoom }>({
  school: async ({ server }, use) => use(await server.importRoom(await loadExample('ljungdungen-2025-26'))),
})

test('an action is adjusted in the follow-up with a reason, and what it said before is kept in its thread', async ({
  signInAs,
  school: room,
}) => {
  const frida = await signInAs('facilitator', { room })
  const petra = await signInAs('principal', { room, context: { viewport: { width: 390, height: 844 } } })
  const { page } = frida
  await byMouse(frida).openBoard('Uppföljning 9 juni 2026')
  const actions = page.getByRole('region', { name: 'Planerade åtgärder' })
  const late = actions.getByRole('listitem').filter({ hasText: 'Följ upp extra anpassningar' })
  await expect(actions.getByRole('heading', { level: 3 }).first()).toHaveText(/^Försenade/)
  await late.getByRole('button', { name: 'Justera …' }).click()
  const dialog = frida.dialog('Justera A9')
  await dialog.getByRole('textbox', { name: 'Så här ska det stå' }).fill('Följ upp extra anpassningar varje månad')
  await dialog.getByLabel('Klart senast').fill('2099-12-18')
  await dialog.getByRole('button', { name: 'Spara' }).click()
  await expect(dialog).toContainText('Skriv en motivering')
  await dialog.getByLabel('Varför?').fill('Var sjätte vecka var för sällan')
  await dialog.getByRole('button', { name: 'Spara' }).click()
  await expect(actions.getByRole('listitem').filter({ hasText: 'varje månad' })).toContainText('Justerad')

  const thread = petra.dialog('Röda tråden för A9')
  await byMouse(petra).openBoard('Uppföljning 9 juni 2026')
  const seen = petra.page.getByRole('listitem').filter({ hasText: 'Följ upp extra anpassningar varje månad' })
  await seen.getByRole('button', { name: /anpassningar varje månad/ }).click()
  await expect(petra.boardTitle).toHaveText('Åtgärdsplan')
  await byMouse(frida).openBoard('Åtgärdsplan')
  await byMouse(frida).choose('varje månad', 'Röda tråden …')
  await expect(thread).toBeHidden()
  const own = frida.dialog('Röda tråden för A9')
  await expect(own).toContainText('Följ upp extra anpassningar var sjätte vecka')
  await expect(own).toContainText('Ändrad: Var sjätte vecka var för sällan')

  await own.getByRole('radio', { name: 'Bild' }).check()
  for (const stage of ['problem', 'orsak', 'åtgärd', 'tecken', 'aktivitet']) {
    await expect(own.getByRole('region', { name: stage, exact: true })).toBeVisible()
  }
  await expect(own.getByRole('region', { name: 'problem', exact: true })).toContainText('P2')
  await own.getByRole('button', { name: 'Skriv ut eller spara …' }).click()
  await expect(page.getByRole('article')).toContainText('Röda tråden för A9')
  await expect(page.getByRole('article').getByRole('table').first()).toContainText(
    'Följ upp extra anpassningar var sjätte vecka',
  )
})

test('a bar of the timeline is moved by key and by drag, for everybody, and nothing jumps', async ({
  signInAs,
  school: room,
}) => {
  const [frida, malte] = [await signInAs('facilitator', { room }), await signInAs('member', { room })]
  for (const each of [frida, malte]) {
    await byMouse(each).openBoard('Åtgärdsplan')
    await each.page.getByRole('radio', { name: 'Tidslinje' }).check()
  }
  const barOf = (page: typeof frida.page) => page.getByRole('button', { name: /^A3 .* till / })
  const rows = frida.page.locator('.timeline-row')
  await expect(barOf(frida.page)).toBeVisible()
  const before = await rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-card')))
  await barOf(frida.page).focus()
  await frida.page.keyboard.press('ArrowRight')
  await expect(barOf(malte.page)).toHaveAccessibleName(/A3 16 mars.* till 12 juni/)
  await frida.page.keyboard.press('Shift+ArrowLeft')
  await expect(barOf(malte.page)).toHaveAccessibleName(/A3 16 mars.* till 5 juni/)
  const box = await boxOf(barOf(malte.page))
  const week = (await boxOf(malte.page.locator('.timeline-column').first())).width
  await malte.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await malte.page.mouse.down()
  await malte.page.mouse.move(box.x + box.width / 2 - week, box.y + box.height / 2, { steps: 4 })
  await malte.page.mouse.up()
  await expect(barOf(frida.page)).toHaveAccessibleName(/A3 9 mars.* till 29 maj/)
  expect(await rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-card')))).toEqual(before)
  await malte.undo.click()
  await expect(barOf(frida.page)).toHaveAccessibleName(/A3 16 mars.* till 5 juni/)
})

test('who takes away or parks something in the middle of the thread is told whose thread breaks', async ({
  signInAs,
  school: room,
}) => {
  const frida = await signInAs('facilitator', { room })
  await byMouse(frida).openBoard('Problemlista')
  await byMouse(frida).choose('Läsförståelsen utvecklas', 'Parkera …')
  await expect(frida.dialog('Parkera P1')).toContainText(/Det bryter tråden för .*C1.*G1/)
  await frida.page.keyboard.press('Escape')
  await byMouse(frida).openBoard('Orsaksanalys')
  await byMouse(frida).choose('Gemensam progression för läsning', 'Ta bort lappen')
  await expect(frida.page.getByText(/Det bryter tråden för A1/).first()).toBeVisible()
  await frida.page.getByRole('button', { name: 'Ångra' }).last().click()
  await expect(cardSaying(frida, 'Gemensam progression för läsning')).toBeVisible()
})

test('a project brief is a page with its frame beside, kept when one leaves a field', async ({ signInAs }) => {
  const [frida, malte] = [await signInAs('facilitator'), await signInAs('member')]
  await frida.button('Ny tavla').click()
  await frida.page.getByRole('radio', { name: /^PM/ }).check()
  await frida.button('Skapa tavlan').click()
  await frida.add('Varför?', 'Kön till första samtalet har vuxit')
  await frida.page.getByLabel('Uppdragsgivare').fill('Verksamhetschefen')
  await frida.page.getByLabel('Målgrupp').click()
  await byMouse(malte).openBoard('PM / uppdragsbeskrivning')
  await expect(malte.page.getByLabel('Uppdragsgivare')).toHaveValue('Verksamhetschefen')
  await expect(malte.page.getByText(/^6 ord\./)).toBeVisible()
})
