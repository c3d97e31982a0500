import type { Action, Goal } from './case.ts'
import { stepOfAction } from './chains.ts'
import { cardOf, numberOf, type RoomDraft } from './draft.ts'

const COMPETENCES: Readonly<Record<string, string>> = { 'externt stöd': 'externt' }
const STATES: Readonly<Record<string, string>> = {
  genomfört: 'done',
  genomförd: 'done',
  avböjt: 'declined',
  planerad: 'planned',
}

/** Goals with their signs and readings. */
export function addGoals(draft: RoomDraft): void {
  const { goals, signs } = draft.source
  const board = draft.board('goals')
  const subGoals = goals.filter(({ kind }) => kind === 'sub')
  const firstSub = goals.length - subGoals.length + 1
  for (const goal of goals) {
    const { id: code, text, kind, baseline, target, due } = goal
    const isSub = kind === 'sub'
    draft.addCard({
      ...{ code, text, board, meeting: 'M6', region: isSub ? 'delmal' : 'langsiktigt' },
      number: isSub ? firstSub + subGoals.indexOf(goal) : numberOf(code),
      fields: { baseline: baseline.value, unit: baseline.unit, baseline_at: baseline.at, target, due },
      readings: readingsOf(draft, goal),
    })
  }
  for (const { id: code, problems, parent, baseline } of goals) {
    draft.link('addresses', code, problems)
    if (parent) draft.link('part_of', code, [parent])
    draft.link('based_on', code, [baseline.stat ?? baseline.evidence ?? []].flat())
  }
  for (const { id: code, goal, text, noticed_by, how, readings } of signs) {
    draft.addCard({
      ...{ code, text, board, region: 'tecken', number: numberOf(code), fields: { noticed_by, how }, meeting: 'M6' },
      readings: readings.map(({ date, value, note }, i) => ({
        ...{
          id: `${code}r${i + 1}`,
          at: date,
          value,
          note,
          by: draft.leader(),
          time: draft.at(meetingOn(draft, date)),
        },
      })),
    })
    draft.link('sign_of', code, [goal])
  }
}

function readingsOf(draft: RoomDraft, { id, baseline: { unit } }: Goal) {
  const readings = draft.source.readings.filter(({ goal }) => goal === id)
  return readings.map(({ date, value, target, met, late_days }, i) => {
    const late = late_days ? `, ${late_days} dagar efter slutdatum` : ''
    const note = met ? `Målet är nått${late}` : `Målet är ${target} ${unit}`
    return {
      id: `${id}r${i + 1}`,
      at: date,
      value: `${value} ${unit}`,
      note,
      by: draft.leader(),
      time: draft.at(meetingOn(draft, date)),
    }
  })
}

/** Actions as they stand after the follow-ups, and what they said before those that were changed. */
export function addActions(draft: RoomDraft): void {
  for (const action of draft.source.actions) {
    const { id: code, adjusted, moved, causes, goals, signs } = action
    const now = { ...action, text: textNow(action), due: moved?.to ?? action.due }
    addAction(draft, code, now, { status: action.status, reason: (adjusted ?? moved)?.reason })
    const change = adjusted ?? moved
    if (change) {
      const at = draft.at(change.at, 30)
      const state = { kind: 'replaced', by: cardOf(code), at } as const
      addAction(draft, `${code}before`, action, { status: 'ongoing' }, state)
      draft.link('replaces', code, [`${code}before`], { rationale: change.reason })
    }
    draft.link('becomes', code, [stepOfAction(draft, code)])
    draft.link('acts_on', code, causes)
    draft.link('serves', code, goals)
    for (const sign of signs) draft.link('shows', sign, [code])
  }
}

function textNow({ text, adjusted }: Action): string {
  return adjusted ? text.replace(adjusted.from.replace(/^en gång /, ''), adjusted.to) : text
}

function addAction(
  draft: RoomDraft,
  code: string,
  { text, expected_effect, responsible, start, due, vp_ref }: Action,
  { status, reason }: { readonly status: string; readonly reason?: string | undefined },
  state?: { readonly kind: 'replaced'; readonly by: `card_${string}`; readonly at: number },
): void {
  draft.addCard({
    ...{ code, text, board: draft.board('action_plan'), region: 'atgard', number: numberOf(code), meeting: 'M6' },
    fields: { expected_effect, responsible, start, due, vp_ref, status, reason },
    ...(state && { state }),
  })
}

/** What the actions are divided into, the support that was asked for and what is spread. */
export function addActivities(draft: RoomDraft): void {
  const board = draft.board('activity_plan')
  for (const { id: code, action, text, responsible, due, done } of draft.source.activities) {
    const fields = { responsible, due, done: done ? 'ja' : 'nej' }
    draft.addCard({ code, text, board, region: 'aktivitet', number: numberOf(code), fields, meeting: 'M7' })
    draft.link('breaks_down', code, [action])
  }
  for (const { id: code, for: action, competence, amount, from, when, status } of draft.source.support) {
    const fields = { competence: COMPETENCES[competence] ?? competence, amount, from, when, state: STATES[status]! }
    const text = `${competence.charAt(0).toUpperCase()}${competence.slice(1)}: ${amount}`
    draft.addCard({ code, text, board, region: 'stod', number: numberOf(code), fields, meeting: 'M7' })
    draft.link('supports', code, [action])
  }
  for (const { id: code, what: text, to, how, when: due, source, status } of draft.source.spread) {
    const fields = { to, how, due, state: STATES[status]! }
    draft.addCard({ code, text, board, region: 'spridning', number: numberOf(code), fields, meeting: 'M7' })
    draft.link('spreads', code, [source])
  }
}

/** The meeting on a day. */
export function meetingOn(draft: RoomDraft, day: string): string {
  return draft.source.meetings.find(({ date }) => date === day)!.id
}
