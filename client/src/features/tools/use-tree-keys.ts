import type { CardId } from '@samtavla/shared/model/ids.ts'
import {
  type FocusEvent,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useState,
  useSyncExternalStore,
} from 'react'
import { KeyedListeners } from '../../model/keyed-listeners.ts'
import { cardOf } from '../cards/dom.ts'

/**
 * Arrows between the cards of trees: up and down in reading order; right to what hangs under a card, left to what it hangs under. Where
 * there is none, left and right lead to the branch beside it. Home and End lead to the ends of the tree. The board's other keys stay.
 */
export function useTreeKeys(ref: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = ref.current!
    const onKey = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
      const target = event.target as HTMLElement
      if (target.closest('input, textarea, select') || !cardOf(target)) return
      const next = neighbourOf(target.closest<HTMLElement>('[data-card]')!, event.key)
      if (next === undefined) return
      event.preventDefault()
      event.stopPropagation()
      next?.querySelector<HTMLElement>('[data-card-focus]')?.focus()
    }
    element.addEventListener('keydown', onKey)
    return () => element.removeEventListener('keydown', onKey)
  }, [ref])
}

/** Nothing for a key that is none of ours, and `null` where there is no card that way. */
function neighbourOf(card: HTMLElement, key: string): HTMLElement | null | undefined {
  const tree = card.closest('[data-tree]')
  const cards = [...(tree?.querySelectorAll<HTMLElement>('[data-card]') ?? [])]
  const at = cards.indexOf(card)
  if (key === 'ArrowDown') return cards[at + 1] ?? null
  if (key === 'ArrowUp') return cards[at - 1] ?? null
  if (key === 'Home') return cards[0] ?? null
  if (key === 'End') return cards.at(-1) ?? null
  if (key !== 'ArrowRight' && key !== 'ArrowLeft') return undefined
  const node = card.closest('[data-node]')
  if (key === 'ArrowRight')
    return node?.querySelector<HTMLElement>(':scope [data-node] [data-card]') ?? besides(card, 1)
  return node?.parentElement?.closest('[data-node]')?.querySelector<HTMLElement>('[data-card]') ?? besides(card, -1)
}

/** The first card of the next branch of the tree that has any. */
function besides(card: HTMLElement, step: 1 | -1): HTMLElement | null {
  const branch = card.closest('[data-branch]')
  const branches = [...(card.closest('[data-tree]')?.querySelectorAll('[data-branch]') ?? [])]
  for (let at = branches.indexOf(branch!) + step; branch && at >= 0 && at < branches.length; at += step) {
    const first = branches[at]!.querySelector<HTMLElement>('[data-card]')
    if (first) return first
  }
  return null
}

/** The one card of a tree that the Tab key reaches: the one that last had focus, or the first. Cards listen to themselves only. */
export class TabStop {
  readonly #listeners = new KeyedListeners()
  #card: CardId | undefined

  get card(): CardId | undefined {
    return this.#card
  }

  move(card: CardId | undefined): void {
    if (card === this.#card) return
    const changed = [this.#card, card].filter((id) => id !== undefined)
    this.#card = card
    this.#listeners.notify(changed)
  }

  subscribe(card: CardId, listener: () => void): () => void {
    return this.#listeners.add(card, listener)
  }
}

/** The one card of a tree that Tab goes to: the last that had the focus, or else the first. */
export function useTabStop(cards: readonly CardId[]) {
  const [stop] = useState(() => new TabStop())
  useLayoutEffect(() => {
    if (!stop.card || !cards.includes(stop.card)) stop.move(cards[0])
  }, [stop, cards])
  const onFocus = (event: FocusEvent) => stop.move(cardOf(event.target) ?? stop.card)
  return { stop, onFocus }
}

/** Whether Tab goes to a card; told only to those two that it changes for. */
export function useIsTabStop(stop: TabStop, card: CardId): boolean {
  const subscribe = useCallback((listener: () => void) => stop.subscribe(card, listener), [stop, card])
  return useSyncExternalStore(subscribe, () => stop.card === card)
}
