import { may } from '@samtavla/shared/access/can.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { useMemo } from 'react'
import { useRoom, useStored } from '../../../hooks/room-context.ts'

/** Whether this person may change a card now, whatever board it stands on. */
export function useMayEdit(card: CardId): boolean {
  const { role } = useRoom()
  const keys = useMemo(() => [card, 'stage'], [card])
  return useStored(keys, (store) => {
    const read = store.card(card)
    return may(role, 'editBoard') && read !== undefined && !read.erased && !store.locks().has(read.place.board)
  })
}
