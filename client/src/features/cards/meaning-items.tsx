import { takeUpAgain } from '@samtavla/shared/edits/cards.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { toolOf } from '@samtavla/shared/tools/index.ts'
import { problems } from '@samtavla/shared/tools/problems.ts'
import {
  ChartColumn,
  ChartLine,
  CirclePause,
  CornerRightDown,
  Forward,
  ListChecks,
  MessageSquare,
  RefreshCw,
  RotateCcw,
  Spline,
  Sprout,
} from 'lucide-react'
import { words } from '../../hooks/use-words.ts'
import type { MenuItem } from '../../ui/Menu.tsx'
import type { Toast } from '../../ui/Toaster.tsx'
import type { BoardSurface, CardDialog } from './board-context.ts'
import { cardConversions } from './conversion-actions.ts'
import type { CardHands } from './use-card-hands.ts'

/** What is planned, and then changed with a reason (B.23). */
const ADJUSTABLE = ['goals', 'action_plan', 'effect_chain', 'toc']

interface Chosen {
  readonly surface: BoardSurface
  readonly hands: CardHands
  readonly toast: (toast: Toast) => void
  readonly ids: readonly CardId[]
}

/** What cards mean to the analysis, in a card's menu: what they become, what is known of them, and where the red thread leads. */
export function meaningItems(chosen: Chosen): MenuItem[] {
  const { surface, hands, ids } = chosen
  const w = words()
  const tool = toolOf(surface.board.tool)
  const isErased = ids.some((id) => hands.room.store.card(id)?.erased)
  const items: (MenuItem | false | undefined)[] = [
    ...cardConversions(chosen).map((conversion) => ({
      ...conversion,
      id: `convert-${conversion.id}`,
      icon: <CornerRightDown size={18} />,
      isDisabled: isErased,
    })),
    tool !== undefined &&
      (tool.fields.length > 0 || tool.links !== undefined) && {
        id: 'fields',
        label: w.problem.fields,
        icon: <ListChecks size={18} />,
        isDisabled: isErased,
        onAction: () => surface.openDialog('fields', ids),
      },
    ...(tool?.id === problems.id ? statusItems(chosen, isErased) : []),
    ADJUSTABLE.includes(tool?.id ?? '') && {
      id: 'adjust',
      label: w.adjust.open,
      icon: <RefreshCw size={18} />,
      isDisabled: ids.length !== 1 || isErased,
      onAction: () => surface.openDialog('adjust', ids),
    },
    holdsFigure(chosen) && {
      id: 'figure',
      label: w.figures.open,
      icon: <ChartColumn size={18} />,
      isDisabled: ids.length !== 1 || isErased,
      onAction: () => surface.openDialog('figure', ids),
    },
    isRead(chosen) && {
      id: 'readings',
      label: w.readings.open,
      icon: <ChartLine size={18} />,
      isDisabled: ids.length !== 1 || isErased,
      onAction: () => surface.openDialog('readings', ids),
    },
    {
      id: 'thread',
      label: w.thread.open,
      icon: <Spline size={18} />,
      isDisabled: ids.length !== 1,
      onAction: () => surface.openDialog('thread', ids),
    },
    {
      id: 'comments',
      label: w.comments.open,
      icon: <MessageSquare size={18} />,
      isDisabled: ids.length !== 1 || isErased,
      onAction: () => surface.openComments(ids[0]!),
    },
  ]
  return items.filter((item) => typeof item === 'object')
}

/** What is read again and again. */
function isRead(chosen: Chosen): boolean {
  return standsIn(chosen, toolOf(chosen.surface.board.tool)?.readings)
}

/** What was counted of a group. */
function holdsFigure(chosen: Chosen): boolean {
  return standsIn(chosen, toolOf(chosen.surface.board.tool)?.figures)
}

function standsIn({ hands: { room }, ids }: Chosen, regions: readonly string[] = []): boolean {
  return ids.some((id) => regions.includes(room.store.card(id)?.place.region ?? ''))
}

/** A problem is set aside, or taken up again. */
function statusItems({ surface, hands: { room, announce }, ids }: Chosen, isDisabled: boolean): MenuItem[] {
  const w = words()
  const dialog = (id: CardDialog & string, label: string, icon: MenuItem['icon']): MenuItem => ({
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
