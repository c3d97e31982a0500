import { completeness } from '../checks/completeness.ts'
import type { Words } from '../i18n/sv.ts'
import type { Board } from '../model/board.ts'
import type { Card } from '../model/card.ts'
import { LINK_NOTES, linkNoteKey } from '../model/link.ts'
import { numberIn } from '../model/reading.ts'
import { toolOf } from '../tools/index.ts'
import { standingLinks } from '../tools/linked-cards.ts'
import { columnLabel, columnsIn, type Field, type LinkField, schoolYear, type Tool } from '../tools/tool.ts'
import { cardWords, statusWords } from './card-words.ts'
import type { DocumentCell, DocumentColumn, DocumentLanguage, DocumentTable } from './document.ts'
import { type DocumentRoom, linkedCards, standing, toolIdOf } from './room-cards.ts'

/** A room, and the language in which it is told. */
export interface Teller {
  readonly room: DocumentRoom
  readonly language: DocumentLanguage
  readonly w: Words
  /** What the group calls the regions and columns of the board that is told of, where they have names of their own. */
  readonly labels?: Board['labels']
}

/** The same in the words of the board that a card is on. */
export function asOnBoardOf(teller: Teller, card: Card | undefined): Teller {
  const board = teller.room.boards().find(({ id }) => id === card?.place.board)
  return { ...teller, labels: board?.labels ?? {} }
}

/** What a field or a column of threads is called. */
export function labelOf({ labels = {}, language }: Teller, column: Pick<Field, 'id' | 'label'>): string {
  return columnLabel(labels, column, language)
}

/** A column of a table of cards. */
export interface CardColumn extends DocumentColumn {
  readonly cell: (card: Card) => DocumentCell
  /** It is only there where something is in it. */
  readonly isOptional?: boolean
}

/** What a card is called, and what it says: "C2 Gemensam progression saknas". */
export function nameAndText({ room, w }: Teller, card: Card): string {
  return [room.code(card.id), cardWords(card, w)].filter(Boolean).join(' ')
}

export function codeColumn({ room, w }: Teller): CardColumn {
  return { label: w.thread.columns[0]!, kind: 'text', cell: ({ id }) => room.code(id) ?? '', isOptional: true }
}

export function textColumn({ w }: Teller, label: string): CardColumn {
  return { label, kind: 'text', cell: (card) => cardWords(card, w) }
}

/** One of a tool's own fields: a choice by its name, a number as a number, a school year as 2026/27. */
export function fieldColumn(teller: Teller, field: Field): CardColumn {
  const { language } = teller
  const kind = field.type === 'day' || field.type === 'number' ? field.type : 'text'
  return {
    label: labelOf(teller, field),
    kind,
    cell: ({ fields }) => fieldCell(field, fields[field.id] ?? '', language),
  }
}

function fieldCell({ choices, type }: Field, value: string, language: DocumentLanguage): DocumentCell {
  if (choices) return choices.find(({ id }) => id === value)?.label[language] ?? value
  if (type === 'number' && /^\s*[-−]?[\d\s]+([.,]\d+)?\s*$/.test(value)) return numberIn(value) ?? value
  if (type === 'year') return schoolYear(value)
  return value
}

/** The cards at the other end of a column's threads, each in a line with what it is called. */
export function linkColumn(teller: Teller, link: LinkField): CardColumn {
  return {
    label: labelOf(teller, link),
    kind: 'text',
    cell: ({ id }) =>
      linkedCards(teller.room, id, link)
        .map((card) => nameAndText(teller, card))
        .join('\n'),
  }
}

/** Everything that was read of a card, the oldest first. */
export function readingsColumn({ w }: Teller): CardColumn {
  return {
    label: w.table.readings,
    kind: 'text',
    cell: ({ readings }) =>
      readings.map(({ value, at, note }) => [w.table.newest(value, at), note].filter(Boolean).join(': ')).join('\n'),
  }
}

export function newestReadingColumn({ w }: Teller): CardColumn {
  const cell = ({ readings }: Card) => {
    const newest = readings.at(-1)
    return newest ? w.table.newest(newest.value, newest.at) : ''
  }
  return { label: w.readings.newest, kind: 'text', cell }
}

