import './trees.css'
import type { Forest, Tree } from '@samtavla/shared/model/card-tree.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { problems } from '@samtavla/shared/tools/problems.ts'
import { useState } from 'react'
import { useBoards } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { Button } from '../../ui/Button.tsx'
import { CardChooser } from './CardChooser.tsx'
import { useOpenProblems } from './use-forest.ts'

interface BeginTreeProps {
  readonly forest: Forest
  /** What to do first; and what, where the room has no problem to begin with. */
  readonly start: string
  readonly noProblems: string
  readonly onBegin: (problem: CardId) => void
  readonly onOpenBoard: (board: string) => void
}

/** What to do first, and a way to one more problem. */
export function BeginTree({ forest, start, noProblems, onBegin, onOpenBoard }: BeginTreeProps) {
  const w = useWords()
  const open = useOpenProblems()
  const list = useBoards().find(({ tool }) => tool === problems.id)
  const [isChoosing, setChoosing] = useState(false)
  const left = open.filter((id) => !forest.trees.some(({ head }) => head === id))
  const isFirst = forest.trees.length === 0
  const handleChoose = (problem: CardId) => {
    setChoosing(false)
    onBegin(problem)
  }
  return (
    <div className="tree-begin">
      {isFirst && <p>{left.length > 0 ? start : noProblems}</p>}
      {left.length > 0 && (
        <Button variant={isFirst ? 'primary' : 'outline'} onClick={() => setChoosing(true)}>
          {isFirst ? w.trees.choose : w.trees.another}
        </Button>
      )}
      {isFirst && left.length === 0 && list && (
        <Button variant="primary" onClick={() => onOpenBoard(list.id)}>
          {w.trees.toProblems}
        </Button>
      )}
      {isChoosing && (
        <CardChooser
          title={w.trees.choose}
          groups={[{ label: w.trees.hangProblems, cards: left }]}
          onChoose={handleChoose}
          onClose={() => setChoosing(false)}
        />
      )}
    </div>
  )
}

/** A forest with the problems that this person has begun with, before anything stands under them. */
export function withBegun({ trees, loose }: Forest, begun: readonly CardId[]): Forest {
  const heads = new Set(trees.map(({ head }) => head))
  const more = begun.filter((head) => !heads.has(head)).map((head): Tree => ({ head, nodes: [] }))
  return { trees: [...trees, ...more], loose }
}
