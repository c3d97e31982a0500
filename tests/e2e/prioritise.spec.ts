import type { Page } from '@playwright/test'
import type { Role } from '@samtavla/shared/access/can.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { test as base, type Entry, expect } from '../support/e2e.ts'
import { losesNetwork } from '../support/offline.ts'
import { boxOf, type RoomPage } from '../support/pages.ts'
import { join, type Person, request } from '../support/people.ts'
import { PROBLEMS, PriorityBoard, priorityRoom, problemId } from '../support/priorities.ts'
import type { TestServer } from '../support/test-server.ts'
import { complaintsOf } from './a11y-room.ts'

const PHONE: Entry = { context: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } }

interface Fixtures {
  /** A person at the board of priorities. */
  readonly enter: (role: Role, name: string, entry?: Entry) => Promise<PriorityBoard & { readonly room: RoomPage }>
  /** A voter who uses no browser. */
  readonly voter: (name: string) => Promise<Voter>
}

interface Voter {
  readonly cast: (choices: object) => Promise<void>
}

const test = base.extend<Fixtures>({
  room: async ({ server }, use) => use(await server.importRoom(priorityRoom())),
  enter: async ({ signInAs }, use) => {
    await use(async (role, name, entry = {}) => {
      const room = await signInAs(role, { name, ...entry })
      const board = Object.assign(new PriorityBoard(room.page), { room })
      await expect(board.part('Röstning')).toBeVisible()
      return board
    })
  },
  voter: async ({ server, room }, use) => {
    await use(async (name) => {
      const person = await join(server, room.tokens.member, name)
      return { cast: (choices) => castLatest(server, person, choices) }
    })
  },
})

test.use({ serviceWorkers: 'allow' })

/** Votes in the newest round, as a client that is no browser does: its id is in the address of every ballot that is read. */
async function castLatest(server: TestServer, person: Person, choices: object): Promise<void> {
  const round = newestRound(server, person.room)
  const path = `/rooms/${person.room}/rounds/${await round}/ballot`
  const answer = await request(server, person, 'PUT', path, { choices, revision: 0 })
  expect(answer.status, await answer.text()).toBe(200)
}

async function newestRound(server: TestServer, room: string): Promise<string> {
  const rounds = await server.store.rounds.open(room as Parameters<typeof server.store.rounds.open>[0])
  expect(rounds).toHaveLength(1)
  return rounds[0]!
}

const dots = (...problems: readonly number[]): Record<CardId, number> => {
  const choices: Record<CardId, number> = {}
  for (const number of problems) choices[problemId(number)] = (choices[problemId(number)] ?? 0) + 1
  return choices
}

/** Everything that a page receives from now on, frames and answers, as text that can be searched. */
async function listenTo(
  page: Page,
): Promise<{ readonly frames: readonly string[]; readonly answers: readonly string[] }> {
  const [frames, answers]: [string[], string[]] = [[], []]
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => frames.push(Buffer.from(payload).toString('latin1')))
  })
  page.on('response', async (response) => {
    if (response.url().includes('/api/')) answers.push(await response.text().catch(() => ''))
  })
  await page.reload()
  await expect(page.getByRole('region', { name: 'Röstning', exact: true })).toBeVisible()
  return { frames, answers }
}

/** A ballot or a tally names cards once more than the list of what can be voted for does, and has keys of its own. */
function expectNoBallots(heard: { readonly frames: readonly string[]; readonly answers: readonly string[] }): void {
  const aboutRounds = heard.frames.filter((frame) => frame.includes('voters'))
  expect(aboutRounds.length, 'frames about the round').toBeGreaterThan(0)
  for (const text of [...heard.frames, ...heard.answers]) expect(text).not.toMatch(/choices|revision|ballot|people/)
  for (const frame of aboutRounds) expect(frame.split(problemId(1)).length - 1).toBeLessThanOrEqual(1)
  for (const answer of heard.answers) expect(answer).not.toContain(problemId(1))
}

