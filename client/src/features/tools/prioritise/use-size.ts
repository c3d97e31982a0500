import { type RefObject, useLayoutEffect, useState } from 'react'
import type { Size } from './spread-apart.ts'

interface MeasuredSize extends Size {
  /** How large its letters are. */
  readonly em: number
}

/** How large an element is, in CSS pixels; nothing before it is drawn. */
export function useSize(element: RefObject<HTMLElement | null>): MeasuredSize | undefined {
  const [size, setSize] = useState<MeasuredSize>()
  useLayoutEffect(() => {
    const observed = element.current
    if (!observed) return
    const look = () => {
      const em = Number.parseFloat(getComputedStyle(observed).fontSize)
      setSize({ width: observed.clientWidth, height: observed.clientHeight, em })
    }
    look()
    const observer = new ResizeObserver(look)
    observer.observe(observed)
    return () => observer.disconnect()
  }, [element])
  return size
}
