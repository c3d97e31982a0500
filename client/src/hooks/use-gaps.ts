import type { RoomFinding, ThreadFinding } from '@samtavla/shared/checks/room-checks.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { useCallback, useSyncExternalStore } from 'react'
import { FINDINGS, Gaps } from '../model/gaps.ts'
import type { RoomStore } from '../model/room-store.ts'
import { useRoom } from './room-context.ts'
import { today } from './today.ts'

const GAPS = new WeakMap<RoomStore, Gaps>()

/** All that is found in the room, the most urgent first; nothing before the first look. */
export function useFindings(): readonly RoomFinding[] | undefined {
  const { gaps, subscribe } = useGaps(FINDINGS)
  return useSyncExternalStore(subscribe, gaps.findings)
}

/** What is found in the red thread. */
export function useThreadFindings(): readonly ThreadFinding[] {
  const { gaps, subscribe } = useGaps(FINDINGS)
  return useSyncExternalStore(subscribe, gaps.threadFindings)
}

/** The codes of what is found of a card itself, with spaces between them. */
export function useCodesOn(card: CardId): string {
  const { gaps, subscribe } = useGaps(card)
  return useSyncExternalStore(subscribe, () => gaps.codesOn(card))
}

/** The one that looks at a room, for all that show what it finds. */
function gapsOf(store: RoomStore): Gaps {
  const found = GAPS.get(store) ?? new Gaps(store, today)
  GAPS.set(store, found)
  return found
}

function useGaps(key: string) {
  const { store } = useRoom()
  const gaps = gapsOf(store)
  const subscribe = useCallback((listener: () => void) => gaps.subscribe(key, listener), [gaps, key])
  return { gaps, subscribe }
}
