import './presence.css'
import { type RefObject, useEffect, useRef } from 'react'
import { useRoom } from '../../hooks/room-context.ts'
import { anchorAt, CursorPainter } from './cursors.ts'

/** A pointer is looked up at most this often: each time costs a layout (P11). */
const TELL_MS = 50

interface CursorLayerProps {
  readonly board: string
  /** The area whose pointer is told to the others. */
  readonly areaRef: RefObject<HTMLElement | null>
  readonly isShown: boolean
}

/** The others' cursors over a board, and one's own told to them. Nothing for screen readers: the list of people is for those. */
export function CursorLayer({ board, areaRef, isShown }: CursorLayerProps) {
  const { presence } = useRoom()
  const ref = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (!isShown) return
    const painter = new CursorPainter(ref.current!, presence, board)
    return () => painter.stop()
  }, [presence, board, isShown])

  useEffect(() => {
    const area = areaRef.current!
    let at: { x: number; y: number } | undefined
    let timer: number | undefined
    const tell = () => {
      timer = undefined
      if (!at) return
      // Under a dragged copy lies the board; the copy itself takes no pointer.
      presence.say({ board, cursor: anchorAt(at.x, at.y, document.elementFromPoint(at.x, at.y)) })
    }
    const onMove = (event: PointerEvent) => {
      at = { x: event.clientX, y: event.clientY }
      timer ??= window.setTimeout(tell, TELL_MS)
    }
    const onLeave = () => {
      at = undefined
      presence.say({ cursor: null })
    }
    presence.say({ board, cursor: null })
    area.addEventListener('pointermove', onMove)
    area.addEventListener('pointerleave', onLeave)
    return () => {
      clearTimeout(timer)
      area.removeEventListener('pointermove', onMove)
      area.removeEventListener('pointerleave', onLeave)
    }
  }, [presence, board, areaRef])

  return <div ref={ref} className="cursor-layer" aria-hidden="true" />
}
