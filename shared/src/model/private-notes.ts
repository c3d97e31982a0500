import * as Y from 'yjs'
import { isTime } from '../lib/time.ts'
import { type BoardId, type CardId, isId, type SilenceId } from './ids.ts'
import { isName, MAX_NAME } from './shape.ts'

/** More than anybody writes in one room; what is beyond is kept, and is not looked at. */
const MOST_NOTES = 2_000

/**
 * The opened `private` document of one person in one room: what they write while everybody writes silently. Nobody but they and the
 * server read it. A note's id stays between the two: nobody can tell by a card from which note it came.
 */
export interface PrivateNotes {
  readonly doc: Y.Doc
  readonly notes: Y.Map<Y.Map<unknown>>
}

export function openPrivateNotes(doc: Y.Doc): PrivateNotes {
  return { doc, notes: doc.getMap('notes') }
}

/** An immutable reading of a note's record. */
export interface PrivateNote {
  readonly id: CardId
  readonly text: string
  readonly silence: SilenceId
  readonly board: BoardId
  readonly region: string
  /** Whose turn it was, where several people take turns on one device; else empty. */
  readonly writer: string
  readonly at: number
  /** What of it everybody has seen, and as which card. The server says so to the writer, and does not rely on it itself. */
  readonly shown: { readonly card: CardId; readonly text: string } | undefined
}

/** Reads a record that a client wrote: `undefined` when it is no note of ours. */
function readPrivateNote(id: string, record: unknown): PrivateNote | undefined {
  if (!isId('card', id) || !(record instanceof Y.Map)) return undefined
  const [text, silence, board, region, writer, at] = ['text', 'silence', 'board', 'region', 'writer', 'at'].map((key) =>
    record.get(key),
  )
  if (!isPlainText(text) || !isId('silence', silence) || !isId('board', board) || !isName(region)) return undefined
  return {
    id,
    text: text.toString(),
    silence,
    board,
    region,
    writer: typeof writer === 'string' && writer.length <= MAX_NAME ? writer : '',
    at: isTime(at) ? at : 0,
    shown: readShown(record.get('shown')),
  }
}

/** The notes of one time of silent writing, or of all, in the order in which they were begun. */
export function readPrivateNotes({ notes }: PrivateNotes, silence?: SilenceId): PrivateNote[] {
  const read: PrivateNote[] = []
  let looked = 0
  for (const [id, record] of notes) {
    if (++looked > MOST_NOTES) break
    const note = readPrivateNote(id, record)
    if (note && (!silence || note.silence === silence)) read.push(note)
  }
  return read.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}

/** The text of an XML type repeats its attributes with each stretch, and so can be far longer than what was written. */
function isPlainText(value: unknown): value is Y.Text {
  return value instanceof Y.Text && !(value instanceof Y.XmlText)
}

function readShown(value: unknown): PrivateNote['shown'] {
  if (typeof value !== 'object' || value === null || !('card' in value) || !('text' in value)) return undefined
  return isId('card', value.card) && typeof value.text === 'string' ? { card: value.card, text: value.text } : undefined
}
