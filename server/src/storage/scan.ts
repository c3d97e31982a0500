import { StorageError } from './storage-error.ts'
import type { DocStore } from './store.ts'

export interface Damage {
  readonly doc: string
  /** How many of its records. */
  readonly damaged: number
}

export interface Scan {
  /** The documents of which something is damaged or missing. */
  readonly docs: readonly Damage[]
  /** Whether the file hangs together; a file that does not should be replaced by a backup. */
  readonly isFileSound: boolean
}

/** Looks at everything that is stored, a document at a time, so that other slow work gets its turn in between. */
export async function scan(docs: Pick<DocStore, 'names' | 'damage' | 'isFileSound'>): Promise<Scan> {
  const isFileSound = await docs.isFileSound()
  try {
    const found: Damage[] = []
    for (const doc of await docs.names()) found.push({ doc, damaged: await damageOf(docs, doc) })
    return { docs: found.filter(({ damaged }) => damaged > 0), isFileSound }
  } catch (error) {
    if (!isDamage(error)) throw error
    return { docs: [], isFileSound: false }
  }
}

/** A document that cannot be walked through counts as one. */
async function damageOf(docs: Pick<DocStore, 'damage'>, doc: string): Promise<number> {
  try {
    return await docs.damage(doc)
  } catch (error) {
    if (isDamage(error)) return 1
    throw error
  }
}

function isDamage(error: unknown): boolean {
  return error instanceof StorageError && error.code === 'damaged'
}
