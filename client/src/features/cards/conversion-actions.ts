import { convertCards, standingOf } from '@samtavla/shared/edits/convert.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import type { Conversion } from '@samtavla/shared/tools/conversion.ts'
import { backwardsOf, conversionsOf } from '@samtavla/shared/tools/conversions.ts'
import { toolName } from '@samtavla/shared/tools/index.ts'
import { useCallback } from 'react'
import { preferences } from '../../hooks/preferences.ts'
import { useRoom } from '../../hooks/room-context.ts'
import { words } from '../../hooks/use-words.ts'
import type { RoomStore } from '../../model/room-store.ts'
import { type Toast, useToast } from '../../ui/Toaster.tsx'
import type { BoardSurface } from './board-context.ts'
import { goToCard } from './card-address.ts'
import type { CardHands } from './use-card-hands.ts'

/** Something that the chosen cards can become, or have grown out of. */
export interface CardConversion {
  readonly id: string
  readonly label: string
  readonly onAction: () => void
}

interface Chosen {
  readonly surface: BoardSurface
  readonly hands: CardHands
  readonly toast: (toast: Toast) => void
  readonly ids: readonly CardId[]
}

/** B.23: what the cards can become together, and what they can be given to have grown out of. */
export function cardConversions(chosen: Chosen): readonly CardConversion[] {
  const { surface, hands, ids } = chosen
  const { store } = hands.room
  const cards = ids.map((id) => store.card(id)).filter((card) => card !== undefined)
  const standings = cards.map((card) => standingOf(store.content, card))
  const { language } = preferences()
  const forwards = conversionsOf(standings).map((conversion) => {
    const { verb, label, text } = conversion
    const isAsked = text === 'ask'
    const problem = verb === 'problem' && words().problem.make(ids.length)
    return {
      id: verb,
      label: problem || `${label[language]}${isAsked ? ' …' : ''}`,
      onAction: () => (isAsked ? surface.openDialog({ verb, isBack: false }, ids) : convert(chosen, conversion)),
    }
  })
  const backwards = standings[0] ? backwardsOf(standings[0]) : []
  const shared = backwards.filter((conversion) => standings.every((each) => backwardsOf(each).includes(conversion)))
  return [
    ...forwards,
    ...shared.map(({ verb, back }) => ({
      id: `back-${verb}`,
      label: `${back![language]} …`,
      onAction: () => surface.openDialog({ verb, isBack: true }, ids),
    })),
  ]
}

/** One click: the new card says what the old ones do. */
function convert({ hands: { room, selection }, toast, ids }: Chosen, { verb, to }: Conversion): void {
  const title = toolName(to.tool)?.[preferences().language] ?? ''
  const made = room.hand.do((pen) => convertCards(pen, verb, ids, { title }))
  if (!made) return
  selection.select([])
  toast(toastOf(room.store, made))
}

/** Says what the new card is called and where it lies, and offers to go there. */
function toastOf(store: RoomStore, made: CardId): Toast {
  const board = store.boards().find(({ id }) => id === store.card(made)?.place.board)
  const text = words().convert.made(store.code(made), board?.title ?? '')
  return { text, action: { label: words().convert.show, onAction: () => goToCard(made) } }
}

/** The same for those who have the card already. */
export function useMade(): (made: CardId) => void {
  const { store } = useRoom()
  const toast = useToast()
  return useCallback((made) => toast(toastOf(store, made)), [store, toast])
}
