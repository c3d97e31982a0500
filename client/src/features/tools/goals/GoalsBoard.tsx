import './goals.css'
import { hangGoal, hangSign } from '@samtavla/shared/edits/goals.ts'
import type { Forest, TreeNode } from '@samtavla/shared/model/card-tree.ts'
import { goalForest } from '@samtavla/shared/model/goal-tree.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { useMemo } from 'react'
import { useRoom } from '../../../hooks/room-context.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { cardName } from '../../../model/card-names.ts'
import { useAnnounce } from '../../../ui/Announcer.tsx'
import { CardSurface } from '../../cards/CardSurface.tsx'
import { focusCard } from '../../cards/dom.ts'
import { RegionSection } from '../../cards/RegionSection.tsx'
import { RegionWriting } from '../../cards/RegionWriting.tsx'
import { useRegions } from '../../cards/use-regions.ts'
import { BeginTree } from '../BeginTree.tsx'
import { CardChooser } from '../CardChooser.tsx'
import type { PictureProps } from '../picture.ts'
import { cardsIn, without } from '../use-forest.ts'
import { nodesIn, useHeads, useTrayWriting, useTreeBoard } from '../use-tree-board.tsx'
import { useTabStop } from '../use-tree-keys.ts'
import { isSign } from './GoalFacts.tsx'
import { GoalItems } from './GoalItems.tsx'
import { GoalTree } from './GoalTree.tsx'
import { type GoalView, isInTrees } from './goal-view.ts'

/** Goals problem by problem, with their parts and signs; those without a problem lie in a tray below. */
export function GoalsBoard({ board, isProjected, onPasteMany, onOpenBoard }: PictureProps) {
  const room = useRoom()
  const announce = useAnnounce()
  const w = useWords()
  const regions = useRegions(board)
  const places = useMemo(() => regions.map(({ id }) => id).filter(isInTrees), [regions])
  const tree = useTreeBoard({ board, regions: places, grow: goalForest, isProjected })
  const { forest, mayWrite, hanging, setHanging } = tree
  const view = useMemo<GoalView>(
    () => ({ board, regions, mayWrite, isTray: false, onPasteMany, onHang: setHanging }),
    [board, regions, mayWrite, onPasteMany, setHanging],
  )

  const hang = (card: CardId, to: CardId, isHead: boolean) => {
    const read = room.store.card(card)
    setHanging(undefined)
    const hung = room.hand.do((pen) =>
      read && isSign(read) ? hangSign(pen, card, to) : hangGoal(pen, card, isHead ? { head: to } : { parent: to }),
    )
    if (!hung) return
    announce(w.trees.hung(cardName(room.store, card, w), cardName(room.store, to, w)))
    // The dialog gives the focus back when it closes, to where the card stood.
    requestAnimationFrame(() => focusCard(card))
  }
  return (
    <CardSurface board={board} regions={regions} className="tree-board" pictureItems={tree.pictureItems}>
      <div ref={tree.trees} className="tree-board-trees">
        {forest.trees.map((grown) => (
          <GoalTree key={grown.head} tree={grown} view={view} />
        ))}
        {mayWrite && (
          <BeginTree
            forest={forest}
            start={w.goals.start}
            noProblems={w.goals.noProblems}
            onBegin={tree.onBegin}
            onOpenBoard={onOpenBoard}
          />
        )}
        <Tray nodes={forest.loose} isFirst={forest.trees.length === 0} isProjected={isProjected} view={view} />
      </div>
      {regions
        .filter(({ id }) => !isInTrees(id))
        .map((region) => (
          <RegionSection key={region.id} board={board} region={region} hasRule={false} onPasteMany={onPasteMany} />
        ))}
      {hanging && <HangChooser card={hanging} forest={forest} onHang={hang} onClose={() => setHanging(undefined)} />}
    </CardSurface>
  )
}

interface TrayProps {
  readonly nodes: readonly TreeNode[]
  /** There is no problem yet that one could set a goal for. */
  readonly isFirst: boolean
  readonly isProjected: boolean
  readonly view: GoalView
}

/** The goals without a problem, and where one writes some: in silence, or before there is a problem. */
function Tray({ nodes, isFirst, isProjected, view: around }: TrayProps) {
  const w = useWords()
  const { board, regions, onPasteMany } = around
  const view = useMemo(() => ({ ...around, isTray: true }), [around])
  const { stop, onFocus } = useTabStop(useMemo(() => cardsIn(nodes), [nodes]))
  const isWritten = useTrayWriting(board, isFirst, isProjected)
  if (nodes.length === 0 && !isWritten) return isFirst && <p className="region-empty">{w.board.noCards}</p>
  return (
    <section className="tree-tray" data-tree aria-label={w.trees.loose} onFocus={onFocus}>
      <h2>{w.trees.loose}</h2>
      <p className="tree-note">{w.trees.looseNote}</p>
      {nodes.length > 0 && <GoalItems nodes={nodes} label={w.trees.loose} view={view} stop={stop} />}
      {isWritten &&
        regions
          .filter(({ id }) => isInTrees(id))
          .map((region) => (
            <div key={region.id} className="tree-writing" data-region={`${board.id}/${region.id}`}>
              <h3 data-region-heading tabIndex={-1}>
                {region.label}
              </h3>
              <p className="tree-note" id={`prompt-${board.id}-${region.id}`}>
                {region.prompt}
              </p>
              <RegionWriting board={board} region={region} onPasteMany={onPasteMany} />
            </div>
          ))}
    </section>
  )
}

interface HangChooserProps {
  readonly card: CardId
  readonly forest: Forest
  readonly onHang: (card: CardId, to: CardId, isHead: boolean) => void
  readonly onClose: () => void
}

/** The problems and goals that a goal can hang under, and for a sign the goals: none that hangs under itself. */
function HangChooser({ card, forest, onHang, onClose }: HangChooserProps) {
  const { store } = useRoom()
  const w = useWords()
  const read = store.card(card)
  const problems = useHeads(forest)
  const heads = read && isSign(read) ? [] : problems
  const others = cardsIn(without(nodesIn(forest), card)).filter((id) => {
    const other = store.card(id)
    return other && !isSign(other)
  })
  return (
    <CardChooser
      title={w.trees.hangTitle(cardName(store, card, w))}
      groups={[
        { label: w.trees.hangProblems, cards: heads },
        { label: w.goals.hangGoals, cards: others },
      ]}
      onChoose={(to) => onHang(card, to, heads.includes(to))}
      onClose={onClose}
    />
  )
}
