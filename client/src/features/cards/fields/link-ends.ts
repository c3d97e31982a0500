import { linkCards, unlinkCards } from '@samtavla/shared/edits/links.ts'
import type { EditResult, Pen } from '@samtavla/shared/edits/pen.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { toolOf } from '@samtavla/shared/tools/index.ts'
import { canStand, endsOf, standing, takesCauses } from '@samtavla/shared/tools/linked-cards.ts'
import type { LinkField } from '@samtavla/shared/tools/tool.ts'
import { type ListKey, type RoomStore, regionKey } from '../../../model/room-store.ts'

type Source = Pick<RoomStore, 'card' | 'boards' | 'list' | 'linksFrom' | 'linksTo'>

/** The lists that hold what can stand in a column of threads. */
export function listsFor(store: Pick<RoomStore, 'boards'>, link: LinkField): ListKey[] {
  return store.boards().flatMap(({ id, tool }) => {
    const regions = toolOf(tool)?.regions ?? []
    const mayHold = link.of.some((of) => of.tool === tool) || (takesCauses(link) && tool === 'problems')
    return mayHold ? regions.map((region) => regionKey(id, region.id)) : []
  })
}

/** The cards that can stand in a column of threads, in the order of their boards. */
export function candidatesFor(store: Source, card: CardId, link: LinkField): CardId[] {
  const cards = listsFor(store, link).flatMap((key) => store.list(key))
  return cards.filter((id) => id !== card && !store.card(id)?.erased && canStand(store, id, link))
}

/** Draws the thread between a card and another one in the direction of the column. */
export function drawThread(pen: Pen, card: CardId, link: LinkField, other: CardId): EditResult {
  return link.direction === 'up' ? linkCards(pen, link.kind, card, [other]) : linkCards(pen, link.kind, other, [card])
}

/** Takes away the threads to another card, those too that were drawn to what it was before. */
export function removeThread(
  pen: Pen,
  store: Source,
  card: CardId,
  link: LinkField,
  other: CardId,
): EditResult<CardId> {
  const ends = endsOf(store, card, link).filter((end) => standing(store, end) === other)
  let result: EditResult<CardId> = { ok: true, value: card }
  for (const end of ends) {
    const [from, to] = link.direction === 'up' ? [card, end] : [end, card]
    result = unlinkCards(pen, link.kind, from, to)
    if (!result.ok) break
  }
  return result
}
