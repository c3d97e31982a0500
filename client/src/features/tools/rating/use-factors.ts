import type { BoardId, CardId } from '@samtavla/shared/model/ids.ts'
import { FACTOR_REGIONS } from '@samtavla/shared/tools/success-factors.ts'
import { useMemo } from 'react'
import { useStored } from '../../../hooks/room-context.ts'
import { useCardsTold, useIds } from '../../../hooks/use-tool-cards.ts'
import { type RoomStore, regionKey } from '../../../model/room-store.ts'
import type { ShownRegion } from '../../cards/board-context.ts'

export function isFactorRegion({ id }: ShownRegion): boolean {
  return FACTOR_REGIONS.includes(id)
}

/** The factors of a board that can be rated, in the order in which they stand: the same array until they are others. */
export function useFactors(board: BoardId, regions: readonly ShownRegion[]): readonly CardId[] {
  const keys = useMemo(() => regions.filter(isFactorRegion).map(({ id }) => regionKey(board, id)), [board, regions])
  const all = useIds(useStored(keys, (store) => keys.flatMap((key) => store.list(key)).join(' ')))
  return useIds(useCardsTold(all, ratableOf))
}

/** A text that was removed for privacy says nothing that one could rate. */
function ratableOf(store: RoomStore, ids: readonly CardId[]): string {
  return ids.filter((id) => !store.card(id)?.erased).join(' ')
}
