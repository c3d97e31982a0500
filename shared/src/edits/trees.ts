import { ok, refused } from '../lib/result.ts'
import { readCard } from '../model/card.ts'
import type { CardId } from '../model/ids.ts'
import { type Link, type LinkKind, linkKey, wouldLoop } from '../model/link.ts'
import { drawLinks, linksOf } from './links.ts'
import { type EditResult, openCards, type Pen } from './pen.ts'

/** The threads that a kind of tree is made of: to the card that one hangs under, and to the head that it belongs to. */
export interface TreeThreads {
  readonly under: LinkKind
  readonly head: LinkKind
}

/** Right under a head, or under another card of a tree. */
export type TreePlace = { readonly head: CardId } | { readonly parent: CardId }

/**
 * Hangs a card in another place than now. What hangs under it comes along, and belongs to the same heads. Refused where the card would
 * hang under itself, and where one of them stands on a locked board.
 */
export function hangCard(pen: Pen, { under, head }: TreeThreads, id: CardId, place: TreePlace): EditResult<CardId> {
  const links = linksOf(pen.content)
  const along = withAllUnder(links, under, id)
  const cards = openCards(pen, along)
  if (!cards.ok) return cards
  const parent = 'parent' in place ? place.parent : undefined
  const to = 'parent' in place ? place.parent : place.head
  if (!readCard(to, pen.content.cards.get(to))) return refused('no-such-card')
  if (parent && wouldLoop(links, { kind: under, from: id, to: parent })) return refused('would-loop')
  const heads = parent ? headsOf(links, head, parent) : [to]
  pen.content.doc.transact(() => {
    replaceLinks(pen, links, { kind: under, from: id, to: parent ? [parent] : [] })
    for (const from of along) replaceLinks(pen, links, { kind: head, from, to: heads })
  }, pen)
  return ok(id)
}

/** The card, and all that hangs under it, near and far. */
function withAllUnder(links: readonly Link[], under: LinkKind, id: CardId): CardId[] {
  const below = Map.groupBy(
    links.filter(({ kind }) => kind === under),
    ({ to }) => to,
  )
  const seen = new Set([id])
  for (const each of seen) for (const { from } of below.get(each) ?? []) seen.add(from)
  return [...seen]
}

/** The heads that a card belongs to by threads of its own. */
export function headsOf(links: readonly Link[], head: LinkKind, card: CardId): CardId[] {
  return links.filter(({ kind, from }) => kind === head && from === card).map(({ to }) => to)
}

/** The card's threads of a kind go to those and no others. Called in a transaction. */
export function replaceLinks(
  pen: Pen,
  links: readonly Link[],
  { kind, from, to }: { readonly kind: LinkKind; readonly from: CardId; readonly to: readonly CardId[] },
): void {
  for (const link of links) {
    const isGone = link.kind === kind && link.from === from && !to.includes(link.to)
    if (isGone) pen.content.links.set(linkKey(kind, from, link.to), null)
  }
  drawLinks(pen, kind, from, to)
}
