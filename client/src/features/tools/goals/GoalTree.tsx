import type { Tree } from '@samtavla/shared/model/card-tree.ts'
import { Plus } from 'lucide-react'
import { useId, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useCardName } from '../../../hooks/use-card-names.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { ProblemHead } from '../ProblemHead.tsx'
import { cardsIn } from '../use-forest.ts'
import { useTabStop } from '../use-tree-keys.ts'
import { GoalField } from './GoalField.tsx'
import { GoalItems } from './GoalItems.tsx'
import type { GoalView } from './goal-view.ts'

/** One problem, the goals that are to do away with it, and what they consist of. */
export function GoalTree({ tree, view }: { readonly tree: Tree; readonly view: GoalView }) {
  const w = useWords()
  const labelId = useId()
  const name = useCardName(tree.head)
  const { stop, onFocus } = useTabStop(useMemo(() => cardsIn(tree.nodes), [tree]))
  const [isWriting, setWriting] = useState(false)
  const field = useRef<HTMLDivElement>(null)
  const handleWrite = () => {
    flushSync(() => setWriting(true))
    field.current?.querySelector('textarea')?.focus()
  }
  const isFirst = tree.nodes.length === 0
  return (
    <section className="goal-tree" data-tree aria-labelledby={labelId} onFocus={onFocus}>
      <ProblemHead id={tree.head} labelId={labelId}>
        <p className="problem-head-note">{w.goals.count(tree.nodes.length)}</p>
      </ProblemHead>
      <div className="goal-tree-goals">
        {!isFirst && <GoalItems nodes={tree.nodes} label={w.goals.goalsFor(name)} view={view} stop={stop} />}
        {view.mayWrite && !isWriting && (
          <Button variant={isFirst ? 'primary' : 'outline'} icon={<Plus size={18} />} onClick={handleWrite}>
            {isFirst ? w.goals.set(name) : w.goals.another(name)}
          </Button>
        )}
        {view.mayWrite && isWriting && (
          <div ref={field}>
            <GoalField
              view={view}
              verb="goal"
              from={tree.head}
              label={w.goals.textFor(name)}
              onLeave={() => setWriting(false)}
            />
          </div>
        )}
      </div>
    </section>
  )
}
