import type { Locator, Page } from '@playwright/test'
import type { RoomFile } from '@samtavla/shared/exchange/room-file.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import type { TestRoom } from '../support/test-server.ts'
import { test as base, complaintsOf, expect, type Look, wordsOf } from './a11y-room.ts'

const FACTORS = [
  'Vi följer upp frånvaron varje måndag',
  'Alla elever har en vuxen som känner dem',
  'Vi planerar lektioner tillsammans',
] as const
const EXAMPLE = 'Mentorerna ringer hem samma dag'
const PHONE: Look = { context: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } }

const factorId = (number: number): CardId => `card_factor${number}`

/** A room that begins with a board of three factors and a risk. */
function ratingRoom(): RoomFile {
  const board = 'board_factors'
  return {
    format: 'samtavla-room',
    version: 3,
    exportedAt: '2026-11-18T14:00:00.000Z',
    room: { title: 'Processmöte 2' },
    boards: [
      {
        ...{ id: board, tool: 'success_factors', preset: 'framgang_risk', title: 'Framgångsfaktorer' },
        ...{ order: 'F', labels: {}, deleted: false },
      },
    ],
    cards: [
      ...FACTORS.map((text, i) => ({
        id: factorId(i + 1),
        text,
        place: { board, region: 'framgang', order: `V${String.fromCharCode(65 + i)}V` },
        color: 'green' as const,
        number: i + 1,
      })),
      {
        id: 'card_risk',
        text: 'Bussarna går för sällan',
        place: { board, region: 'risk', order: 'V' },
        color: 'orange' as const,
        number: 1,
      },
    ],
  } as RoomFile
}

const test = base.extend<{ readonly rating: TestRoom }>({
  rating: async ({ server }, use) => use(await server.importRoom(ratingRoom())),
})

/** The radio buttons with which one rates a factor. */
const choices = (page: Page, code: string, { rating }: Pick<ReturnType<typeof wordsOf>, 'rating'> = wordsOf({})) =>
  page.getByRole('group', { name: rating.question(code) })
const rate = (page: Page, code: string, answer: string) =>
  choices(page, code).getByRole('radio', { name: answer }).check()
/** The last choice is on the server: others are told how many have answered from the first on. */
const isSaved = (page: Page) => expect(page.getByText('Dina svar är sparade')).toBeVisible()
const factor = (page: Page, text: string) => page.locator('.factor').filter({ hasText: text })
const said = (page: Page, text: string): Locator => factor(page, text).locator('.rating-words')

async function openRound(page: Page, words = wordsOf({}).rounds, button: 'open' | 'openAgain' = 'open'): Promise<void> {
  await page.getByRole('button', { name: words[button].rating, exact: true }).click()
  const dialog = page.getByRole('dialog', { name: words.openTitle.rating })
  await dialog.getByRole('button', { name: words.open.rating }).click()
  await expect(dialog).toHaveCount(0)
}

/** Shows the answers when everybody has given theirs: before that it would be asked whether to wait. */
async function closeRound(page: Page): Promise<void> {
  await expect(page.getByText('Alla har skattat. Avsluta, så ser alla hur ni svarade.')).toBeVisible()
  await page.getByRole('button', { name: 'Avsluta och visa svaren' }).click()
}

/** All that a page is sent from now on, as text that can be searched. */
async function listenTo(page: Page): Promise<{ readonly frames: string[]; readonly answers: string[] }> {
  const [frames, answers]: [string[], string[]] = [[], []]
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => frames.push(Buffer.from(payload).toString('latin1')))
  })
  page.on('response', async (response) => {
    if (response.url().includes('/api/')) answers.push(await response.text().catch(() => ''))
  })
  await page.reload()
  await expect(page.getByText('0 av 3 har skattat')).toBeVisible()
  return { frames, answers }
}

