import type { Locator } from '@playwright/test'
import { addBoard } from '@samtavla/shared/edits/boards.ts'
import { addCards } from '@samtavla/shared/edits/cards.ts'
import { linkCards, noteOnLink } from '@samtavla/shared/edits/links.ts'
import { effectChain } from '@samtavla/shared/tools/effect-chain.ts'
import { theoryOfChange } from '@samtavla/shared/tools/theory-of-change.ts'
import type { Tool } from '@samtavla/shared/tools/tool.ts'
import { boxOf, centreOf, type RoomPage } from '../support/pages.ts'
import type { TestRoom } from '../support/test-server.ts'
import { complaintsOf, expect, type Guest, test } from './a11y-room.ts'

const TIME = 'Konferenstid varannan vecka'
const PLAN = 'Vi planerar lässtrategipass tillsammans'
const VISITS = 'Vi besöker varandras lektioner'
const SESSIONS = 'Två lässtrategipass i veckan'
const READERS = 'Fler elever läser med flyt'
const CARDS = { resurser: [TIME], aktiviteter: [PLAN, VISITS], prestationer: [SESSIONS], lang: [READERS] }

/** A chain without arrows, in a room that only this test uses. */
async function addChain(someoneElse: (room: TestRoom) => Promise<Guest>, room: TestRoom, tool: Tool = effectChain) {
  const { pen } = await someoneElse(room)
  const board = addBoard(pen, { tool: tool.id, preset: tool.presets[0].id, title: tool.name.sv })
  if (!board.ok) throw new Error(board.reason)
  const ids = Object.entries(CARDS).flatMap(([region, texts]) => {
    if (!tool.regions.some(({ id }) => id === region)) return []
    const target = { board: board.value, region, before: 'end' } as const
    const added = addCards(
      pen,
      target,
      texts.map((text) => ({ text })),
    )
    if (!added.ok) throw new Error(added.reason)
    return added.value.map((id, i) => [texts[i]!, id] as const)
  })
  return { pen, card: new Map(ids) }
}

async function openChain({ page }: RoomPage, name = effectChain.name.sv): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name, exact: true }).click()
  await expect(page.getByRole('group', { name: 'Kedjan', exact: true })).toBeVisible()
}

/** The arrow from one card to another, as it stands in words under the first. */
function arrow({ page }: RoomPage, to: string): Locator {
  return page.locator('.chain-lead').filter({ hasText: `Leder till: ${to}` })
}

async function dragArrow(room: RoomPage, from: string, to: string): Promise<void> {
  const { page } = room
  const handle = page.locator('[data-handle]')
  await room.card(from).hover()
  // It comes from the card in focus to the one under the pointer.
  await expect(async () => {
    const [card, at] = [await boxOf(room.card(from)), await centreOf(handle)]
    expect(Math.abs(at.x - card.x - card.width)).toBeLessThan(20)
    expect(at.y).toBeGreaterThan(card.y)
    expect(at.y).toBeLessThan(card.y + card.height)
  }).toPass({ timeout: 15_000 })
  await handle.hover()
  await page.mouse.down()
  const { x, y } = await centreOf(room.card(to))
  await page.mouse.move(x, y, { steps: 5 })
  await expect(room.card(to)).toHaveClass(/is-under/)
  await page.mouse.up()
}

/** In the page: a place on the only arrow, off its number, a few pixels beside the line. */
function alongArrow(): [x: number, y: number] {
  const path = document.querySelector<SVGPathElement>('.chain-hit')!
  const { x, y } = path.getPointAtLength(path.getTotalLength() * 0.1).matrixTransform(path.getScreenCTM()!)
  return [x, y + 4]
}

/** In the page: a pointer finds the only arrow where it is drawn. */
function isArrowFound(): boolean {
  const [hit, line] = ['.chain-hit', '.chain-line'].map((name) => document.querySelector(name)?.getAttribute('d'))
  return hit !== undefined && hit === line
}

