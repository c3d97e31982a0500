import * as Y from 'yjs'
import type { StoredDoc } from './store.ts'

/**
 * One V1 update that says the same as the stored document. Text that was deleted is let go; an update that still waits for
 * an earlier one is kept waiting.
 */
export function snapshotOf(stored: Pick<StoredDoc, 'snapshot' | 'updates'>): Uint8Array {
  const doc = new Y.Doc({ gc: true })
  doc.transact(() => {
    if (stored.snapshot) Y.applyUpdate(doc, stored.snapshot)
    for (const update of stored.updates) Y.applyUpdate(doc, update)
  })
  const state = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return state
}
