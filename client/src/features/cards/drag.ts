import type { Target } from '@samtavla/shared/edits/cards.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { cardElement, cardOf, cardsOf, regionOfElement } from './dom.ts'

/** A mouse has to travel this far before a press is a drag; a finger has to rest this long. */
const SLACK_PX = 6
const REST_MS = 280
/** Near an edge of a scrolling area, it scrolls. */
const EDGE_PX = 56
const SCROLL_PX = 14
/** Held over the middle of another card for so long, a card is put onto it and not beside it. */
const ONTO_MS = 600

export interface DragOptions {
  /** The cards that go along with the one that was taken. */
  readonly idsFor: (card: CardId) => readonly CardId[]
  readonly mayDrag: (card: CardId) => boolean
  readonly onLift: (ids: readonly CardId[]) => void
  /** `region` is the part of the page that was meant. */
  readonly onDrop: (ids: readonly CardId[], target: Target, region: HTMLElement) => void
  /** Let go over a card on which it had rested. */
  readonly onDropOnto: (ids: readonly CardId[], card: CardId) => void
  readonly onEnd: () => void
}

/**
 * Lets cards inside `board` be dragged with a mouse, a pen or a finger. The document is written once, at the drop (R19); what
 * moves on the way is a copy under the pointer and a mark at the place. Escape gives up. Returns what ends it.
 */
export function enableCardDrag(board: HTMLElement, options: DragOptions): () => void {
  let press: { card: CardId; x: number; y: number; pointer: number; timer: number | undefined } | undefined
  let flight: Flight | undefined

  const onDown = (event: PointerEvent) => {
    const element = event.target as Element
    const card = cardOf(element)
    if (!card || event.button !== 0 || element.closest('button, textarea, a, input') || !options.mayDrag(card)) return
    const isTouch = event.pointerType === 'touch'
    const at = { x: event.clientX, y: event.clientY }
    const timer = isTouch ? window.setTimeout(() => lift(at), REST_MS) : undefined
    press = { card, ...at, pointer: event.pointerId, timer }
  }
  const onMove = (event: PointerEvent) => {
    if (flight) flight.moveTo(event.clientX, event.clientY)
    if (!press || event.pointerId !== press.pointer) return
    const isFar = Math.hypot(event.clientX - press.x, event.clientY - press.y) > SLACK_PX
    if (!isFar) return
    if (press.timer === undefined) lift({ x: event.clientX, y: event.clientY })
    else cancelPress()
  }
  const lift = (at: { x: number; y: number }) => {
    if (!press) return
    const ids = options.idsFor(press.card)
    const { card } = press
    cancelPress()
    flight = new Flight(ids, card, at)
    options.onLift(ids)
    document.documentElement.classList.add('is-dragging')
    window.getSelection()?.removeAllRanges()
  }
  const cancelPress = () => {
    clearTimeout(press?.timer)
    press = undefined
  }
  const end = (isDrop: boolean) => {
    cancelPress()
    if (!flight) return
    const { ids, target, region, onto } = flight
    flight.remove()
    flight = undefined
    document.documentElement.classList.remove('is-dragging')
    if (isDrop && onto) options.onDropOnto(ids, onto)
    else if (isDrop && target && region) options.onDrop(ids, target, region)
    options.onEnd()
  }
  const onUp = () => end(true)
  const onCancel = () => end(false)
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !flight) return
    event.preventDefault()
    event.stopPropagation()
    end(false)
  }
  // A finger that drags must not scroll the page as well.
  const onTouchMove = (event: TouchEvent) => {
    if (flight) event.preventDefault()
  }
  const onContextMenu = (event: Event) => {
    if (flight) event.preventDefault()
  }

  const stop = new AbortController()
  const { signal } = stop
  board.addEventListener('pointerdown', onDown, { signal })
  window.addEventListener('pointermove', onMove, { signal })
  window.addEventListener('pointerup', onUp, { signal })
  window.addEventListener('pointercancel', onCancel, { signal })
  window.addEventListener('keydown', onKey, { signal, capture: true })
  window.addEventListener('touchmove', onTouchMove, { signal, passive: false })
  window.addEventListener('contextmenu', onContextMenu, { signal })
  return () => {
    end(false)
    stop.abort()
  }
}

/** Cards in the hand: a copy under the pointer, and a mark where they would land. */
class Flight {
  readonly ids: readonly CardId[]
  target: Target | undefined
  region: HTMLElement | undefined
  /** The card that it would be put onto. */
  onto: CardId | undefined
  #over: HTMLElement | undefined
  #overTimer: number | undefined
  readonly #ghost: HTMLElement
  readonly #mark = document.createElement('div')
  readonly #grip: { x: number; y: number }
  #scrollFrame: number | undefined
  #at: { x: number; y: number }

