import { WEIGHTS } from '../model/card.ts'
import type { Tool, Words } from '../tools/tool.ts'
import { LONE_NAME, readHeading, type Section, sectionBelow } from './headings.ts'
import { ENTITY, entity } from './html.ts'
import { hasBullet, isOrnament, linesOf, tidy, withoutBullet, withoutByteOrderMark } from './plain-text.ts'
import { type FindRegion, type RegionLabels, regionFinder } from './regions.ts'
import { type CardRow, collectRows, type FoundCard, type Parsed } from './rows.ts'

export interface MarkdownBoard {
  readonly title: string
  readonly regions: readonly { readonly label: string; readonly rows: readonly CardRow[] }[]
}

const WEIGHT_WORD: Words = { sv: 'vikt', en: 'weight' }
const WEIGHT = / \((?:vikt|weight) (\d)\)$/i
/** As `cardCodes` makes them. In bold, so that it is not taken for a card's own words, which are escaped. */
const CODE = /^\*\*[CP]\d{1,5}(?:[b-z]|-\d+)?\*\* /

/**
 * A board as Markdown: its title, a heading for each region, a list item for each card that has text, with its code in front.
 * `readMarkdown` gives back the same texts and weights, to the letter, and the same regions where it knows their labels.
 */
export function writeMarkdown(board: MarkdownBoard, language: keyof Words): string {
  const parts = [`# ${escaped(board.title)}`]
  for (const { label, rows } of board.regions) {
    parts.push(`## ${escaped(label)}`)
    const items = rows.filter((row) => tidy(row.text) !== '').map((row) => writeItem(row, language))
    if (items.length > 0) parts.push(items.join('\n'))
  }
  return `${parts.join('\n\n')}\n`
}

/**
 * Reads Markdown from us or from anybody: headings that name a region say where the cards below them belong, other headings
 * are passed over, every list item and every other line is a card. Refused as `readPaste` refuses.
 */
export function readMarkdown(text: string, tool: Tool, extraLabels: RegionLabels = {}): Parsed {
  return collectRows(cardsIn(withoutByteOrderMark(text), regionFinder(tool, extraLabels)))
}

/** True for a text with headings that is not better read as a table or as HTML. */
export function isMarkdown(text: string): boolean {
  const lines = linesOf(text)
  const hasCells = lines.some((line) => line.trim().includes('\t'))
  const hasHtml = /(?<!\\)<(?:ul|ol|li|p|div|table)[\s>]/i.test(text)
  return !hasCells && !hasHtml && lines.some((line) => readHeading(line) !== undefined)
}

function writeItem(row: CardRow, language: keyof Words): string {
  const weight = row.weight === undefined ? '' : ` (${WEIGHT_WORD[language]} ${row.weight})`
  const code = row.code === undefined ? '' : `**${row.code}** `
  return `- ${code}${escaped(row.text)}${weight}`
}

/** Written so that Markdown shows it as it is and that the spaces survive a reader who tidies lines. */
function escaped(text: string): string {
  return text
    .replace(/[\\`*_[\]<>&~|#]/g, '\\$&')
    .replace(/^[+\-=]/, '\\$&')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2')
    .replace(/\((?=(?:vikt|weight) \d\)$)/i, '\\(')
    .replaceAll('\n', '<br>')
    .replace(/[^\S ]/g, reference)
    .replace(/ (?= )|^ | $/g, reference)
}

function reference(character: string): string {
  return `&#${character.charCodeAt(0)};`
}

const INLINE = new RegExp(`\\\\([!-/:-@[-\`{-~])|${ENTITY.source}|<br ?/?>`, 'gi')

function unescaped(text: string): string {
  return text
    .replace(/\*\*([^*]+)\*\*|__([^_]+)__/g, '$1$2')
    .replace(INLINE, (whole, letter: string | undefined, name: string | undefined) => {
      if (letter !== undefined) return letter
      return name === undefined ? '\n' : (entity(name) ?? whole)
    })
}

function* cardsIn(text: string, find: FindRegion): Generator<FoundCard> {
  let section: Section | undefined
  for (const { line, row } of joinedLines(text)) {
    const heading = readHeading(line)
    const plain = tidy(line)
    const region = hasBullet(plain) ? undefined : find(unescaped(plain))
    if (heading) section = sectionBelow({ ...heading, title: unescaped(heading.title) }, section, find)
    else if (region) section = { region, level: LONE_NAME }
    else if (!isOrnament(plain)) yield { card: readItem(withoutBullet(plain).replace(CODE, ''), section?.region), row }
  }
}

interface JoinedLine {
  readonly line: string
  readonly row: number
}

/** Lines, with the indented lines below a list item joined to it. */
function joinedLines(text: string): JoinedLine[] {
  const joined: { line: string; row: number }[] = []
  let item: { line: string; row: number } | undefined
  for (const [index, line] of linesOf(text).entries()) {
    const plain = tidy(line)
    const isItem = hasBullet(plain)
    if (item && plain && !isItem && !readHeading(line) && /^(?: {2}|\t)/.test(line)) {
      item.line += ` ${plain}`
      continue
    }
    joined.push({ line, row: index + 1 })
    item = isItem ? joined.at(-1) : undefined
  }
  return joined
}

function readItem(source: string, region: string | undefined): CardRow {
  const found = WEIGHT.exec(source)
  const weight = WEIGHTS.find((candidate) => String(candidate) === found?.[1])
  if (!found || weight === undefined) return { text: unescaped(source), region }
  return { text: unescaped(source.slice(0, found.index)), region, weight }
}
