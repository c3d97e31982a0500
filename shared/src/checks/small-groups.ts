import { type HiddenReason, MIN_GROUP } from '../model/figure.ts'

/** A figure as the others of its measure need to know it. */
export interface FigureRow {
  readonly id: string
  /** What was measured, when, and of whom. */
  readonly text: string
  readonly period: string
  readonly group: string
  /** How many they are; nothing where only the one who wrote the figure knows. */
  readonly n: number | undefined
  /** Why it is hidden already. */
  readonly hidden: HiddenReason | undefined
  /** Nobody else has seen it yet. */
  readonly isNew?: boolean
}

/**
 * Which figures others may not see, and why (PRIV-E2): those of fewer than ten, and as many more as it takes so that none of those can be
 * reckoned from what is left. What is hidden already stays so.
 *
 * It is what offices of statistics call secondary suppression. Where everybody can see the figure of all and those of all parts but one,
 * the last one is a subtraction away; so a second part is hidden as well, the smallest, since that costs the reader least. Then two are
 * unknown and there is one sum. Where there is only one other part, the figure of all is hidden instead. What nobody has seen yet is
 * hidden before what others may have seen.
 *
 * Rows of the same text and period are one measure, in whatever unit: who knows how many they are can turn a share into a number. A row
 * is known as one of all by its name ("Alla", or no group), as one of several by theirs ("Åk 3" of "Åk 3 flickor"), and without any
 * such name by being as many as all the others together.
 */
export function hideFigures(rows: readonly FigureRow[]): Map<string, HiddenReason> {
  const hidden = new Map<string, HiddenReason>()
  for (const measure of Map.groupBy(rows, measureKey).values()) {
    const groups = groupsIn(measure)
    const families = familiesOf(groups)
    for (let next = nextToHide(families); next; next = nextToHide(families)) next.isHidden = true
    for (const group of groups) {
      if (group.isHidden) for (const row of group.rows) hidden.set(row.id, reasonFor(row))
    }
  }
  return hidden
}

/** Rows with the same key are figures of the same thing at the same time, of different groups. */
export function measureKey({ text, period }: Pick<FigureRow, 'text' | 'period'>): string {
  return `${plain(text)}\n${plain(period)}`
}

/** All rows of one group, in whatever unit: where one is hidden, the others would tell the same. */
interface Group {
  readonly name: string
  readonly rows: readonly FigureRow[]
  readonly n: number | undefined
  readonly isNew: boolean
  isHidden: boolean
}

/** A group, and those that it consists of, in one way or several ("flickor", "pojkar", "åk 3", "åk 6"). */
interface Family {
  readonly whole: Group
  readonly parts: readonly Group[]
  /** Only their numbers say that these are its parts. */
  readonly isGuessed: boolean
}

const OF_ALL = new Set([
  ...[
    '',
    'alla',
    'alla elever',
    'totalt',
    'total',
    'summa',
    'samtliga',
    'samtliga elever',
    'hela skolan',
    'hela gruppen',
  ],
  ...['all', 'all pupils', 'everyone', 'everybody', 'sum', 'the whole school', 'whole school', 'the whole group'],
])
const ALL = ''
/** Above this many the sums of some parts only are not looked through. */
const MOST_SUMMED = 20_000

function groupsIn(rows: readonly FigureRow[]): Group[] {
  const byName = Map.groupBy(rows, ({ group }) => (OF_ALL.has(plain(group)) ? ALL : plain(group)))
  return [...byName].map(([name, own]) => {
    const known = own.flatMap(({ n }) => n ?? [])
    return {
      name,
      rows: own,
      n: known.length > 0 ? Math.max(...known) : undefined,
      isNew: own.every(({ isNew }) => isNew),
      isHidden: own.some(({ n, hidden }) => hidden !== undefined || isSmall(n)),
    }
  })
}

function familiesOf(groups: readonly Group[]): Family[] {
  const parents = new Map(groups.map((group) => [group, parentOf(group, groups)]))
  const named = [...Map.groupBy(groups, (group) => parents.get(group))].flatMap(([whole, parts]) =>
    whole ? [{ whole, parts, isGuessed: false }] : [],
  )
  const top = groups.filter((group) => !parents.get(group))
  const largest = top.toSorted((a, b) => (b.n ?? 0) - (a.n ?? 0))[0]
  if (!largest || largest.name === ALL) return named
  return [...named, { whole: largest, parts: top.filter((group) => group !== largest), isGuessed: true }]
}

