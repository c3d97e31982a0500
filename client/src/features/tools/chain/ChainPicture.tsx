import type { Board } from '@samtavla/shared/model/board.ts'
import type { ChainPlace } from '@samtavla/shared/model/chain-layout.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import {
  type CSSProperties,
  type FocusEvent,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { flushSync } from 'react-dom'
import { useRoom } from '../../../hooks/room-context.ts'
import { useWords } from '../../../hooks/use-words.ts'
import type { ShownRegion } from '../../cards/board-context.ts'
import { cardOf } from '../../cards/dom.ts'
import { ArrowHandle } from './ArrowHandle.tsx'
import { ArrowLines } from './ArrowLines.tsx'
import { type ArrowInPicture, arrowPaths } from './arrow-paths.ts'
import { ChainColumn } from './ChainColumn.tsx'
import { useChainActions } from './chain-context.ts'
import { handleChainKey } from './chain-keys.ts'
import { measurePlaces } from './measure-places.ts'
import { type Arrow, connectedTo } from './read-chain.ts'
import { usePaper } from './use-paper.ts'

/** A column as it is shown. */
export interface ChainStep {
  readonly region: ShownRegion
  readonly places: readonly ChainPlace[]
}

interface ChainPictureProps {
  readonly board: Board
  /** From left to right. */
  readonly steps: readonly ChainStep[]
  readonly arrows: readonly Arrow[]
  /** It is read from the effects. */
  readonly isBack: boolean
  readonly onPasteMany: (text: string, region: string) => void
}

/** The columns with their cards, the arrows behind them, and the thread of the card that one is at. */
export function ChainPicture({ board, steps, arrows, isBack, onPasteMany }: ChainPictureProps) {
  const w = useWords()
  const actions = useChainActions()
  const picture = useRef<HTMLDivElement>(null)
  const { drawing, redraw } = useDrawing(picture, steps, arrows)
  const { picked, handleFocus, handleBlur } = usePicked()
  const lit = useMemo(() => litBy(picked, arrows), [picked, arrows])
  useLight(picture, lit, steps)
  useChainKeys(picture, steps, arrows)
  usePaper(picture, redraw)

  return (
    // biome-ignore lint/a11y/useSemanticElements: it is a picture of cards, and no part of a form
    <div
      ref={picture}
      className="chain-picture"
      role="group"
      aria-label={w.chain.picture}
      data-picked={lit ? '' : undefined}
      style={{ '--steps': steps.length } as CSSProperties}
      onFocus={handleFocus}
      onBlur={handleBlur}
    >
      <ArrowLines drawing={drawing} lit={lit} />
      {steps.map(({ region, places }) => (
        <ChainColumn
          key={region.id}
          board={board}
          region={region}
          places={places}
          arrows={arrows}
          isFirst={(isBack ? steps.at(-1) : steps[0])?.region.id === region.id}
          onPasteMany={onPasteMany}
        />
      ))}
      {actions.canEdit && <ArrowHandle picture={picture} drawing={drawing} />}
    </div>
  )
}

/** Looks where the cards are whenever they may have moved, once a frame and before it is painted, and when it is told to. */
function useDrawing(
  picture: RefObject<HTMLElement | null>,
  steps: readonly ChainStep[],
  arrows: readonly Arrow[],
): { readonly drawing: readonly ArrowInPicture[]; readonly redraw: () => void } {
  const [drawing, setDrawing] = useState<readonly ArrowInPicture[]>([])
  const redraw = useCallback(() => {
    const columns = steps.map(({ places }) => places)
    const paths = arrowPaths(columns, arrows, measurePlaces(picture.current!))
    flushSync(() => setDrawing([...paths].map(([i, path]) => ({ ...path, arrow: arrows[i]! }))))
  }, [picture, steps, arrows])
  useLayoutEffect(() => {
    const element = picture.current!
    // It tells of each as soon as it is observed, too.
    const observer = new ResizeObserver(redraw)
    observer.observe(element)
    for (const list of element.querySelectorAll('[data-card-list]')) observer.observe(list)
    return () => observer.disconnect()
  }, [picture, redraw])
  return { drawing, redraw }
}

/** The card that one is at, unless one writes in it. */
function usePicked() {
  const [picked, setPicked] = useState<CardId>()
  const handleFocus = ({ target }: FocusEvent) => {
    const beside = target.closest<HTMLElement>('[data-beside]')?.dataset.beside as CardId | undefined
    setPicked(target.matches('textarea, input') ? undefined : (cardOf(target) ?? beside))
  }
  const handleBlur = ({ relatedTarget, currentTarget }: FocusEvent) => {
    if (!currentTarget.contains(relatedTarget)) setPicked(undefined)
  }
  return { picked, handleFocus, handleBlur }
}

/** The thread of a card; nothing for one without arrows. */
function litBy(picked: CardId | undefined, arrows: readonly Arrow[]): ReadonlySet<CardId> | undefined {
  const connected = picked && connectedTo(picked, arrows)
  return connected && connected.size > 1 ? connected : undefined
}

/** Marks the cards of the thread in the page: hundreds of cards need not be rendered for it. */
function useLight(
  picture: RefObject<HTMLElement | null>,
  lit: ReadonlySet<CardId> | undefined,
  steps: readonly ChainStep[],
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: other steps are other cards in the page
  useLayoutEffect(() => {
    for (const card of picture.current!.querySelectorAll<HTMLElement>('[data-card]')) {
      card.toggleAttribute('data-lit', lit?.has(card.dataset.card as CardId) ?? false)
    }
  }, [picture, lit, steps])
}

/** The picture's own keys come before the board's, which go by list order. */
function useChainKeys(
  picture: RefObject<HTMLElement | null>,
  steps: readonly ChainStep[],
  arrows: readonly Arrow[],
): void {
  const actions = useChainActions()
  const { store } = useRoom()
  useEffect(() => {
    const element = picture.current!
    const columns = steps.map(({ places }) => places.flatMap((place) => ('card' in place ? place.card : [])))
    const handleKey = (event: KeyboardEvent) => {
      if (!handleChainKey(event, { columns, arrows, actions, store })) return
      event.preventDefault()
      event.stopPropagation()
    }
    element.addEventListener('keydown', handleKey)
    return () => element.removeEventListener('keydown', handleKey)
  }, [picture, steps, arrows, actions, store])
}
