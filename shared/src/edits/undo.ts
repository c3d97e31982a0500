import * as Y from 'yjs'
import { ok, refused } from '../lib/result.ts'
import { cardText, holdsWords, isFieldKey, type Place } from '../model/card.ts'
import { cardRecord } from '../model/content.ts'
import { isHidden } from '../model/figure.ts'
import { type CardId, isId } from '../model/ids.ts'
import { linkOfKey, readLinkNoteKey } from '../model/link.ts'
import { isReadingKey } from '../model/reading.ts'
import { boardsOf } from './boards.ts'
import type { EditResult, Pen } from './pen.ts'

type Letters = Y.UndoManager['undoStack'][number]

/** What a field held, and which item of Yjs put it there. */
interface Held {
  readonly value: unknown
  readonly writer: string
}

interface FieldChange {
  readonly record: Y.Map<unknown>
  readonly key: string
  readonly before: Held
  readonly after: Held
}

interface Step {
  readonly fields: readonly FieldChange[]
  /** Of one text; no edit changes the letters of several. */
  readonly letters: { readonly text: Y.Text; readonly item: Letters } | undefined
  readonly at: number
}

const NOBODY = ''
/** Held by the field that says whether a record is deleted, before the record was there. */
const NOT_THERE = Symbol('not there')

/**
 * Takes back, step by step, what one pen wrote, and nothing that anybody else did. One edit is a step; letters written into
 * one card without a pause of `pauseMs` are one.
 *
 * 1. A field is set back only while it holds what the step put there. 2. Of letters, those that the step wrote go and those
 * that it removed come back. 3. What the step added is marked as deleted, as by hand, and not even that once others have
 * written in it. 4. A step of which nothing can be taken back is passed over. 5. Nothing changes on a locked board. 6. A figure that
 * was hidden stays so, with what it was before and what was taken from it: of what it was hidden for, undo knows nothing (PRIV-E2).
 *
 * Yjs' own undo is used for letters only. It empties a field that two people wrote at once, sets a field back over another's
 * value that was in between, and removes an added record together with what others wrote in it.
 */
export class UndoHistory {
  readonly #pen: Pen
  readonly #pauseMs: number
  readonly #letters: Y.UndoManager
  readonly #listeners = new Set<() => void>()
  /** Values that undo put back count as written by whoever wrote them first. */
  readonly #standsFor = new Map<string, string>()
  #done: Step[] = []
  #undone: Step[] = []
  #mayJoin = false

