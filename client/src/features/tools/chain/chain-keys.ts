import type { CardId } from '@samtavla/shared/model/ids.ts'
import { preferences } from '../../../hooks/preferences.ts'
import type { RoomStore } from '../../../model/room-store.ts'
import { cardOf, focusCard } from '../../cards/dom.ts'
import type { ChainActions } from './chain-context.ts'
import type { Ends } from './read-chain.ts'

interface ChainKeys {
  /** From left to right, each from the top. */
  readonly columns: readonly (readonly CardId[])[]
  readonly arrows: readonly Ends[]
  readonly actions: ChainActions
  readonly store: RoomStore
}

/**
 * What a key does on a card of a chain: up and down go along its column, left and right along its arrows, E and K open what it leads to
 * and comes of. True when it was one of these.
 */
export function handleChainKey(event: KeyboardEvent, keys: ChainKeys): boolean {
  const target = event.target as Element
  const card = cardOf(target)
  if (!card || event.altKey || event.ctrlKey || event.metaKey || target.closest('textarea, input')) return false
  const next = nextCard(event.key, card, keys)
  if (next) return focusCard(next)
  if (event.key.startsWith('Arrow')) return true
  const isLetter = keys.actions.canEdit && preferences().shortcuts === 'on' && target.matches('[data-card-focus]')
  if (!isLetter || keys.store.card(card)?.erased) return false
  const way = ({ e: 'down', k: 'up' } as const)[event.key.toLowerCase()]
  if (way) keys.actions.openPicker(card, way)
  return way !== undefined
}

function nextCard(key: string, card: CardId, { columns, arrows }: ChainKeys): CardId | undefined {
  const here = columns.findIndex((column) => column.includes(card))
  const column = columns[here] ?? []
  const at = column.indexOf(card)
  if (key === 'ArrowUp') return column[at - 1]
  if (key === 'ArrowDown') return column[at + 1]
  if (key === 'Home') return column[0]
  if (key === 'End') return column.at(-1)
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return undefined
  const others = key === 'ArrowLeft' ? columns.slice(0, here).reverse() : columns.slice(here + 1)
  const linked = new Set(
    arrows.flatMap(({ from, to }) => {
      if (from === card) return to
      return to === card ? from : []
    }),
  )
  const alongArrow = others.flat().find((id) => linked.has(id))
  // Without an arrow that way: the card that stands about as high in the next column.
  const beside = others.find((ids) => ids.length > 0)
  return alongArrow ?? beside?.[Math.min(at, beside.length - 1)]
}
