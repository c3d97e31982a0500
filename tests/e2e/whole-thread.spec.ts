import { byKeys, byMouse, cardSaying, type Hands } from '../support/analysis.ts'
import { expect, test } from '../support/e2e.ts'
import { losesNetwork } from '../support/offline.ts'
import type { RoomPage } from '../support/pages.ts'

test.use({ serviceWorkers: 'allow' })

// A made-up school, from its first note to the follow-up.
const NOTE = 'Läsningen följs upp olika i olika klasser'
const CAUSE = 'Gemensam progression för läsning saknas'
const DEEPER = 'Ingen tid är avsatt för att planera läsning'
const GOAL = 'Minst 80 procent i trean klarar alla delprov'
const SUB = 'Lässtrategier undervisas i 15 av 22 lektioner'
const SIGN = 'Elever berättar vilken strategi de använder'
const STEP = 'Ta fram en läsprogression tillsammans'
const EFFECT = 'Fler lärare undervisar i lässtrategier'
const ACTIVITY = 'Skriv ett första utkast'
const SUPPORT = 'Handledning av logoped'
const SEEN = 'Progressionen är beslutad och prövad'
const NEXT = 'Fritidshemmet behöver komma med'

/** Every step grows out of the one before. */
async function goThrough(room: RoomPage, hands: Hands): Promise<void> {
  const { page } = room
  const dialog = page.getByRole('dialog')
  const show = async () => {
    await hands.press(page.getByRole('button', { name: 'Visa', exact: true }).last())
    // Whoever goes on before the card is in hand is not given it.
    await expect(page.locator('[data-card-focus]:focus')).toBeVisible()
  }
  await hands.write(room.addField('Svagheter'), NOTE)
  await page.keyboard.press('Enter')
  await hands.choose(NOTE, 'Gör till problem')
  await show()
  await expect(room.boardTitle).toHaveText('Problemlista')

  await hands.choose(NOTE, 'Lägg till orsak …')
  await hands.answer(CAUSE, 'Lägg till orsak')
  await show()
  await expect(room.boardTitle).toHaveText('Orsaksanalys')
  await hands.choose(CAUSE, 'Varför? …')
  await hands.answer(DEEPER, 'Varför?')
  await expect(cardSaying(room, DEEPER)).toBeVisible()

  await hands.openBoard('Problemlista')
  await hands.choose(NOTE, 'Sätt mål …')
  await hands.answer(GOAL, 'Sätt mål')
  await show()
  await hands.choose(GOAL, 'Dela upp i delmål …')
  await hands.answer(SUB, 'Dela upp i delmål')
  await expect(cardSaying(room, SUB)).toBeVisible()
  await hands.choose(SUB, 'Lägg till tecken …')
  await hands.answer(SIGN, 'Lägg till tecken')
  await expect(cardSaying(room, SIGN)).toBeVisible()

  await hands.openBoard('Orsaksanalys')
  await hands.choose(DEEPER, 'Börja kedja …')
  await hands.answer(STEP, 'Börja kedja')
  await show()
  await expect(room.boardTitle).toHaveText('Effektkedja')
  await hands.write(room.addField('Effekt på kort sikt'), EFFECT)
  await page.keyboard.press('Enter')
  await expect(cardSaying(room, EFFECT)).toBeVisible()
  await hands.choose(STEP, 'Leder till …')
  await hands.tick(dialog.getByRole('checkbox', { name: EFFECT }))
  await hands.press(dialog.getByRole('button', { name: 'Klart', exact: true }))
  await expect(page.getByRole('button', { name: `Leder till: ${EFFECT}` })).toBeVisible()

  await hands.choose(STEP, 'Skapa åtgärd')
  await show()
  await expect(room.boardTitle).toHaveText('Åtgärdsplan')
  await hands.choose(STEP, 'Uppgifter …')
  await expect(dialog).toContainText('C2')
  await hands.write(dialog.getByLabel('Ansvarig (funktion)'), 'Rektor')
  await hands.press(dialog.locator('.field-line', { hasText: 'Ansvarig' }).getByRole('button', { name: 'Spara' }))
  await hands.press(dialog.getByRole('button', { name: 'Stäng', exact: true }))
  await expect(cardSaying(room, STEP)).toContainText('Rektor')

  await hands.choose(STEP, 'Dela upp i aktiviteter …')
  await hands.answer(ACTIVITY, 'Dela upp i aktiviteter')
  await hands.choose(STEP, 'Beställ stöd …')
  await hands.answer(SUPPORT, 'Beställ stöd')

  // The sign will show whether the action works: seen from the action.
  await hands.choose(STEP, 'Uppgifter …')
  await hands.press(dialog.getByRole('button', { name: /Synligt tecken/ }))
  await hands.tick(page.getByRole('checkbox', { name: new RegExp(SIGN) }))
  await hands.press(page.getByRole('button', { name: 'Klart', exact: true }))
  await hands.press(dialog.getByRole('button', { name: 'Stäng', exact: true }))

  await hands.openBoard('Mål, delmål och synliga tecken')
  await hands.choose(SIGN, 'Avläsningar …')
  await hands.write(dialog.getByLabel('Hur var det?'), '16 av 22')
  await hands.press(dialog.getByRole('button', { name: 'Spara avläsningen' }))
  await expect(dialog.getByRole('cell', { name: '16 av 22' }).first()).toBeVisible()
  await hands.press(dialog.getByRole('button', { name: 'Stäng', exact: true }))

  await hands.openBoard('Åtgärdsplan')
  await hands.choose(STEP, 'Följ upp …')
  await hands.answer(SEEN, 'Följ upp')
  await show()
  await expect(room.boardTitle).toHaveText('Uppföljning')
  await expect(cardSaying(room, SEEN)).toBeVisible()
  await hands.choose(SEEN, 'Nytt nuläge')
}

