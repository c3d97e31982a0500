import type { Board } from '../model/board.ts'
import { type Card, successorOf } from '../model/card.ts'
import type { CardId } from '../model/ids.ts'
import type { Link } from '../model/link.ts'
import { causes } from './causes.ts'
import type { LinkField } from './tool.ts'

/** Where cards, their boards and their threads are found. */
export interface LinkedSource {
  card(id: CardId): Card | undefined
  boards(): readonly Board[]
  linksFrom(card: CardId): readonly Link[]
  linksTo(card: CardId): readonly Link[]
}

/** The cards that stand in a column of threads, by their numbers: what a merged or adjusted one has become, and none that was taken away. */
export function linkedCards(source: LinkedSource, card: CardId, link: LinkField): CardId[] {
  const ends = endsOf(source, card, link).flatMap((end) => standing(source, end) ?? [])
  const numberOf = (id: CardId) => source.card(id)?.causeNumber ?? source.card(id)?.number ?? 0
  return [...new Set(ends)].filter((end) => canStand(source, end, link)).sort((a, b) => numberOf(a) - numberOf(b))
}

/** The threads of a card whose other end is on a board. */
export function standingLinks(source: LinkedSource, card: CardId): Link[] {
  return [
    ...source.linksFrom(card).filter(({ to }) => standing(source, to)),
    ...source.linksTo(card).filter(({ from }) => standing(source, from)),
  ]
}

/** The other ends of a card's threads of a column, whatever has become of them. */
export function endsOf(source: LinkedSource, card: CardId, { kind, direction }: LinkField): CardId[] {
  const links = direction === 'up' ? source.linksFrom(card) : source.linksTo(card)
  return links.filter((link) => link.kind === kind).map(({ from, to }) => (direction === 'up' ? to : from))
}

/** The card that stands where one stood; nothing when it was taken away, or its board was. */
export function standing(source: LinkedSource, id: CardId): CardId | undefined {
  const seen = new Set<CardId>()
  let card = source.card(id)
  for (let next = card && successorOf(card); next && !seen.has(next); next = card && successorOf(card)) {
    seen.add(next)
    card = source.card(next) ?? card
  }
  const isThere =
    card && card.state?.kind !== 'deleted' && source.boards().some((board) => board.id === card?.place.board)
  return isThere ? card?.id : undefined
}

/** Whether a card is of those that a column is for. */
export function canStand(source: LinkedSource, id: CardId, link: LinkField): boolean {
  const card = source.card(id)
  const board = source.boards().find((each) => each.id === card?.place.board)
  if (!card || !board) return false
  // A problem that was made a cause is among the causes, wherever it stands.
  if (card.status?.kind === 'cause') return takesCauses(link)
  return link.of.some(({ tool, regions }) => tool === board.tool && (regions?.includes(card.place.region) ?? true))
}

/** Whether a column of threads is for causes; problems that were called causes stand in it too. */
export function takesCauses(link: LinkField): boolean {
  return link.of.some(({ tool }) => tool === causes.id)
}
