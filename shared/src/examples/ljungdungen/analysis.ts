import type { CardStatus } from '../../model/card.ts'
import type { Problem } from './case.ts'
import { numberOf, type RoomDraft } from './draft.ts'

/** Who takes over what the group hands over, by the decision on it. */
const HANDED_OVER: Readonly<Record<string, string>> = { P8: 'Elevhälsoteamet' }

/** The problems, and the causes of those that the group goes on with. */
export function addAnalysis(draft: RoomDraft): void {
  for (const problem of draft.source.problems) {
    const { id: code, text, based_on } = problem
    const status = statusOf(draft, problem)
    draft.addCard({
      ...{ code, text, board: draft.board('problems'), region: 'problem', number: numberOf(code), meeting: 'M4' },
      ...(status && { status }),
    })
    draft.link('based_on', code, based_on)
  }
  for (const { id: code, text, level, root } of draft.source.causes) {
    const fields = { level, root: root ? 'ja' : 'nej' }
    draft.addCard({
      code,
      text,
      board: draft.board('causes'),
      region: level,
      number: numberOf(code),
      fields,
      meeting: 'M5',
    })
  }
  for (const { id: code, problem, because_of, evidence, from_problem } of draft.source.causes) {
    draft.link('caused_by', code, [problem])
    draft.link('based_on', code, [...evidence, ...(from_problem ? [from_problem] : [])])
    if (because_of) draft.link('because_of', because_of, [code])
  }
}

/**
 * Problems that turned out to be causes keep their own cards and codes here: the cause was worded anew, and rests on the problem that it
 * comes from.
 */
function statusOf(draft: RoomDraft, { id, status, reason = '' }: Problem): CardStatus | undefined {
  if (status === 'prioritised') return undefined
  const to = HANDED_OVER[id] ?? ''
  const kind = status === 'reclassified' ? 'cause' : to ? 'handed-over' : 'parked'
  const by = kind === 'cause' ? draft.leader() : 'Rektor'
  return { kind, reason, to, by, at: draft.at('M4', 90) }
}
