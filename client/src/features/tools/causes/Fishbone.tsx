import type { Tree, TreeNode } from '@samtavla/shared/model/card-tree.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { useId, useMemo } from 'react'
import { useRoom, useStored } from '../../../hooks/room-context.ts'
import { useCardName } from '../../../hooks/use-card-names.ts'
import { useWords } from '../../../hooks/use-words.ts'
import type { ShownRegion } from '../../cards/board-context.ts'
import { cardsIn } from '../use-forest.ts'
import { type TabStop, useTabStop } from '../use-tree-keys.ts'
import { CauseField } from './CauseField.tsx'
import { CauseHead } from './CauseHead.tsx'
import { CauseItems } from './CauseItems.tsx'
import { boneOf, type CauseView } from './cause-view.ts'

export interface CauseTreeProps {
  readonly tree: Tree
  readonly view: CauseView
}

/**
 * One problem as the head, and a bone for each level with its causes. In the page it is a heading with lists; the bones are lines
 * behind them, so that none can cross a word.
 */
export function Fishbone({ tree, view }: CauseTreeProps) {
  const { store } = useRoom()
  const labelId = useId()
  const tops = useMemo(() => tree.nodes.map(({ card }) => card), [tree])
  const { stop, onFocus } = useTabStop(useMemo(() => cardsIn(tree.nodes), [tree]))
  const bones = useStored(tops, () => tops.map((id) => boneOf(store, view, id)?.id).join(' ')).split(' ')
  return (
    <section className="fishbone" data-tree aria-labelledby={labelId} onFocus={onFocus}>
      <CauseHead tree={tree} labelId={labelId} />
      <div className="fishbone-bones">
        {view.bones.map((region) => (
          <Branch
            key={region.id}
            region={region}
            problem={tree.head}
            nodes={tree.nodes.filter((_, i) => bones[i] === region.id)}
            view={view}
            stop={stop}
          />
        ))}
      </div>
    </section>
  )
}

interface BranchProps {
  readonly region: ShownRegion
  readonly problem: CardId
  readonly nodes: readonly TreeNode[]
  readonly view: CauseView
  readonly stop: TabStop
}

function Branch({ region, problem, nodes, view, stop }: BranchProps) {
  const w = useWords()
  const name = useCardName(problem)
  return (
    <section
      className="fishbone-branch"
      data-branch
      data-region={`${view.board.id}/${region.id}`}
      data-problem={problem}
      aria-label={w.causes.branch(region.label, name)}
    >
      <h3 className="fishbone-label" data-region-heading tabIndex={-1}>
        {region.label}
      </h3>
      <div className="fishbone-causes">
        {nodes.length === 0 && region.prompt && <p className="tree-note">{region.prompt}</p>}
        {nodes.length > 0 && (
          <CauseItems nodes={nodes} label={w.causes.branch(region.label, name)} view={view} stop={stop} />
        )}
        {view.mayWrite && <CauseField region={region} view={view} problem={{ id: problem, name }} />}
      </div>
    </section>
  )
}
