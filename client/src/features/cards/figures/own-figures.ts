import { may } from '@samtavla/shared/access/can.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import type { PrivateFigure } from '@samtavla/shared/model/private-figures.ts'
import { useSyncExternalStore } from 'react'
import { type OpenRoom, useRoom } from '../../../hooks/room-context.ts'
import { OwnFigures } from '../../../model/own-figures.ts'
import type { RoomStore } from '../../../model/room-store.ts'

const NONE: ReadonlyMap<CardId, PrivateFigure> = new Map()
const neverTold = () => () => {}
const none = () => NONE
/** One for each visit to a room. */
const opened = new WeakMap<RoomStore, OwnFigures>()

/** The figures that only this person sees, opened once for each room. */
export function ownFiguresOf({ store, openPrivate }: OpenRoom): OwnFigures {
  const figures = opened.get(store) ?? new OwnFigures(() => openPrivate().doc)
  opened.set(store, figures)
  return figures
}

/** The figures that only this person sees; none for who does not write in the room. */
export function useOwnFigures(): ReadonlyMap<CardId, PrivateFigure> {
  const room = useRoom()
  const own = may(room.role, 'editBoard') ? ownFiguresOf(room) : undefined
  return useSyncExternalStore(own?.subscribe ?? neverTold, own?.all ?? none)
}
