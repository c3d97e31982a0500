import { may } from '@samtavla/shared/access/can.ts'
import type { Board } from '@samtavla/shared/model/board.ts'
import type { Forest, TreeNode } from '@samtavla/shared/model/card-tree.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { CornerLeftUp } from 'lucide-react'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useEditing, useRoom, useSilence, useStored } from '../../hooks/room-context.ts'
import { words } from '../../hooks/use-words.ts'
import { withBegun } from './BeginTree.tsx'
import { type Grow, useForest, useOpenProblems } from './use-forest.ts'
import { useTreeKeys } from './use-tree-keys.ts'

interface TreeBoardProps {
  readonly board: Board
  /** The regions whose cards the trees are made of. */
  readonly regions: readonly string[]
  readonly grow: Grow
  readonly isProjected: boolean
}

/** What a board of trees keeps: the trees, the problems that this person has begun with, and the card that is to hang elsewhere. */
export function useTreeBoard({ board, regions, grow, isProjected }: TreeBoardProps) {
  const { canEdit } = useEditing(board.id)
  // While everybody writes for themselves, what they write has no problem yet.
  const isSilent = useSilence(board.id) !== undefined
  const grown = useForest(board, regions, grow)
  const [begun, setBegun] = useState<readonly CardId[]>([])
  const [hanging, setHanging] = useState<CardId>()
  const forest = useMemo(() => withBegun(grown, begun), [grown, begun])
  const pictureItems = useCallback(
    (card: CardId) => [
      { id: 'hang', label: words().trees.hang, icon: <CornerLeftUp size={18} />, onAction: () => setHanging(card) },
    ],
    [],
  )
  const trees = useRef<HTMLDivElement>(null)
  useTreeKeys(trees)
  return {
    forest,
    mayWrite: canEdit && !isProjected && !isSilent,
    trees,
    pictureItems,
    hanging,
    setHanging,
    onBegin: (problem: CardId) => setBegun([...begun, problem]),
  }
}

/** Whether one writes in the tray: before there is a problem to write under, and in silence. */
export function useTrayWriting(board: Board, isFirst: boolean, isProjected: boolean): boolean {
  const hasSilences = useStored('stage', ({ stage }) => stage.silences.size + stage.revealed.size > 0)
  const { canEdit } = useEditing(board.id)
  const { role } = useRoom()
  return !isProjected && ((isFirst && canEdit) || (hasSilences && may(role, 'editBoard')))
}

/** The problems that something can hang under: those with a tree, and the others that were not set aside. */
export function useHeads({ trees }: Forest): readonly CardId[] {
  const open = useOpenProblems()
  return [...new Set([...trees.map(({ head }) => head), ...open])]
}

/** All that hangs under a problem, or under none. */
export function nodesIn({ trees, loose }: Forest): readonly TreeNode[] {
  return [...trees.flatMap((tree) => tree.nodes), ...loose]
}
