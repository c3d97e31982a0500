import type { SilenceId } from '@samtavla/shared/model/ids.ts'
import { useSyncExternalStore } from 'react'

/** Who writes on this device now, and since when: what was written before is out of their sight. */
export interface WriterTurn {
  readonly name: string
  readonly since: number
}

const NOBODY: WriterTurn = { name: '', since: 0 }

// A page, and not a person's room: it is about who sits in front of it.
const turns = new Map<SilenceId, WriterTurn>()
const listeners = new Set<() => void>()

/** Several people take turns on one device: the next one begins on a blank page. */
export function passTurn(silence: SilenceId, name: string): void {
  turns.set(silence, { name, since: Date.now() })
  for (const listener of [...listeners]) listener()
}

export function useWriterTurn(silence: SilenceId): WriterTurn {
  return useSyncExternalStore(subscribe, () => turns.get(silence) ?? NOBODY)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
