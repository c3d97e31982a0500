import { addNote, type NewNote, removeNote, spliceNote } from '@samtavla/shared/edits/private-notes.ts'
import type { BoardId, CardId, SilenceId } from '@samtavla/shared/model/ids.ts'
import { type PrivateNote, type PrivateNotes, readPrivateNotes } from '@samtavla/shared/model/private-notes.ts'

const NO_NOTES: readonly PrivateNote[] = []

/** What this person writes silently, as plain values that change only when the notes do. Nothing is opened before it is asked for. */
export class OwnNotes {
  readonly #source: { openPrivate(): PrivateNotes }
  readonly #listeners = new Set<() => void>()
  #opened: PrivateNotes | undefined
  #bySilence: ReadonlyMap<SilenceId, readonly PrivateNote[]> = new Map()

  constructor(source: { openPrivate(): PrivateNotes }) {
    this.#source = source
  }

  /** In the order in which they were begun. */
  of(silence: SilenceId): readonly PrivateNote[] {
    return this.#bySilence.get(silence) ?? NO_NOTES
  }

  /** The silences of which something in a field was never shown, space-separated, so that it is a stable value. */
  unshownIn(board: BoardId, region: string): string {
    const unshown = [...this.#bySilence].filter(([, notes]) =>
      notes.some((note) => note.board === board && note.region === region && !note.shown && note.text.trim() !== ''),
    )
    return unshown.map(([silence]) => silence).join(' ')
  }

  add(note: NewNote): CardId {
    return addNote(this.#open(), note, Date.now())
  }

  splice(id: CardId, start: number, remove: number, insert: string): void {
    spliceNote(this.#open(), id, start, remove, insert)
  }

  remove(id: CardId): void {
    removeNote(this.#open(), id)
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    // Whoever looks at them wants to see what was written before.
    this.#open()
    return () => void this.#listeners.delete(listener)
  }

  #open(): PrivateNotes {
    if (this.#opened) return this.#opened
    this.#opened = this.#source.openPrivate()
    this.#opened.notes.observeDeep(this.#read)
    this.#read()
    return this.#opened
  }

  #read = (): void => {
    if (!this.#opened) return
    this.#bySilence = Map.groupBy(readPrivateNotes(this.#opened), ({ silence }) => silence)
    for (const listener of [...this.#listeners]) listener()
  }
}