  constructor(ids: readonly CardId[], taken: CardId, at: { x: number; y: number }) {
    this.ids = ids
    this.#at = at
    const source = cardElement(taken)!
    const box = source.getBoundingClientRect()
    this.#grip = { x: at.x - box.left, y: at.y - box.top }
    this.#ghost = source.cloneNode(true) as HTMLElement
    this.#ghost.className += ' card-ghost'
    this.#ghost.removeAttribute('data-card')
    this.#ghost.inert = true
    this.#ghost.ariaHidden = 'true'
    this.#ghost.style.width = `${box.width}px`
    if (ids.length > 1) this.#ghost.dataset.count = String(ids.length)
    this.#mark.className = 'drop-mark'
    this.#mark.ariaHidden = 'true'
    document.body.append(this.#ghost, this.#mark)
    this.moveTo(at.x, at.y)
  }

  moveTo(x: number, y: number): void {
    this.#at = { x, y }
    this.#ghost.style.translate = `${x - this.#grip.x}px ${y - this.#grip.y}px`
    this.#aim()
    this.#scrollFrame ??= requestAnimationFrame(this.#scroll)
  }

  remove(): void {
    if (this.#scrollFrame !== undefined) cancelAnimationFrame(this.#scrollFrame)
    this.#restOver(undefined)
    this.#ghost.remove()
    this.#mark.remove()
  }

  #aim(): void {
    const { x, y } = this.#at
    this.#restOver(this.#middleAt(x, y))
    if (this.onto) return
    const region = regionOfElement(document.elementFromPoint(x, y))
    this.region = region?.element
    if (!region) {
      this.target = undefined
      this.#mark.hidden = true
      return
    }
    const cards = cardsOf(region.element).filter((card) => !this.ids.includes(card.dataset.card as CardId))
    const next = cards.find((card) => isBefore(card.getBoundingClientRect(), x, y))
    const before = (next?.dataset.card as CardId | undefined) ?? 'end'
    this.target = { board: region.board, region: region.region, before }
    this.#showMark(region.element, cards, next)
  }

  /** The card whose middle is under the pointer. */
  #middleAt(x: number, y: number): HTMLElement | undefined {
    const card = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-card]')
    if (!card || this.ids.includes(card.dataset.card as CardId)) return undefined
    const { left, top, width, height } = card.getBoundingClientRect()
    const isMiddle = Math.abs(x - left - width / 2) < width * 0.4 && Math.abs(y - top - height / 2) < height * 0.3
    return isMiddle ? card : undefined
  }

  #restOver(card: HTMLElement | undefined): void {
    if (card === this.#over) return
    clearTimeout(this.#overTimer)
    this.#over?.classList.remove('is-under')
    this.onto = undefined
    this.#over = card
    if (!card) return
    this.#overTimer = window.setTimeout(() => {
      this.onto = card.dataset.card as CardId
      card.classList.add('is-under')
      this.#mark.hidden = true
    }, ONTO_MS)
  }

  #showMark(region: HTMLElement, cards: readonly HTMLElement[], next: HTMLElement | undefined): void {
    const neighbour = next ?? cards.at(-1)
    const list = region.querySelector('[data-card-list]') ?? region
    const box = (neighbour ?? list).getBoundingClientRect()
    const top = neighbour && !next ? box.bottom + 2 : box.top - 6
    this.#mark.hidden = false
    this.#mark.style.translate = `${box.left}px ${top}px`
    this.#mark.style.width = `${box.width}px`
  }

  #scroll = (): void => {
    this.#scrollFrame = undefined
    const { x, y } = this.#at
    const area = scrollAreaAt(x, y)
    if (!area) return
    const box =
      area === document.scrollingElement ? new DOMRect(0, 0, innerWidth, innerHeight) : area.getBoundingClientRect()
    const by = y < box.top + EDGE_PX ? -SCROLL_PX : y > box.bottom - EDGE_PX ? SCROLL_PX : 0
    if (by === 0) return
    area.scrollTop += by
    this.#aim()
    this.#scrollFrame = requestAnimationFrame(this.#scroll)
  }
}

/** In reading order, the point comes before the card: above its row, or in its row and left of its middle; in one column, above its middle. */
function isBefore(box: DOMRect, x: number, y: number): boolean {
  const isBeside = x < box.left || x > box.right
  if (isBeside) return y < box.top || (y <= box.bottom && x < box.left)
  return y < box.top + box.height / 2
}

function scrollAreaAt(x: number, y: number): Element | null {
  for (let at = document.elementFromPoint(x, y); at; at = at.parentElement) {
    const canScroll = at.scrollHeight > at.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(at).overflowY)
    if (canScroll) return at
  }
  return document.scrollingElement
}
