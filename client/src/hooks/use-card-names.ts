import type { CardId } from '@samtavla/shared/model/ids.ts'
import { useMemo } from 'react'
import { cardName } from '../model/card-names.ts'
import { useStored } from './room-context.ts'
import { useWords } from './use-words.ts'

/** No id and no name has it. */
const BREAK = '\n'

/** What a card is called by in sentences and on marks. */
export function useCardName(id: CardId): string {
  const w = useWords()
  const keys = useMemo(() => ['codes', id], [id])
  return useStored(keys, (store) => cardName(store, id, w))
}

/** What cards are called by, in their order. */
export function useCardNames(ids: readonly CardId[]): readonly string[] {
  const w = useWords()
  const keys = useMemo(() => ['codes', ...ids], [ids])
  const names = useStored(keys, (store) => ids.map((id) => cardName(store, id, w)).join(BREAK))
  return useMemo(() => (ids.length === 0 ? [] : names.split(BREAK)), [ids, names])
}
