import type { Board } from '@samtavla/shared/model/board.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import type { RoomStore } from '../../../model/room-store.ts'
import type { ShownRegion } from '../../cards/board-context.ts'

/** What each part of a picture of causes is given. */
export interface CauseView {
  readonly board: Board
  /** The regions that causes stand in. */
  readonly bones: readonly ShownRegion[]
  /** One writes here, and does not only look. */
  readonly mayWrite: boolean
  /** As chains, whose steps have an order. */
  readonly isOrdered: boolean
  /** These are the ones without a problem. */
  readonly isTray: boolean
  readonly onPasteMany: (text: string, region: string) => void
  readonly onHang: (cause: CardId) => void
}

/** The bone that a cause belongs on: its region, or for a problem that was called a cause its level. */
export function boneOf(store: RoomStore, { board, bones }: CauseView, cause: CardId): ShownRegion | undefined {
  const card = store.card(cause)
  const wanted = card?.place.board === board.id ? card.place.region : card?.fields.level
  return bones.find(({ id }) => id === wanted) ?? defaultBone(bones)
}

/** Where a cause goes that nobody says a bone for, as conversions have it (B.23). */
export function defaultBone(bones: readonly ShownRegion[]): ShownRegion | undefined {
  return bones.find(({ id }) => id === 'process') ?? bones[0]
}