  constructor(pen: Pen, pauseMs = 0) {
    this.#pen = pen
    this.#pauseMs = pauseMs
    const { doc } = pen.content
    // Yjs' undo listens between our two: it must know the text before, and has made its own step after.
    doc.on('afterTransaction', this.#showText)
    this.#letters = new Y.UndoManager([], { doc, trackedOrigins: new Set([pen]), captureTimeout: 0 })
    doc.on('afterTransaction', this.#addStep)
  }

  get canUndo(): boolean {
    return this.#done.length > 0
  }

  get canRedo(): boolean {
    return this.#undone.length > 0
  }

  /** Takes the last step back. False when nothing was left that could be. */
  undo(): EditResult<boolean> {
    return this.#takeBack(this.#done, this.#undone)
  }

  /** Does again what was taken back last. False when nothing was left that could be. */
  redo(): EditResult<boolean> {
    return this.#takeBack(this.#undone, this.#done)
  }

  /** The next letters are a step of their own, however soon they come. */
  endStep(): void {
    this.#mayJoin = false
  }

  /** PRIV-A1: keeps nothing of the words of erased cards, and takes back nothing in them any more. */
  forget(cards: readonly CardId[]): void {
    const isErased = (record: Y.Map<unknown>) => cards.some((id) => id === nameOf(record))
    const holdsErased = ({ record, key }: FieldChange) => {
      if (record !== this.#pen.content.links) return holdsWords(key) && isErased(record)
      const ends = readLinkNoteKey(key) && linkOfKey(key)
      return ends !== undefined && cards.some((id) => id === ends.from || id === ends.to)
    }
    const isForgotten = ({ fields, letters }: Step) =>
      (letters && isErased(letters.text.parent as Y.Map<unknown>)) || fields.some(holdsErased)
    this.#done = this.#done.filter((step) => !isForgotten(step))
    this.#undone = this.#undone.filter((step) => !isForgotten(step))
    for (const id of cards) this.#letGo(cardRecord(this.#pen.content, id))
    this.#tell()
  }

  /** Tells when `canUndo` or `canRedo` may have changed. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  destroy(): void {
    this.#pen.content.doc.off('afterTransaction', this.#showText)
    this.#pen.content.doc.off('afterTransaction', this.#addStep)
    this.#letters.destroy()
    this.#listeners.clear()
  }

  readonly #showText = (transaction: Y.Transaction): void => {
    if (transaction.origin !== this.#pen) return
    this.#letters.scope = [...transaction.changed.keys()].filter((type) => type instanceof Y.Text)
  }

  readonly #addStep = (transaction: Y.Transaction): void => {
    if (transaction.origin !== this.#pen) return
    const fields: FieldChange[] = []
    let text: Y.Text | undefined
    for (const [type, keys] of transaction.changed) {
      if (type instanceof Y.Text) text = type
      if (type instanceof Y.Map) for (const key of keys) fields.push(...this.#changesOf(transaction, type, key ?? ''))
    }
    const item = this.#letters.undoStack.pop()
    if (!item && fields.length === 0) return
    const step = { fields, letters: text && item && { text, item }, at: this.#pen.now() }
    const joined = this.#joined(step)
    if (joined) this.#done.pop()
    this.#done.push(joined ?? step)
    this.#undone = []
    this.#mayJoin = true
    this.#tell()
  }

  #joined({ fields, letters, at }: Step): Step | undefined {
    const last = this.#done.at(-1)
    if (!this.#mayJoin || !last?.letters || !letters || last.letters.text !== letters.text) return undefined
    if (last.fields.length + fields.length > 0 || at - last.at >= this.#pauseMs) return undefined
    const { item } = last.letters
    item.deletions = Y.mergeDeleteSets([item.deletions, letters.item.deletions])
    item.insertions = Y.mergeDeleteSets([item.insertions, letters.item.insertions])
    return { ...last, at }
  }

  #changesOf(transaction: Y.Transaction, type: Y.Map<unknown>, key: string): FieldChange[] {
    const { boards, cards } = this.#pen.content
    const value = type.get(key)
    if (type !== boards && type !== cards) {
      return [{ record: type, key, before: this.#heldBefore(transaction, type, key), after: this.#heldBy(type, key) }]
    }
    if (!(value instanceof Y.Map)) return []
    const field = type === boards ? 'deleted' : 'state'
    const before = { value: NOT_THERE, writer: `${this.#me}before ${key}` }
    return [{ record: value, key: field, before, after: this.#heldBy(value, field) }]
  }

  #heldBy(record: Y.Map<unknown>, key: string): Held {
    const item = record._map.get(key)
    return { value: record.get(key) ?? null, writer: item ? this.#writerOf(item) : NOBODY }
  }

  #heldBefore(transaction: Y.Transaction, record: Y.Map<unknown>, key: string): Held {
    let item = record._map.get(key) ?? null
    while (item && item.id.clock >= (transaction.beforeState.get(item.id.client) ?? 0)) item = item.left
    if (!item) return { value: null, writer: NOBODY }
    // What was there until now is deleted by this transaction, and its content is not yet collected.
    const wasThere = !item.deleted || Y.isDeleted(transaction.deleteSet, item.id)
    return { value: wasThere ? (item.content.getContent().at(-1) ?? null) : null, writer: this.#writerOf(item) }
  }

  #writerOf(item: Y.Item): string {
    const id = `${item.lastId.client}:${item.lastId.clock}`
    return this.#standsFor.get(id) ?? id
  }

  /** What the names of this pen's writers begin with. */
  get #me(): string {
    return `${this.#pen.content.doc.clientID}:`
  }

  #takeBack(from: Step[], to: Step[]): EditResult<boolean> {
    this.#mayJoin = false
    for (let step = from.at(-1); step; step = from.at(-1)) {
      if (this.#isLocked(step)) return refused('board-locked')
      from.pop()
      const inverse = this.#reverse(step)
      if (!inverse) continue
      to.push(inverse)
      this.#tell()
      return ok(true)
    }
    this.#tell()
    return ok(false)
  }

  /** Takes a step back as far as it may be. Gives the step that does it again; nothing when nothing was changed. */
  #reverse(step: Step): Step | undefined {
    const hasHidden = step.fields.some(({ key, after }) => key === 'figure' && isHidden(after.value))
    const isKeptBack = ({ key }: FieldChange) => hasHidden && isFieldKey(key)
    const mine = step.fields.filter((change) => this.#isMine(change) && !isKeptBack(change))
    const isMadeOfOthers = step.letters !== undefined || step.fields.some(({ before }) => before.value !== NOT_THERE)
    // What others wrote in stays, and then its words would stand there twice if those it was made of came back.
    const isKept = step.fields.some((change) => change.before.value === NOT_THERE && !mine.includes(change))
    if (isMadeOfOthers && isKept) return undefined
    const letters = step.letters && this.#reverseLetters(step.letters)
    this.#pen.content.doc.transact(() => {
      for (const change of mine) this.#setBack(change)
    }, this)
    if (!letters && mine.length === 0) return undefined
    return {
      fields: mine.map(({ before, after, ...field }) => ({ ...field, before: after, after: before })),
      letters,
      at: step.at,
    }
  }

