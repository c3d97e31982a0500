import { may } from '@samtavla/shared/access/can.ts'
import { duplicateCards, takeUpAgain } from '@samtavla/shared/edits/cards.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { toolOf } from '@samtavla/shared/tools/index.ts'
import { problems } from '@samtavla/shared/tools/problems.ts'
import {
  ArrowDown,
  ArrowRightLeft,
  ArrowUp,
  CirclePause,
  Copy,
  CornerRightDown,
  Forward,
  Layers,
  ListChecks,
  Palette,
  Pencil,
  RotateCcw,
  Scissors,
  ShieldOff,
  Spline,
  Sprout,
  SquareCheck,
  Trash2,
} from 'lucide-react'
import type { RefObject } from 'react'
import { useWords } from '../../hooks/use-words.ts'
import type { MenuItem } from '../../ui/Menu.tsx'
import { Menu } from '../../ui/overlays.ts'
import { useToast } from '../../ui/Toaster.tsx'
import type { BoardSurface } from './board-context.ts'
import { removeCards } from './board-keys.ts'
import { moveTo, stepTarget } from './card-moves.ts'
import { makeProblemOf } from './problem-actions.ts'
import type { StatusKind } from './StatusDialog.tsx'
import { useCardHands } from './use-card-hands.ts'

interface CardMenuProps {
  readonly surface: BoardSurface
  readonly card: CardId
  readonly triggerRef: RefObject<Element | null>
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
}

/** Everything that can be done with a card, by click: the way for whoever does not drag and knows no keys. */
export function CardMenu({ surface, card, triggerRef, isOpen, onOpenChange }: CardMenuProps) {
  const hands = useCardHands()
  const { room, selection, announce } = hands
  const toast = useToast()
  const w = useWords()
  const ids = selection.around(card)
  const isOne = ids.length === 1
  const isErased = ids.some((id) => room.store.card(id)?.erased)
  const isAllErased = ids.every((id) => room.store.card(id)?.erased)
  const originals = room.store.list(`originals:${card}`)

  const step = (id: string, label: string, icon: MenuItem['icon'], direction: 'up' | 'down'): MenuItem => {
    const target = stepTarget(room, surface.board, surface.regions, card, direction)
    const onAction = () => target && moveTo(room, surface.regions, [card], target, announce)
    return { id, label, icon, isDisabled: !target, onAction }
  }
  const open = (dialog: Parameters<BoardSurface['openDialog']>[0]) => () => surface.openDialog(dialog, ids)
  const write: MenuItem[] = [
    {
      id: 'edit',
      label: w.cards.edit,
      icon: <Pencil size={18} />,
      isDisabled: !isOne || isErased,
      onAction: () => selection.edit(card),
    },
    { id: 'look', label: w.cards.look, icon: <Palette size={18} />, isDisabled: isAllErased, onAction: open('look') },
  ]
  const move: MenuItem[] = [
    { id: 'move', label: w.cards.moveTo, icon: <ArrowRightLeft size={18} />, onAction: open('move') },
    step('up', w.cards.up, <ArrowUp size={18} />, 'up'),
    step('down', w.cards.down, <ArrowDown size={18} />, 'down'),
  ]
  const shape: MenuItem[] = [
    {
      id: 'select',
      label: w.cards.select(selection.isSelected(card)),
      icon: <SquareCheck size={18} />,
      onAction: () => selection.toggle(card),
    },
    ...(isOne
      ? []
      : [
          {
            id: 'merge',
            label: w.cards.merge(ids.length),
            icon: <Layers size={18} />,
            isDisabled: isErased,
            onAction: open('merge'),
          },
        ]),
    {
      id: 'split',
      label: w.cards.split,
      icon: <Scissors size={18} />,
      isDisabled: !isOne || isErased,
      onAction: open('split'),
    },
    {
      id: 'duplicate',
      label: w.cards.duplicate,
      icon: <Copy size={18} />,
      isDisabled: isErased,
      onAction: () => {
        room.hand.do((pen) => duplicateCards(pen, ids))
        announce(w.cards.duplicated(ids.length))
      },
    },
    ...(originals.length > 0
      ? [
          {
            id: 'originals',
            label: w.cards.originals(originals.length),
            icon: <Layers size={18} />,
            onAction: open('originals'),
          },
        ]
      : []),
  ]
  const tool = toolOf(surface.board.tool)
  const status = room.store.card(card)?.status
  const setAside = (id: StatusKind, label: string, icon: MenuItem['icon']): MenuItem => ({
    ...{ id, label, icon },
    isDisabled: isErased,
    onAction: open(id),
  })
  const meaning: MenuItem[] = [
    ...(tool?.makes.includes(problems.id)
      ? [
          {
            id: 'problem',
            label: w.problem.make(ids.length),
            icon: <CornerRightDown size={18} />,
            isDisabled: isErased,
            onAction: () => makeProblemOf(hands, toast, ids),
          },
        ]
      : []),
    ...(tool && tool.fields.length > 0
      ? [
          {
            id: 'fields',
            label: w.problem.fields,
            icon: <ListChecks size={18} />,
            isDisabled: isErased,
            onAction: open('fields'),
          },
        ]
      : []),
    ...(tool?.id === problems.id && !status
      ? [
          setAside('cause', w.problem.cause, <Sprout size={18} />),
          setAside('parked', w.problem.park, <CirclePause size={18} />),
          setAside('handed-over', w.problem.handOver, <Forward size={18} />),
        ]
      : []),
    ...(status
      ? [
          {
            id: 'take-up',
            label: w.problem.takeUp,
            icon: <RotateCcw size={18} />,
            onAction: () => {
              if (room.hand.do((pen) => takeUpAgain(pen, ids))) announce(w.problem.takenUp)
            },
          },
        ]
      : []),
    {
      id: 'thread',
      label: w.thread.open,
      icon: <Spline size={18} />,
      isDisabled: !isOne,
      onAction: open('thread'),
    },
  ]
  const remove: MenuItem[] = [
    ...(may(room.role, 'eraseCards')
      ? [
          {
            id: 'erase',
            label: w.privacy.erase,
            icon: <ShieldOff size={18} />,
            kind: 'danger' as const,
            isDisabled: isAllErased,
            onAction: open('erase'),
          },
        ]
      : []),
    {
      id: 'delete',
      label: w.cards.delete(ids.length),
      icon: <Trash2 size={18} />,
      kind: 'danger',
      // The menu holds the focus until it has closed; the next card takes it after that.
      onAction: () => requestAnimationFrame(() => removeCards(hands, ids)),
    },
  ]
  return (
    <Menu
      label={w.cards.menu}
      triggerRef={triggerRef}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      sections={[
        { id: 'write', items: write },
        { id: 'meaning', items: meaning },
        { id: 'move', items: move },
        { id: 'shape', items: shape },
        { id: 'remove', items: remove },
      ]}
    />
  )
}
