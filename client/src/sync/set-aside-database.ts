// Apart from how texts are found: who only counts them has no need of Yjs.

import type { UnsentText } from '@samtavla/shared/exchange/unsent.ts'

const ENTRIES = 'entries'

/** What a person wrote and can send no more, until they have taken it as a file or thrown it away. */
export interface SetAside {
  /** Of several entries with the same one the last one counts. Those of earlier versions have only their moment. */
  readonly id?: string
  /** The room's title. */
  readonly room: string
  readonly at: number
  /** Why it cannot be sent: a stable word. */
  readonly why: string
  readonly texts: readonly UnsentText[]
}

/** Nothing when nothing was set aside, and when the browser keeps nothing. */
export async function readSetAside(name: string): Promise<readonly SetAside[]> {
  try {
    const db = await open(name, 'as it is')
    const asked = db.transaction(ENTRIES).objectStore(ENTRIES).get(ENTRIES)
    await done(asked.transaction!)
    db.close()
    return (asked.result as readonly SetAside[] | undefined) ?? []
  } catch {
    return []
  }
}

/**
 * Changes what is set aside, in one transaction, since another window may be at it too. Gives what there is then; nothing where
 * the browser keeps nothing.
 */
export async function changeSetAside(
  name: string,
  how: (entries: readonly SetAside[]) => readonly SetAside[],
): Promise<readonly SetAside[]> {
  let entries: readonly SetAside[] = []
  try {
    const db = await open(name, 'made')
    const transaction = db.transaction(ENTRIES, 'readwrite', { durability: 'strict' })
    const store = transaction.objectStore(ENTRIES)
    const asked: IDBRequest<readonly SetAside[] | undefined> = store.get(ENTRIES)
    asked.onsuccess = () => {
      entries = how(asked.result ?? [])
      if (entries.length > 0) store.put(entries, ENTRIES)
      else store.delete(ENTRIES)
    }
    await done(transaction).finally(() => db.close())
  } catch {
    return []
  }
  return entries
}

/** Asked for as it is, one that is not there is not made. */
function open(name: string, how: 'as it is' | 'made'): Promise<IDBDatabase> {
  const opening = indexedDB.open(name)
  opening.onupgradeneeded = () => {
    if (how === 'made') opening.result.createObjectStore(ENTRIES)
    else opening.transaction!.abort()
  }
  return new Promise((resolve, reject) => {
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
  })
}

function done(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
  })
}
