import type { BoardId } from '../../model/ids.ts'
import type { StepBoard } from '../../processes/step-boards.ts'
import { effectChain } from '../../tools/effect-chain.ts'
import { cardOf, type RoomDraft } from './draft.ts'

const COLUMNS = ['resurser', 'aktiviteter', 'prestationer', 'kort', 'medel', 'lang', 'antaganden', 'risker'] as const

/** Which step leads to which, by column and place, and which of the chain's assumptions the arrow rests on. The case does not say. */
const ARROWS: Readonly<Record<string, readonly (readonly [from: string, to: string, assumption?: number])[]>> = {
  K1: [
    ['resurser1', 'aktiviteter1'],
    ['resurser2', 'aktiviteter2'],
    ['resurser1', 'aktiviteter3'],
    ['resurser2', 'aktiviteter3'],
    ['resurser3', 'aktiviteter4'],
    ['resurser1', 'aktiviteter5'],
    ['aktiviteter1', 'prestationer1'],
    ['aktiviteter2', 'prestationer2', 2],
    ['aktiviteter3', 'prestationer2'],
    ['aktiviteter4', 'prestationer3'],
    ['aktiviteter5', 'medel1'],
    ['prestationer1', 'kort1'],
    ['prestationer2', 'kort1'],
    ['prestationer3', 'medel1'],
    ['kort1', 'medel1', 1],
    ['medel1', 'lang1'],
  ],
  K2: [
    ['resurser1', 'aktiviteter1'],
    ['resurser1', 'aktiviteter2'],
    ['resurser2', 'aktiviteter2'],
    ['resurser1', 'aktiviteter3'],
    ['resurser2', 'aktiviteter4'],
    ['aktiviteter1', 'prestationer1'],
    ['aktiviteter2', 'prestationer2'],
    ['aktiviteter3', 'prestationer2'],
    ['aktiviteter4', 'prestationer3'],
    ['prestationer1', 'kort1', 1],
    ['prestationer2', 'kort1'],
    ['prestationer3', 'medel1'],
    ['kort1', 'medel1'],
    ['medel1', 'lang1'],
  ],
  K3: [
    ['resurser1', 'aktiviteter1'],
    ['resurser1', 'aktiviteter2'],
    ['resurser2', 'aktiviteter3'],
    ['aktiviteter1', 'prestationer1'],
    ['aktiviteter2', 'prestationer2', 2],
    ['aktiviteter3', 'prestationer2'],
    ['prestationer1', 'kort1', 1],
    ['prestationer2', 'medel1'],
    ['kort1', 'medel1'],
    ['medel1', 'lang1'],
  ],
}

/** One for each chain. The step at which chains are only introduced gets none. */
export function addChainBoards(draft: RoomDraft, frame: StepBoard): void {
  if (frame.preset !== effectChain.presets[0].id) return
  for (const { problem } of draft.source.effect_chains) {
    const title = `${effectChain.name.sv} för ${problem}`
    draft.addBoard({ ...frame, title, facts: { problem: cardOf(problem) } })
  }
}

/** Their activities are worded as the actions that they became. */
export function addChains(draft: RoomDraft): void {
  const boards = draft.boardsOf(effectChain.id)
  for (const [c, chain] of draft.source.effect_chains.entries()) {
    const actions = chain.aktiviteter.map((code) => draft.source.actions.find(({ id }) => id === code)!)
    const texts = { ...chain, aktiviteter: actions.map(({ text }) => text) }
    for (const column of COLUMNS) addColumn(draft, boards[c]!, { column, texts: texts[column], chain: chain.id })
    for (const [i, { causes }] of actions.entries()) draft.link('starts_in', `${chain.id}aktiviteter${i + 1}`, causes)
    for (const [from, to, assumption] of ARROWS[chain.id]!) {
      const words = assumption ? { assumption: chain.antaganden[assumption - 1]! } : {}
      draft.link('effect_of', `${chain.id}${to}`, [`${chain.id}${from}`], words)
    }
  }
}

function addColumn(
  draft: RoomDraft,
  board: BoardId,
  { column, texts, chain }: { readonly column: string; readonly texts: readonly string[]; readonly chain: string },
): void {
  for (const [i, text] of texts.entries()) {
    draft.addCard({ code: `${chain}${column}${i + 1}`, text, board, region: column, meeting: 'M6' })
  }
}

/** The activity of a chain that an action was made of. */
export function stepOfAction(draft: RoomDraft, action: string): string {
  const chain = draft.source.effect_chains.find(({ aktiviteter }) => aktiviteter.includes(action))!
  return `${chain.id}aktiviteter${chain.aktiviteter.indexOf(action) + 1}`
}
