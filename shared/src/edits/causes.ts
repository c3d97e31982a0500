import { ok, refused } from '../lib/result.ts'
import { readCard } from '../model/card.ts'
import type { BoardId, CardId } from '../model/ids.ts'
import { addCards, type EditedCards, moveCards, type Target } from './cards.ts'
import { drawLinks, linksOf } from './links.ts'
import type { EditResult, Pen } from './pen.ts'
import { hangCard, headsOf, type TreePlace } from './trees.ts'

export interface NewCause {
  readonly board: BoardId
  readonly region: string
  readonly text: string
  /** The problem that it explains. */
  readonly problem?: CardId | undefined
  /** The cause of which it says why; the new one explains the same problems. */
  readonly because?: CardId | undefined
}

/** Adds a cause after the others, with its threads. Refused as `addCards` is, and where what it explains is no card. */
export function addCause(pen: Pen, { board, region, text, problem, because }: NewCause): EditResult<CardId> {
  if ([problem, because].some((id) => id && !readCard(id, pen.content.cards.get(id)))) return refused('no-such-card')
  return pen.content.doc.transact(() => {
    const added = addCards(pen, { board, region, before: 'end' }, [{ text }])
    if (!added.ok) return added
    const id = added.value[0]!
    if (because) {
      drawLinks(pen, 'caused_by', id, headsOf(linksOf(pen.content), 'caused_by', because))
      drawLinks(pen, 'because_of', id, [because])
    }
    if (problem) drawLinks(pen, 'caused_by', id, [problem])
    return ok(id)
  }, pen)
}

/** Hangs a cause under a problem, or under the cause of which it says why; see `hangCard`. */
export function hangCause(pen: Pen, id: CardId, place: TreePlace): EditResult<CardId> {
  return hangCard(pen, { under: 'because_of', head: 'caused_by' }, id, place)
}

/** Puts causes on a branch of a problem: in that region, and right under the problem. Refused as `moveCards` and `hangCause` are. */
export function moveCauses(pen: Pen, ids: readonly CardId[], target: Target, problem: CardId): EditedCards {
  return pen.content.doc.transact(() => {
    const moved = moveCards(pen, ids, target)
    if (!moved.ok) return moved
    for (const id of ids) {
      const hung = hangCause(pen, id, { head: problem })
      if (!hung.ok) return hung
    }
    return ok(ids)
  }, pen)
}