test('[Sc8] eight people vote with three dots each; nobody receives another’s before the vote is closed', async ({
  enter,
  voter,
}) => {
  const frida = await enter('facilitator', 'Frida Ledare')
  const petra = await enter('principal', 'Petra Rektor')
  const kim = await enter('member', 'Kim Tangentbord')
  const malte = await enter('member', 'Malte Mellanstadiet', PHONE)
  const moa = await enter('member', 'Moa Mus')
  const others = await Promise.all(['Ali', 'Bo', 'Cia', 'Dag', 'Eva'].map((name) => voter(name)))
  await frida.openRound('Öppna röstning')
  const heard = [await listenTo(frida.page), await listenTo(petra.page)]
  await expect(frida.page.getByText('0 av 8 har röstat')).toBeVisible()
  await expect(frida.page.getByText('Du röstar inte i den här röstningen.')).toBeVisible()

  // By keys: plus and minus and arrows on a problem's buttons, and back again.
  await kim.mayVote()
  await kim.plus('P1').focus()
  for (const key of ['+', 'ArrowUp', '+']) await kim.page.keyboard.press(key)
  await expect(kim.stepper('P1')).toHaveAccessibleName('P1: 2 prickar av högst 2')
  await expect(kim.room.announcements).toContainText('P1: 2 prickar av högst 2. 1 prick kvar.')
  await expect(kim.room.announcements).toContainText('Högst 2 prickar på samma problem.')
  await kim.plus('P4').press('ArrowUp')
  await kim.minus('P4').press('-')
  await kim.plus('P3').press('Enter')
  await expect(kim.page.locator('.dots-left')).toHaveText('Du har inga prickar kvar')
  await expect(kim.page.getByText('Din röst är sparad')).toBeVisible()

  // On a phone, and one dot is changed.
  for (const name of ['P1', 'P2', 'P8']) await malte.plus(name).tap()
  await malte.minus('P8').tap()
  await expect(malte.page.locator('.dots-left')).toHaveText('● 1 prick kvar')
  await malte.plus('P3').tap()
  await expect(malte.stepper('P3')).toHaveAccessibleName('P3: 1 prick av högst 2')
  await expect(malte.page.getByText('Din röst är sparad')).toBeVisible()

  for (const name of ['P1', 'P1', 'P2']) await moa.plus(name).click()
  await expect(moa.page.getByText('Din röst är sparad')).toBeVisible()
  for (const [i, choices] of [dots(1, 3, 3), dots(1, 2, 2), dots(2, 3, 4), dots(3, 4, 5)].entries()) {
    await others[i]!.cast(choices)
  }
  for (const each of [frida, petra, kim, malte, moa]) {
    await expect(each.page.getByText('7 av 8 har röstat')).toBeVisible()
  }
  await expect(kim.plus('P3'), 'what others do moves nobody’s focus').toBeFocused()
  for (const each of heard) expectNoBallots(each)
  await others[4]!.cast(dots(5, 5, 6))
  await expect(frida.page.getByText('8 av 8 har röstat')).toBeVisible()

  await frida.page.getByRole('button', { name: 'Avsluta röstningen' }).click()
  for (const each of [frida, petra, kim, malte, moa]) {
    const rows = each.part('Röstning').locator('.result-row')
    await expect(rows.filter({ hasText: 'P1' })).toContainText('7 prickar från 5 personer')
    const given = (await rows.allInnerTexts()).map((text) => Number(/(\d+) prick/.exec(text)?.[1] ?? 0))
    expect(given).toEqual([7, 5, 6, 2, 3, 1, 0, 0])
    expect(given.reduce((sum, count) => sum + count)).toBe(24)
    await expect(each.page.getByText('Lågt rankade ligger kvar i listan.')).toBeVisible()
  }
  // What was searched would have shown it.
  for (const { frames } of heard) expect(frames.some((frame) => frame.includes('people'))).toBe(true)
  await expect(kim.part('Röstning').locator('.own-vote')).toHaveText(/Din röst:\s*P1 ●●2 prickar\s*P3 ●1 prick/)
  await expect(frida.page.getByText('Din röst')).toHaveCount(0)

  await frida.page.getByRole('button', { name: 'Visa i röstordning' }).click()
  await expect(frida.part('Röstning').locator('.problem-code')).toHaveText([
    'P1',
    'P3',
    'P2',
    'P5',
    'P4',
    'P6',
    'P7',
    'P8',
  ])
  await expect(moa.part('Röstning').locator('.problem-code').first()).toHaveText('P1')
})

