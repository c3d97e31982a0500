import { refused } from '../lib/result.ts'
import { readCard } from '../model/card.ts'
import type { BoardId, CardId } from '../model/ids.ts'
import { moveCards } from './cards.ts'
import { convertCards } from './convert.ts'
import { linksOf } from './links.ts'
import { type EditResult, openBoard, openCards, type Pen, write } from './pen.ts'
import { hangCard, replaceLinks, type TreePlace } from './trees.ts'

export interface NewGoal {
  readonly board: BoardId
  readonly region: string
  readonly text: string
  /** What is made of `from`: a goal of a problem, or a part or a sign of a goal. */
  readonly verb: 'goal' | 'part' | 'sign'
  readonly from: CardId
}

/** As `convertCards`, with the new card on this board, after the others. */
export function addGoal(pen: Pen, { board, region, text, verb, from }: NewGoal): EditResult<CardId> {
  const here = openBoard(pen, board)
  if (!here.ok) return here
  return pen.content.doc.transact(() => {
    const made = convertCards(pen, verb, [from], { text, title: here.value.title })
    if (!made.ok) return made
    const moved = moveCards(pen, [made.value], { board, region, before: 'end' })
    return moved.ok ? made : moved
  }, pen)
}

/** Hangs a goal under a problem, or under the goal that it is a part of; see `hangCard`. */
export function hangGoal(pen: Pen, id: CardId, place: TreePlace): EditResult<CardId> {
  return hangCard(pen, { under: 'part_of', head: 'addresses' }, id, place)
}

/** A sign is of one goal. */
export function hangSign(pen: Pen, id: CardId, goal: CardId): EditResult<CardId> {
  const cards = openCards(pen, [id])
  if (!cards.ok) return cards
  if (!readCard(goal, pen.content.cards.get(goal))) return refused('no-such-card')
  return write(pen, () => {
    replaceLinks(pen, linksOf(pen.content), { kind: 'sign_of', from: id, to: [goal] })
    return id
  })
}
