import { ok, refused } from '../lib/result.ts'
import { isErased, readCard } from '../model/card.ts'
import type { Content } from '../model/content.ts'
import type { CardId } from '../model/ids.ts'
import {
  type Link,
  type LinkKind,
  type LinkNote,
  linkKey,
  linkNoteKey,
  MAX_LINK_NOTE,
  readLink,
  readLinkNoteKey,
  withoutLoops,
  wouldLoop,
} from '../model/link.ts'
import { type EditResult, openCards, openTexts, type Pen, write } from './pen.ts'

/** All threads of a room in their order, without those that close a loop. */
export function linksOf(content: Content): Link[] {
  return withoutLoops(
    [...content.links].map(([key, value]) => readLink(key, value)).filter((link) => link !== undefined),
  )
}

/** What the threads of a room say, by `linkNoteKey`. */
export function linkNotesOf(content: Content): ReadonlyMap<string, string> {
  const notes = new Map<string, string>()
  for (const [key, value] of content.links) {
    if (typeof value === 'string' && value !== '' && readLinkNoteKey(key)) notes.set(key, value)
  }
  return notes
}

/**
 * Draws threads from a card to others, which may stand on locked boards. One that is there stays as it is, with who drew it; none
 * goes from a card to itself, and none is drawn that would lead round.
 */
export function linkCards(pen: Pen, kind: LinkKind, from: CardId, to: readonly CardId[]): EditResult {
  const cards = openCards(pen, [from])
  if (!cards.ok) return cards
  if (to.some((id) => !readCard(id, pen.content.cards.get(id)))) return refused('no-such-card')
  const links = linksOf(pen.content)
  if (to.some((id) => id !== from && wouldLoop(links, { kind, from, to: id }))) return refused('would-loop')
  return write(pen, () => drawLinks(pen, kind, from, to))
}

/** Takes a thread away, with what it says; both cards stay. Gives the card that it was drawn from. */
export function unlinkCards(pen: Pen, kind: LinkKind, from: CardId, to: CardId): EditResult<CardId> {
  const cards = openCards(pen, [from])
  if (!cards.ok) return cards
  const key = linkKey(kind, from, to)
  if (!readLink(key, pen.content.links.get(key))) return ok(from)
  return write(pen, () => {
    pen.content.links.set(key, null)
    return from
  })
}

/** Says what an arrow takes for granted, or why one believes it; an empty text says nothing. Refused where one end is erased. */
export function noteOnLink(
  pen: Pen,
  { kind, from, to }: Pick<Link, 'kind' | 'from' | 'to'>,
  note: LinkNote,
  text: string,
): EditResult {
  const cards = openTexts(pen, [from])
  if (!cards.ok) return cards
  if (isErased(pen.content.cards.get(to))) return refused('card-erased')
  const trimmed = text.trim().toWellFormed()
  if (trimmed.length > MAX_LINK_NOTE) return refused('text-too-long')
  const key = linkKey(kind, from, to)
  if (!readLink(key, pen.content.links.get(key))) return refused('no-such-link')
  return write(pen, () => void pen.content.links.set(linkNoteKey({ kind, from, to }, note), trimmed || null))
}

/** Draws threads that are not there. Called in a transaction, with cards that are there. */
export function drawLinks(pen: Pen, kind: LinkKind, from: CardId, to: readonly CardId[]): void {
  for (const card of to) {
    const key = linkKey(kind, from, card)
    if (card === from || readLink(key, pen.content.links.get(key))) continue
    pen.content.links.set(key, { by: pen.name, at: pen.now() })
  }
}
