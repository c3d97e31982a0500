import type { Board } from '../model/board.ts'
import type { Card } from '../model/card.ts'
import type { Day } from '../processes/days.ts'
import { actionPlan } from '../tools/action-plan.ts'
import { causes } from '../tools/causes.ts'
import { toolOf } from '../tools/index.ts'
import { type Region, regionOf, type Tool } from '../tools/tool.ts'
import { actionSections, actionTables, flatActionTable } from './action-document.ts'
import { type CardColumn, columnsOf, onPaper, type Teller, tableOf, textColumn } from './card-columns.ts'
import { cardWords } from './card-words.ts'
import { decisionSection } from './decision-document.ts'
import { type DocumentSection, type DocumentTable, formatDay, type PlanDocument } from './document.ts'
import { cardsIn, problemsThatAreCauses, regionsOf } from './room-cards.ts'

export interface PlanDocumentOptions {
  readonly today: Day
  /** The plan that the room follows is not yet passed to its end. */
  readonly isDraft: boolean
  /** What the steps of the room's plan are called. */
  readonly stepName: (step: string) => string | undefined
}

/**
 * A board as it is to be read on paper: an action plan problem by problem, with what its actions are divided into and the goals that
 * they serve; any other board region by region, each card with all that is known of it. Cards come by their numbers. What a step asks
 * for and a card lacks is said under its table.
 */
export function planDocument(by: Teller, board: Board, options: PlanDocumentOptions): PlanDocument {
  const { today, isDraft, stepName } = options
  const teller = { ...by, labels: board.labels }
  const { room, language, w } = teller
  const tool = toolOf(board.tool)
  const sections =
    tool?.id === actionPlan.id
      ? actionSections(teller, board)
      : partsOf(teller, board).flatMap((part) => (part.cards.length > 0 ? regionSection(teller, tool, part) : []))
  if (tool?.kind === 'log') sections.unshift(decisionSection(teller, stepName))
  const facts = (tool?.facts ?? []).flatMap(({ id, label }) => {
    const value = board.facts[id]
    return value ? `${label[language]}: ${value}` : []
  })
  const nothing = { heading: board.title, paragraphs: [w.table.emptyReadOnly], tables: [] }
  return {
    title: board.title,
    subtitle: [room.meta().title, w.documents.printed(formatDay(today, language), isDraft), ...facts],
    language,
    sections: sections.length > 0 ? sections : [nothing],
  }
}

/** A board as the sheets of a workbook, at least one; typed, and each of one kind of card. */
export function planTables(by: Teller, board: Board): DocumentTable[] {
  const teller = { ...by, labels: board.labels }
  if (board.tool === actionPlan.id) return actionTables(teller, board)
  const tool = toolOf(board.tool)
  const parts = partsOf(teller, board)
  const filled = parts.filter(({ cards }) => cards.length > 0)
  return (filled.length > 0 ? filled : parts.slice(0, 1)).map((part) => regionTable(teller, tool, part))
}

/** A whole board as one table, whose columns of fields and texts are those that cards are read from again. */
export function planTable(by: Teller, board: Board): DocumentTable {
  const teller = { ...by, labels: board.labels }
  const { w } = teller
  if (board.tool === actionPlan.id) return flatActionTable(teller, board, w.documents.text)
  const tool = toolOf(board.tool)
  const parts = partsOf(teller, board)
  const labels = new Map(parts.flatMap(({ cards, label }) => cards.map((card) => [card, label])))
  const region = { label: w.documents.region, kind: 'text' as const, cell: (card: Card) => labels.get(card) ?? '' }
  const text = [region, textColumn(teller, w.documents.text)]
  const ids = parts.map(({ id }) => id)
  const columns = tool ? columnsOf(teller, tool, ids, text) : text
  return tableOf(teller, { id: board.id, caption: board.title }, columns, [...labels.keys()])
}

interface RegionPart {
  readonly id: string
  readonly label: string
  readonly cards: readonly Card[]
}

/** The regions of a board with their cards. A problem that was called a cause is among the causes, wherever it stands. */
function partsOf({ room, language }: Teller, board: Board): RegionPart[] {
  const tool = toolOf(board.tool)
  const labelOf = (id: string, region: Region | undefined) => board.labels[id] ?? region?.label[language] ?? id
  const parts = regionsOf(room, board).map((id) => ({
    id,
    label: labelOf(id, tool && regionOf(tool, id)),
    cards: cardsIn(room, board.id, id),
  }))
  if (tool?.id !== causes.id) return parts
  const cause = regionOf(causes, 'orsak')!
  const made = { id: 'made', label: labelOf(cause.id, cause), cards: problemsThatAreCauses(room) }
  return made.cards.length > 0 ? [...parts, made] : parts
}

function regionSection(teller: Teller, tool: Tool | undefined, part: RegionPart): DocumentSection {
  const { label, cards } = part
  if (tool?.kind === 'page') {
    return { heading: label, paragraphs: cards.map((card) => cardWords(card, teller.w)), tables: [] }
  }
  const table = { id: part.id, caption: `${label} (${cards.length})` }
  const paper = tableOf(teller, table, onPaper(regionColumns(teller, tool, part.id)), cards)
  return { heading: label, paragraphs: [], tables: [paper] }
}

function regionTable(teller: Teller, tool: Tool | undefined, { id, label, cards }: RegionPart): DocumentTable {
  return tableOf(teller, { id, caption: label }, regionColumns(teller, tool, id), cards)
}

function regionColumns(teller: Teller, tool: Tool | undefined, region: string): CardColumn[] {
  const text = [textColumn(teller, teller.w.documents.text)]
  return tool ? columnsOf(teller, tool, [region], text) : text
}
