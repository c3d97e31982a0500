import type { Placement } from '@samtavla/shared/discussion/ballot.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { type MouseEvent, type PointerEvent, type RefObject, useRef } from 'react'

/** A press has to travel this far before it is a drag. */
const SLACK_PX = 5

export interface MarkDrag {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void
  readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void
  readonly onPointerCancel: (event: PointerEvent<HTMLElement>) => void
  readonly onClickCapture: (event: MouseEvent<HTMLElement>) => void
}

interface Press {
  readonly x: number
  readonly y: number
  isDrag: boolean
}

/** Takes a problem's mark with the pointer to a place in the field. Let go outside of it, the mark goes back to where it was. */
export function useMarkDrag(
  plot: RefObject<HTMLElement | null>,
  onDrop: (card: CardId, at: Placement) => void,
): (card: CardId) => MarkDrag {
  const press = useRef<Press>(undefined)
  const wasDrag = useRef(false)

  const end = (event: PointerEvent<HTMLElement>) => {
    wasDrag.current = press.current?.isDrag ?? false
    press.current = undefined
    event.currentTarget.style.translate = ''
    event.currentTarget.classList.remove('is-lifted')
  }
  return (card) => ({
    onPointerDown: (event) => {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      press.current = { x: event.clientX, y: event.clientY, isDrag: false }
    },
    onPointerMove: (event) => {
      if (!press.current) return
      const [dx, dy] = [event.clientX - press.current.x, event.clientY - press.current.y]
      if (!press.current.isDrag && Math.hypot(dx, dy) < SLACK_PX) return
      press.current.isDrag = true
      event.currentTarget.classList.add('is-lifted')
      // The mark's own place is a transform, so that this comes on top of it.
      event.currentTarget.style.translate = `${dx}px ${dy}px`
    },
    onPointerUp: (event) => {
      const at = press.current?.isDrag && plot.current ? placementAt(plot.current, event) : undefined
      end(event)
      if (at) onDrop(card, at)
    },
    onPointerCancel: end,
    // The click that ends a drag chooses nothing.
    onClickCapture: (event) => {
      if (wasDrag.current) event.stopPropagation()
      wasDrag.current = false
    },
  })
}

/** The nearest place of the 5×5 field under the pointer; nothing outside of it. */
export function placementAt(
  plot: HTMLElement,
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
): Placement | undefined {
  const box = plot.getBoundingClientRect()
  const [x, y] = [(clientX - box.left) / box.width, (clientY - box.top) / box.height]
  if (x < 0 || x > 1 || y < 0 || y > 1) return undefined
  const step = (part: number) => Math.min(5, Math.floor(part * 5) + 1)
  return { control: step(x), effect: 6 - step(y) }
}
