import type { CardId } from '@samtavla/shared/model/ids.ts'
import { ArrowRightFromLine } from 'lucide-react'
import { type PointerEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useRoom } from '../../../hooks/room-context.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { cardElement, cardOf } from '../../cards/dom.ts'
import type { ArrowInPicture } from './arrow-paths.ts'
import { useChainActions } from './chain-context.ts'

/** A press has to travel this far before it is a drag. */
const SLACK_PX = 5
/** Above where most arrows begin. */
const TOP_PX = 18

interface ArrowHandleProps {
  readonly picture: RefObject<HTMLElement | null>
  /** The cards may have moved when it is a new one. */
  readonly drawing: readonly ArrowInPicture[]
}

/**
 * What one draws an arrow with, at the edge of the card under the pointer or in focus: dragged onto another card it becomes one, and
 * pressed it opens the choice of cards. Until it is let go, nobody else sees it; Escape gives up.
 */
export function ArrowHandle({ picture, drawing }: ArrowHandleProps) {
  const { connect, openPicker } = useChainActions()
  const { store } = useRoom()
  const w = useWords()
  const handle = useRef<HTMLButtonElement>(null)
  const line = useRef<SVGPathElement>(null)
  const draft = useRef<Draft>(undefined)
  const wasDrag = useRef(false)
  const card = useCardAtHand(picture, draft)
  const isErased = card !== undefined && store.card(card)?.erased !== undefined

  // biome-ignore lint/correctness/useExhaustiveDependencies: the cards may have moved when the drawing is a new one
  useLayoutEffect(() => {
    const element = card && cardElement(card)
    if (!element || !handle.current) return
    const { offsetLeft, offsetTop, offsetWidth, offsetHeight } = element
    handle.current.style.translate = `${offsetLeft + offsetWidth}px ${offsetTop + Math.min(TOP_PX, offsetHeight / 2)}px`
  }, [card, drawing])

  const end = (isDrop: boolean) => {
    const { current } = draft
    if (!current) return
    const { card, onto } = current
    draft.current = undefined
    current.stop()
    over(current, undefined)
    line.current?.setAttribute('d', '')
    if (isDrop && onto) connect(card, onto)
  }
  const handleDown = (event: PointerEvent<HTMLButtonElement>) => {
    if (event.button !== 0 || !card) return
    wasDrag.current = false
    event.currentTarget.setPointerCapture(event.pointerId)
    const stop = new AbortController()
    const handleKey = (key: KeyboardEvent) => {
      if (key.key !== 'Escape') return
      key.stopPropagation()
      wasDrag.current = true
      end(false)
    }
    window.addEventListener('keydown', handleKey, { signal: stop.signal, capture: true })
    draft.current = { card, x: event.clientX, y: event.clientY, onto: undefined, stop: () => stop.abort() }
  }
  const handleMove = ({ clientX, clientY }: PointerEvent<HTMLButtonElement>) => {
    const { current } = draft
    if (!current || !picture.current) return
    if (Math.hypot(clientX - current.x, clientY - current.y) > SLACK_PX) wasDrag.current = true
    if (!wasDrag.current) return
    const { left, top } = picture.current.getBoundingClientRect()
    const [x1, y1, x2, y2] = [current.x - left, current.y - top, clientX - left, clientY - top]
    const middle = (x1 + x2) / 2
    line.current?.setAttribute('d', `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`)
    const under = cardOf(document.elementFromPoint(clientX, clientY))
    over(current, under !== current.card && picture.current.contains(cardElement(under ?? '')) ? under : undefined)
  }
  if (!card || isErased) return null
  return (
    <>
      <button
        ref={handle}
        type="button"
        className="chain-handle"
        data-handle
        tabIndex={-1}
        aria-label={w.chain.handle}
        title={w.chain.handle}
        onPointerDown={handleDown}
        onPointerMove={handleMove}
        onPointerUp={() => end(true)}
        onPointerCancel={() => end(false)}
        onClick={() => wasDrag.current || openPicker(card, 'down')}
      >
        <ArrowRightFromLine size={18} aria-hidden="true" />
      </button>
      <svg className="chain-draft" aria-hidden="true">
        <path ref={line} />
      </svg>
    </>
  )
}

/** An arrow that somebody draws. */
interface Draft {
  readonly card: CardId
  readonly x: number
  readonly y: number
  onto: CardId | undefined
  readonly stop: () => void
}

/** Marks the card that the arrow would go to. */
function over(draft: Draft, card: CardId | undefined): void {
  if (draft.onto === card) return
  if (draft.onto) cardElement(draft.onto)?.classList.remove('is-under')
  if (card) cardElement(card)?.classList.add('is-under')
  draft.onto = card
}

/** The card under the pointer, or else the one in focus; while an arrow is drawn, the one that it began at. */
function useCardAtHand(
  picture: RefObject<HTMLElement | null>,
  draft: RefObject<Draft | undefined>,
): CardId | undefined {
  const [card, setCard] = useState<CardId>()
  useEffect(() => {
    const element = picture.current!
    const look = (target: EventTarget | null) => {
      const at = target as Element | null
      if (draft.current || at?.closest('[data-handle]')) return
      const { activeElement } = document
      setCard(cardOf(at) ?? (element.contains(activeElement) ? cardOf(activeElement) : undefined))
    }
    const handleOver = (event: Event) => look(event.target)
    const handleOut = () => look(null)
    for (const name of ['pointerover', 'focusin']) element.addEventListener(name, handleOver)
    element.addEventListener('pointerleave', handleOut)
    return () => {
      for (const name of ['pointerover', 'focusin']) element.removeEventListener(name, handleOver)
      element.removeEventListener('pointerleave', handleOut)
    }
  }, [picture, draft])
  return card
}
