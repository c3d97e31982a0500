import type { RemoteChange } from './room-store.ts'

/** What others did since the last announcement, counted. */
export interface Digest {
  readonly added: ReadonlyMap<string, number>
  readonly by: ReadonlySet<string>
  readonly moved: number
  readonly edited: number
  readonly removed: number
}

export const emptyDigest: Digest = { added: new Map(), by: new Set(), moved: 0, edited: 0, removed: 0 }

/** Adds changes on one board to a digest. */
export function digestOf(digest: Digest, changes: readonly RemoteChange[], board: string): Digest {
  const added = new Map(digest.added)
  const by = new Set(digest.by)
  let { moved, edited, removed } = digest
  for (const { before, after } of changes) {
    if ((after ?? before)?.place.board !== board) continue
    if (after && !before && !after.state) {
      added.set(after.place.region, (added.get(after.place.region) ?? 0) + 1)
      if (after.author?.name) by.add(after.author.name)
    } else if (before && after && !before.state && after.state) removed++
    else if (before && after && before.place.region !== after.place.region) moved++
    else if (before && after && before.text !== after.text) edited++
  }
  return { added, by, moved, edited, removed }
}

export function isEmptyDigest({ added, moved, edited, removed }: Digest): boolean {
  return added.size === 0 && moved + edited + removed === 0
}