test('[Sc8] a vote without a network is kept, sent when it is back, and counted once', async ({ enter, faults }) => {
  faults.expectLostConnection()
  const frida = await enter('facilitator', 'Frida Ledare')
  const malte = await enter('member', 'Malte Medlem', PHONE)
  await frida.openRound('Öppna röstning')
  await malte.plus('P1').tap()
  await expect(malte.page.getByText('Din röst är sparad')).toBeVisible()

  await losesNetwork(malte.page)
  await malte.plus('P1').tap()
  await malte.plus('P2').tap()
  const status = malte.page.locator('.ballot-status')
  await expect(status).toHaveText('Inte sparad än – inget nät')
  await expect(malte.room.announcements).toContainText('Inte sparad än – inget nät')
  await expect(malte.stepper('P2')).toHaveAccessibleName('P2: 1 prick av högst 2')
  await malte.page.context().setOffline(false)
  await expect(status).toHaveText('Din röst är sparad')
  await expect(malte.room.announcements).toContainText('Din röst är sparad')
  await expect(frida.page.getByText('1 av 1 har röstat')).toBeVisible()

  await frida.close('Avsluta röstningen')
  const rows = frida.part('Röstning').locator('.result-row')
  await expect(rows.nth(0)).toContainText('2 prickar från 1 person')
  await expect(rows.nth(1)).toContainText('1 prick från 1 person')
})

test('[Sc8] the newest choice of a person with two screens counts', async ({ enter, faults, newVisitor, server }) => {
  // The first screen learns so that the ballot it has seen is not the stored one.
  faults.expect(/status of 409/)
  const frida = await enter('facilitator', 'Frida Ledare')
  const malte = await enter('member', 'Malte Medlem')
  await frida.openRound('Öppna röstning')
  await malte.plus('P1').click()
  await expect(malte.page.getByText('Din röst är sparad')).toBeVisible()
  const state = await malte.page.context().storageState()
  const tablet = new PriorityBoard(await newVisitor({ baseURL: server.url, storageState: state }))
  await tablet.page.goto(malte.page.url())
  await expect(tablet.stepper('P1')).toHaveAccessibleName('P1: 1 prick av högst 2')

  await tablet.plus('P2').click()
  await expect(tablet.page.getByText('Din röst är sparad')).toBeVisible()
  await malte.plus('P3').click()
  await expect(malte.page.getByText('Din röst är sparad')).toBeVisible()
  await frida.close('Avsluta röstningen')
  await expect(frida.part('Röstning').getByText('1 prick från 1 person')).toHaveCount(2)
  await expect(malte.part('Röstning').locator('.own-vote')).toHaveText(/P1 ●1 prick\s*P3 ●1 prick/)
})

test('[Sc8] takes in a later problem without touching a vote, asks before closing early, and says ties', async ({
  enter,
  voter,
}) => {
  const frida = await enter('facilitator', 'Frida Ledare')
  const malte = await enter('member', 'Malte Medlem')
  const ali = await voter('Ali')
  await voter('Bo')
  await frida.page.getByRole('button', { name: 'Öppna röstning' }).click()
  const dialog = frida.page.getByRole('dialog', { name: 'Öppna en röstning' })
  await dialog.getByLabel('Tid i minuter').fill('5')
  await dialog.getByRole('button', { name: 'Öppna röstning' }).click()
  await expect(malte.page.getByText('Avslutas om 5 min')).toBeVisible()
  // Before half a minute has passed: whole minutes are added to those that are left.
  await frida.page.getByRole('button', { name: 'Mer tid' }).click()
  await frida.page.getByRole('menuitem', { name: '10 minuter till' }).click()
  await expect(malte.page.getByText('Avslutas om 15 min')).toBeVisible()
  await frida.page.getByRole('button', { name: 'Mer tid' }).click()
  await frida.page.getByRole('menuitem', { name: 'Ingen tidsgräns' }).click()
  await expect(malte.page.getByText(/^Avslutas om/)).toHaveCount(0)

  await malte.plus('P2').click()
  await malte.room.button('Problemlista').click()
  await malte.room.addField('Problem').fill('Ingen äger övergången mellan stadierna')
  await malte.room.addField('Problem').press('Enter')
  await malte.room.button('Prioritering').click()
  await frida.page.getByRole('button', { name: 'Lägg till P9 i röstningen' }).click()
  await expect(malte.stepper('P9')).toBeVisible()
  await expect(malte.stepper('P2')).toHaveAccessibleName('P2: 1 prick av högst 2')
  await malte.plus('P9').click()
  await expect(malte.page.getByText('Din röst är sparad')).toBeVisible()
  await ali.cast(dots(5))
  await expect(frida.page.getByText('2 av 3 har röstat')).toBeVisible()
  await frida.page.getByRole('button', { name: 'Avsluta röstningen' }).click()
  const question = frida.page.getByRole('dialog', { name: '2 av 3 har röstat' })
  await question.getByRole('button', { name: 'Vänta' }).click()
  await expect(malte.stepper('P2')).toBeVisible()
  await frida.close('Avsluta röstningen')
  const tie = 'P2, P5 och P9 fick lika många – prata om det, ingen vinner automatiskt.'
  for (const each of [frida, malte]) await expect(each.page.getByText(tie)).toBeVisible()

  // A second round stands beside the first.
  await frida.openRound('Öppna en ny röstning')
  await malte.plus('P5').click()
  await expect(malte.page.getByText('Din röst är sparad')).toBeVisible()
  await frida.close('Avsluta röstningen')
  const row = frida.part('Röstning').locator('.result-row').filter({ hasText: 'P5' })
  await expect(row.locator('.result')).toHaveCount(1)
  await frida.page.getByRole('checkbox', { name: /^Omgång 1, / }).check()
  await expect(row.locator('.result')).toHaveText([
    /^Omgång 1, .*1 prick från 1 person$/,
    /^Omgång 2, .*1 prick från 1 person$/,
  ])
})

