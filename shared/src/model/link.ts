import { compareKeys } from '../lib/order.ts'
import { type CardId, isId } from './ids.ts'

/** What a thread between two cards says. `based_on`: the one was made of the other, and rests on it (B.23). */
export const LINK_KINDS = ['based_on'] as const
export type LinkKind = (typeof LINK_KINDS)[number]

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

export function linkKey(kind: LinkKind, from: CardId, to: CardId): string {
  return `${kind} ${from} ${to}`
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

export function compareLinks(a: Link, b: Link): number {
  return a.at - b.at || compareKeys(a.from, b.from) || compareKeys(a.to, b.to)
}
