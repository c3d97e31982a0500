import { may } from '@samtavla/shared/access/can.ts'
import { duplicateCards } from '@samtavla/shared/edits/cards.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import {
  ArrowDown,
  ArrowRightLeft,
  ArrowUp,
  Copy,
  Layers,
  Palette,
  Pencil,
  Scissors,
  ShieldOff,
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
import { meaningItems } from './meaning-items.tsx'
import { useCardHands } from './use-card-hands.ts'

export interface CardMenuProps {
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
        ...(isOne && surface.pictureItems ? [{ id: 'picture', items: surface.pictureItems(card) }] : []),
        { id: 'meaning', items: meaningItems({ surface, hands, toast, ids }) },
        { id: 'move', items: move },
        { id: 'shape', items: shape },
        { id: 'remove', items: remove },
      ]}
    />
  )
}
