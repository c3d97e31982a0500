import { flushSync } from 'react-dom'
import { mayMove } from '../../hooks/preferences.ts'
import { cardElement, cardOf, focusCard, regionOfElement } from './dom.ts'

/** In a room with more cards than this they change place without sliding: measuring them would cost more than it gives. */
export const MOST_SLIDING = 120
const SLIDE_MS = 180

/**
 * Shows what others did without disturbing the person's hand or eye (A5): the card in focus keeps its focus, its caret and its
 * place on the screen, wherever it went; if it is gone, its neighbour gets the focus. Who was at a field that is gone comes to the
 * heading of its region. What moved slides into place.
 */
export function keepSteady(notify: () => void, maySlide: boolean, onFocusLost: () => void): void {
  const hold = holdFocus()
  const region = regionOfElement(document.activeElement)?.element
  const before = maySlide && mayMove() ? places() : undefined
  flushSync(notify)
  if (hold) restoreFocus(hold, onFocusLost)
  else if (region && document.activeElement === document.body) focusHeading(region)
  if (before) slide(before)
}

interface Hold {
  readonly card: string
  readonly active: Element
  readonly neighbours: readonly string[]
  readonly heading: HTMLElement | null
  readonly top: number
  readonly caret: readonly [number, number] | undefined
}

function holdFocus(): Hold | undefined {
  const active = document.activeElement
  const card = cardOf(active)
  if (!active || !card) return undefined
  const element = cardElement(card)!
  const region = regionOfElement(element)?.element
  const cards = region
    ? [...region.querySelectorAll<HTMLElement>('[data-card]')].map((other) => other.dataset.card!)
    : []
  const at = cards.indexOf(card)
  const caret =
    active instanceof HTMLTextAreaElement ? ([active.selectionStart, active.selectionEnd] as const) : undefined
  return {
    card,
    active,
    neighbours: [...cards.slice(at + 1), ...cards.slice(0, at).reverse()],
    heading: region?.querySelector<HTMLElement>('[data-region-heading]') ?? null,
    top: element.getBoundingClientRect().top,
    caret,
  }
}

function restoreFocus(hold: Hold, onFocusLost: () => void): void {
  const element = cardElement(hold.card)
  const isKept = document.activeElement !== document.body && cardOf(document.activeElement) === hold.card
  const field = element?.querySelector('textarea')
  // In another list the card has another field, which begins with the caret at its end.
  if (field && hold.caret && field !== hold.active) {
    field.focus({ preventScroll: true })
    field.setSelectionRange(...hold.caret)
  } else if (element && !isKept) focusCard(hold.card)
  if (element) holdInPlace(element, hold.top)
  else if (document.activeElement === document.body) {
    const next = hold.neighbours.find((card) => cardElement(card))
    if (next) focusCard(next)
    else hold.heading?.focus()
    onFocusLost()
  }
}

function focusHeading(region: HTMLElement): void {
  region.querySelector<HTMLElement>('[data-region-heading]')?.focus()
}

/** New cards have their own height only when the browser has seen that they are near: in the same frame, after the first look. */
function holdInPlace(element: HTMLElement, top: number): void {
  keepInPlace(element, top)
  const afterLayout = new ResizeObserver(() => {
    afterLayout.disconnect()
    if (element.isConnected) keepInPlace(element, top)
  })
  afterLayout.observe(element)
}

/** Scrolls so that the element is again as far from the top of the window as it was. */
function keepInPlace(element: HTMLElement, top: number): void {
  const by = element.getBoundingClientRect().top - top
  if (Math.abs(by) < 1) return
  for (let at = element.parentElement; at; at = at.parentElement) {
    if (at.scrollHeight <= at.clientHeight + 1 || !/auto|scroll/.test(getComputedStyle(at).overflowY)) continue
    at.scrollTop += by
    return
  }
  window.scrollBy(0, by)
}

function places(): Map<string | undefined, DOMRect> {
  const cards = [...document.querySelectorAll<HTMLElement>('[data-card]')]
  return new Map(cards.map((card) => [card.dataset.card, card.getBoundingClientRect()]))
}

function slide(before: ReadonlyMap<string | undefined, DOMRect>): void {
  for (const element of document.querySelectorAll<HTMLElement>('[data-card]')) {
    const [old, box] = [before.get(element.dataset.card), element.getBoundingClientRect()]
    if (!old) {
      element.animate(
        [
          { opacity: 0, scale: 0.96 },
          { opacity: 1, scale: 1 },
        ],
        { duration: SLIDE_MS, easing: 'ease-out' },
      )
    } else if (Math.abs(old.left - box.left) + Math.abs(old.top - box.top) > 1) {
      const from = `${old.left - box.left}px ${old.top - box.top}px`
      element.animate([{ translate: from }, { translate: '0 0' }], { duration: SLIDE_MS, easing: 'ease-out' })
    }
  }
}
