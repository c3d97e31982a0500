import type { CardId } from '@samtavla/shared/model/ids.ts'
import { useRoom } from '../../../hooks/room-context.ts'
import type { RoomStore } from '../../../model/room-store.ts'

/** What rows are called in a sentence: by their codes, with whom they are about. */
export function rowNames(store: RoomStore, ids: readonly CardId[]): string[] {
  return ids.map((id) => {
    const card = store.card(id)
    const group = card?.fields.group
    const name = store.code(id) ?? card?.text ?? ''
    return group ? `${name} (${group})` : name
  })
}

export function useRowNames(ids: readonly CardId[]): readonly string[] {
  return rowNames(useRoom().store, ids)
}