test('three people rate for themselves, one on a phone; nobody sees an answer before all are shown', async ({
  enter,
  rating,
}) => {
  const frida = await enter('facilitator', {}, rating)
  const petra = await enter('principal', {}, rating)
  const moa = await enter('member', {}, rating)
  const malte = await enter('member', PHONE, rating)
  await expect(malte.getByText('Processledaren öppnar när det är dags.')).toBeVisible()
  await expect(malte.getByRole('button', { name: 'Börja skatta' })).toHaveCount(0)
  await openRound(frida)
  const heard = await listenTo(frida)
  await expect(frida.getByText('Du är inte med i den här skattningen.')).toBeVisible()
  await expect(frida.locator('.own-rating')).toHaveCount(0)
  await expect(choices(petra, 'F3')).toBeVisible()
  await expect(choices(petra, 'R1'), 'a risk is not rated').toHaveCount(0)

  // On a phone, and one answer is changed, and one taken back.
  await choices(malte, 'F1').getByText('3 stämmer ganska väl').tap()
  await choices(malte, 'F1').getByText('4 stämmer helt').tap()
  await choices(malte, 'F2').getByText('1 stämmer inte').tap()
  await choices(malte, 'F3').getByText('2 stämmer lite').tap()
  await expect(malte.getByText('Du har skattat 3 av 3')).toBeVisible()
  await choices(malte, 'F3').getByText('Vet inte').tap()
  await expect(malte.getByText('Du har skattat 2 av 3')).toBeVisible()
  await isSaved(malte)

  // By keys: one tab stop a factor, arrows choose.
  const unsure = choices(moa, 'F1').getByRole('radio', { name: 'Vet inte' })
  await expect(unsure).toBeEnabled()
  await unsure.focus()
  await moa.keyboard.press('ArrowRight')
  await expect(choices(moa, 'F1').getByRole('radio', { name: '1 stämmer inte' })).toBeChecked()
  await moa.keyboard.press('Tab')
  await expect(choices(moa, 'F1').getByRole('radio', { name: '1 stämmer inte' })).not.toBeFocused()
  await rate(moa, 'F2', '2 stämmer lite')
  await rate(moa, 'F3', '3 stämmer ganska väl')
  await isSaved(moa)
  for (const page of [frida, petra, moa, malte]) await expect(page.getByText('2 av 3 har skattat')).toBeVisible()
  await rate(petra, 'F1', '4 stämmer helt')
  await rate(petra, 'F2', '2 stämmer lite')
  await rate(petra, 'F3', '3 stämmer ganska väl')
  await isSaved(petra)
  await expect(frida.getByText('Alla har skattat. Avsluta, så ser alla hur ni svarade.')).toBeVisible()
  await expect(malte.getByText('Alla har skattat. Svaren visas när processledaren avslutar.')).toBeVisible()
  await expect(frida.locator('.rating-words'), 'that all have answered shows nothing').toHaveCount(0)
  for (const text of [...heard.frames, ...heard.answers]) expect(text).not.toMatch(/choices|revision|ballot|unsure/)
  for (const frame of heard.frames) expect(frame, 'a pointer on an answer').not.toContain('"cursor":{')
  const aboutRound = heard.frames.filter((frame) => frame.includes('voters'))
  expect(aboutRound.length).toBeGreaterThan(0)
  for (const frame of aboutRound) expect(frame.split(factorId(2)).length).toBe(frame.split(factorId(3)).length)

  await frida.getByRole('button', { name: 'Avsluta och visa svaren' }).click()
  for (const page of [frida, petra, moa, malte]) {
    await expect(page.getByText('3 av 3 har skattat')).toBeVisible()
    await expect(said(page, FACTORS[0])).toContainText('1 · 0 · 0 · 2')
    await expect(said(page, FACTORS[0])).toContainText('median 4')
    await expect(said(page, FACTORS[0])).toContainText('spridda svar (1–4) – prata om det')
    await expect(said(page, FACTORS[1])).toContainText('1 · 2 · 0 · 0')
    await expect(said(page, FACTORS[1])).not.toContainText('spridda svar')
    await expect(said(page, FACTORS[2])).toContainText('0 · 0 · 2 · 0')
    await expect(said(page, FACTORS[2])).toContainText('median 3, 1 vet inte')
  }
  await expect(factor(malte, FACTORS[1])).toContainText('Du svarade 1')
  await expect(factor(petra, FACTORS[1])).toContainText('Du svarade 2')
  await expect(frida.getByText('Du svarade')).toHaveCount(0)
})

