import { type EditReason, type EditResult, newPen, type Pen } from '@samtavla/shared/edits/pen.ts'
import { UndoHistory } from '@samtavla/shared/edits/undo.ts'
import { refused } from '@samtavla/shared/lib/result.ts'
import type { Content } from '@samtavla/shared/model/content.ts'
import type { CardId, UserId } from '@samtavla/shared/model/ids.ts'
import { isLocked, type Stage } from '@samtavla/shared/model/stage.ts'

/** Letters typed without a longer pause than this are taken back together. */
const TYPING_PAUSE_MS = 700

export interface Writer {
  readonly id: UserId
  readonly name: string
  /** Whether the person's present role lets them change the room. */
  readonly mayWrite: () => boolean
}

/** How this person changes the room: edits by their pen, and undo and redo of those and nobody else's. */
export class Hand {
  readonly pen: Pen
  readonly #history: UndoHistory
  readonly #mayWrite: () => boolean
  /** Told of every refusal, so that it is said in words. */
  onRefused: (reason: EditReason | 'not-allowed') => void = () => {}

  constructor(content: Content, stage: Stage, { id, name, mayWrite }: Writer) {
    this.#mayWrite = mayWrite
    this.pen = newPen(content, id, name, { isLocked: (board) => isLocked(stage, board) })
    this.#history = new UndoHistory(this.pen, TYPING_PAUSE_MS)
  }

  /** Makes an edit, as a step of its own. Gives its value, or tells the refusal and gives nothing. */
  do<T>(edit: (pen: Pen) => EditResult<T>): T | undefined {
    this.#history.endStep()
    const value = this.type(edit)
    this.#history.endStep()
    return value
  }

  /** As `do`, but joined with the typing just before. */
  type<T>(edit: (pen: Pen) => EditResult<T>): T | undefined {
    return this.#try(() => edit(this.pen))
  }

  /** False when there was nothing to take back. */
  undo(): boolean {
    return this.#try(() => this.#history.undo()) ?? false
  }

  redo(): boolean {
    return this.#try(() => this.#history.redo()) ?? false
  }

  get canUndo(): boolean {
    return this.#history.canUndo
  }

  get canRedo(): boolean {
    return this.#history.canRedo
  }

  /** Tells when `canUndo` or `canRedo` may have changed. */
  subscribe(listener: () => void): () => void {
    return this.#history.subscribe(listener)
  }

  /** Nothing that was written in these cards can be taken back or done again: their text was removed for privacy. */
  forget(cards: readonly CardId[]): void {
    this.#history.forget(cards)
  }

  stop(): void {
    this.#history.destroy()
  }

  /** A role may be another one than when the button or the dialog was opened. */
  #try<T>(act: () => EditResult<T>): T | undefined {
    const result = this.#mayWrite() ? act() : refused('not-allowed')
    if (result.ok) return result.value
    this.onRefused(result.reason)
    return undefined
  }
}