test('says aloud when two minutes are left, also when the page slept then, and not again to who comes later', async ({
  enter,
}) => {
  const frida = await enter('facilitator', 'Frida Ledare')
  const malte = await enter('member', 'Malte Medlem')
  await frida.page.getByRole('button', { name: 'Öppna röstning' }).click()
  const dialog = frida.page.getByRole('dialog', { name: 'Öppna en röstning' })
  await dialog.getByLabel('Tid i minuter').fill('5')
  await malte.page.clock.install()
  await dialog.getByRole('button', { name: 'Öppna röstning' }).click()
  await expect(malte.page.getByText('Avslutas om 5 min')).toBeVisible()
  await malte.page.clock.fastForward('03:05')
  await expect(malte.page.getByText('Avslutas om 2 min')).toBeVisible()
  const spoken = 'Två minuter kvar av röstningen.'
  await expect(malte.room.announcements).toContainText(spoken)

  await malte.room.button('Problemlista').click()
  await expect(malte.room.announcements).not.toContainText(spoken)
  await malte.room.button('Prioritering').click()
  await expect(malte.page.getByText(/^Avslutas /)).toBeVisible()
  await malte.mayVote()
  // What is said is said in its order: this comes after what would have been said on the way in.
  await malte.plus('P1').press('ArrowUp')
  await expect(malte.room.announcements).toContainText('P1: 1 prick av högst 2')
  await expect(malte.room.announcements).not.toContainText(spoken)
})