/** The group with the longest name that this one's begins with, or else the one of all. */
function parentOf({ name }: Group, groups: readonly Group[]): Group | undefined {
  if (name === ALL) return undefined
  const above = groups.filter((other) => other.name === ALL || name.startsWith(`${other.name} `))
  return above.toSorted((a, b) => b.name.length - a.name.length)[0]
}

/** A group that has to be hidden as well; nothing when no hidden one can be reckoned any more. */
function nextToHide(families: readonly Family[]): Group | undefined {
  for (const family of families) {
    const summands = telling(family)
    if (summands) return choice(family, summands)
  }
  return undefined
}

/** The parts from which, with what else is seen of the family, a hidden one can be reckoned. */
function telling({ whole, parts, isGuessed }: Family): readonly Group[] | undefined {
  const shown = parts.filter((part) => !part.isHidden)
  const hidden = parts.filter((part) => part.isHidden)
  if (shown.length === 0) return undefined
  if (whole.isHidden) return isGuessed ? undefined : tellingWhole(whole, shown, hidden)
  if (hidden.length === 0) return undefined
  if (isGuessed) return isRestOf(whole.n! - sum(shown), hidden) ? shown : undefined
  for (const { n } of hidden) {
    const known = n && withSum(shown, whole.n! - n, whole.n! - n)
    if (known) return known
  }
  // Several that are fewer than ten together are as telling as one. Where the numbers do not fit, the names say that it is one sum.
  return withSum(shown, whole.n! - MIN_GROUP + 1, whole.n! - 1) ?? (hidden.length === 1 ? shown : undefined)
}

/** A hidden whole is the sum of its parts, where they are all there. */
function tellingWhole(whole: Group, shown: readonly Group[], hidden: readonly Group[]): readonly Group[] | undefined {
  const summands = whole.n === undefined ? undefined : withSum(shown, whole.n, whole.n)
  return summands ?? (hidden.length === 0 ? shown : undefined)
}

/** What all are more than those that are seen is the hidden ones, as far as one knows; and few enough to tell of them. */
function isRestOf(rest: number, hidden: readonly Group[]): boolean {
  const isKnown = hidden.every(({ n }) => n !== undefined)
  if (rest < 1 || (isKnown && rest !== sum(hidden))) return false
  return rest < MIN_GROUP || (isKnown && hidden.length === 1)
}

function choice({ whole, parts }: Family, summands: readonly Group[]): Group {
  const smallest = (groups: readonly Group[]) => groups.toSorted((a, b) => a.n! - b.n!)[0]
  if (whole.isHidden) return smallest(summands.filter(({ isNew }) => isNew)) ?? smallest(summands)!
  const isOnlyOther = parts.filter(({ isHidden }) => !isHidden).length === 1
  if (isOnlyOther) return whole
  return smallest(summands.filter(({ isNew }) => isNew)) ?? (whole.isNew ? whole : smallest(summands)!)
}

/** Some of these that are together as many as from the one number to the other; nothing where there are none. */
function withSum(groups: readonly Group[], from: number, to: number): readonly Group[] | undefined {
  const all = sum(groups)
  if (to > MOST_SUMMED) return all >= from && all <= to ? groups : undefined
  if (to < 1) return undefined
  // For each sum that can be reached, which group came last: those before it reach the rest.
  const last = new Int32Array(to + 1).fill(-1)
  for (const [i, { n }] of groups.entries()) {
    for (let at = to; at >= n!; at--) {
      if (last[at] === -1 && (at === n || last[at - n!] !== -1)) last[at] = i
    }
  }
  for (let at = to; at >= Math.max(from, 1); at--) if (last[at] !== -1) return groupsAt(groups, last, at)
  return undefined
}

function groupsAt(groups: readonly Group[], last: Int32Array, at: number): readonly Group[] {
  const found: Group[] = []
  for (let rest = at; rest > 0; rest -= found.at(-1)!.n!) found.push(groups[last[rest]!]!)
  return found
}

function reasonFor({ n, hidden }: FigureRow): HiddenReason {
  return isSmall(n) ? 'small' : (hidden ?? 'reckoned')
}

function isSmall(n: number | undefined): boolean {
  return n !== undefined && n < MIN_GROUP
}

function sum(groups: readonly Group[]): number {
  return groups.reduce((total, { n }) => total + (n ?? 0), 0)
}

/** As one reads it: how it is written in capitals, stops and spaces tells nothing. */
function plain(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}%]+/gu, ' ')
    .trim()
}
