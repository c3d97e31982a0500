import { ok, type Result, refused } from '../lib/result.ts'
import { readBoard } from '../model/board.ts'
import { type Author, type Card, cardText, readCard } from '../model/card.ts'
import { type Content, cardRecord } from '../model/content.ts'
import type { BoardId, CardId } from '../model/ids.ts'
import { MAX_CARDS } from '../model/shape.ts'
import { toolOf } from '../tools/index.ts'
import { presetOf, regionOf } from '../tools/tool.ts'
import { insertCard, ordersAt, replaceText } from './cards.ts'
import type { Pen } from './pen.ts'

/** What was written silently and is to be everybody's. */
export interface RevealedNote {
  /** Neither empty nor with spaces around it. */
  readonly text: string
  readonly region: string
  /** Nobody where names are not shown. */
  readonly author: Author | undefined
  /** As which cards it is shown: first as number 0; what comes when others have changed that, as number 1; and so on. */
  readonly cardId: (number: number) => CardId
  /** What a card keeps of the text with which it was shown: nobody else can make it, or find the text by it. */
  readonly seal: (text: string) => string
}

/** What has to be done so that everybody sees a note as it reads now. */
interface Step {
  readonly note: RevealedNote
  readonly card: CardId
  readonly kind: 'none' | 'new-card' | 'reads-on'
}

/**
 * Shows notes to everybody, in one transaction: all of them, or none where the room cannot take so many cards. Gives the card of
 * each.
 *
 * 1. A note becomes a card at the end of its region, which keeps a seal of the text with which it was shown.
 * 2. When the note has changed since, and the card still reads as it was shown, it reads on.
 * 3. Once others have changed the card, or it is off its board, what came late is a card of its own.
 *
 * What is shown already changes nothing, so that it can be done again after a stop at any point. For the server: no lock and no
 * limit of a card's length holds it up, since nothing that was written may stay behind.
 */
export function revealNotes(
  pen: Pen,
  board: BoardId,
  notes: readonly RevealedNote[],
): Result<readonly CardId[], 'room-full'> {
  const steps = notes.map((note) => stepOf(pen.content, note))
  const fresh = steps.filter(({ kind }) => kind === 'new-card')
  if (fresh.length > 0 && pen.content.cards.size + fresh.length > MAX_CARDS) return refused('room-full')
  pen.content.doc.transact(() => {
    for (const [region, own] of Map.groupBy(fresh, ({ note }) => regionFor(pen, board, note.region)))
      addToRegion(pen, board, region, own)
    for (const { note, card } of steps.filter(({ kind }) => kind === 'reads-on')) {
      const record = cardRecord(pen.content, card)
      replaceText(cardText(record), note.text)
      record.set('revealedAs', note.seal(note.text))
    }
  }, pen)
  return ok(steps.map(({ card }) => card))
}

/** The ids under which a note has been shown. */
export function cardsOfNote({ cards }: Content, { cardId }: Pick<RevealedNote, 'cardId'>): CardId[] {
  const ids: CardId[] = []
  for (let id = cardId(0); cards.has(id); id = cardId(ids.length)) ids.push(id)
  return ids
}

function stepOf(content: Content, note: RevealedNote): Step {
  const shown = cardsOfNote(content, note)
  const newest = shown.at(-1)
  if (newest) {
    const card = readCard(newest, content.cards.get(newest))
    const seal = content.cards.get(newest)?.get('revealedAs')
    if (seal === note.seal(note.text) || card?.text === note.text) return { note, card: newest, kind: 'none' }
    if (card && isOpen(card) && seal === note.seal(card.text)) return { note, card: newest, kind: 'reads-on' }
  }
  return { note, card: note.cardId(shown.length), kind: 'new-card' }
}

function isOpen({ state, erased }: Card): boolean {
  return !state && !erased
}

function addToRegion(pen: Pen, board: BoardId, region: string, steps: readonly Step[]): void {
  const target = { board, region, before: 'end' } as const
  const orders = ordersAt(pen, target, steps.length)
  const color = colorIn(pen, board, region)
  for (const [i, { note, card }] of steps.entries()) {
    insertCard(
      pen,
      { id: card, text: note.text, author: note.author ?? null, ...(color && { color }) },
      target,
      orders[i]!,
    )
    cardRecord(pen.content, card).set('revealedAs', note.seal(note.text))
  }
}

/** Where a note belongs: a client may say anything. */
function regionFor(pen: Pen, board: BoardId, region: string): string {
  const record = readBoard(board, pen.content.boards.get(board))
  const tool = record && toolOf(record.tool)
  if (!tool || regionOf(tool, region)) return region
  return presetOf(tool, record.preset).regions[0] ?? region
}

function colorIn(pen: Pen, board: BoardId, region: string) {
  const tool = toolOf(readBoard(board, pen.content.boards.get(board))?.tool ?? '')
  return tool && regionOf(tool, region)?.color
}
