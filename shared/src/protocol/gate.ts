import * as Y from 'yjs'

/** Whether an update can be taken in whole: yes, no because something before it is missing, or no because it is not an update. */
export type UpdateVerdict = 'complete' | 'gap' | 'malformed'

/**
 * Looks at a V1 update before it is applied (SYN3). A document never takes an update that would leave something pending:
 * pending parts are invisible, are sent to everyone, and cost more with each further one.
 */
export function inspectUpdate(doc: Y.Doc, update: Uint8Array): UpdateVerdict {
  let decoded: ReturnType<typeof Y.decodeUpdate>
  try {
    decoded = Y.decodeUpdate(update)
  } catch {
    return 'malformed'
  }
  const known = new Map<number, number>()
  const clockOf = (client: number): number => known.get(client) ?? Y.getState(doc.store, client)
  for (const struct of decoded.structs) {
    if (struct instanceof Y.Skip) return 'gap'
    const { client, clock } = struct.id
    if (clock > clockOf(client)) return 'gap'
    known.set(client, Math.max(clockOf(client), clock + struct.length))
  }
  const isKnown = (id: Y.ID | null): boolean => id === null || id.clock < clockOf(id.client)
  for (const struct of decoded.structs) {
    if (struct instanceof Y.Item && !isWhole(struct, isKnown)) return 'gap'
  }
  for (const [client, deletes] of decoded.ds.clients) {
    for (const { clock, len } of deletes) if (clock + len > clockOf(client)) return 'gap'
  }
  return 'complete'
}

function isWhole(item: Y.Item, isKnown: (id: Y.ID | null) => boolean): boolean {
  const parent: unknown = item.parent
  return isKnown(item.origin) && isKnown(item.rightOrigin) && (!(parent instanceof Y.ID) || isKnown(parent))
}
