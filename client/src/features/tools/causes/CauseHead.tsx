import type { Tree } from '@samtavla/shared/model/card-tree.ts'
import { CircleHelp } from 'lucide-react'
import { useMemo } from 'react'
import { useStored } from '../../../hooks/room-context.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { ProblemHead } from '../ProblemHead.tsx'
import { cardsIn } from '../use-forest.ts'

/** CAU-W1: more roots than this are hard to work on at once. */
const MOST_ROOTS = 3

/** A problem, and how many causes it has. */
export function CauseHead({ tree, labelId }: { readonly tree: Tree; readonly labelId: string }) {
  const w = useWords()
  const cards = useMemo(() => cardsIn(tree.nodes), [tree])
  const roots = useStored(cards, (store) => cards.filter((id) => store.card(id)?.fields.root === 'ja').length)
  return (
    <ProblemHead id={tree.head} labelId={labelId}>
      <p className="problem-head-note">{w.causes.count(cards.length)}</p>
      {roots > MOST_ROOTS && (
        <p className="problem-head-note" data-hint="CAU-W1">
          <CircleHelp size={16} aria-hidden="true" /> {w.causes.manyRoots(roots)}
        </p>
      )}
    </ProblemHead>
  )
}
