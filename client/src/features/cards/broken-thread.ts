import type { CardId } from '@samtavla/shared/model/ids.ts'
import { hangingOn } from '@samtavla/shared/tools/thread-stages.ts'
import { words } from '../../hooks/use-words.ts'
import type { RoomStore } from '../../model/room-store.ts'

/** Says whose thread breaks when cards go, in the middle of it; empty where nothing hangs on them. */
export function brokenBy(store: RoomStore, ids: readonly CardId[]): string {
  const hanging = hangingOn(store, ids).filter((id) => !store.card(id)?.state)
  if (hanging.length === 0) return ''
  const codes = hanging.flatMap((id) => store.code(id) ?? [])
  const unnamed = hanging.length - codes.length
  const names = [...codes, ...(unnamed > 0 ? [words().thread.breaksSome(unnamed)] : [])]
  return words().thread.breaks(names.join(', '))
}
