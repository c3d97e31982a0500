import type { CardId } from '@samtavla/shared/model/ids.ts'
import { useCardName } from '../../../hooks/use-card-names.ts'

/** What a problem is called by: its number, or how its text begins. */
export function ProblemName({ id }: { readonly id: CardId }) {
  return useCardName(id)
}
