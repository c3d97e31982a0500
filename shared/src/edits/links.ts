import { ok, refused } from '../lib/result.ts'
import { cutText } from '../lib/text-difference.ts'
import { type Card, MAX_CARD_TEXT, readCard } from '../model/card.ts'
import type { Content } from '../model/content.ts'
import type { BoardId, CardId } from '../model/ids.ts'
import { type Link, type LinkKind, linkKey, readLink } from '../model/link.ts'
import { problems } from '../tools/problems.ts'
import { addBoard, boardsOf } from './boards.ts'
import { insertCard, ordersAt } from './cards.ts'
import { type EditResult, openCards, openTexts, type Pen, write } from './pen.ts'

/** All threads of a room. */
export function linksOf(content: Content): Link[] {
  return [...content.links].map(([key, value]) => readLink(key, value)).filter((link) => link !== undefined)
}

/**
 * Draws threads from a card to others, which may stand on locked boards. One that is there stays as it is, with who drew it; none
 * goes from a card to itself.
 */
export function linkCards(pen: Pen, kind: LinkKind, from: CardId, to: readonly CardId[]): EditResult {
  const cards = openCards(pen, [from])
  if (!cards.ok) return cards
  if (to.some((id) => !readCard(id, pen.content.cards.get(id)))) return refused('no-such-card')
  return write(pen, () => drawLinks(pen, kind, from, to))
}

/** Takes a thread away; both cards stay. Gives the card that it was drawn from. */
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

/** Where the next problem goes: the first problem list that takes edits. */
function problemBoard(pen: Pen): BoardId | undefined {
  return problemBoards(pen).find((id) => !pen.isLocked(id))
}

function problemBoards(pen: Pen): BoardId[] {
  const boards = boardsOf(pen.content).filter(({ tool }) => tool === problems.id)
  return boards.map(({ id }) => id)
}

/**
 * B.23, "Gör till problem": one new problem that rests on all of the cards, in the first problem list that takes edits, which is
 * made if there is none at all and then is called `title`. The cards stay where they are. The problem has the text of the one card,
 * or the texts of all where they fit; its level where all agree on one. Refused where none of the cards has a text.
 */
export function makeProblem(pen: Pen, ids: readonly CardId[], title: string): EditResult<CardId> {
  if (ids.length === 0) return refused('too-few')
  // They stay as they are: a locked board may be drawn from.
  const cards = openTexts({ ...pen, isLocked: () => false }, [...new Set(ids)])
  if (!cards.ok) return cards
  const look = problemOf(cards.value)
  if (look.text === '') return refused('text-empty')
  const present = problemBoard(pen)
  if (!present && problemBoards(pen).length > 0) return refused('board-locked')
  return write(pen, () => {
    const board = present ?? newProblemBoard(pen, title)
    const target = { board, region: problems.regions[0]!.id, before: 'end' } as const
    const problem = insertCard(pen, look, target, ordersAt(pen, target, 1)[0]!)
    drawLinks(pen, 'based_on', problem, ids)
    return problem
  })
}

function newProblemBoard(pen: Pen, title: string): BoardId {
  const made = addBoard(pen, { tool: problems.id, preset: problems.presets[0].id, title })
  if (!made.ok) throw new Error(`A problem list with no name: ${made.reason}`)
  return made.value
}

function problemOf(cards: readonly Card[]) {
  const texts = cards.map(({ text }) => text.trim()).filter((text) => text !== '')
  const all = texts.join('\n')
  const levels = new Set(cards.map(({ place, fields }) => levelOf(fields.level ?? place.region)))
  const [level] = levels
  return {
    text: all.length <= MAX_CARD_TEXT ? all : cutText(texts[0]!, MAX_CARD_TEXT),
    color: problems.regions[0]!.color,
    ...(levels.size === 1 && level && { fields: { level } }),
  }
}

/** The regions of the current state that are levels are called as the problem's levels are. */
function levelOf(region: string): string | undefined {
  return problems.fields.find(({ id }) => id === 'level')?.choices?.find(({ id }) => id === region)?.id
}

function drawLinks(pen: Pen, kind: LinkKind, from: CardId, to: readonly CardId[]): void {
  for (const card of to) {
    const key = linkKey(kind, from, card)
    if (card === from || readLink(key, pen.content.links.get(key))) continue
    pen.content.links.set(key, { by: pen.name, at: pen.now() })
  }
}