/** The columns from left to right. */
function columns({ page }: RoomPage): Promise<string[]> {
  return page.locator('.chain-column').evaluateAll((all) => {
    const byPlace = all.toSorted((a, b) => a.getBoundingClientRect().left - b.getBoundingClientRect().left)
    return byPlace.map((column) => column.getAttribute('aria-label') ?? '')
  })
}

test('an arrow is drawn by drag, by menu and by keys, and two people see each other’s', async ({
  signInAs,
  someoneElse,
  room,
}) => {
  await addChain(someoneElse, room)
  const [frida, malte] = [await signInAs('facilitator'), await signInAs('member')]
  await openChain(frida)
  await openChain(malte)

  await dragArrow(frida, TIME, PLAN)
  await expect(arrow(malte, PLAN)).toHaveCount(1)
  await expect(malte.page.locator('.chain-line')).toHaveCount(1)

  await malte.cardMenu(PLAN, 'Leder till …')
  await malte.page.getByRole('checkbox', { name: SESSIONS }).check()
  await malte.button('Klart').click()
  await expect(malte.card(PLAN).locator(':focus')).toHaveCount(1)

  await frida.face(READERS).focus()
  await frida.page.keyboard.press('k')
  await expect(frida.page.getByRole('dialog')).toContainText('Vad leder till: ')
  await expect(frida.page.getByRole('dialog').getByRole('textbox')).toBeFocused()
  await frida.page.keyboard.type('lässtrategipass i')
  await frida.page.keyboard.press('ArrowDown')
  await frida.page.keyboard.press('Space')
  await frida.page.keyboard.press('Escape')
  for (const person of [frida, malte]) {
    await expect(arrow(person, SESSIONS)).toHaveCount(1)
    await expect(arrow(person, READERS)).toHaveCount(1)
    await expect(person.page.locator('.chain-line')).toHaveCount(3)
  }

  // Along the arrows, and back.
  await frida.face(TIME).focus()
  for (const text of [PLAN, SESSIONS, READERS]) {
    await frida.page.keyboard.press('ArrowRight')
    await expect(frida.face(text)).toBeFocused()
  }
  await expect(frida.card(TIME)).toHaveAttribute('data-lit')
  await expect(frida.card(VISITS)).not.toHaveAttribute('data-lit')

  // From the effect to what leads to it is the same arrow, and one that is let go over nothing is none.
  await dragArrow(malte, SESSIONS, VISITS)
  await expect(frida.page.locator('.chain-line')).toHaveCount(4)
  await frida.undo.click()
  await expect(arrow(frida, READERS)).toHaveCount(0)
  await expect(malte.page.locator('.chain-line')).toHaveCount(3)
})

test('an arrow says what it takes for granted, in its words and by a number, and can be taken away', async ({
  signInAs,
  someoneElse,
  room,
}) => {
  const { pen, card } = await addChain(someoneElse, room)
  linkCards(pen, 'effect_of', card.get(PLAN)!, [card.get(TIME)!])
  const [frida, malte] = [await signInAs('facilitator'), await signInAs('member')]
  await openChain(frida)
  await openChain(malte)

  const lead = arrow(frida, PLAN)
  await expect(lead).toHaveCount(1)
  await frida.face(TIME).focus()
  const isReached = () => lead.evaluate((element) => element === document.activeElement)
  for (let presses = 0; presses < 12 && !(await isReached()); presses++) await frida.page.keyboard.press('Tab')
  await expect(lead).toBeFocused()
  await frida.page.keyboard.press('Enter')
  await frida.page.getByLabel('Vad tar ni för givet här?').fill('Tiden hålls fri')
  await frida.page.getByLabel('Är det rimligt att tänka så?').fill('Det gick förra året')
  await frida.button('Spara').click()
  for (const person of [frida, malte]) {
    await expect(arrow(person, PLAN)).toHaveText(`Leder till: ${PLAN} (antar att: Tiden hålls fri)`)
    await expect(person.page.locator('.chain-mark')).toHaveText('1')
    await expect(person.region('Det här tar vi för givet')).toContainText('Tiden hålls fri')
  }

  // Where the arrow runs, and not only on its number.
  await expect(frida.page.locator('.chain-hit')).toHaveCount(1)
  await expect.poll(() => frida.page.evaluate(isArrowFound)).toBe(true)
  const [x, y] = await frida.page.evaluate(alongArrow)
  await frida.page.mouse.click(x, y)
  await expect(frida.page.getByLabel('Vad tar ni för givet här?')).toHaveValue('Tiden hålls fri')
  await frida.page.keyboard.press('Escape')

  await malte.region('Det här tar vi för givet').getByRole('button', { name: 'Tiden hålls fri' }).click()
  await expect(malte.page.getByLabel('Är det rimligt att tänka så?')).toHaveValue('Det gick förra året')
  await malte.button('Ta bort pilen').click()
  await expect(frida.page.locator('.chain-line')).toHaveCount(0)
  await malte.undo.click()
  await expect(frida.page.locator('.chain-mark')).toHaveText('1')
})

