import type { Page } from '@playwright/test'
import { addBoard, boardsOf } from '@samtavla/shared/edits/boards.ts'
import { addCards, setAside } from '@samtavla/shared/edits/cards.ts'
import { convertCards } from '@samtavla/shared/edits/convert.ts'
import type { Words } from '@samtavla/shared/i18n/sv.ts'
import type { TestRoom } from '../support/test-server.ts'
import { chooseInMenu, complaintsOf, expect, faces, type Guest, type Look, test, wordsOf } from './a11y-room.ts'

interface Hands {
  readonly w: Words
  readonly example: TestRoom
  readonly enter: (role?: 'facilitator' | 'member' | 'principal') => Promise<Page>
  readonly someoneElse: () => Promise<Guest>
}

type State = (hands: Hands) => Promise<Page>

async function withProblems({ someoneElse }: Hands): Promise<void> {
  const { pen } = await someoneElse()
  const board = boardsOf(pen.content)[0]!.id
  const notes = addCards(pen, { board, region: 'svagheter', before: 'start' }, [
    { text: 'Brist på tid för planering' },
    { text: 'Läsningen går långsamt' },
  ])
  if (!notes.ok) throw new Error(notes.reason)
  const made = notes.value.map((note) => convertCards(pen, 'problem', [note], { title: 'Problemlista' }))
  const last = made.at(-1)
  if (last?.ok) setAside(pen, [last.value], { kind: 'parked', reason: 'Tas i vår', to: 'mars' })
}

async function openBoard(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

function boardOf(tool: string, preset: string, title: string): State {
  return async ({ enter, someoneElse }) => {
    const { pen } = await someoneElse()
    addBoard(pen, { tool, preset, title })
    const page = await enter('facilitator')
    await openBoard(page, title)
    return page
  }
}

/** The problem list, with the menu's item chosen on its first problem. */
function problemDialog(item: (w: Words) => string): State {
  return async (hands) => {
    const page = await STATES['problem list']!(hands)
    await faces(page).first().focus()
    await page.keyboard.press('Shift+F10')
    await page.getByRole('menuitem', { name: item(hands.w), exact: true }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    return page
  }
}

const STATES: Readonly<Record<string, State>> = {
  'dialog for silent writing': async ({ w, enter }: Hands) => {
    const page = await enter('facilitator')
    await chooseInMenu(page, w.board.more, w.silence.begin)
    await page.getByLabel(w.silence.minutes).fill('0')
    await expect(page.getByText(w.silence.badMinutes)).toBeVisible()
    return page
  },
  'silent writing': async ({ w, enter }: Hands) => {
    const page = await enter('facilitator')
    await chooseInMenu(page, w.board.more, w.silence.begin)
    await page.getByRole('button', { name: w.silence.start }).click()
    // The field is there when the silence is; the dialog keeps the focus until the server has answered it.
    await expect(page.getByRole('dialog')).toHaveCount(0)
    const field = page.getByPlaceholder(w.silence.placeholder).first()
    await field.fill('En egen lapp')
    await field.press('Enter')
    await field.fill('och något om 20121212-1212'.repeat(8))
    await expect(page.getByText(w.silence.count(1))).toBeVisible()
    return page
  },
  'dialog for the next person': async (hands: Hands) => {
    const page = await STATES['silent writing']!(hands)
    await page.getByRole('button', { name: hands.w.silence.turn }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    return page
  },
  'notes that led to problems': async (hands: Hands) => {
    await withProblems(hands)
    return hands.enter('member')
  },
  'problem list': async (hands: Hands) => {
    await withProblems(hands)
    const page = await hands.enter('member')
    await openBoard(page, 'Problemlista')
    return page
  },
  'problem list, read-only': async (hands: Hands) => {
    await withProblems(hands)
    const page = await hands.enter('principal')
    await openBoard(page, 'Problemlista')
    return page
  },
  'red thread': problemDialog((w) => w.thread.open),
  'dialog for parking': problemDialog((w) => w.problem.park),
  'dialog for handing over': problemDialog((w) => w.problem.handOver),
  'dialog for a cause': problemDialog((w) => w.problem.cause),
  'dialog for details': problemDialog((w) => w.problem.fields),
  'current state': boardOf('current_state', 'tre_nivaer', 'Nuläget'),
  decisions: boardOf('decisions', 'logg', 'Beslutsloggen'),
  'dialog for a decision': async (hands: Hands) => {
    const page = await STATES.decisions!(hands)
    await page.getByRole('button', { name: hands.w.log.add }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    return page
  },
  notes: async (hands: Hands) => {
    const page = await boardOf('notes', 'text', 'Mötet')(hands)
    const field = page.getByRole('textbox', { name: hands.w.notes.label })
    await field.click()
    await expect(field).toBeFocused()
    await page.keyboard.type('En rad')
    await expect(field).toContainText('En rad')
    return page
  },
}

const LOOKS: readonly Look[] = [
  { language: 'sv', theme: 'light' },
  { language: 'en', theme: 'dark' },
]

for (const look of LOOKS) {
  test.describe(`axe finds nothing from plan to decision, ${look.language} and ${look.theme} (A16)`, () => {
    for (const [name, state] of Object.entries(STATES)) {
      test(name, async ({ example, enter, someoneElse }) => {
        const page = await state({
          w: wordsOf(look),
          example,
          enter: (role) => enter(role, look),
          someoneElse: () => someoneElse(example),
        })
        expect(await complaintsOf(page)).toEqual([])
        await page.setViewportSize({ width: 320, height: 640 })
        await expect
          .poll(() => page.evaluate(() => document.documentElement.scrollWidth), { message: 'fits 320 pixels (A8)' })
          .toBeLessThanOrEqual(320)
      })
    }
  })
}
