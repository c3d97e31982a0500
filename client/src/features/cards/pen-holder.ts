import type { SilenceId } from '@samtavla/shared/model/ids.ts'
import { useSyncExternalStore } from 'react'

/** Who writes on this device now, and since when: what was written before is out of their sight. */
export interface PenHolder {
  readonly name: string
  readonly since: number
}

const NOBODY: PenHolder = { name: '', since: 0 }

// A page, and not a person's room: it is about who sits in front of it.
const holders = new Map<SilenceId, PenHolder>()
const listeners = new Set<() => void>()

/** Several people take turns on one device: the next one begins on blank paper. */
export function passPen(silence: SilenceId, name: string): void {
  holders.set(silence, { name, since: Date.now() })
  for (const listener of [...listeners]) listener()
}

export function usePenHolder(silence: SilenceId): PenHolder {
  return useSyncExternalStore(subscribe, () => holders.get(silence) ?? NOBODY)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
