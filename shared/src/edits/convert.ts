import { refused } from '../lib/result.ts'
import { cutText } from '../lib/text-difference.ts'
import { readBoard } from '../model/board.ts'
import { type Card, MAX_CARD_TEXT, readCard } from '../model/card.ts'
import type { Content } from '../model/content.ts'
import type { BoardId, CardId } from '../model/ids.ts'
import type { Link } from '../model/link.ts'
import type { Conversion } from '../tools/conversion.ts'
import { backwardsOf, conversionFor, type Standing } from '../tools/conversions.ts'
import { toolOf } from '../tools/index.ts'
import { presetOf, presetWith, regionOf } from '../tools/tool.ts'
import { addBoard, boardsOf } from './boards.ts'
import { insertCard, ordersAt } from './cards.ts'
import { drawLinks, linksOf } from './links.ts'
import { type EditResult, openTexts, type Pen, write } from './pen.ts'

export interface ConvertOptions {
  /** What the new card says, where the conversion asks; else it may stand for what would follow along. */
  readonly text?: string
  /** What a board is called that has to be made. */
  readonly title: string
}

/** Where a card stands. A problem that was called a cause is one. */
export function standingOf(content: Content, { place, status }: Pick<Card, 'place' | 'status'>): Standing {
  const tool = readBoard(place.board, content.boards.get(place.board))?.tool ?? ''
  return status?.kind === 'cause' ? { tool: 'causes', region: 'orsak' } : { tool, region: place.region }
}

/**
 * B.23: one new card that grew out of all of the cards, each threaded to it as its own conversion says, on the first board of the new
 * tool that takes edits, which is made if there is none at all. The cards stay as they are, where they are. Refused where they cannot
 * become that together, and where nothing is said.
 */
export function convertCards(
  pen: Pen,
  verb: string,
  ids: readonly CardId[],
  options: ConvertOptions,
): EditResult<CardId> {
  const sources = sourcesOf(pen, ids)
  if (!sources.ok) return sources
  const all = sources.value.map((card) => ({ card, conversion: conversionFor(verb, standingOf(pen.content, card)) }))
  const first = all[0]!.conversion
  if (!first || all.some(({ conversion }) => conversion?.to.tool !== first.to.tool)) return refused('no-such-region')
  const text = textOf(first, sources.value, options.text)
  if (text === '') return refused('text-empty')
  if (text.length > MAX_CARD_TEXT) return refused('text-too-long')
  const place = placeFor(pen, first.to.tool, regionFor(first, sources.value[0]!))
  if (!place.ok) return place
  return write(pen, () => {
    const board = place.value.board ?? newBoard(pen, place.value, options.title)
    const fields = fieldsFor(pen.content, first, sources.value)
    const links = linksOf(pen.content)
    const card = putCard(pen, board, place.value.region, { text, fields: fields.values })
    for (const { card: source, conversion } of all) {
      drawLinks(pen, conversion!.link, card, [source.id])
      inherit(pen, links, { conversion: conversion!, card, source: source.id })
    }
    if (fields.rests) drawLinks(pen, 'based_on', card, [fields.rests])
    return card
  })
}

/** As `convertCards` the other way round: a new card that the given ones grew out of. */
export function convertBack(
  pen: Pen,
  conversion: Conversion,
  ids: readonly CardId[],
  { text = '', title }: ConvertOptions,
): EditResult<CardId> {
  const sources = sourcesOf(pen, ids)
  if (!sources.ok) return sources
  const canAll = sources.value.every((card) => backwardsOf(standingOf(pen.content, card)).includes(conversion))
  if (!canAll) return refused('no-such-region')
  const trimmed = text.trim().toWellFormed()
  if (trimmed === '') return refused('text-empty')
  if (trimmed.length > MAX_CARD_TEXT) return refused('text-too-long')
  const { tool, regions } = conversion.from
  const place = placeFor(pen, tool, regions?.[0] ?? toolOf(tool)!.presets[0].regions[0]!)
  if (!place.ok) return place
  return write(pen, () => {
    const board = place.value.board ?? newBoard(pen, place.value, title)
    const card = putCard(pen, board, place.value.region, { text: trimmed })
    for (const { id } of sources.value) drawLinks(pen, conversion.link, id, [card])
    return card
  })
}

