import * as Y from 'yjs'
import { cardText, type Erasure, holdsWords, isErased, isVersionOfErased, readCard } from '../model/card.ts'
import { type Content, cardRecord, openContent } from '../model/content.ts'
import { isHidden } from '../model/figure.ts'
import { type CardId, isId } from '../model/ids.ts'
import { linkOfKey, readLinkNoteKey } from '../model/link.ts'
import { isReadingKey } from '../model/reading.ts'

/**
 * Removes the texts of cards for privacy (PRIV-A1): what stays of each is a marker at its place, with time and role and without
 * text, author, fields or status. What they said before they were adjusted goes with them. Raises the room's generation, by which a
 * copy from before is told apart. For the server, in a transaction: what is removed is gone from a document that collects its garbage,
 * and from what is made of it from then on. Gives the cards that there are.
 */
export function eraseCards(content: Content, ids: readonly CardId[], erasure: Erasure): CardId[] {
  const cards = withVersions(content, ids).filter((id) => readCard(id, content.cards.get(id)))
  content.doc.transact((transaction) => {
    for (const id of cards) {
      const record = cardRecord(content, id)
      emptyText(record, transaction)
      emptyWords(record)
      record.delete('author')
      record.delete('revealedAs')
      record.set('erased', { role: erasure.role, at: erasure.at })
    }
    const erased = new Set<string>(cards)
    removeLinkNotes(content, (id) => erased.has(id))
    if (cards.length > 0) raiseGeneration(content)
  })
  return cards
}

/**
 * As `eraseCards`, for what people have deleted by hand, in notes above all: it is gone from the document already, and with a new
 * generation nothing of it comes back from a copy from before.
 */
export function forgetDeleted(content: Content): void {
  content.doc.transact(() => raiseGeneration(content))
}

/** The cards and their earlier wordings. */
function withVersions({ cards }: Content, ids: readonly CardId[]): CardId[] {
  const all = new Set(ids)
  for (const [id, record] of cards) {
    const state = record instanceof Y.Map ? record.get('state') : undefined
    if (typeof state !== 'object' || state === null || !('kind' in state) || state.kind !== 'replaced') continue
    if (isId('card', id) && 'by' in state && all.has(state.by as CardId)) all.add(id)
  }
  return [...all]
}

/** What arrows to and from the cards say may tell of the same. */
function removeLinkNotes({ links }: Content, isGone: (card: CardId) => boolean): void {
  for (const key of [...links.keys()]) {
    const ends = readLinkNoteKey(key) && linkOfKey(key)
    if (ends && (isGone(ends.from) || isGone(ends.to))) links.delete(key)
  }
}

/** How often something was erased in the room. */
export function readGeneration(content: Content): number {
  const generation = content.meta.get('generation')
  return typeof generation === 'number' ? generation : 0
}

function raiseGeneration(content: Content): void {
  content.meta.set('generation', readGeneration(content) + 1)
}

/**
 * What an update says without the words that it would write into erased cards or on arrows to and from them, without what such cards
 * are said to have said before, and without readings of figures that others may not see. It must be complete for the document.
 */
export function withoutErasedTexts(content: Content, update: Uint8Array): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(content.doc))
  const before = Y.encodeStateVector(doc)
  Y.applyUpdate(doc, update)
  const next = openContent(doc)
  doc.transact((transaction) => {
    for (const [id, record] of next.cards) {
      if (isHidden(record.get('figure'))) emptyWords(record, isReadingKey)
      const isNewVersion = !content.cards.has(id) && isVersionOfErased(next.cards, record.get('state'))
      if (!isErased(record) && !isNewVersion) continue
      emptyText(record, transaction)
      emptyWords(record)
      record.delete('author')
    }
    removeLinkNotes(next, (id) => isErased(next.cards.get(id)))
  })
  const stripped = Y.encodeStateAsUpdate(doc, before)
  doc.destroy()
  return stripped
}

/** Item by item: how long the text says that it is does not matter. Called in a transaction. */
function emptyText(record: Y.Map<unknown>, transaction: Y.Transaction): void {
  for (let item = cardText(record)._start; item; item = item.right) item.delete(transaction)
}

function emptyWords(record: Y.Map<unknown>, isEmptied = holdsWords): void {
  for (const key of [...record.keys()]) if (isEmptied(key)) record.delete(key)
}
