import { compareKeys } from '../lib/order.ts'
import { type CardId, isId } from './ids.ts'

/**
 * What a thread between two cards says (B.23). A thread always goes from the card that grew out of another, `from`, to the one that it
 * grew out of, `to`: upwards is where it came from, and downwards what became of it.
 */
export const LINK_KINDS = [
  /** The one was made of the other, and rests on it: a problem on a note, a cause on its evidence, a goal's baseline on a figure. */
  'based_on',
  /** A cause, and the problem that it explains. */
  'caused_by',
  /** A deeper cause, and the one of which somebody asked why. */
  'because_of',
  /** A goal, and the problem that it is to do away with. */
  'addresses',
  /** A sub-goal, and the goal that it is a part of. */
  'part_of',
  /** A sign of improvement, and its goal. */
  'sign_of',
  /** The first step of a chain, and the cause that it begins with. */
  'starts_in',
  /** A step of a chain, and the one that leads to it: the arrow. */
  'effect_of',
  /** An action, and the activity of a chain that it was made of. */
  'becomes',
  /** An action, and the cause that it acts on. */
  'acts_on',
  /** An action, and the goal that it serves. */
  'serves',
  /** A sign, and the action that it will be seen by. */
  'shows',
  /** An activity, and the action that it is a part of. */
  'breaks_down',
  /** Support that is asked for, and the action that needs it. */
  'supports',
  /** What is spread, and the action that it comes from. */
  'spreads',
  /** A follow-up, and the action, sign or goal that it looks at. */
  'follows_up',
  /** A new version, and the one that it takes the place of. */
  'replaces',
  /** A note of the next round, and what was left of this one. */
  'continues',
] as const
export type LinkKind = (typeof LINK_KINDS)[number]

/** Kinds that lead nowhere if they lead round: no card can be a deeper cause, a part, an effect or a later version of itself. */
const LOOPLESS: ReadonlySet<LinkKind> = new Set(['because_of', 'part_of', 'effect_of', 'replaces'])

/**
 * A typed relation between two cards. Its key says all of it, so that two people who draw the same thread at once draw one; what it
 * holds is who drew it, or nothing when it was taken away.
 */
export interface Link {
  readonly kind: LinkKind
  readonly from: CardId
  readonly to: CardId
  readonly by: string
  readonly at: number
}

/** What an arrow can say: what has to be true for it, and why one believes it. */
export const LINK_NOTES = ['assumption', 'rationale'] as const
export type LinkNote = (typeof LINK_NOTES)[number]

/** The most characters of what an arrow says. */
export const MAX_LINK_NOTE = 500

export function linkKey(kind: LinkKind, from: CardId, to: CardId): string {
  return `${kind} ${from} ${to}`
}

/** Where a thread's words stand, beside it: who changes the one does not undo what another writes in the other. */
export function linkNoteKey({ kind, from, to }: Pick<Link, 'kind' | 'from' | 'to'>, note: LinkNote): string {
  return `${linkKey(kind, from, to)} ${note}`
}

/** Reads an entry that anybody may have written: `undefined` when it is no thread, or was taken away. */
export function readLink(key: string, value: unknown): Link | undefined {
  const ends = readLinkKey(key)
  if (!ends || typeof value !== 'object' || value === null) return undefined
  const by = 'by' in value && typeof value.by === 'string' ? value.by : ''
  const at = 'at' in value && typeof value.at === 'number' ? value.at : 0
  return { ...ends, by, at }
}

/** What a key names, or nothing when it is none of ours. No card is linked to itself. */
export function readLinkKey(key: string): Pick<Link, 'kind' | 'from' | 'to'> | undefined {
  const [name, from, to, ...rest] = key.split(' ')
  const kind = LINK_KINDS.find((candidate) => candidate === name)
  if (!kind || rest.length > 0 || from === to || !isId('card', from) || !isId('card', to)) return undefined
  return { kind, from, to }
}

