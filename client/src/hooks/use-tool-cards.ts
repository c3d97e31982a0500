import type { BoardId, CardId } from '@samtavla/shared/model/ids.ts'
import { useCallback, useMemo } from 'react'
import { type ListKey, type RoomStore, regionKey } from '../model/room-store.ts'
import { useBoards, useStored } from './room-context.ts'

/** The cards that stand on all boards of these tools, in their boards' order; the same array until one comes, goes or moves. */
export function useToolCards(tools: readonly string[]): readonly CardId[] {
  const boards = useBoards()
  return useCardsOn(
    useMemo(() => boards.filter(({ tool }) => tools.includes(tool)).map(({ id }) => id), [boards, tools]),
  )
}

/** The cards that stand on a board, region by region. */
export function useBoardCards(board: BoardId): readonly CardId[] {
  return useCardsOn(useMemo(() => [board], [board]))
}

function useCardsOn(boards: readonly BoardId[]): readonly CardId[] {
  const readKeys = (store: RoomStore) =>
    boards.flatMap((board) => regionsOf(store, board).map((region) => regionKey(board, region))).join(' ')
  const joined = useStored('regions', readKeys)
  const keys = useMemo(() => joined.split(' ').filter((key) => key !== '') as ListKey[], [joined])
  return useIds(useStored(keys, (store) => keys.flatMap((key) => store.list(key)).join(' ')))
}

/** Ids that were told as one text, with spaces between them: the same array until it is another text. */
export function useIds(told: string): readonly CardId[] {
  return useMemo(() => told.split(' ').filter((id) => id !== '') as CardId[], [told])
}

function regionsOf(store: RoomStore, board: BoardId): string[] {
  return store
    .regionsWithCards(board)
    .split(' ')
    .filter((region) => region !== '')
}

/** What is read of some cards, as one text: anew when one of them changes. `read` is the same function each time. */
export function useCardsTold(
  ids: readonly CardId[],
  read: (store: RoomStore, ids: readonly CardId[]) => string,
): string {
  return useStored(
    ids,
    useCallback((store: RoomStore) => read(store, ids), [read, ids]),
  )
}
