import type { Card } from './card.ts'

/** Where an action stands, as those who follow it up sort it. */
export const ACTION_TURNS = ['late', 'ongoing', 'planned', 'done', 'stopped'] as const
export type ActionTurn = (typeof ACTION_TURNS)[number]

const TURN_OF: ReadonlyMap<string, ActionTurn> = new Map([
  ['planned', 'planned'],
  ['ongoing', 'ongoing'],
  ['adjusted', 'ongoing'],
  ['moved', 'ongoing'],
  ['done', 'done'],
  ['stopped', 'stopped'],
])

/** Somebody still works on it, or will: it is neither done nor stopped. */
export function isOpenAction({ fields: { status } }: Pick<Card, 'fields'>): boolean {
  return status !== 'done' && status !== 'stopped'
}

/** Late: its last day is over, and it is open. `today` as YYYY-MM-DD. */
export function actionTurn(action: Pick<Card, 'fields'>, today: string): ActionTurn {
  const { status = 'planned', due } = action.fields
  return isOpenAction(action) && due && due < today ? 'late' : (TURN_OF.get(status) ?? 'planned')
}

/** What is to be looked at first comes first: the late ones, then by the day when they are due, then by number. */
export function compareActions(today: string): (a: Card, b: Card) => number {
  return (a, b) =>
    ACTION_TURNS.indexOf(actionTurn(a, today)) - ACTION_TURNS.indexOf(actionTurn(b, today)) ||
    (a.fields.due ?? '9').localeCompare(b.fields.due ?? '9') ||
    (a.number ?? 0) - (b.number ?? 0)
}