test('an arrow that would lead round is refused and said to be', async ({ signInAs, someoneElse, room }) => {
  const { pen, card } = await addChain(someoneElse, room)
  linkCards(pen, 'effect_of', card.get(VISITS)!, [card.get(PLAN)!])
  const frida = await signInAs('facilitator')
  await openChain(frida)
  await frida.cardMenu(VISITS, 'Leder till …')
  await frida.page.getByRole('checkbox', { name: PLAN }).click()
  await expect(frida.page.getByText('Det skulle bli en cirkel').first()).toBeVisible()
  await expect(frida.page.getByRole('checkbox', { name: PLAN })).not.toBeChecked()
  await frida.button('Klart').click()
  await expect(frida.page.locator('.chain-line')).toHaveCount(1)
})

test('everybody reads the chain from the same end, and a theory of change from its effects', async ({
  signInAs,
  someoneElse,
  room,
}) => {
  const { pen, card } = await addChain(someoneElse, room)
  linkCards(pen, 'effect_of', card.get(READERS)!, [card.get(TIME)!])
  await addChain(someoneElse, room, theoryOfChange)
  const [frida, malte] = [await signInAs('facilitator'), await signInAs('member')]
  await openChain(frida)
  await openChain(malte)
  await expect.poll(() => columns(malte)).toEqual(effectChain.regions.slice(3, 9).map(({ label }) => label.sv))
  await frida.page.getByRole('radio', { name: 'Läs från effekterna' }).check()
  const turned = effectChain.regions.slice(3, 9).map(({ label }) => label.sv)
  await expect.poll(() => columns(malte)).toEqual(turned.reverse())
  await malte.face(READERS).focus()
  await malte.page.keyboard.press('ArrowRight')
  await expect(malte.face(TIME)).toBeFocused()

  await openChain(frida, theoryOfChange.name.sv)
  await expect.poll(() => columns(frida).then(([first]) => first)).toBe('Effekt på lång sikt')
})

for (const language of ['sv', 'en'] as const) {
  test(`a chain has no fault that axe finds, with a thread picked and a dialog open: ${language}`, async ({
    enter,
    someoneElse,
    room,
  }) => {
    const { pen, card } = await addChain(someoneElse, room)
    const [cause, effect] = [card.get(TIME)!, card.get(PLAN)!]
    linkCards(pen, 'effect_of', effect, [cause])
    noteOnLink(pen, { kind: 'effect_of', from: effect, to: cause }, 'assumption', 'Tiden hålls fri')
    const page = await enter('facilitator', { language }, room)
    await page.getByRole('navigation').getByRole('button', { name: effectChain.name.sv, exact: true }).click()
    const face = page.locator(`[data-card="${cause}"] [data-card-focus]`)
    await face.focus()
    await expect(page.locator(`[data-card="${effect}"]`)).toHaveAttribute('data-lit')
    expect(await complaintsOf(page)).toEqual([])
    await page.locator('.chain-mark').click()
    await expect(page.getByRole('dialog')).toBeVisible()
    expect(await complaintsOf(page)).toEqual([])
  })
}