/** A figure of a group, so that one can reckon with it. What is hidden says so, and is not in the room either. */
function figureColumns({ w }: Teller): CardColumn[] {
  const shown = ({ figure }: Card) => (figure && 'value' in figure ? figure : undefined)
  const value = (card: Card) =>
    card.figure && 'hidden' in card.figure ? w.table.hiddenFigure[card.figure.hidden] : (shown(card)?.value ?? '')
  return [
    { label: w.table.figure, kind: 'number', cell: value },
    { label: w.documents.unit, kind: 'text', cell: (card) => shown(card)?.unit ?? '' },
    { label: w.documents.groupSize, kind: 'number', cell: (card) => shown(card)?.n ?? '' },
  ]
}

/** What has become of a problem. */
function standingColumn({ w }: Teller): CardColumn {
  return { label: w.documents.status, kind: 'text', cell: (card) => statusWords(card, w), isOptional: true }
}

/** The arrows of a chain from a card, each with what has to be true for it and why one believes it. */
function arrowColumn(teller: Teller): CardColumn {
  const { room, w } = teller
  const cell = ({ id }: Card) =>
    room
      .linksTo(id)
      .filter(({ kind }) => kind === 'effect_of')
      .flatMap((link) => {
        const to = standing(room, link.from)
        const notes = LINK_NOTES.map((note) => room.content.links.get(linkNoteKey(link, note)))
        const [assumption, rationale] = notes.map((note) => (typeof note === 'string' ? note : ''))
        return to ? [w.documents.arrow(nameAndText(teller, to), assumption!), ...(rationale ? [rationale] : [])] : []
      })
      .join('\n')
  return { label: w.documents.leadsTo, kind: 'text', cell, isOptional: true }
}

/** All that a tool knows of the cards in its regions: what they are called, what they say, and what else they hold. */
export function columnsOf(
  teller: Teller,
  tool: Tool,
  regions: readonly string[],
  text: readonly CardColumn[],
): CardColumn[] {
  const hasAny = (some: readonly string[] = []) => regions.some((region) => some.includes(region))
  const own = new Set(regions.flatMap((region) => columnsIn(tool, region)))
  return [
    codeColumn(teller),
    ...text,
    ...(hasAny(tool.figures) ? figureColumns(teller) : []),
    ...[...own].map((each) => ('direction' in each ? linkColumn(teller, each) : fieldColumn(teller, each))),
    ...(hasAny(tool.readings) ? [readingsColumn(teller)] : []),
    ...(tool.kind === 'chain' ? [arrowColumn(teller)] : []),
    standingColumn(teller),
  ]
}

/** A row for each card, and under the table what those lack that their step asks for. */
export function tableOf(
  teller: Teller,
  { id, caption }: Pick<DocumentTable, 'id' | 'caption'>,
  columns: readonly CardColumn[],
  cards: readonly Card[],
): DocumentTable {
  const shown = columns.filter(({ isOptional, cell }) => !isOptional || cards.some((card) => cell(card) !== ''))
  return {
    ...{ id, caption },
    columns: shown.map(({ label, kind }) => ({ label, kind })),
    rows: cards.map((card) => ({ cells: shown.map(({ cell }) => cell(card)) })),
    notes: missingLines(teller, cards),
  }
}

/** Columns of which only those are on paper that something is in. */
export function onPaper(columns: readonly CardColumn[]): CardColumn[] {
  return columns.map((column) => ({ ...column, isOptional: true }))
}

/** "A4: mot vilken orsak, synligt tecken saknas", with all that lack the same in one line. */
function missingLines(teller: Teller, cards: readonly Card[]): string[] {
  const { room, w } = teller
  const lines = new Map<string, { readonly names: readonly string[]; readonly codes: string[] }>()
  for (const card of cards) {
    const tool = toolOf(toolIdOf(room, card) ?? '')
    if (!tool || card.erased || card.status) continue
    const { missing } = completeness(tool, card, standingLinks(room, card.id))
    const names = missing.map((each) => plainLabel(labelOf(asOnBoardOf(teller, card), each)))
    const line = lines.get(names.join()) ?? { names, codes: [] }
    lines.set(names.join(), line)
    line.codes.push(room.code(card.id) ?? cardWords(card, w))
  }
  return [...lines.values()].flatMap(({ names, codes }) =>
    names.length > 0 ? w.documents.missing(codes.join(', '), names) : [],
  )
}

/** A field's name inside a sentence. */
export function plainLabel(label: string): string {
  const name = label.replace(/\s*\(.*?\)|\?$/g, '')
  return name.charAt(0).toLowerCase() + name.slice(1)
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