/** What the thread of the sign says, as a screen reader would read it. */
async function readsFromReadingToFirstNote(room: RoomPage, hands: Hands): Promise<void> {
  await hands.openBoard('Mål, delmål och synliga tecken')
  await hands.choose(SIGN, 'Röda tråden …')
  const thread = room.dialog('Röda tråden för T1')
  await expect(thread).toContainText('16 av 22')
  const up = thread.getByRole('region', { name: 'Bygger på' })
  await expect(up).toContainText(
    /Tecken T1 ← åtgärd A1 ← .*← mål G[12], G[12] ← orsak C[12], C[12] ← problem P1 ← nuläge/,
  )
  const items = up.getByRole('listitem')
  const read = (await items.allInnerTexts()).join('\n')
  const order = [STEP, SUB, DEEPER, GOAL, NOTE].map((text) => read.indexOf(text))
  expect(
    order.every((at) => at >= 0),
    read,
  ).toBe(true)
  await expect(items.filter({ hasText: 'Svagheter' })).toContainText(NOTE)
  await expect(up).toMatchAriaSnapshot(`
    - region "Bygger på":
      - heading "Bygger på" [level=3]
      - paragraph: /Tecken T1 ← åtgärd A1/
      - list
  `)
}

test('[#5] a school goes from its first note to the follow-up with the mouse, and the thread leads all the way back', async ({
  signInAs,
}) => {
  test.slow()
  const frida = await signInAs('facilitator')
  const hands = byMouse(frida)
  await goThrough(frida, hands)
  await readsFromReadingToFirstNote(frida, hands)
})

test('[#5] the same with the keyboard alone', async ({ signInAs }) => {
  test.slow()
  const frida = await signInAs('facilitator')
  const hands = byKeys(frida)
  await goThrough(frida, hands)
  await readsFromReadingToFirstNote(frida, hands)
})

test('[#5] two build it together, one of them without a network in the middle, and both end with the same', async ({
  signInAs,
  faults,
}) => {
  test.slow()
  faults.expectLostConnection()
  const [frida, malte] = [await signInAs('facilitator'), await signInAs('member')]
  await goThrough(frida, byMouse(frida))
  const hands = byMouse(malte)
  await hands.openBoard('Orsaksanalys')
  await expect(cardSaying(malte, CAUSE)).toBeVisible()
  await losesNetwork(malte.page)
  await hands.choose(CAUSE, 'Varför? …')
  await hands.answer(NEXT, 'Varför?')
  await hands.choose(NEXT, 'Skapa åtgärd …')
  await hands.answer('Ta med fritidshemmet', 'Skapa åtgärd')
  // Meanwhile somebody who has a network goes on.
  await byMouse(frida).openBoard('Orsaksanalys')
  await byMouse(frida).choose(DEEPER, 'Skapa åtgärd …')
  await byMouse(frida).answer('Avsätt var tredje konferens', 'Skapa åtgärd')
  await malte.page.context().setOffline(false)
  await malte.isSaved()
  for (const room of [frida, malte]) {
    await byMouse(room).openBoard('Åtgärdsplan')
    for (const text of [STEP, 'Ta med fritidshemmet', 'Avsätt var tredje konferens']) {
      await expect(cardSaying(room, text)).toBeVisible()
    }
  }
  const codes = async ({ page }: RoomPage) =>
    (await page.getByRole('main').locator('[data-card]').allInnerTexts()).map(codeOf).sort()
  await expect(async () => expect(await codes(frida)).toEqual(await codes(malte))).toPass({ timeout: 15_000 })
})

function codeOf(text: string): string {
  return /A\d+[a-z]?/.exec(text)?.[0] ?? text
}
