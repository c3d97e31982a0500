import type { Role } from '@samtavla/shared/access/can.ts'
import { may } from '@samtavla/shared/access/can.ts'
import type { Board } from '@samtavla/shared/model/board.ts'
import type { Card } from '@samtavla/shared/model/card.ts'
import type { RoomMeta } from '@samtavla/shared/model/content.ts'
import type { BoardId, CardId, RoomId } from '@samtavla/shared/model/ids.ts'
import { createContext, useCallback, useContext, useSyncExternalStore } from 'react'
import type { Drafts } from '../model/drafts.ts'
import type { Hand } from '../model/hand.ts'
import type { Activity, Person, Presence } from '../model/presence.ts'
import type { ListKey, RoomStore } from '../model/room-store.ts'

/** What every part of an open room needs. Another role makes it a new object, and a new visit replaces its parts. */
export interface OpenRoom {
  readonly id: RoomId
  readonly role: Role
  readonly me: { readonly id: string; readonly name: string; readonly color: number }
  readonly store: RoomStore
  readonly hand: Hand
  readonly presence: Presence
  readonly drafts: Drafts
}

const RoomContext = createContext<OpenRoom | undefined>(undefined)

export const RoomProvider = RoomContext.Provider

export function useRoom(): OpenRoom {
  const room = useContext(RoomContext)
  if (!room) throw new Error('There is no open room here')
  return room
}

function useStored<T>(key: string, read: (store: RoomStore) => T): T {
  const { store } = useRoom()
  const subscribe = useCallback((listener: () => void) => store.subscribe(key, listener), [store, key])
  return useSyncExternalStore(subscribe, () => read(store))
}

export function useCard(id: CardId): Card | undefined {
  return useStored(id, (store) => store.card(id))
}

export function useList(key: ListKey): readonly CardId[] {
  return useStored(key, (store) => store.list(key))
}

/** The regions of a board that hold cards, as the store gives them. */
export function useRegionsWithCards(board: BoardId): string {
  return useStored('regions', (store) => store.regionsWithCards(board))
}

export function useBoards(): readonly Board[] {
  return useStored('boards', (store) => store.boards())
}

export function useMeta(): RoomMeta {
  return useStored('meta', (store) => store.meta())
}

export function useLocks(): ReadonlySet<string> {
  return useStored('locks', (store) => store.locks())
}

/** Whether this person may change the board now; the second says why not. */
export function useEditing(board: BoardId): { canEdit: boolean; isLocked: boolean } {
  const { role } = useRoom()
  const isLocked = useLocks().has(board)
  return { canEdit: may(role, 'editBoard') && !isLocked, isLocked }
}

export function usePeople(): readonly Person[] {
  const { presence } = useRoom()
  const subscribe = useCallback((listener: () => void) => presence.subscribe('people', listener), [presence])
  return useSyncExternalStore(subscribe, () => presence.people())
}

/** What others do with a card or in a region (`BOARD/REGION`). */
export function useActivities(key: string): readonly Activity[] {
  const { presence } = useRoom()
  const subscribe = useCallback((listener: () => void) => presence.subscribe(key, listener), [presence, key])
  return useSyncExternalStore(subscribe, () => presence.activities(key))
}

export function useHistory(): { canUndo: boolean; canRedo: boolean } {
  const { hand } = useRoom()
  const subscribe = useCallback((listener: () => void) => hand.subscribe(listener), [hand])
  const canUndo = useSyncExternalStore(subscribe, () => hand.canUndo)
  const canRedo = useSyncExternalStore(subscribe, () => hand.canRedo)
  return { canUndo, canRedo }
}
