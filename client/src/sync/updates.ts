import * as Y from 'yjs'

/** What `act` changes in the document, as an update. Nothing when it changes nothing. */
export function changeBy(doc: Y.Doc, act: () => void): Uint8Array | undefined {
  // What observers do in answer is an update of its own.
  const changes: Uint8Array[] = []
  const note = (update: Uint8Array) => {
    changes.push(update)
  }
  doc.on('update', note)
  try {
    act()
  } finally {
    doc.off('update', note)
  }
  return changes.length > 1 ? Y.mergeUpdates(changes) : changes[0]
}

/**
 * Calls `tell` with each update that is made in this page. Yjs writes an update for every transaction while somebody listens,
 * for what was received just as well, and of a large room that takes as long as reading it: so it listens only while something
 * is being made here. Returns what ends it.
 */
export function onOwnUpdate(
  doc: Y.Doc,
  tell: (update: Uint8Array, origin: unknown, transaction: Y.Transaction) => void,
): () => void {
  const onUpdate = (update: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
    if (transaction.local) tell(update, origin, transaction)
  }
  const listen = ({ local }: Y.Transaction) => {
    if (local) doc.on('update', onUpdate)
  }
  // Not at the end of one transaction: what observers do makes others, which are told of together.
  const rest = () => doc.off('update', onUpdate)
  doc.on('beforeTransaction', listen)
  doc.on('afterAllTransactions', rest)
  return () => {
    doc.off('beforeTransaction', listen)
    doc.off('afterAllTransactions', rest)
    rest()
  }
}
