import './presence.css'
import { type RefObject, useEffect, useRef } from 'react'
import { useRoom } from '../../hooks/room-context.ts'
import { anchorAt, CursorPainter } from './cursors.ts'

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
    const onMove = (event: PointerEvent) => {
      // Under a dragged copy lies the board; the copy itself takes no pointer.
      const target = document.elementFromPoint(event.clientX, event.clientY)
      presence.say({ board, cursor: anchorAt(event.clientX, event.clientY, target) })
    }
    const onLeave = () => presence.say({ cursor: null })
    presence.say({ board, cursor: null })
    area.addEventListener('pointermove', onMove)
    area.addEventListener('pointerleave', onLeave)
    return () => {
      area.removeEventListener('pointermove', onMove)
      area.removeEventListener('pointerleave', onLeave)
    }
  }, [presence, board, areaRef])

  return <div ref={ref} className="cursor-layer" aria-hidden="true" />
}
