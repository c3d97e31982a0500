import type { Anchor } from '@samtavla/shared/protocol/presence.ts'
import type { Presence, RemoteCursor } from '../../model/presence.ts'
import { cardElement, cardOf, regionElement, regionOfElement } from '../cards/dom.ts'

/** A cursor at rest is told from one that moves; above so many people, cursors are more noise than news (P11). */
const REST_MS = 10_000
const MOST_CURSORS = 25

/**
 * Where a point of the window is, as a place on the board that is the same on every screen: a fraction of the card under it, or
 * of its region. Nowhere where one answers in secret (VOTE2): a pointer would tell what one says.
 */
export function anchorAt(x: number, y: number, target: Element | null): Anchor | null {
  const region = regionOfElement(target)
  if (!region || target?.closest('[data-secret]')) return null
  const card = cardOf(target)
  const box = ((card && cardElement(card)) || region.element).getBoundingClientRect()
  const place = { board: region.board, region: region.region, ...(card ? { card } : {}) }
  return { ...place, x: round((x - box.left) / box.width), y: round((y - box.top) / box.height) }
}

function round(fraction: number): number {
  return Math.round(fraction * 1000) / 1000
}

/** The same place on this screen; `undefined` when it is not shown here. */
export function pointOf(anchor: Anchor): { x: number; y: number } | undefined {
  const element = (anchor.card && cardElement(anchor.card)) || regionElement(anchor.board, anchor.region)
  if (!element) return undefined
  const box = element.getBoundingClientRect()
  return { x: box.left + box.width * anchor.x, y: box.top + box.height * anchor.y }
}

interface Drawn {
  readonly element: HTMLElement
  anchor: string
  timer: number | undefined
}

/** Draws the others' cursors into a layer, outside of React: one transform a cursor and frame, and only when something moved. */
export class CursorPainter {
  readonly #layer: HTMLElement
  readonly #presence: Presence
  readonly #board: string
  readonly #drawn = new Map<number, Drawn>()
  #frame: number | undefined
  readonly #stop: (() => void)[]

  constructor(layer: HTMLElement, presence: Presence, board: string) {
    this.#layer = layer
    this.#presence = presence
    this.#board = board
    const area = layer.parentElement ?? layer
    const resized = new ResizeObserver(this.repaint)
    resized.observe(area)
    // Cards that move or grow, by whomever, take the cursors that stand at them along; the layer itself holds no cards.
    const changed = new MutationObserver((records) => {
      if (records.some(({ target }) => !layer.contains(target))) this.repaint()
    })
    changed.observe(area, {
      subtree: true,
      childList: true,
      characterData: true,
      attributeFilter: ['class', 'data-text'],
    })
    document.addEventListener('scroll', this.repaint, { capture: true, passive: true })
    this.#stop = [
      presence.subscribe('cursors', this.repaint),
      () => resized.disconnect(),
      () => changed.disconnect(),
      () => document.removeEventListener('scroll', this.repaint, { capture: true }),
    ]
    this.repaint()
  }

  /** Paints at the next frame. */
  repaint = (): void => {
    this.#frame ??= requestAnimationFrame(this.#paint)
  }

  stop(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame)
    for (const stop of this.#stop) stop()
    for (const { element, timer } of this.#drawn.values()) {
      clearTimeout(timer)
      element.remove()
    }
  }

  #paint = (): void => {
    this.#frame = undefined
    const cursors = this.#presence.people().length > MOST_CURSORS ? [] : this.#presence.cursorsOn(this.#board)
    const here = new Set(cursors.map(({ client }) => client))
    for (const [client, drawn] of this.#drawn) {
      if (here.has(client)) continue
      clearTimeout(drawn.timer)
      drawn.element.remove()
      this.#drawn.delete(client)
    }
    const origin = this.#layer.getBoundingClientRect()
    for (const cursor of cursors) this.#place(cursor, origin)
    if (cursors.length > 0 && this.#isSliding()) this.repaint()
  }

  /** Cards are on their way to their new places. */
  #isSliding(): boolean {
    const motions = this.#layer.parentElement?.getAnimations({ subtree: true }) ?? []
    return motions.some((motion) => !(motion instanceof CSSTransition || motion instanceof CSSAnimation))
  }

  #place(cursor: RemoteCursor, origin: DOMRect): void {
    let drawn = this.#drawn.get(cursor.client)
    if (!drawn) {
      drawn = { element: newCursor(cursor), anchor: '', timer: undefined }
      this.#layer.append(drawn.element)
      this.#drawn.set(cursor.client, drawn)
    }
    const anchor = JSON.stringify(cursor.anchor)
    if (anchor !== drawn.anchor) {
      drawn.anchor = anchor
      const { element } = drawn
      element.classList.remove('is-resting')
      clearTimeout(drawn.timer)
      drawn.timer = window.setTimeout(() => element.classList.add('is-resting'), REST_MS)
    }
    const point = pointOf(cursor.anchor)
    drawn.element.hidden = !point
    if (point) drawn.element.style.translate = `${point.x - origin.left}px ${point.y - origin.top}px`
  }
}

const SVG = 'http://www.w3.org/2000/svg'

function newCursor({ user }: RemoteCursor): HTMLElement {
  const element = document.createElement('div')
  element.className = 'cursor'
  element.dataset.cursorOf = user.id
  element.style.setProperty('--person', `var(--person-${user.color})`)
  const arrow = document.createElementNS(SVG, 'svg')
  arrow.setAttribute('viewBox', '0 0 20 22')
  for (const kind of ['light', 'dark', 'fill']) {
    const path = document.createElementNS(SVG, 'path')
    path.setAttribute('d', 'M3 2v15.5l4.3-3.8 2.9 6.4 2.9-1.3-2.9-6.3 5.8-.5z')
    path.setAttribute('class', `cursor-${kind}`)
    arrow.append(path)
  }
  const tag = document.createElement('span')
  tag.className = 'cursor-name'
  tag.textContent = user.name
  element.append(arrow, tag)
  return element
}
