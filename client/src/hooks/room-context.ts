import type { Role } from '@samtavla/shared/access/can.ts'
import { may } from '@samtavla/shared/access/can.ts'
import type { Comment } from '@samtavla/shared/discussion/comment.ts'
import type { Decision } from '@samtavla/shared/discussion/decision.ts'
import type { Round } from '@samtavla/shared/discussion/round.ts'
import type { Board } from '@samtavla/shared/model/board.ts'
import type { Card } from '@samtavla/shared/model/card.ts'
import type { RoomMeta } from '@samtavla/shared/model/content.ts'
import type { BoardId, CardId, RoomId, SilenceId } from '@samtavla/shared/model/ids.ts'
import type { Plan } from '@samtavla/shared/model/plan.ts'
import type { PrivateNote, PrivateNotes } from '@samtavla/shared/model/private-notes.ts'
import type { Silence } from '@samtavla/shared/model/stage.ts'
import { createContext, useCallback, useContext, useSyncExternalStore } from 'react'
import type { Drafts } from '../model/drafts.ts'
import type { Hand } from '../model/hand.ts'
import type { OwnNotes } from '../model/own-notes.ts'
import type { Activity, Person, Presence } from '../model/presence.ts'
import { commentsKey, type ListKey, type RoomStore } from '../model/room-store.ts'

/** What every part of an open room needs. Another role makes it a new object, and a new visit replaces its parts. */
export interface OpenRoom {
  readonly id: RoomId
  readonly role: Role
  readonly me: { readonly id: string; readonly name: string; readonly color: number }
  readonly store: RoomStore
  readonly hand: Hand
  readonly presence: Presence
  readonly drafts: Drafts
  readonly ownNotes: OwnNotes
  /** Opens what only this person and the server read. */
  readonly openPrivate: () => PrivateNotes
}

const RoomContext = createContext<OpenRoom | undefined>(undefined)

export const RoomProvider = RoomContext.Provider

export function useRoom(): OpenRoom {
  const room = useContext(RoomContext)
  if (!room) throw new Error('There is no open room here')
  return room
}

/**
 * What is read of the room, anew when one of the keys is told of (`RoomStore.subscribe`). It must be the same value until it changes:
 * what is made while reading, such as a list, has to be joined to a text. `keys` of several are the same array each time.
 */
export function useStored<T>(keys: string | readonly string[], read: (store: RoomStore) => T): T {
  const { store } = useRoom()
  const subscribe = useCallback(
    (listener: () => void) => {
      if (typeof keys === 'string') return store.subscribe(keys, listener)
      const stops = keys.map((key) => store.subscribe(key, listener))
      return () => {
        for (const stop of stops) stop()
      }
    },
    [store, keys],
  )
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
  return useStored('stage', (store) => store.locks())
}

/** The silent writing that goes on on a board. */
export function useSilence(board: BoardId): Silence | undefined {
  return useStored('stage', (store) => store.silence(board))
}

/** How many notes have been written in it. */
export function useSilentCount(board: BoardId): number {
  return useStored('stage', (store) => store.silentCount(board))
}

export function usePlan(): Plan | undefined {
  return useStored('plan', (store) => store.plan())
}

/** All votes of the room, the newest first. */
export function useRounds(): readonly Round[] {
  return useStored('rounds', (store) => store.rounds())
}

/** All decisions of the room, in the order in which they were made. */
export function useDecisions(): readonly Decision[] {
  return useStored('decisions', (store) => store.decisions())
}

/** What was said of a card, in the order in which it was written. */
export function useComments(card: CardId): readonly Comment[] {
  return useStored(commentsKey(card), (store) => store.commentsOn(card))
}

/** What a card is called by (P4), on a board that numbers its cards. */
export function useCode(card: CardId): string | undefined {
  return useStored('codes', (store) => store.code(card))
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

/** What this person has written in a silence, in the order in which it was begun. */
export function useOwnNotes(silence: SilenceId): readonly PrivateNote[] {
  const { ownNotes } = useRoom()
  return useSyncExternalStore(ownNotes.subscribe, () => ownNotes.of(silence))
}
