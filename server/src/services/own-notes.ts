import { personalNumbers } from '@samtavla/shared/checks/personal-number.ts'
import type { SilenceId } from '@samtavla/shared/model/ids.ts'
import { openPrivateNotes, type PrivateNote, readPrivateNotes } from '@samtavla/shared/model/private-notes.ts'
import { MAX_STORED_TEXT } from '@samtavla/shared/model/shape.ts'
import type * as Y from 'yjs'

/** SIL12: nobody writes so much in one silence; what is beyond stays with its writer. */
const MOST_NOTES = 300
const MOST_BYTES = 256 * 1024

/** Reads what of somebody's notes can be shown. What it knows of a document goes with the document. */
export class OwnNotes {
  /** Whether the texts that were looked at last are without personal numbers: who writes changes one of many. */
  readonly #isFree = new WeakMap<Y.Doc, ReadonlyMap<string, boolean>>()

  /**
   * By silences the notes that can be shown, with their texts as a card has them, of those that are wanted. PRIV-E1: what holds a
   * personal number stays with its writer until they change it.
   */
  read(doc: Y.Doc, isWanted: (note: PrivateNote) => boolean): Map<SilenceId, readonly PrivateNote[]> {
    const [known, isFree] = [this.#isFree.get(doc), new Map<string, boolean>()]
    this.#isFree.set(doc, isFree)
    const look = ({ text }: PrivateNote) => {
      const verdict = isFree.get(text) ?? known?.get(text) ?? personalNumbers(text).length === 0
      isFree.set(text, verdict)
      return verdict
    }
    const bySilence = Map.groupBy(readPrivateNotes(openPrivateNotes(doc)), ({ silence }) => silence)
    return new Map([...bySilence].map(([id, notes]) => [id, portionOf(notes).filter(isWanted).filter(look)]))
  }
}

/** As much of a person's notes in one silence as is shown of anybody's. */
function portionOf(notes: readonly PrivateNote[]): PrivateNote[] {
  let bytes = 0
  return notes
    .slice(0, MOST_NOTES)
    .filter(({ text }) => text.length <= MAX_STORED_TEXT)
    .map((note) => ({ ...note, text: note.text.trim().toWellFormed() }))
    .filter(({ text }) => {
      bytes += Buffer.byteLength(text)
      return text !== '' && bytes <= MOST_BYTES
    })
}
