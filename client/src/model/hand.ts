import { type EditReason, type EditResult, newPen, type Pen } from '@samtavla/shared/edits/pen.ts'
import type { Content } from '@samtavla/shared/model/content.ts'
import type { UserId } from '@samtavla/shared/model/ids.ts'
import { isLocked, type Stage } from '@samtavla/shared/model/stage.ts'
import * as Y from 'yjs'

/** Letters typed without a longer pause than this are taken back together. */
const TYPING_PAUSE_MS = 700

/**
 * How this person changes the room: edits by their pen, and undo and redo of those and nobody else's. One edit is one step
 * back, typing excepted.
 */
export class Hand {
  readonly pen: Pen
  readonly #undo: Y.UndoManager
  /** Told of every refusal, so that it is said in words. */
  onRefused: (reason: EditReason) => void = () => {}

  constructor(content: Content, stage: Stage, user: UserId, name: string) {
    this.pen = newPen(content, user, name, { isLocked: (board) => isLocked(stage, board) })
    this.#undo = new Y.UndoManager([content.cards, content.boards, content.meta], {
      trackedOrigins: new Set([this.pen]),
      captureTimeout: TYPING_PAUSE_MS,
    })
  }

  /** Makes an edit, as a step of its own. Gives its value, or tells the refusal and gives nothing. */
  do<T>(edit: (pen: Pen) => EditResult<T>): T | undefined {
    this.#undo.stopCapturing()
    const value = this.type(edit)
    this.#undo.stopCapturing()
    return value
  }

  /** As `do`, but joined with the typing just before. */
  type<T>(edit: (pen: Pen) => EditResult<T>): T | undefined {
    const result = edit(this.pen)
    if (result.ok) return result.value
    this.onRefused(result.reason)
    return undefined
  }

  /** False when there was nothing to take back. */
  undo(): boolean {
    return this.#undo.undo() !== null
  }

  redo(): boolean {
    return this.#undo.redo() !== null
  }

  get canUndo(): boolean {
    return this.#undo.canUndo()
  }

  get canRedo(): boolean {
    return this.#undo.canRedo()
  }

  /** Tells when `canUndo` or `canRedo` may have changed. */
  subscribe(listener: () => void): () => void {
    for (const event of ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const)
      this.#undo.on(event, listener)
    return () => {
      for (const event of ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const)
        this.#undo.off(event, listener)
    }
  }

  stop(): void {
    this.#undo.destroy()
  }
}
