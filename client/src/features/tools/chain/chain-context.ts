import type { CardId } from '@samtavla/shared/model/ids.ts'
import { createContext, useContext } from 'react'
import type { Ends } from './read-chain.ts'

/** `down`: what a card leads to; `up`: what it comes of. */
export type Way = 'down' | 'up'

/** What one can do in a chain. The same object for as long as one may do the same. */
export interface ChainActions {
  readonly canEdit: boolean
  /** Draws an arrow between two cards of the chain, from the earlier column to the later one. */
  connect(card: CardId, other: CardId): void
  openArrow(link: Ends): void
  openPicker(card: CardId, way: Way): void
}

const ChainContext = createContext<ChainActions | undefined>(undefined)

export const ChainProvider = ChainContext.Provider

export function useChainActions(): ChainActions {
  const actions = useContext(ChainContext)
  if (!actions) throw new Error('There is no chain here')
  return actions
}