/** The thread whose words a key holds, and which of them; nothing when it is no such key. */
export function readLinkNoteKey(key: string): { readonly link: string; readonly note: LinkNote } | undefined {
  const at = key.lastIndexOf(' ')
  const note = LINK_NOTES.find((candidate) => candidate === key.slice(at + 1))
  const link = key.slice(0, at)
  return note && readLinkKey(link) ? { link, note } : undefined
}

/** The thread that an entry is about, be it the thread itself or what it says. */
export function linkOfKey(key: string): Pick<Link, 'kind' | 'from' | 'to'> | undefined {
  return readLinkKey(readLinkNoteKey(key)?.link ?? key)
}

export function compareLinks(a: Link, b: Link): number {
  return a.at - b.at || compareKeys(a.from, b.from) || compareKeys(a.to, b.to) || compareKeys(a.kind, b.kind)
}

/**
 * How many links are walked along to find the loops of one kind: far more than what several people who draw at once ever close. It keeps
 * a room in which somebody draws nothing but loops from costing everybody the square of them.
 */
const MOST_STEPS = 500_000

/**
 * The links in their order, without those that close a loop of a kind that must have none: two people may each have drawn one half of
 * it. The youngest goes, on every replica the same. Takes time in proportion to the links, but for those that are in loops; of more than
 * anybody draws by mistake the youngest all go.
 */
export function withoutLoops(links: readonly Link[]): Link[] {
  const ordered = [...links].sort(compareLinks)
  const ofKinds = Map.groupBy(ordered, ({ kind }) => kind)
  const closing = new Set([...LOOPLESS].flatMap((kind) => closingLinks(ofKinds.get(kind) ?? [])))
  return closing.size === 0 ? ordered : ordered.filter((link) => !closing.has(link))
}

/** Whether one more link would close a loop that must not be. */
export function wouldLoop(links: readonly Link[], { kind, from, to }: Pick<Link, 'kind' | 'from' | 'to'>): boolean {
  if (from === to) return true
  if (!LOOPLESS.has(kind)) return false
  const upwards: Ways = new Map()
  for (const link of links) if (link.kind === kind) addWay(upwards, link)
  return leads(upwards, to, from)
}

/** Of one kind, in their order. */
function closingLinks(links: readonly Link[]): Link[] {
  const upwards: Ways = new Map()
  const steps = { left: MOST_STEPS }
  return withoutEnds(withoutEnds(links, 'from', 'to'), 'to', 'from').filter((link) => {
    const isClosing = leads(upwards, link.to, link.from, steps)
    if (!isClosing) addWay(upwards, link)
    return isClosing
  })
}

/** The links that have others before them however far one goes back: without those that can be in no loop. */
function withoutEnds(links: readonly Link[], near: 'from' | 'to', far: 'from' | 'to'): readonly Link[] {
  const onwards = Map.groupBy(links, (link) => link[near])
  const arriving = new Map<CardId, number>()
  for (const { [far]: end } of links) arriving.set(end, (arriving.get(end) ?? 0) + 1)
  const gone = new Set([...onwards.keys()].filter((card) => !arriving.has(card)))
  // A set gives also what is added while it is walked.
  for (const card of gone) {
    for (const { [far]: end } of onwards.get(card) ?? []) {
      const left = arriving.get(end)! - 1
      arriving.set(end, left)
      if (left === 0) gone.add(end)
    }
  }
  return links.filter((link) => !gone.has(link[near]))
}

/** Where one comes from a card by one link. */
type Ways = Map<CardId, CardId[]>

function addWay(ways: Ways, { from, to }: Pick<Link, 'from' | 'to'>): void {
  const next = ways.get(from)
  if (next) next.push(to)
  else ways.set(from, [to])
}

/** Also true when there are no steps left to find out. */
function leads(ways: Ways, from: CardId, to: CardId, steps = { left: Number.POSITIVE_INFINITY }): boolean {
  const waiting = [from]
  const seen = new Set(waiting)
  for (let card = waiting.pop(); card; card = waiting.pop()) {
    if (card === to) return true
    for (const next of ways.get(card) ?? []) {
      if (steps.left-- <= 0) return true
      if (seen.has(next)) continue
      seen.add(next)
      waiting.push(next)
    }
  }
  return false
}
