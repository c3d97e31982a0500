import { isOpenProblem } from '@samtavla/shared/checks/priority-checks.ts'
import type { Board } from '@samtavla/shared/model/board.ts'
import type { BoardId, CardId } from '@samtavla/shared/model/ids.ts'
import { problems } from '@samtavla/shared/tools/problems.ts'
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { useBoards, useList, useRoom } from '../../../hooks/room-context.ts'
import { type RoomStore, regionKey } from '../../../model/room-store.ts'

const REGION = 'problem'
/** No id and no name has it. */
const BREAK = '\n'

/** The problem lists of the room, in its order. */
export function useProblemLists(): readonly Board[] {
  const boards = useBoards()
  return useMemo(() => boards.filter(({ tool }) => tool === problems.id), [boards])
}

export interface Problems {
  /** Those that the group can vote on and choose, in the list's order. */
  readonly open: readonly CardId[]
  /** Those that were parked, handed over or called causes. */
  readonly aside: readonly CardId[]
}

/** The problems of a list. Another object only when they are others, or stand otherwise: not for a letter in one of them. */
export function useProblems(list: BoardId): Problems {
  const { store } = useRoom()
  const ids = useList(regionKey(list, REGION))
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = ids.map((id) => store.subscribe(id, listener))
      return () => {
        for (const stop of stops) stop()
      }
    },
    [store, ids],
  )
  const open = useSyncExternalStore(subscribe, () => ids.filter((id) => isOpen(store, id)).join(BREAK))
  const aside = useSyncExternalStore(subscribe, () => ids.filter((id) => store.card(id)?.status).join(BREAK))
  return useMemo(() => ({ open: cardsIn(open), aside: cardsIn(aside) }), [open, aside])
}

function isOpen(store: RoomStore, id: CardId): boolean {
  const card = store.card(id)
  return card !== undefined && isOpenProblem(card)
}

function cardsIn(joined: string): readonly CardId[] {
  return joined === '' ? [] : (joined.split(BREAK) as CardId[])
}