test('[Sc9] places problems by numbers, by a menu, by drag, by two presses and by keys, and shows the room’s picture only afterwards', async ({
  enter,
  voter,
}) => {
  const frida = await enter('facilitator', 'Frida Ledare')
  const nils = await enter('member', 'Nils Nummer')
  const moa = await enter('member', 'Moa Mus')
  const kim = await enter('member', 'Kim Tangentbord')
  const ali = await voter('Ali')
  await frida.openRound('Öppna placering')
  const heard = await listenTo(frida.page)

  for (const meaning of ['5 är störst effekt.', '5 är helt i våra händer.']) {
    await expect(nils.page.getByText(meaning)).toBeVisible()
  }
  const effect = nils.page.getByLabel('Effekt för P1, 1–5')
  await effect.fill('5')
  await expect(nils.page.getByText('Fyll i båda, så placeras problemet.')).toBeVisible()
  await nils.page.getByLabel('Rådighet över P1, 1–5').fill('4')
  await expect(nils.mark('P1')).toHaveAccessibleName('P1, effekt 5, rådighet 4')
  await nils.page.getByLabel('Effekt för P4, 1–5').fill('5')
  await nils.page.getByLabel('Rådighet över P4, 1–5').fill('2')

  // The number of one axis alone is no place yet.
  await nils.choosePlace('P3', 'Effekt 4')
  await expect(nils.room.announcements).toContainText('Fyll i båda, så placeras problemet.')
  await expect(nils.mark('P3')).toHaveAccessibleName('P3, inte placerat')
  await nils.choosePlace('P3', 'Rådighet 2')
  await expect(nils.mark('P3')).toHaveAccessibleName('P3, effekt 4, rådighet 2')
  await expect(nils.room.announcements).toContainText('P3, effekt 4, rådighet 2')
  await nils.choosePlace('P3', 'Effekt 1')
  await expect(nils.mark('P3')).toHaveAccessibleName('P3, effekt 1, rådighet 2')
  await expect(nils.page.getByRole('button', { name: 'Placera P3' })).toBeFocused()

  await moa.mayVote()
  await moa.mark('P1').scrollIntoViewIfNeeded()
  const [from, plot] = [await boxOf(moa.mark('P1')), await boxOf(moa.page.locator('.matrix-plot'))]
  await moa.page.mouse.move(from.x + 5, from.y + 5)
  await moa.page.mouse.down()
  await moa.page.mouse.move(plot.x + plot.width * 0.7, plot.y + plot.height * 0.1, { steps: 4 })
  await moa.page.mouse.up()
  await expect(moa.mark('P1')).toHaveAccessibleName('P1, effekt 5, rådighet 4')
  await moa.mark('P4').click()
  await moa.page.locator('.matrix-plot').click({ position: { x: plot.width * 0.3, y: plot.height * 0.7 } })
  await expect(moa.mark('P4')).toHaveAccessibleName('P4, effekt 2, rådighet 2')

  await kim.mayVote()
  await kim.mark('P1').focus()
  for (const key of ['ArrowUp', 'PageUp', 'ArrowRight']) await kim.page.keyboard.press(key)
  await expect(kim.mark('P1')).toBeFocused()
  await expect(kim.mark('P1')).toHaveAccessibleName('P1, effekt 5, rådighet 4')
  await expect(kim.room.announcements).toContainText('P1, effekt 5, rådighet 4')
  await kim.mark('P2').press('ArrowUp')
  await kim.mark('P2').press('Delete')
  await expect(kim.mark('P2')).toHaveAccessibleName('P2, inte placerat')
  await expect(kim.mark('P2')).toBeFocused()
  for (const each of [nils, moa, kim]) await expect(each.page.getByText('Din röst är sparad')).toBeVisible()

  await expect(frida.page.getByText('3 av 4 har placerat')).toBeVisible()
  expectNoBallots(heard)
  await expect(frida.page.locator('.matrix-mark')).toHaveCount(0)
  await ali.cast({ [problemId(1)]: { effect: 3, control: 4 }, [problemId(4)]: { effect: 5, control: 2 } })
  await expect(frida.page.getByText('4 av 4 har placerat')).toBeVisible()
  await frida.close('Avsluta placeringen')
  for (const each of [frida, nils]) {
    await expect(each.mark('P1')).toHaveAccessibleName('P1, effekt 4,5, rådighet 4')
    await expect(each.page.getByText('Ni är oeniga om P4: effekt 2–5.')).toBeVisible()
    const row = each.page.getByRole('row').filter({ has: each.page.getByRole('rowheader', { name: 'P1' }) })
    await expect(row.getByRole('cell')).toHaveText(['4,5 (3–5)', '4', 'Gör nu', '4'])
  }
  await expect(nils.part('Matris').locator('.own-vote')).toContainText('P1 effekt 5, rådighet 4')
  await expect(frida.part('Matris').locator('.own-vote')).toHaveCount(0)
})

