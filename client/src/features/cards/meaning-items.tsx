import { takeUpAgain } from '@samtavla/shared/edits/cards.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { toolOf } from '@samtavla/shared/tools/index.ts'
import { problems } from '@samtavla/shared/tools/problems.ts'
import { CirclePause, CornerRightDown, Forward, ListChecks, RotateCcw, Spline, Sprout } from 'lucide-react'
import { words } from '../../hooks/use-words.ts'
import type { MenuItem } from '../../ui/Menu.tsx'
import type { Toast } from '../../ui/Toaster.tsx'
import type { BoardSurface, CardDialog } from './board-context.ts'
import { makeProblemOf } from './problem-actions.ts'
import type { CardHands } from './use-card-hands.ts'

interface Chosen {
  readonly surface: BoardSurface
  readonly hands: CardHands
  readonly toast: (toast: Toast) => void
  readonly ids: readonly CardId[]
}

/** What cards mean to the analysis, in a card's menu: what they become, what is known of them, and where the red thread leads. */
export function meaningItems(chosen: Chosen): MenuItem[] {
  const { surface, hands, toast, ids } = chosen
  const w = words()
  const tool = toolOf(surface.board.tool)
  const isErased = ids.some((id) => hands.room.store.card(id)?.erased)
  const items: (MenuItem | false | undefined)[] = [
    tool?.makes.includes(problems.id) && {
      id: 'problem',
      label: w.problem.make(ids.length),
      icon: <CornerRightDown size={18} />,
      isDisabled: isErased,
      onAction: () => makeProblemOf(hands, toast, ids),
    },
    tool !== undefined &&
      tool.fields.length > 0 && {
        id: 'fields',
        label: w.problem.fields,
        icon: <ListChecks size={18} />,
        isDisabled: isErased,
        onAction: () => surface.openDialog('fields', ids),
      },
    ...(tool?.id === problems.id ? statusItems(chosen, isErased) : []),
    {
      id: 'thread',
      label: w.thread.open,
      icon: <Spline size={18} />,
      isDisabled: ids.length !== 1,
      onAction: () => surface.openDialog('thread', ids),
    },
  ]
  return items.filter((item) => typeof item === 'object')
}

/** A problem is set aside, or taken up again. */
function statusItems({ surface, hands: { room, announce }, ids }: Chosen, isDisabled: boolean): MenuItem[] {
  const w = words()
  const dialog = (id: CardDialog, label: string, icon: MenuItem['icon']): MenuItem => ({
    ...{ id, label, icon, isDisabled },
    onAction: () => surface.openDialog(id, ids),
  })
  if (!ids.some((id) => room.store.card(id)?.status)) {
    return [
      dialog('cause', w.problem.cause, <Sprout size={18} />),
      dialog('parked', w.problem.park, <CirclePause size={18} />),
      dialog('handed-over', w.problem.handOver, <Forward size={18} />),
    ]
  }
  const handleTakeUp = () => {
    if (room.hand.do((pen) => takeUpAgain(pen, ids))) announce(w.problem.takenUp)
  }
  return [{ id: 'take-up', label: w.problem.takeUp, icon: <RotateCcw size={18} />, onAction: handleTakeUp }]
}
