import { addBoard, boardsOf } from '@samtavla/shared/edits/boards.ts'
import { addCards, spliceText } from '@samtavla/shared/edits/cards.ts'
import { newPen, type Pen } from '@samtavla/shared/edits/pen.ts'
import { openContent } from '@samtavla/shared/model/content.ts'
import { type BoardId, type CardId, newUserId } from '@samtavla/shared/model/ids.ts'
import { swot } from '@samtavla/shared/tools/swot.ts'
import { presetOf } from '@samtavla/shared/tools/tool.ts'
import type * as Y from 'yjs'

const REGIONS = presetOf(swot, '').regions

/** A pen on a new document, as a writer's client has it. */
export function penOn(doc: Y.Doc): Pen {
  return newPen(openContent(doc), newUserId(), 'Anna Berg')
}

/** Adds a SWOT board. */
export function addSwot(pen: Pen): BoardId {
  const added = addBoard(pen, { tool: swot.id, preset: presetOf(swot, '').id, title: 'Nuläge' })
  if (!added.ok) throw new Error(added.reason)
  return added.value
}

/** Adds cards at the end of a region. */
export function addTexts(pen: Pen, board: BoardId, region: string, texts: readonly string[]): CardId[] {
  const cards = texts.map((text) => ({ text }))
  const added = addCards(pen, { board, region, before: 'end' }, cards)
  if (!added.ok) throw new Error(added.reason)
  return added.value
}

/** Fills the first board as a group does over a term: a few cards at a time, then a letter more in every second. */
export function addManyCards(doc: Y.Doc, count: number): CardId[] {
  const pen = penOn(doc)
  const board = boardsOf(pen.content)[0]?.id ?? addSwot(pen)
  const cards: CardId[] = []
  for (let first = 0; first < count; first += AT_A_TIME) {
    const texts = Array.from({ length: Math.min(AT_A_TIME, count - first) }, (_, i) => textOf(first + i))
    cards.push(...addTexts(pen, board, REGIONS[(first / AT_A_TIME) % REGIONS.length]!, texts))
  }
  for (const [i, card] of cards.entries()) if (i % 2 === 0) spliceText(pen, card, 0, 0, '–')
  return cards
}

const AT_A_TIME = 10

/** Of the lengths that cards have: a few words to two lines. */
const TEXTS = [
  'Vi har erfarna kollegor som gärna delar med sig',
  'Tid för gemensam planering saknas',
  'Regionen erbjuder handledning i vår, och två av oss kan delta redan från mars om schemat tillåter det',
  'Bidraget upphör efter läsåret',
]

function textOf(number: number): string {
  return `${TEXTS[number % TEXTS.length]} (${number + 1})`
}
