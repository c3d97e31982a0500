import * as Y from 'yjs'
import { cardText, type Erasure, holdsWords, isErased, readCard } from '../model/card.ts'
import { type Content, cardRecord } from '../model/content.ts'
import type { CardId } from '../model/ids.ts'

/**
 * Removes the texts of cards for privacy (PRIV-A1): what stays of each is a marker at its place, with time and role and without
 * text, author, fields or status. Raises the room's generation, by which a copy from before is told apart. For the server, in a transaction:
 * what is removed is gone from a document that collects its garbage, and from what is made of it from then on. Gives the cards
 * that there are.
 */
export function eraseCards(content: Content, ids: readonly CardId[], erasure: Erasure): CardId[] {
  const cards = ids.filter((id) => readCard(id, content.cards.get(id)))
  content.doc.transact((transaction) => {
    for (const id of cards) {
      const record = cardRecord(content, id)
      emptyText(record, transaction)
      emptyWords(record)
      record.delete('author')
      record.delete('revealedAs')
      record.set('erased', { role: erasure.role, at: erasure.at })
    }
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

/** How often something was erased in the room. */
export function readGeneration(content: Content): number {
  const generation = content.meta.get('generation')
  return typeof generation === 'number' ? generation : 0
}

function raiseGeneration(content: Content): void {
  content.meta.set('generation', readGeneration(content) + 1)
}

/** What an update says without the words that it would write into erased cards. It must be complete for the document. */
export function withoutErasedTexts(content: Content, update: Uint8Array): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(content.doc))
  const before = Y.encodeStateVector(doc)
  Y.applyUpdate(doc, update)
  doc.transact((transaction) => {
    for (const record of doc.getMap<Y.Map<unknown>>('cards').values()) {
      if (!isErased(record)) continue
      emptyText(record, transaction)
      emptyWords(record)
    }
  })
  const stripped = Y.encodeStateAsUpdate(doc, before)
  doc.destroy()
  return stripped
}

/** Item by item: how long the text says that it is does not matter. Called in a transaction. */
function emptyText(record: Y.Map<unknown>, transaction: Y.Transaction): void {
  for (let item = cardText(record)._start; item; item = item.right) item.delete(transaction)
}

function emptyWords(record: Y.Map<unknown>): void {
  for (const key of [...record.keys()]) if (holdsWords(key)) record.delete(key)
}