test('what came of a rating is filled in and goes on from where it stands', async ({ enter, rating }) => {
  const frida = await enter('facilitator', {}, rating)
  const moa = await enter('member', {}, rating)
  await openRound(frida)
  await rate(moa, 'F1', '4 stämmer helt')
  await rate(moa, 'F2', '1 stämmer inte')
  await isSaved(moa)
  await closeRound(frida)

  await factor(moa, FACTORS[0]).getByRole('button', { name: 'Exempel som visar det' }).click()
  await expect(factor(moa, FACTORS[0]).getByRole('textbox', { name: 'Exempel som visar det' })).toBeFocused()
  await moa.keyboard.type(EXAMPLE)
  await moa.keyboard.press('Enter')
  await expect(factor(frida, FACTORS[0])).toContainText(EXAMPLE)
  await expect(factor(frida, FACTORS[0]).getByRole('button', { name: /^Gör till/ })).toHaveText(
    'Gör till resurs i kedja',
  )
  await expect(factor(frida, FACTORS[2]).getByRole('button', { name: /^Gör till/ })).toHaveCount(0)
  await factor(frida, FACTORS[0]).getByRole('button', { name: 'Gör till resurs i kedja' }).click()
  await factor(frida, FACTORS[1]).getByRole('button', { name: 'Gör till problem' }).click()
  await expect(factor(moa, FACTORS[1])).toContainText('P1')

  // What was written since is no part of the round, and of the next one if it is asked for.
  await moa.getByRole('textbox', { name: 'Skriv en lapp i Framgångsfaktorer' }).fill('Skolan är öppen på kvällarna')
  await moa.keyboard.press('Enter')
  await expect(factor(moa, 'öppen på kvällarna')).toContainText('Var inte med i skattningen')
  await expect(factor(frida, 'öppen på kvällarna')).toBeVisible()
  await openRound(frida, wordsOf({}).rounds, 'openAgain')
  await expect(moa.locator('.rating-words'), 'what was said before colours nobody’s answer').toHaveCount(0)
  await rate(moa, 'F4', '2 stämmer lite')
  await closeRound(frida)
  await expect(said(moa, 'öppen på kvällarna')).toContainText('0 · 1 · 0 · 0')
  await moa.getByRole('radio', { name: /^Omgång 1/ }).check()
  await expect(said(moa, FACTORS[1])).toContainText('1 · 0 · 0 · 0')
  // Whoever looks back sees the next round all the same.
  await openRound(frida, wordsOf({}).rounds, 'openAgain')
  await rate(moa, 'F2', '3 stämmer ganska väl')
  await closeRound(frida)
  await expect(said(moa, FACTORS[1])).toContainText('0 · 0 · 1 · 0')
})

test('the wall shows how many have rated, and then what they said', async ({ enter, rating }) => {
  const frida = await enter('facilitator', {}, rating)
  const moa = await enter('member', {}, rating)
  await openRound(frida)
  await frida.getByRole('button', { name: 'Storbild', exact: true }).click()
  await rate(moa, 'F1', '3 stämmer ganska väl')
  await expect(frida.getByText('1 av 1 har skattat')).toBeVisible()
  await expect(frida.getByText('Skatta på din egen skärm')).toBeVisible()
  await expect(frida.locator('.rating-words')).toHaveCount(0)
  await frida.keyboard.press('Escape')
  await frida.getByRole('button', { name: 'Avsluta och visa svaren' }).click()
  await frida.getByRole('button', { name: 'Storbild', exact: true }).click()
  const row = frida.locator('.wall-factors li').filter({ hasText: FACTORS[0] })
  await expect(row).toContainText('0 · 0 · 1 · 0')
  const size = await row.locator('.wall-factor').evaluate((text) => getComputedStyle(text).fontSize)
  expect(Number.parseFloat(size)).toBeGreaterThanOrEqual(24)
  expect(await complaintsOf(frida)).toEqual([])
})

for (const language of ['sv', 'en'] as const) {
  test(`axe finds nothing from the first factor to the answers, and all fits 320 px, ${language} (A16)`, async ({
    enter,
    rating,
  }) => {
    const words = wordsOf({ language })
    const frida = await enter('facilitator', { language, theme: 'dark' }, rating)
    const malte = await enter('member', { language, context: { viewport: { width: 320, height: 640 } } }, rating)
    const fits = () =>
      expect.poll(() => malte.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    const expectNothing = async () => {
      for (const page of [frida, malte]) expect(await complaintsOf(page)).toEqual([])
      await fits()
    }
    await expectNothing()
    await openRound(frida, words.rounds)
    await choices(malte, 'F1', words).getByRole('radio', { name: words.rating.steps[0]! }).check()
    await expect(malte.getByText(words.rounds.ballot.rating.saved)).toBeVisible()
    await expect(frida.getByText(words.rating.allRated.leads)).toBeVisible()
    await expectNothing()
    await frida.getByRole('button', { name: words.rounds.close.rating }).click()
    await expect(said(malte, FACTORS[0])).toContainText('1 · 0 · 0 · 0')
    await expectNothing()
  })
}
