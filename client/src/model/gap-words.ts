import type { ThreadCode, ThreadFinding } from '@samtavla/shared/checks/room-checks.ts'
import type { Words } from '@samtavla/shared/i18n/sv.ts'
import { quotedName } from './card-names.ts'
import type { RoomStore } from './room-store.ts'

/** How many are named in a sentence before it says how many more there are. */
const MOST_NAMES = 5

/** A rule with all that breaks it. */
export interface RuleGap {
  readonly code: ThreadCode
  readonly findings: readonly ThreadFinding[]
}

/** "P1, P2 och P3 saknar orsak": one sentence for all that break a rule. */
export function gapSentence(store: RoomStore, { code, findings }: RuleGap, w: Words): string {
  const names = findings.flatMap((finding) => namesIn(store, finding, w))
  const shown = names.slice(0, MOST_NAMES)
  return w.gaps.says[code](shown.length > 0 ? w.gaps.names(shown, names.length - shown.length) : '')
}

/** What is said of one of them besides: what is missing, since when. */
export function gapDetail({ values = {} }: ThreadFinding, w: Words): string {
  const { filled, total, missing, due, days } = values
  const parts: string[] = []
  if (typeof filled === 'number' && typeof total === 'number') parts.push(w.gaps.filled(filled, total))
  if (Array.isArray(missing)) parts.push(w.gaps.lacks(partNames(missing, w)))
  if (typeof due === 'string') parts.push(w.gaps.due(due))
  if (typeof days === 'number') parts.push(w.gaps.waits(days))
  return parts.join(', ')
}

/** The shortest that can be said of one on the wall: "A4 saknar tecken". */
export function shortGap(store: RoomStore, finding: ThreadFinding, w: Words): string {
  const { code, cards, values } = finding
  const missing = values?.missing
  if (cards[0] && Array.isArray(missing))
    return `${quotedName(store, cards[0], w)} ${w.gaps.lacks(partNames(missing, w))}`
  return gapSentence(store, { code, findings: [finding] }, w)
}

/** By rule, in the order in which they were found; those of a rule by what they are called, P2 before P10. */
export function byRule(store: RoomStore, findings: readonly ThreadFinding[], w: Words): RuleGap[] {
  const called = (finding: ThreadFinding) => namesIn(store, finding, w).join(' ')
  const byName = (a: ThreadFinding, b: ThreadFinding) =>
    called(a).localeCompare(called(b), undefined, { numeric: true })
  const rules = [...Map.groupBy(findings, ({ code }) => code)]
  return rules.map(([code, found]) => ({ code, findings: [...found].sort(byName) }))
}

/** A rule of too many names all of them; every other one the card that it is about. */
function namesIn(store: RoomStore, { code, board, cards }: ThreadFinding, w: Words): string[] {
  const title = store.boards().find(({ id }) => id === board)?.title
  if (title !== undefined) return [title]
  const named = code === 'RT-14' ? cards : cards.slice(0, 1)
  return named.map((card) => quotedName(store, card, w))
}

function partNames(missing: readonly string[], w: Words): string[] {
  return missing.map((part) => w.gaps.parts[part] ?? part)
}
