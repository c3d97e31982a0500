import type { CardId } from '@samtavla/shared/model/ids.ts'
import { createContext, useCallback, useContext, useSyncExternalStore } from 'react'
import { KeyedListeners } from '../../model/keyed-listeners.ts'

/** The cards that this person has marked, and the one they edit. Cards listen to themselves only. */
export class Selection {
  readonly #listeners = new KeyedListeners()
  #selected: readonly CardId[] = []
  #editing: CardId | undefined
  #dragging: ReadonlySet<CardId> = new Set()

  get selected(): readonly CardId[] {
    return this.#selected
  }

  get editing(): CardId | undefined {
    return this.#editing
  }

  get dragging(): ReadonlySet<CardId> {
    return this.#dragging
  }

  isSelected(id: CardId): boolean {
    return this.#selected.includes(id)
  }

  /** In words, so that it is a stable value: any of `selected`, `editing`, `dragging`. */
  holdOn(id: CardId): string {
    const isHeld = this.#editing === id || this.#dragging.has(id) || this.isSelected(id)
    if (!isHeld) return ''
    const words = { selected: this.isSelected(id), editing: this.#editing === id, dragging: this.#dragging.has(id) }
    return Object.entries(words)
      .flatMap(([word, holds]) => (holds ? word : []))
      .join(' ')
  }

  toggle(id: CardId): void {
    this.select(this.isSelected(id) ? this.#selected.filter((other) => other !== id) : [...this.#selected, id])
  }

  select(ids: readonly CardId[]): void {
    const changed = [...this.#selected, ...ids]
    this.#selected = ids
    this.#listeners.notify(new Set(['selected', ...changed]))
  }

  edit(id: CardId | undefined): void {
    const changed = [this.#editing, id].filter((card) => card !== undefined)
    this.#editing = id
    this.#listeners.notify(new Set(['editing', ...changed]))
  }

  drag(ids: ReadonlySet<CardId>): void {
    const changed = [...this.#dragging, ...ids]
    this.#dragging = ids
    this.#listeners.notify(new Set(['dragging', ...changed]))
  }

  /** What an action on this card is about: all marked cards if it is one of them, else only itself. */
  around(id: CardId): readonly CardId[] {
    return this.isSelected(id) ? this.#selected : [id]
  }

  subscribe(key: string, listener: () => void): () => void {
    return this.#listeners.add(key, listener)
  }
}

const SelectionContext = createContext<Selection>(new Selection())

export const SelectionProvider = SelectionContext.Provider

export function useSelection(): Selection {
  return useContext(SelectionContext)
}

export function useSelected(): readonly CardId[] {
  const selection = useSelection()
  const subscribe = useCallback((listener: () => void) => selection.subscribe('selected', listener), [selection])
  return useSyncExternalStore(subscribe, () => selection.selected)
}

/** How this person holds one card: one listener a card, since a board has thousands. */
export function useHold(id: CardId): { isSelected: boolean; isEditing: boolean; isDragging: boolean } {
  const selection = useSelection()
  const subscribe = useCallback((listener: () => void) => selection.subscribe(id, listener), [selection, id])
  const hold = useSyncExternalStore(subscribe, () => selection.holdOn(id))
  return {
    isSelected: hold.includes('selected'),
    isEditing: hold.includes('editing'),
    isDragging: hold.includes('dragging'),
  }
}
