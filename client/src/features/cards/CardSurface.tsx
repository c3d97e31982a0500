import './cards.css'
import type { Board } from '@samtavla/shared/model/board.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { type FocusEvent, type MouseEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { useEditing } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { type BoardSurface, BoardSurfaceProvider, type CardDialog, type ShownRegion } from './board-context.ts'
import { handleBoardKey } from './board-keys.ts'
import { CardMenu } from './CardMenu.tsx'
import { moveTo } from './card-moves.ts'
import { cardOf, focusAddField, focusCard, regionOfElement } from './dom.ts'
import { enableCardDrag } from './drag.ts'
import { EraseDialog } from './EraseDialog.tsx'
import { FieldsDialog } from './FieldsDialog.tsx'
import { LookDialog } from './LookDialog.tsx'
import { MergeDialog } from './MergeDialog.tsx'
import { MoveDialog } from './MoveDialog.tsx'
import { OriginalsDialog } from './OriginalsDialog.tsx'
import { SelectionBar } from './SelectionBar.tsx'
import { SplitDialog } from './SplitDialog.tsx'
import { StatusDialog } from './StatusDialog.tsx'
import { ThreadDialog } from './ThreadDialog.tsx'
import { useCardHands } from './use-card-hands.ts'

interface CardSurfaceProps {
  readonly board: Board
  readonly regions: readonly ShownRegion[]
  readonly className: string
  readonly children: ReactNode
}

/** A board that holds cards: the one place where drag, clicks, keys, the menu and the dialogs meet, once for all cards. */
export function CardSurface({ board, regions, className, children }: CardSurfaceProps) {
  const hands = useCardHands()
  const { room, selection, announce } = hands
  const w = useWords()
  const { canEdit } = useEditing(board.id)
  const ref = useRef<HTMLDivElement>(null)
  const menuTrigger = useRef<Element>(null)
  const [menuCard, setMenuCard] = useState<CardId>()
  const [dialog, setDialog] = useState<{ kind: CardDialog; ids: readonly CardId[] }>()

  const surface = useMemo<BoardSurface>(
    () => ({
      board,
      regions,
      canEdit,
      openMenu: (card, trigger) => {
        menuTrigger.current = trigger
        setMenuCard(card)
      },
      openDialog: (kind, ids) => setDialog({ kind, ids }),
    }),
    [board, regions, canEdit],
  )

  // What others do gives a new surface, and must not end a drag that is under way.
  const latest = useRef(surface)
  latest.current = surface

  useEffect(() => {
    const element = ref.current!
    const { room, selection, announce } = hands
    const onKey = (event: KeyboardEvent) => {
      if (handleBoardKey(event, { ...hands, surface: latest.current })) event.preventDefault()
    }
    element.addEventListener('keydown', onKey)
    const stopDrag = enableCardDrag(element, {
      idsFor: (card) => selection.around(card),
      mayDrag: (card) => latest.current.canEdit && selection.editing !== card,
      onLift: (ids) => {
        selection.drag(new Set(ids))
        room.presence.say({ dragging: ids.slice(0, 100) })
      },
      onDrop: (ids, target) => moveTo(room, latest.current.regions, ids, target, announce),
      onDropOnto: (ids, card) => setDialog({ kind: 'merge', ids: [card, ...ids] }),
      onEnd: () => {
        selection.drag(new Set())
        room.presence.say({ dragging: null })
      },
    })
    return () => {
      element.removeEventListener('keydown', onKey)
      stopDrag()
    }
  }, [hands])

  const handleFocus = (event: FocusEvent) => room.presence.say({ focus: cardOf(event.target) ?? null })
  const handleClick = (event: MouseEvent) => {
    const card = cardOf(event.target as Element)
    if (!card || (event.target as Element).closest('button, textarea')) return
    if (event.ctrlKey || event.metaKey || event.shiftKey) {
      selection.toggle(card)
      announce(w.cards.selectedCount(selection.selected.length))
    }
    focusCard(card)
  }
  const handleDoubleClick = (event: MouseEvent) => {
    if (!canEdit || (event.target as Element).closest('button, textarea, input')) return
    const card = cardOf(event.target as Element)
    if (card && room.store.card(card)?.erased) announce(w.editRefusals['card-erased'])
    else if (card) selection.edit(card)
    else
      regionOfElement(event.target as Element)
        ?.element.querySelector<HTMLTextAreaElement>('[data-add-field]')
        ?.focus()
  }
  const close = () => setDialog(undefined)
  const first = dialog?.ids[0]
  const firstRegion = regions.find(({ id }) => id === (first && room.store.card(first)?.place.region))

  return (
    <BoardSurfaceProvider value={surface}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the buttons and cards inside are what one operates; this only gathers their events */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled in the effect above */}
      <div
        ref={ref}
        className={className}
        onClick={handleClick}
        onDoubleClick={handleDoubleClick}
        onFocus={handleFocus}
      >
        {children}
      </div>
      <SelectionBar surface={surface} />
      {menuCard && (
        <CardMenu
          surface={surface}
          card={menuCard}
          triggerRef={menuTrigger}
          isOpen
          onOpenChange={(isOpen) => !isOpen && setMenuCard(undefined)}
        />
      )}
      {dialog?.kind === 'move' && <MoveDialog surface={surface} ids={dialog.ids} onClose={close} />}
      {dialog?.kind === 'look' && <LookDialog ids={dialog.ids} onClose={close} />}
      {dialog?.kind === 'merge' && <MergeDialog ids={dialog.ids} onClose={close} />}
      {dialog?.kind === 'thread' && first && <ThreadDialog id={first} onClose={close} />}
      {dialog?.kind === 'fields' && <FieldsDialog ids={dialog.ids} onClose={close} />}
      {(dialog?.kind === 'parked' || dialog?.kind === 'handed-over' || dialog?.kind === 'cause') && (
        <StatusDialog kind={dialog.kind} ids={dialog.ids} onClose={close} />
      )}
      {dialog?.kind === 'split' && first && <SplitDialog id={first} onClose={close} />}
      {dialog?.kind === 'originals' && first && (
        <OriginalsDialog
          id={first}
          canEdit={canEdit}
          onErase={(original) => setDialog({ kind: 'erase', ids: [original] })}
          onClose={close}
        />
      )}
      {dialog?.kind === 'erase' && (
        <EraseDialog
          ids={dialog.ids}
          next={firstRegion && w.privacy.reword(firstRegion.label)}
          onClose={close}
          // The dialog gives the focus back when it closes; one can reword at once after that.
          onErased={() => firstRegion && requestAnimationFrame(() => focusAddField(board.id, firstRegion.id))}
        />
      )}
    </BoardSurfaceProvider>
  )
}
