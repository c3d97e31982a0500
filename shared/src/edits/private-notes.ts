import * as Y from 'yjs'
import { type RandomBytes, secureBytes } from '../lib/random.ts'
import { wholeCharacters } from '../lib/text-difference.ts'
import { type BoardId, type CardId, newCardId, type SilenceId } from '../model/ids.ts'
import type { PrivateNotes } from '../model/private-notes.ts'

export interface NewNote {
  readonly text: string
  readonly silence: SilenceId
  readonly board: BoardId
  readonly region: string
  readonly writer: string
}

/** Begins a note that nobody else sees before it is revealed. */
export function addNote(
  { doc, notes }: PrivateNotes,
  note: NewNote,
  at: number,
  bytes: RandomBytes = secureBytes,
): CardId {
  const id = newCardId(bytes)
  doc.transact(() => {
    const { text, ...values } = note
    const record = new Y.Map<unknown>(Object.entries({ ...values, writer: note.writer.toWellFormed(), at }))
    record.set('text', new Y.Text(text.trim().toWellFormed()))
    notes.set(id, record)
  })
  return id
}

/** As `spliceText` on a card: only the stretch that differs is written. */
export function spliceNote(
  { doc, notes }: PrivateNotes,
  id: CardId,
  start: number,
  remove: number,
  insert: string,
): void {
  const text = notes.get(id)?.get('text')
  if (!(text instanceof Y.Text)) return
  doc.transact(() => {
    const whole = wholeCharacters(text.toString(), start, remove)
    if (whole.remove > 0) text.delete(whole.start, whole.remove)
    if (insert) text.insert(whole.start, insert.toWellFormed())
  })
}

/** Throws a note away; nothing of it was ever shown. */
export function removeNote({ notes }: PrivateNotes, id: CardId): void {
  notes.delete(id)
}
