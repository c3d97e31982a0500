import { ok, refused } from '../lib/result.ts'
import type { BoardId } from '../model/ids.ts'
import { dateKey, doneKey, isDay, type PlanModel, readPlan } from '../model/plan.ts'
import { addBoard, boardsOf, type NewBoard } from './boards.ts'
import { type EditResult, type Pen, write } from './pen.ts'

/** Gives a room the plan of a process model, with its days. */
export function startPlan(
  pen: Pen,
  { model, start, dates }: { model: PlanModel; start: string; dates: Iterable<readonly [step: string, day: string]> },
): EditResult {
  return write(pen, () => {
    pen.content.plan.set('model', { id: model.id, version: model.version })
    pen.content.plan.set('start', start)
    for (const [step, day] of dates) pen.content.plan.set(dateKey(step), day)
  })
}

/** Ticks off a task, an input or a point of a gate, or takes the tick back. */
export function tickOff(pen: Pen, id: string, isDone: boolean): EditResult {
  const plan = readPlan(pen.content)
  if (!plan) return refused('no-plan')
  if (id in plan.done === isDone) return ok(undefined)
  return write(pen, () => void pen.content.plan.set(doneKey(id), isDone ? { by: pen.name, at: pen.now() } : null))
}

/** Moves one step's meeting to another day, and no other. */
export function setMeetingDay(pen: Pen, step: string, day: string): EditResult {
  if (!readPlan(pen.content) || !isDay(day)) return refused('no-plan')
  return write(pen, () => void pen.content.plan.set(dateKey(step), day))
}

/**
 * Adds those of a step's boards that the room does not have for it yet, one of a tool: doing it again adds none. Gives the new
 * boards. A board that was deleted is made anew.
 */
export function openStep(pen: Pen, step: string, boards: readonly NewBoard[]): EditResult<readonly BoardId[]> {
  if (!readPlan(pen.content)) return refused('no-plan')
  const present = new Set(toolsOf(pen, step))
  const missing = boards.filter(({ tool }) => !present.has(tool))
  if (missing.length === 0) return ok([])
  return pen.content.doc.transact(() => {
    const added: BoardId[] = []
    for (const board of missing) {
      const result = addBoard(pen, { ...board, step })
      if (!result.ok) return result
      added.push(result.value)
    }
    return ok(added)
  }, pen)
}

function toolsOf(pen: Pen, step: string): string[] {
  return boardsOf(pen.content)
    .filter((board) => board.step === step)
    .map(({ tool }) => tool)
}
