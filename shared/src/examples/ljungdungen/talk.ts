import type { RoundResult } from '../../discussion/round.ts'
import type { RoomFile } from '../../exchange/room-file.ts'
import type { ProcessModel } from '../../processes/process-model.ts'
import { cardOf, numberOf, type RoomDraft, timeAt } from './draft.ts'

type Decision = NonNullable<RoomFile['decisions']>[number]
type Comment = NonNullable<RoomFile['comments']>[number]
type Round = NonNullable<RoomFile['rounds']>[number]

/** The group's eight gave three dots each. */
const VOTERS = 8
const CODE = /\b[A-Z]\d+\b/g

/** The group's decisions, and that the steps up to the follow-up are passed. */
export function decisionsOf(
  draft: RoomDraft,
  passed: readonly ProcessModel['steps'][number][],
  rounds: readonly Round[],
): Decision[] {
  const said = draft.source.decisions.map(({ id, meeting, text, by }): Decision => {
    const cards = (text.match(CODE) ?? []).filter((code) => draft.has(code)).map(cardOf)
    const isPriorities = text.endsWith('prioriteras')
    const board = draft.board('problems')
    return {
      ...{ id: `decision_lj${id}`, text, reason: '', by: draft.person(by), at: draft.at(meeting, 40 + numberOf(id)) },
      kind: isPriorities ? 'priorities' : 'other',
      ...(isPriorities && { board }),
      cards,
      rounds: isPriorities ? rounds.map((round) => round.id) : [],
    }
  })
  const steps = passed.map(({ id }): Decision => {
    const { id: meeting } = draft.source.meetings.find(({ step }) => step === id)!
    return {
      ...{ id: `decision_lj${id}`, kind: 'step', text: '', reason: '', by: draft.person(draft.leader()) },
      ...{ at: draft.at(meeting, 115), cards: [], rounds: [], step: id, isPassed: true, unmet: [] },
    }
  })
  return [...said, ...steps].sort((a, b) => a.at - b.at)
}

export function commentsOf(draft: RoomDraft): Comment[] {
  return draft.source.comments.map(({ id, on, by, at, text, resolved }) => {
    const time = timeAt(at)
    const next = draft.source.meetings.map((meeting) => draft.at(meeting.id)).find((meeting) => meeting > time)!
    return {
      ...{ id: `comment_lj${id}`, card: draft.card(on).id, text, by: draft.person(by), at: time },
      ...(resolved && { resolved: { by: draft.person(draft.leader()), at: next } }),
    }
  })
}

/** The vote on the problems, and where the group placed them. How far each factor holds is no vote here, but in its example. */
export function roundsOf(draft: RoomDraft): Round[] {
  const { problems } = draft.source
  const dots = Object.fromEntries(problems.map(({ id, votes }) => [cardOf(id), { dots: votes, people: votes }]))
  const matrix = Object.fromEntries(
    problems.map(({ id, effect, control }) => [
      cardOf(id),
      { effect, control, effects: allAt(effect), controls: allAt(control), people: VOTERS },
    ]),
  )
  return [
    closedRound(draft, { kind: 'dots', budget: 3, cap: 2, minutes: 65 }, { dots }),
    closedRound(draft, { kind: 'matrix', budget: 0, cap: 0, minutes: 75 }, { matrix }),
  ]
}

function closedRound(
  draft: RoomDraft,
  { minutes, ...rules }: Pick<Round, 'kind' | 'budget' | 'cap'> & { readonly minutes: number },
  result: Pick<RoundResult, 'dots' | 'matrix'>,
): Round {
  const by = draft.leader()
  return {
    ...{ id: `round_lj${rules.kind}`, ...rules, board: draft.board('problems') },
    cards: draft.source.problems.map(({ id }) => cardOf(id)),
    ...{ voters: ['member'], openedBy: by, openedAt: draft.at('M4', minutes), voted: VOTERS, of: VOTERS },
    closed: { ...(result as Round['closed']), at: draft.at('M4', minutes + 8), by },
  }
}

function allAt(step: number): number[] {
  return [1, 2, 3, 4, 5].map((each) => (each === step ? VOTERS : 0))
}
