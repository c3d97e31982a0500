import { useId, useMemo } from 'react'
import { useCardName } from '../../../hooks/use-card-names.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { cardsIn } from '../use-forest.ts'
import { useTabStop } from '../use-tree-keys.ts'
import { CauseField } from './CauseField.tsx'
import { CauseHead } from './CauseHead.tsx'
import { CauseItems } from './CauseItems.tsx'
import { defaultBone } from './cause-view.ts'
import type { CauseTreeProps } from './Fishbone.tsx'

/** One problem with its causes as chains: each answer to why stands to the right of what it answers. */
export function WhyChains({ tree, view }: CauseTreeProps) {
  const w = useWords()
  const labelId = useId()
  const name = useCardName(tree.head)
  const { stop, onFocus } = useTabStop(useMemo(() => cardsIn(tree.nodes), [tree]))
  const region = defaultBone(view.bones)
  return (
    <section className="whys" data-tree aria-labelledby={labelId} onFocus={onFocus}>
      <CauseHead tree={tree} labelId={labelId} />
      <div className="whys-chains">
        {tree.nodes.length > 0 && (
          <CauseItems nodes={tree.nodes} label={w.causes.chains(name)} view={view} stop={stop} />
        )}
        {view.mayWrite && region && <CauseField region={region} view={view} problem={{ id: tree.head, name }} />}
      </div>
    </section>
  )
}