  #reverseLetters({ text, item }: NonNullable<Step['letters']>): Step['letters'] {
    // Only this text: the same edit may have written the first letters of cards that it added.
    this.#letters.scope = [text]
    this.#letters.undoStack = [item]
    this.#letters.undo()
    this.#letters.undoStack = []
    const inverse = this.#letters.redoStack.pop()
    return inverse && { text, item: inverse }
  }

  #setBack({ record, key, before }: FieldChange): void {
    record.set(key, before.value === NOT_THERE ? this.#goneValue(record) : before.value)
    const item = record._map.get(key)
    if (item) this.#standsFor.set(`${item.id.client}:${item.id.clock}`, before.writer)
  }

  #goneValue(record: Y.Map<unknown>): unknown {
    return record.parent === this.#pen.content.boards
      ? true
      : { kind: 'deleted', by: this.#pen.name, at: this.#pen.now() }
  }

  /** The field holds what the step put there, and is not needed by what others wrote. */
  #isMine({ record, key, before, after }: FieldChange): boolean {
    if (key === 'figure' ? isHidden(after.value) : isReadingKey(key) && isHidden(record.get('figure'))) return false
    if (this.#heldBy(record, key).writer !== after.writer) return false
    return before.value !== NOT_THERE || !this.#isUsedByOthers(record)
  }

  /** Others wrote in the record, or, of a board, in a card that stands on it. The last board stays, too. */
  #isUsedByOthers(record: Y.Map<unknown>): boolean {
    const { boards, cards } = this.#pen.content
    if (this.#isWrittenByOthers(record)) return true
    if (record.parent !== boards) return false
    if (boardsOf(this.#pen.content).length < 2) return true
    return [...cards.values()].some((card) => boardOf(card) === nameOf(record) && this.#isWrittenByOthers(card))
  }

  #isWrittenByOthers(record: Y.Map<unknown>): boolean {
    const others = (item: Y.Item) => {
      const writer = this.#writerOf(item)
      return writer !== NOBODY && !writer.startsWith(this.#me)
    }
    if ([...record._map.values()].some(others)) return true
    const text = record.get('text')
    for (let letters = text instanceof Y.Text ? text._start : null; letters; letters = letters.right) {
      if (!letters.deleted && others(letters)) return true
    }
    return false
  }

  #isLocked(step: Step): boolean {
    const { boards, cards, links } = this.#pen.content
    // A thread belongs to the card that it was drawn from.
    const records = step.fields.map(({ record, key }) =>
      record === links ? cards.get(linkOfKey(key)?.from ?? '') : record,
    )
    if (step.letters) records.push(step.letters.text.parent as Y.Map<unknown>)
    const names = records.map((record) => (record?.parent === boards ? nameOf(record) : boardOf(record)))
    // A move goes back to a board, too.
    const places = step.fields
      .filter(({ key }) => key === 'place')
      .map(({ before }) => (before.value as Partial<Place> | null)?.board)
    return [...names, ...places].some((name) => isId('board', name) && this.#pen.isLocked(name))
  }

  /** Yjs keeps what an undo could bring back from being collected. */
  #letGo(record: Y.Map<unknown>): void {
    for (let item = cardText(record)._start; item; item = item.right) {
      if (!item.deleted) continue
      item.keep = false
      item.gc(this.#pen.content.doc.store, false)
    }
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

function nameOf(record: Y.Map<unknown>): string | null | undefined {
  return record._item?.parentSub
}

/** The board that a card stands on. */
function boardOf(card: unknown): unknown {
  return card instanceof Y.Map ? (card.get('place') as Partial<Place> | null | undefined)?.board : undefined
}
