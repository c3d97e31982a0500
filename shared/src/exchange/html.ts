/** Tags that end one item and begin another. */
const ITEMS = new Set(['li', 'ul', 'ol', 'dl', 'dt', 'dd', 'table', 'thead', 'tbody', 'tr', 'td', 'th'])
/** Tags that end a line: an item of their own outside a list, a space inside a list's item. */
const LINES = new Set(['br', 'p', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'blockquote', 'section'])
const LETTERS = new Set(['a', 'b', 'strong', 'i', 'em', 'u', 's', 'del', 'span', 'font', 'sub', 'sup', 'small', 'mark'])

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
  shy: '\u00AD',
  aring: 'å',
  auml: 'ä',
  ouml: 'ö',
  Aring: 'Å',
  Auml: 'Ä',
  Ouml: 'Ö',
  eacute: 'é',
  Eacute: 'É',
  egrave: 'è',
  uuml: 'ü',
  Uuml: 'Ü',
  aelig: 'æ',
  AElig: 'Æ',
  oslash: 'ø',
  Oslash: 'Ø',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  laquo: '«',
  raquo: '»',
  hellip: '…',
  bull: '•',
  middot: '·',
  sect: '§',
  deg: '°',
  euro: '€',
  times: '×',
  rarr: '→',
}

/** What a character reference looks like; bounded, so that matching stays linear. */
export const ENTITY = /&(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8});/g

/** The character that a reference (without `&` and `;`) stands for; `undefined` for one that is not known. */
export function entity(reference: string): string | undefined {
  if (!reference.startsWith('#')) return Object.hasOwn(ENTITIES, reference) ? ENTITIES[reference] : undefined
  const isHex = reference[1] === 'x' || reference[1] === 'X'
  const code = isHex ? Number.parseInt(reference.slice(2), 16) : Number.parseInt(reference.slice(1), 10)
  const isSurrogate = code >= 0xd800 && code <= 0xdfff
  return code === 0 || code > 0x10ffff || isSurrogate ? undefined : String.fromCodePoint(code)
}

/**
 * The texts of a piece of HTML, one for each list item or line, without tags and with character references resolved. A text
 * without HTML is one item. Only tags of running text count: "<5 år" and "<namn>" stay as they are.
 */
export function htmlItems(source: string): string[] {
  const items: string[] = []
  let item = ''
  let inListItem = false
  let from = 0
  for (let at = source.indexOf('<'); at !== -1; ) {
    const tag = readTag(source, at)
    if (tag) {
      item += decoded(source.slice(from, at))
      from = tag.end
      const endsItem = ITEMS.has(tag.name) || (LINES.has(tag.name) && !inListItem)
      if (endsItem) {
        items.push(item)
        item = ''
        inListItem = tag.name === 'li' && !tag.closes
      } else if (LINES.has(tag.name)) item += ' '
    }
    at = source.indexOf('<', tag ? tag.end : at + 1)
  }
  items.push(item + decoded(source.slice(from)))
  return items
}

interface Tag {
  readonly name: string
  readonly closes: boolean
  /** The first position after it. */
  readonly end: number
}

const TAG_START = /<(\/?)([a-zA-Z][a-zA-Z0-9]{0,9})(?=[\s/>])/y

function readTag(source: string, at: number): Tag | undefined {
  TAG_START.lastIndex = at
  const start = TAG_START.exec(source)
  const name = start?.[2]?.toLowerCase()
  if (!start || !name || !(ITEMS.has(name) || LINES.has(name) || LETTERS.has(name))) return undefined
  const end = tagEnd(source, TAG_START.lastIndex)
  return end === undefined ? undefined : { name, closes: start[1] === '/', end }
}

/**
 * Outside quotes a `<` ends the search. With that, of all the searches that pass one position at most three are still
 * going on (outside, in single, in double quotes), so that unclosed tags cannot make it slow.
 */
function tagEnd(source: string, from: number): number | undefined {
  let quote = ''
  for (let at = from; at < source.length; at++) {
    const character = source[at] as string
    if (quote) {
      if (character === quote) quote = ''
    } else if (character === '>') return at + 1
    else if (character === '<') return undefined
    else if (character === '"' || character === "'") quote = character
  }
  return undefined
}

function decoded(text: string): string {
  return text.replace(ENTITY, (whole, reference: string) => entity(reference) ?? whole)
}