test('[Sc9] the principal decides on three problems; a fourth is remarked on and not refused', async ({
  enter,
  voter,
}) => {
  const frida = await enter('facilitator', 'Frida Ledare')
  const petra = await enter('principal', 'Petra Rektor')
  const malte = await enter('member', 'Malte Medlem')
  const [ali, bo] = [await voter('Ali'), await voter('Bo')]
  await frida.openRound('Öppna röstning')
  await ali.cast(dots(1, 1, 2))
  await bo.cast(dots(2, 3, 4))
  await frida.close('Avsluta röstningen')
  await expect(malte.page.getByRole('button', { name: 'Skriv beslutet' })).toHaveCount(0)

  await petra.page.getByRole('button', { name: 'Skriv beslutet' }).click()
  const dialog = petra.page.getByRole('dialog', { name: 'Skriv beslutet' })
  const choose = (number: number) => dialog.getByRole('checkbox', { name: new RegExp(`^P${number} `) })
  await expect(choose(1)).toHaveAccessibleName(/2 prickar från 1 person$/)
  await choose(1).check()
  await choose(3).check()
  await expect(dialog.getByText('P2 fick fler prickar men är inte med.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Fatta beslutet' }).click()
  await expect(dialog.getByLabel('Motivering')).toBeFocused()
  await choose(2).check()
  await expect(dialog.getByText('P2 fick fler prickar men är inte med.')).toHaveCount(0)
  await expect(dialog.getByText('P3 och P4 fick lika många – prata om det, ingen vinner automatiskt.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Fatta beslutet' }).click()
  await expect(dialog).toHaveCount(0)
  for (const each of [petra, frida, malte]) {
    const part = each.part('Beslut')
    await expect(part.locator('.problem-code')).toHaveText(['P1', 'P2', 'P3'])
    await expect(part).toContainText('Beslutat av Petra Rektor, rektor')
    await expect(part).toContainText('Underlag: röstning 1')
  }

  await frida.page.getByRole('button', { name: 'Ersätt beslutet' }).click()
  const second = frida.page.getByRole('dialog', { name: 'Ersätt beslutet' })
  await second.getByRole('checkbox', { name: /^P4 / }).check()
  await expect(
    second.getByText('Fler än tre är svårt att hinna med på en gång. Det går att besluta ändå.'),
  ).toBeVisible()
  await second.getByLabel('Motivering').fill('P4 är en förutsättning för de andra.')
  await second.getByRole('button', { name: 'Fatta beslutet' }).click()
  await expect(malte.part('Beslut')).toContainText('P4 är en förutsättning för de andra.')
  await malte.page.getByText('Tidigare beslut (1)').click()
  await expect(malte.part('Beslut')).toContainText('Beslutat av Petra Rektor, rektor')
})

test('[Sc9] a problem that is made a cause keeps its votes, and can no longer be chosen', async ({ enter, voter }) => {
  const frida = await enter('facilitator', 'Frida Ledare')
  const malte = await enter('member', 'Malte Medlem')
  const ali = await voter('Ali')
  await frida.openRound('Öppna röstning')
  await ali.cast(dots(1, 4, 4))
  await frida.close('Avsluta röstningen')

  await frida.room.button('Problemlista').click()
  const problem = frida.room.cards.filter({ hasText: PROBLEMS[3] })
  await problem.getByRole('button', { name: 'Mer om lappen' }).click()
  await frida.page.getByRole('menuitem', { name: 'Gör om till orsak …' }).click()
  const dialog = frida.page.getByRole('dialog', { name: 'Gör om P4 till orsak' })
  await dialog.getByRole('textbox').fill('Det är vårt arbetssätt.')
  await dialog.getByRole('button', { name: 'Spara' }).click()
  await frida.room.button('Prioritering').click()
  for (const each of [frida, malte]) {
    const row = each.part('Röstning').locator('.result-row').filter({ hasText: PROBLEMS[3] })
    await expect(row).toContainText('(omgjort till orsak)')
    await expect(row).toContainText('2 prickar från 1 person')
    await expect(each.page.locator('.priority-left-out')).toContainText(`Inte med:C1 ${PROBLEMS[3]}`)
  }
  await frida.page.getByRole('button', { name: 'Skriv beslutet' }).click()
  await expect(frida.page.getByRole('dialog').locator('.problem-code')).toHaveText([
    'P1',
    'P2',
    'P3',
    'P5',
    'P6',
    'P7',
    'P8',
  ])
})

