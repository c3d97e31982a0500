import type { Page } from '@playwright/test'
import { addCards } from '@samtavla/shared/edits/cards.ts'
import { linkCards } from '@samtavla/shared/edits/links.ts'
import { ACTION, ACTIONS, CAUSE, causeId, gapRoom } from '../support/gap-room.ts'
import { complaintsOf, expect, test, wordsOf } from './a11y-room.ts'

const gap = (page: Page, code: string) => page.locator(`[data-gap="${code}"]`)

test('a gap is listed with its cards, leads to them by keyboard, and is gone when somebody mends it', async ({
  enter,
  server,
  someoneElse,
}) => {
  const room = await server.importRoom(gapRoom())
  const page = await enter('member', {}, room)
  const entry = page.getByRole('button', { name: /^Glapp i tråden/ })
  await expect(entry).toHaveText('Glapp i tråden2')
  await entry.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Glapp i tråden')
  await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toHaveText([
    'Behövs innan ni går vidare',
    'Att tänka på',
  ])
  await expect(gap(page, 'RT-03')).toContainText('C2 saknar åtgärd')
  await expect(gap(page, 'RT-03').getByRole('button')).toHaveText([`C2 ${CAUSE}`])
  await expect(gap(page, 'RT-09')).toContainText('2 av 6 ifyllt, saknar effekt, slutdatum, mål och tecken')

  await page.getByLabel('Tavla').selectOption('Orsaksanalys')
  await expect(gap(page, 'RT-09')).toHaveCount(0)
  await gap(page, 'RT-03').getByRole('button').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Orsaksanalys/)
  await expect(page.locator(`[data-card="${causeId(2)}"] [data-card-focus]`)).toBeFocused()

  await entry.click()
  await expect(gap(page, 'RT-03')).toBeVisible()
  const { pen } = await someoneElse(room)
  const added = addCards(pen, { board: ACTIONS, region: 'atgard', before: 'end' }, [{ text: ACTION }])
  if (!added.ok) throw new Error(added.reason)
  linkCards(pen, 'acts_on', added.value[0]!, [causeId(2)])
  await expect(gap(page, 'RT-03')).toHaveCount(0)
  await expect(gap(page, 'RT-09')).toContainText('A1 och A2 saknar uppgifter')
})

test('an own edit that closes a gap is said aloud, a tool’s own rule stands on its card, and the wall names the gaps', async ({
  enter,
  server,
}) => {
  const room = await server.importRoom(gapRoom())
  const page = await enter('facilitator', {}, room)
  await expect(page.getByRole('button', { name: /^Glapp i tråden/ })).toHaveText('Glapp i tråden2')
  await page.getByRole('button', { name: 'Åtgärdsplan' }).click()
  await page.getByRole('radio', { name: 'Lista' }).check({ force: true })
  await expect(page.locator('[data-card="card_action1"] [data-hint="ACT-W3"]')).toContainText('Alla är ingen')

  await page.getByRole('button', { name: 'Storbild' }).click()
  await expect(page.locator('.projector-gaps')).toHaveText(
    '2 glapp: A1 saknar effekt, slutdatum, mål och tecken · C2 saknar åtgärd',
  )
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Orsaksanalys' }).click()
  await page.getByRole('radio', { name: 'Lista' }).check({ force: true })
  const cause = page.locator(`[data-card="${causeId(2)}"]`)
  await cause.getByRole('button', { name: 'Mer om lappen' }).click()
  await page.getByRole('menuitem', { name: 'Ta bort lappen' }).click()
  await expect(page.locator('[data-live-announcer]')).toContainText('1 glapp i tråden')
  await expect(page.getByRole('button', { name: /^Glapp i tråden/ })).toHaveText('Glapp i tråden1')
})

for (const language of ['sv', 'en'] as const) {
  for (const theme of ['light', 'dark'] as const) {
    test(`axe finds nothing in the list of gaps, ${language} and ${theme} (A16)`, async ({ enter, server }) => {
      const w = wordsOf({ language })
      const page = await enter('principal', { language, theme }, await server.importRoom(gapRoom()))
      await page.getByRole('button', { name: new RegExp(`^${w.gaps.title}`) }).click()
      await expect(gap(page, 'RT-03')).toBeVisible()
      expect(await complaintsOf(page)).toEqual([])
      await page.setViewportSize({ width: 320, height: 640 })
      const gaps = page.locator('.gaps')
      await expect.poll(() => gaps.evaluate((element) => element.clientWidth)).toBeLessThanOrEqual(320)
      await expect.poll(() => gaps.evaluate((each) => each.scrollWidth - each.clientWidth)).toBeLessThanOrEqual(0)
    })
  }
}
