import './cards.css'
import type { Target } from '@samtavla/shared/edits/cards.ts'
import type { Board } from '@samtavla/shared/model/board.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import {
  type FocusEvent,
  type MouseEvent,
  type ReactNode,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useEditing } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import {
  type BoardSurface,
  BoardSurfaceProvider,
  CardToolsProvider,
  type OpenCardDialog,
  type PictureItems,
  type ShownRegion,
} from './board-context.ts'
import { handleBoardKey } from './board-keys.ts'
import { moveTo } from './card-moves.ts'
import { cardOf, focusCard, regionOfElement } from './dom.ts'
import { enableCardDrag } from './drag.ts'
import { CardDialogs, CardMenu, SelectionBar } from './late.ts'
import { useOpenComments } from './open-comments.ts'
import { useSelected } from './selection.ts'
import { useCardHands } from './use-card-hands.ts'

interface CardSurfaceProps {
  readonly board: Board
  readonly regions: readonly ShownRegion[]
  readonly className: string
  /** The same function each time. */
  readonly pictureItems?: PictureItems
  /** What a drop does in a picture where a place means more than a region; else the cards move there. */
  readonly onDrop?: (ids: readonly CardId[], target: Target, region: HTMLElement) => void
  readonly children: ReactNode
}

/** A board that holds cards: the one place where drag, clicks, keys, the menu and the dialogs meet, once for all cards. */
export function CardSurface({ board, regions, className, pictureItems, onDrop, children }: CardSurfaceProps) {
  const hands = useCardHands()
  const { room, selection, announce } = hands
  const w = useWords()
  const { canEdit } = useEditing(board.id)
  const hasTools = useDeferredValue(canEdit, false)
  const ref = useRef<HTMLDivElement>(null)
  const openComments = useOpenComments()
  const menuTrigger = useRef<Element>(null)
  const [menuCard, setMenuCard] = useState<CardId>()
  const [dialog, setDialog] = useState<OpenCardDialog>()

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
      openComments,
      pictureItems,
    }),
    [board, regions, canEdit, openComments, pictureItems],
  )

  // What others do gives a new surface, and must not end a drag that is under way.
  const latest = useRef(surface)
  latest.current = surface
  const drop = useRef(onDrop)
  drop.current = onDrop

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
      onDrop: (ids, target, region) => {
        if (drop.current) drop.current(ids, target, region)
        else moveTo(room, latest.current.regions, ids, target, announce)
      },
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
        <CardToolsProvider value={hasTools}>{children}</CardToolsProvider>
      </div>
      <Marked surface={surface} />
      {menuCard && (
        <CardMenu.Component
          surface={surface}
          card={menuCard}
          triggerRef={menuTrigger}
          isOpen
          onOpenChange={(isOpen) => !isOpen && setMenuCard(undefined)}
        />
      )}
      {dialog && <CardDialogs.Component surface={surface} open={dialog} onOpen={setDialog} onClose={close} />}
    </BoardSurfaceProvider>
  )
}

/** The bar for marked cards, fetched with the first of them. */
function Marked({ surface }: { readonly surface: BoardSurface }) {
  return useSelected().length > 0 && <SelectionBar.Component surface={surface} />
}
