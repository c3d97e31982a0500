import { type Card, successorOf } from '../model/card.ts'
import type { CardId } from '../model/ids.ts'
import { plainText } from './plain-text.ts'

/** Shorter texts are parts of others by chance. */
const LONG_ENOUGH = 12

/**
 * The cards that most likely hold what the chosen ones do, and go with them when they are erased: what was merged into them, what
 * they were merged into, what they said before they were adjusted, and cards with the same text or with all of it in theirs or in one of
 * their fields; deleted ones and those on other boards among them. Without the chosen ones and without cards that are erased already; in the order in which the cards are given.
 */
export function relatedCards(cards: readonly Card[], chosen: ReadonlySet<CardId>): Card[] {
  const byId = new Map(cards.map((card) => [card.id, card]))
  const texts = new Set([...chosen].map((id) => plainText(byId.get(id)?.text ?? '')))
  texts.delete('')
  const merged = new Set([...originalsOf(cards, chosen), ...mergedFrom(byId, chosen)])
  return cards.filter((card) => {
    if (chosen.has(card.id) || card.erased) return false
    return (
      merged.has(card.id) || texts.has(plainText(card.text)) || wordsOf(card).some((words) => holdsOneOf(words, texts))
    )
  })
}

function originalsOf(cards: readonly Card[], chosen: ReadonlySet<CardId>): ReadonlySet<CardId> {
  const found = new Set<CardId>(chosen)
  // A set gives also what is added while it is walked: originals of originals.
  for (const id of found) for (const card of cards) if (successorOf(card) === id) found.add(card.id)
  return found
}

function mergedFrom(byId: ReadonlyMap<CardId, Card>, chosen: ReadonlySet<CardId>): ReadonlySet<CardId> {
  const found = new Set<CardId>()
  const waiting = new Set<CardId>(chosen)
  for (const id of waiting) {
    const card = byId.get(id)
    const into = card && successorOf(card)
    if (into) found.add(into)
    if (into) waiting.add(into)
  }
  return found
}

/** What is made of a card takes some of its words along in a field. */
function wordsOf({ text, fields, status, readings }: Card): string[] {
  const notes = readings.map(({ note }) => note)
  return [text, ...Object.values(fields), status?.reason ?? '', ...notes].map(plainText)
}

function holdsOneOf(text: string, texts: ReadonlySet<string>): boolean {
  return [...texts].some((other) => other.length >= LONG_ENOUGH && text.includes(other))
}