/** They stay as they are: a locked board may be drawn from. */
function sourcesOf(pen: Pen, ids: readonly CardId[]): EditResult<Card[]> {
  if (ids.length === 0) return refused('too-few')
  return openTexts({ ...pen, isLocked: () => false }, [...new Set(ids)])
}

function textOf({ text }: Conversion, cards: readonly Card[], given: string | undefined): string {
  if (given !== undefined) return given.trim().toWellFormed()
  if (text === 'ask') return ''
  const texts = cards.map((card) => (text === 'same' ? card.text : (card.fields[text.field] ?? card.text)).trim())
  const said = texts.filter((each) => each !== '')
  const all = said.join('\n')
  return all.length <= MAX_CARD_TEXT ? all : cutText(said[0]!, MAX_CARD_TEXT)
}

function regionFor({ to }: Conversion, source: Card): string {
  return to.likeIts && regionOf(toolOf(to.tool)!, source.place.region) ? source.place.region : to.region
}

interface NewPlace {
  readonly board: BoardId | undefined
  readonly tool: string
  readonly region: string
}

/** The first board of the tool that takes edits, one that shows the region before one that does not. */
function placeFor(pen: Pen, tool: string, region: string): EditResult<NewPlace> {
  const boards = boardsOf(pen.content).filter((board) => board.tool === tool)
  const open = boards.filter(({ id }) => !pen.isLocked(id))
  if (boards.length > 0 && open.length === 0) return refused('board-locked')
  const shows = (preset: string, id: string) => presetOf(toolOf(tool)!, preset).regions.includes(id)
  const board = open.find(({ preset }) => shows(preset, region)) ?? open[0]
  const isShown = !board || shows(board.preset, region)
  const target = isShown ? region : likeRegion(tool, board.preset, region)
  return { ok: true, value: { board: board?.id, tool, region: target } }
}

/** On a board with other regions: the first of those whose cards are of the same sort. */
function likeRegion(id: string, preset: string, region: string): string {
  const tool = toolOf(id)!
  const shown = presetOf(tool, preset).regions
  const letter = regionOf(tool, region)?.letter
  return tool.letter || letter ? (shown.find((each) => regionOf(tool, each)?.letter === letter) ?? region) : region
}

function newBoard(pen: Pen, { tool: id, region }: NewPlace, title: string): BoardId {
  const tool = toolOf(id)!
  const made = addBoard(pen, { tool: id, preset: presetWith(tool, [region]).id, title })
  if (!made.ok) throw new Error(`A board with no name: ${made.reason}`)
  return made.value
}

function putCard(
  pen: Pen,
  board: BoardId,
  region: string,
  card: { readonly text: string; readonly fields?: Readonly<Record<string, string>> },
): CardId {
  const tool = toolOf(readBoard(board, pen.content.boards.get(board))!.tool)!
  const color = regionOf(tool, region)?.color
  const target = { board, region, before: 'end' } as const
  return insertCard(pen, { ...card, ...(color && { color }) }, target, ordersAt(pen, target, 1)[0]!)
}

