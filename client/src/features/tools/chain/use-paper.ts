import { type RefObject, useEffect } from 'react'

/** The printed part of an A4 page on its side, with margins of 10 mm, in CSS pixels; less the board's name and the page's foot. */
const WIDTH = 1046
const HEIGHT = 600
/** Smaller print is not read; a chain that is longer goes on on the next page. */
const SMALLEST = 0.55

/**
 * Lays the picture out for paper before it is printed: as wide as the page, and smaller where it would be higher. The arrows follow, as
 * they do on the screen.
 */
export function usePaper(picture: RefObject<HTMLElement | null>, redraw: () => void): void {
  useEffect(() => {
    const element = picture.current!
    const handleBefore = () => {
      element.classList.add('is-on-paper')
      const { scrollWidth, scrollHeight } = element
      const scale = Math.max(SMALLEST, Math.min(1, WIDTH / scrollWidth, HEIGHT / scrollHeight))
      element.style.setProperty('--paper-scale', String(scale))
      redraw()
    }
    const handleAfter = () => {
      element.classList.remove('is-on-paper')
      element.style.removeProperty('--paper-scale')
      redraw()
    }
    window.addEventListener('beforeprint', handleBefore)
    window.addEventListener('afterprint', handleAfter)
    return () => {
      window.removeEventListener('beforeprint', handleBefore)
      window.removeEventListener('afterprint', handleAfter)
    }
  }, [picture, redraw])
}
