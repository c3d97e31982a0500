import type { NotesContent } from '../exchange/notes-file.ts'
import { ROOM_FILE_VERSION, type RoomFile } from '../exchange/room-file.ts'
import type { BoardId } from '../model/ids.ts'
import type { ProcessModel } from '../processes/process-model.ts'
import { boardsForStep } from '../processes/step-boards.ts'
import { decisions } from '../tools/decisions.ts'
import { notes } from '../tools/notes.ts'
import { swot } from '../tools/swot.ts'
import { addAnalysis } from './ljungdungen/analysis.ts'
import { type Case, ljungdungenCase } from './ljungdungen/case.ts'
import { addChainBoards, addChains } from './ljungdungen/chains.ts'
import { RoomDraft } from './ljungdungen/draft.ts'
import { addFollowUpBoards, addFollowUps } from './ljungdungen/follow-ups.ts'
import { addActions, addActivities, addGoals } from './ljungdungen/planning.ts'
import { addPresent } from './ljungdungen/present.ts'
import { commentsOf, decisionsOf, roundsOf } from './ljungdungen/talk.ts'

/** The process model that the year follows. */
export const PROCESS = ljungdungenCase.process

const TITLE = 'Exempel: Ljungdungens skola – ett helt processår (påhittat)'
/** The group drew its SWOT when it had looked at its evidence; the model asks for none. */
const SWOT_STEP = 's3'

/**
 * A made-up school's whole year by a process model, from its history to the last follow-up: everything that the case holds, in Swedish.
 * Cards are called what the case calls them (P1, C10, A8), but for three: sub-goals have numbers of their own after the long-term
 * goals (G1a is G4, G3b is G9), observations go on after the interviews (O1 is E9), and a follow-up is three cards, one a question
 * (FU2 is FU4–FU6). Nobody in it is real; people are called by what they do.
 */
export function roomOfLjungdungen(model: ProcessModel): RoomFile {
  const source = ljungdungenCase
  const draft = new RoomDraft(source)
  const about = draft.addBoard({ tool: notes.id, preset: notes.presets[0].id, title: 'Om exemplet', prompts: {} })
  const [interviews, observations] = addBoards(draft, model)
  addPresent(draft, { interviews: interviews!, observations: observations! })
  addAnalysis(draft)
  addGoals(draft)
  addChains(draft)
  addActions(draft)
  addActivities(draft)
  addFollowUps(draft)
  const rounds = roundsOf(draft)
  const passed = model.steps.slice(0, -1)
  return {
    format: 'samtavla-room',
    version: ROOM_FILE_VERSION,
    exportedAt: '2026-06-10T12:00:00.000Z',
    room: { title: TITLE },
    ...draft.whole(),
    plan: planOf(draft, model, passed),
    notes: [{ board: about, content: aboutText(source) }],
    decisions: decisionsOf(draft, passed, rounds),
    comments: commentsOf(draft),
    rounds,
  }
}

/** The boards of the plan's steps in their order, and the two that no step names: SWOT, and the log of decisions. */
function addBoards(draft: RoomDraft, model: ProcessModel): readonly BoardId[] {
  const log = { tool: decisions.id, preset: decisions.presets[0].id, title: decisions.name.sv, prompts: {} }
  const titles = [log.title]
  const evidence: BoardId[] = []
  for (const step of model.steps) {
    for (const board of boardsForStep(step, { language: 'sv', titles })) {
      if (board.tool === 'effect_chain') addChainBoards(draft, board)
      else if (board.tool === 'followup') addFollowUpBoards(draft, board)
      else {
        const id = draft.addBoard(board)
        titles.push(board.title)
        if (board.tool === 'evidence') evidence.push(id)
      }
    }
    if (step.id === SWOT_STEP) {
      draft.addBoard({ tool: swot.id, preset: swot.presets[0].id, title: swot.name.sv, prompts: {}, step: step.id })
    }
  }
  draft.addBoard(log)
  return evidence
}

/** Where several meetings are of one step, its day is that of the last. */
function planOf(draft: RoomDraft, model: ProcessModel, passed: ProcessModel['steps']): NonNullable<RoomFile['plan']> {
  const { meetings } = draft.source
  const done = passed.flatMap((step) => {
    const { id: meeting } = meetings.find((each) => each.step === step.id)!
    // As a plan's own page names inputs.
    const inputs = step.inputs.map((_, i) => `${step.id}-input-${i + 1}`)
    const ids = [...inputs, ...step.tasks.map(({ id }) => id), ...step.gate.map(({ id }) => id)]
    return ids.map((id) => [id, { by: draft.leader(), at: draft.at(meeting, 110) }] as const)
  })
  return {
    model: { id: model.id, version: model.version },
    start: meetings[0]!.date,
    dates: Object.fromEntries(meetings.map(({ step, date }) => [step, date])),
    done: Object.fromEntries(done),
  }
}

function aboutText({ disclaimer, org }: Case): NotesContent {
  const facts = [
    `${org.school}, ${org.municipality}`,
    `${org.form}: ${org.pupils} elever, varav ${org.leisure_children} på fritidshemmet`,
    `${org.teachers} lärare och ${org.leisure_staff} medarbetare på fritidshemmet`,
  ]
  return [
    { kind: 'heading', level: 2, runs: [{ text: 'Ett påhittat fall' }] },
    { kind: 'paragraph', runs: [{ text: disclaimer }] },
    { kind: 'bullets', items: facts.map((text) => [[{ text }]]) },
    { kind: 'paragraph', runs: [{ text: 'Rummet är ditt eget exemplar. Ändra vad du vill.' }] },
  ]
}