test('the wall shows how many have voted and never how', async ({ enter, voter }) => {
  const frida = await enter('facilitator', 'Frida Ledare')
  const ali = await voter('Ali')
  await voter('Bo')
  await frida.openRound('Öppna röstning')
  await frida.room.button('Storbild').click()
  await ali.cast(dots(1, 1, 2))
  await expect(frida.page.getByText('1 av 2 har röstat')).toBeVisible()
  await expect(frida.page.getByRole('group', { name: /prickar av högst/ })).toHaveCount(0)
  const size = await frida.page
    .locator('.problem-text')
    .first()
    .evaluate((text) => getComputedStyle(text).fontSize)
  expect(Number.parseFloat(size)).toBeGreaterThanOrEqual(24)
  await frida.page.keyboard.press('Escape')
  await frida.close('Avsluta röstningen')
  await frida.room.button('Storbild').click()
  await expect(frida.page.getByText('2 prickar från 1 person')).toBeVisible()
})

test('begins with the way to a problem list', async ({ enter, server, signInAs }) => {
  const empty = await server.importRoom(priorityRoom([]))
  const room = await signInAs('member', { room: empty })
  await expect(room.page.getByText(/som är tom än så länge/)).toBeVisible()
  await room.button('Öppna problemlistan').click()
  await expect(room.boardTitle).toHaveText('Problemlista')

  const malte = await enter('member', 'Malte Medlem')
  await expect(malte.page.getByText('Processledaren öppnar när det är dags.').first()).toBeVisible()
  await expect(malte.page.getByRole('button', { name: 'Öppna röstning' })).toHaveCount(0)
})

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing from the first vote to the decision, ${theme} (A16)`, async ({ enter, voter }) => {
    const look: Entry = { context: { colorScheme: theme } }
    const frida = await enter('facilitator', 'Frida Ledare', look)
    const malte = await enter('member', 'Malte Medlem', look)
    const ali = await voter('Ali')
    const expectNothing = async (page: Page) => expect(await complaintsOf(page)).toEqual([])
    await expectNothing(frida.page)
    await frida.openRound('Öppna röstning')
    await malte.plus('P1').click()
    await expect(malte.page.getByText('Din röst är sparad')).toBeVisible()
    for (const each of [frida, malte]) await expectNothing(each.page)
    await frida.close('Avsluta röstningen')
    await expect(malte.part('Röstning').locator('.own-vote')).toBeVisible()
    await expectNothing(malte.page)

    await frida.openRound('Öppna placering')
    await malte.mayVote()
    await malte.mark('P1').click()
    await malte.mark('P1').press('ArrowUp')
    await expect(malte.page.getByText('Din röst är sparad')).toBeVisible()
    await ali.cast({ [problemId(1)]: { effect: 5, control: 5 }, [problemId(2)]: { effect: 5, control: 5 } })
    await expectNothing(malte.page)
    await frida.close('Avsluta placeringen')
    await frida.mark('P1').click()
    await expectNothing(frida.page)

    await frida.page.getByRole('button', { name: 'Skriv beslutet' }).click()
    const dialog = frida.page.getByRole('dialog')
    await dialog.getByRole('checkbox').nth(2).check()
    await dialog.getByRole('button', { name: 'Fatta beslutet' }).click()
    await expectNothing(frida.page)
    await dialog.getByLabel('Motivering').fill('Det är bråttom.')
    await dialog.getByRole('button', { name: 'Fatta beslutet' }).click()
    await expect(malte.part('Beslut')).toContainText('Det är bråttom.')
    await expectNothing(malte.page)
    await frida.room.button('Storbild').click()
    await expectNothing(frida.page)
  })
}

for (const [width, height] of [
  [390, 844],
  [320, 640],
] as const) {
  test(`nothing is wider than the window at ${width} px while one votes and places`, async ({ enter, voter }) => {
    const frida = await enter('facilitator', 'Frida Ledare')
    const narrow = await enter('member', 'Malte Medlem', { context: { viewport: { width, height } } })
    const fits = () =>
      expect.poll(() => narrow.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    const ali = await voter('Ali')
    await frida.openRound('Öppna röstning')
    await narrow.plus('P1').click()
    await expect(narrow.page.getByText('Din röst är sparad')).toBeVisible()
    await fits()
    await ali.cast(dots(1, 2, 3))
    await frida.close('Avsluta röstningen')
    await frida.openRound('Öppna placering')
    await narrow.page.getByLabel('Effekt för P1, 1–5').fill('5')
    await narrow.page.getByLabel('Rådighet över P1, 1–5').fill('5')
    await expect(narrow.mark('P1')).toBeVisible()
    await fits()
  })
}
