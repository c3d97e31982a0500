import { makeProblem } from '@samtavla/shared/edits/links.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { problems } from '@samtavla/shared/tools/problems.ts'
import { preferences } from '../../hooks/preferences.ts'
import { words } from '../../hooks/use-words.ts'
import type { Toast } from '../../ui/Toaster.tsx'
import { goToCard } from './card-address.ts'
import type { CardHands } from './use-card-hands.ts'

/** One click: cards become a problem that rests on them. Says what it is called, and offers to go there. */
export function makeProblemOf(
  { room, selection }: CardHands,
  toast: (toast: Toast) => void,
  ids: readonly CardId[],
): void {
  const problem = room.hand.do((pen) => makeProblem(pen, ids, problems.name[preferences().language]))
  if (!problem) return
  selection.select([])
  const text = words().problem.made(room.store.code(problem) ?? '')
  toast({ text, action: { label: words().problem.show, onAction: () => goToCard(problem) } })
}