/** What follows along, and the figure that it comes from. */
function fieldsFor(content: Content, conversion: Conversion, sources: readonly Card[]) {
  const values: Record<string, string> = {}
  for (const { to, from } of conversion.carries ?? []) {
    const said = sources.map((card) => valuesOf(content, card, from).join(', '))
    const [first] = said
    if (first && !mayHold(conversion.to.tool, to, first)) continue
    if (first && said.every((each) => each === first)) values[to] = first
    else if (first && to !== 'level') values[to] = cutText([...new Set(said.filter(Boolean))].join('; '), 500)
  }
  const figure = conversion.takesBaseline && figureUnder(content, sources)
  if (figure?.card.figure && 'value' in figure.card.figure) {
    values.baseline = String(figure.card.figure.value)
    if (figure.card.figure.unit) values.unit = figure.card.figure.unit
    if (figure.card.fields.period) values.baseline_at = figure.card.fields.period
  }
  const effect = conversion.link === 'becomes' ? nextEffect(content, sources) : undefined
  if (effect) values.expected_effect = effect
  return { values, rests: figure?.card.id }
}

/** One of the field's choices, where it has any. */
function mayHold(tool: string, field: string, value: string): boolean {
  const { choices } = toolOf(tool)!.fields.find(({ id }) => id === field)!
  return !choices || choices.some(({ id }) => id === value)
}

function valuesOf(content: Content, card: Card, from: readonly string[]): string[] {
  return from.flatMap((field) => {
    const value = card.fields[field]
    if (value) return [value]
    return field === 'level' ? (levelOf(standingOf(content, card).region) ?? []) : []
  })
}

const LEVELS = ['individ', 'struktur', 'process']

/** The regions of the current state that are levels are called as levels are. */
function levelOf(region: string): string | undefined {
  return LEVELS.find((id) => id === region)
}

/** The newest figure that the cards rest on, near or far. */
function figureUnder(content: Content, sources: readonly Card[]): { readonly card: Card } | undefined {
  const links = linksOf(content)
  const upwards = Map.groupBy(
    links.filter(({ kind }) => kind === 'based_on'),
    ({ from }) => from,
  )
  const seen = new Set(sources.map(({ id }) => id))
  let best: Card | undefined
  for (const id of seen) {
    const card = readCard(id, content.cards.get(id))
    if (card?.figure && 'value' in card.figure && (!best || isNewer(card, best))) best = card
    for (const { to } of upwards.get(id) ?? []) seen.add(to)
  }
  return best && { card: best }
}

function isNewer(a: Card, b: Card): boolean {
  return (/\d{4}/.exec(a.fields.period ?? '')?.[0] ?? '') > (/\d{4}/.exec(b.fields.period ?? '')?.[0] ?? '')
}

/** The words of what an activity of a chain leads to. */
function nextEffect(content: Content, sources: readonly Card[]): string | undefined {
  const ids = new Set(sources.map(({ id }) => id))
  const arrow = linksOf(content).find(({ kind, to }) => kind === 'effect_of' && ids.has(to))
  const card = arrow && readCard(arrow.from, content.cards.get(arrow.from))
  return card?.text.trim() || undefined
}

interface Inheritance {
  readonly conversion: Conversion
  readonly card: CardId
  readonly source: CardId
}

function inherit(pen: Pen, links: readonly Link[], { conversion, card, source }: Inheritance): void {
  for (const kind of conversion.inherits ?? []) {
    drawLinks(
      pen,
      kind,
      card,
      links.filter((link) => link.kind === kind && link.from === source).map(({ to }) => to),
    )
  }
  // An action that a chain's activity becomes acts on the cause that the chain starts in.
  if (conversion.link === 'becomes') drawLinks(pen, 'acts_on', card, startsOf(links, source))
}

function startsOf(links: readonly Link[], step: CardId): CardId[] {
  const isOfChain = ({ kind }: Link) => kind === 'starts_in' || kind === 'effect_of'
  const upwards = Map.groupBy(links.filter(isOfChain), ({ from }) => from)
  const seen = new Set([step])
  const starts = new Set<CardId>()
  for (const id of seen) {
    for (const { kind, to } of upwards.get(id) ?? []) {
      if (kind === 'starts_in') starts.add(to)
      else seen.add(to)
    }
  }
  return [...starts]
}
