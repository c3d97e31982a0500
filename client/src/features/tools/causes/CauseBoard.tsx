import './causes.css'
import type { Target } from '@samtavla/shared/edits/cards.ts'
import { addCause, hangCause, moveCauses } from '@samtavla/shared/edits/causes.ts'
import type { TreePlace } from '@samtavla/shared/edits/trees.ts'
import type { Forest, TreeNode } from '@samtavla/shared/model/card-tree.ts'
import { causeForest } from '@samtavla/shared/model/cause-tree.ts'
import { type CardId, isId } from '@samtavla/shared/model/ids.ts'
import { type ComponentType, useMemo } from 'react'
import { useRoom } from '../../../hooks/room-context.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { cardName } from '../../../model/card-names.ts'
import { useAnnounce } from '../../../ui/Announcer.tsx'
import { CardSurface } from '../../cards/CardSurface.tsx'
import { moveTo } from '../../cards/card-moves.ts'
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
import { CauseItems } from './CauseItems.tsx'
import type { CauseView } from './cause-view.ts'
import type { CauseTreeProps } from './Fishbone.tsx'

/** Its cards are how one knows, and no causes. */
const EVIDENCE = 'belagg'

interface CauseBoardProps extends PictureProps {
  /** How the causes of one problem are drawn. */
  readonly Picture: ComponentType<CauseTreeProps>
  readonly isOrdered: boolean
}

/** A board of causes, problem by problem; those without a problem lie in a tray below. */
export function CauseBoard({ board, isProjected, onPasteMany, onOpenBoard, Picture, isOrdered }: CauseBoardProps) {
  const room = useRoom()
  const announce = useAnnounce()
  const w = useWords()
  const regions = useRegions(board)
  const bones = useMemo(() => regions.filter(({ id }) => id !== EVIDENCE), [regions])
  const places = useMemo(() => bones.map(({ id }) => id), [bones])
  const tree = useTreeBoard({ board, regions: places, grow: causeForest, isProjected })
  const { forest, mayWrite, hanging, setHanging } = tree
  const view = useMemo<CauseView>(
    () => ({ board, bones, mayWrite, isOrdered, isTray: false, onPasteMany, onHang: setHanging }),
    [board, bones, mayWrite, isOrdered, onPasteMany, setHanging],
  )

  const hang = (cause: CardId, place: TreePlace, to: CardId) => {
    setHanging(undefined)
    if (!room.hand.do((pen) => hangCause(pen, cause, place))) return
    announce(w.trees.hung(cardName(room.store, cause, w), cardName(room.store, to, w)))
    // The dialog gives the focus back when it closes, to where the card stood.
    requestAnimationFrame(() => focusCard(cause))
  }
  const handleDrop = (ids: readonly CardId[], target: Target, element: HTMLElement) => {
    const problem = element.dataset.problem ?? ''
    if (!isId('card', problem)) moveTo(room, regions, ids, target, announce)
    else if (room.hand.do((pen) => moveCauses(pen, ids, target, problem))) {
      announce(w.trees.hung(ids.map((id) => cardName(room.store, id, w)).join(', '), cardName(room.store, problem, w)))
      focusCard(ids[0]!)
    }
  }
  return (
    <CardSurface
      board={board}
      regions={regions}
      className="tree-board"
      pictureItems={tree.pictureItems}
      onDrop={handleDrop}
    >
      <div ref={tree.trees} className="tree-board-trees">
        {forest.trees.map((grown) => (
          <Picture key={grown.head} tree={grown} view={view} />
        ))}
        {mayWrite && (
          <BeginTree
            forest={forest}
            start={w.causes.start}
            noProblems={w.causes.noProblems}
            onBegin={tree.onBegin}
            onOpenBoard={onOpenBoard}
          />
        )}
        <Tray nodes={forest.loose} isFirst={forest.trees.length === 0} isProjected={isProjected} view={view} />
      </div>
      {regions
        .filter(({ id }) => id === EVIDENCE)
        .map((region) => (
          <RegionSection key={region.id} board={board} region={region} hasRule={false} onPasteMany={onPasteMany} />
        ))}
      {hanging && <HangChooser cause={hanging} forest={forest} onHang={hang} onClose={() => setHanging(undefined)} />}
    </CardSurface>
  )
}

interface TrayProps {
  readonly nodes: readonly TreeNode[]
  /** There is no problem yet that one could write under. */
  readonly isFirst: boolean
  readonly isProjected: boolean
  readonly view: CauseView
}

/** The causes without a problem, and where one writes some: in silence, or before there is a problem. */
function Tray({ nodes, isFirst, isProjected, view: around }: TrayProps) {
  const w = useWords()
  const { board, bones, onPasteMany } = around
  const view = useMemo(() => ({ ...around, isOrdered: false, isTray: true }), [around])
  const { stop, onFocus } = useTabStop(useMemo(() => cardsIn(nodes), [nodes]))
  const isWritten = useTrayWriting(board, isFirst, isProjected)
  if (nodes.length === 0 && !isWritten) return isFirst && <p className="region-empty">{w.board.noCards}</p>
  return (
    <section className="tree-tray" data-tree aria-label={w.trees.loose} onFocus={onFocus}>
      <h2>{w.trees.loose}</h2>
      <p className="tree-note">{w.trees.looseNote}</p>
      {nodes.length > 0 && <CauseItems nodes={nodes} label={w.trees.loose} view={view} stop={stop} />}
      {isWritten &&
        bones.map((region) => (
          <div key={region.id} className="tree-writing" data-region={`${board.id}/${region.id}`}>
            <h3 data-region-heading tabIndex={-1}>
              {region.label}
            </h3>
            <RegionWriting
              board={board}
              region={region}
              place={{
                key: `${board.id}/${region.id}/loose`,
                label: w.causes.addLoose(region.label),
                add: (pen, text) => addCause(pen, { board: board.id, region: region.id, text }),
              }}
              onPasteMany={onPasteMany}
            />
          </div>
        ))}
    </section>
  )
}

interface HangChooserProps {
  readonly cause: CardId
  readonly forest: Forest
  readonly onHang: (cause: CardId, place: TreePlace, to: CardId) => void
  readonly onClose: () => void
}

/** The problems and causes that a cause can hang under: none that hangs under itself. */
function HangChooser({ cause, forest, onHang, onClose }: HangChooserProps) {
  const { store } = useRoom()
  const w = useWords()
  const heads = useHeads(forest)
  const others = cardsIn(without(nodesIn(forest), cause))
  return (
    <CardChooser
      title={w.trees.hangTitle(cardName(store, cause, w))}
      note={w.causes.hangNote}
      groups={[
        { label: w.trees.hangProblems, cards: heads },
        { label: w.causes.hangCauses, cards: others },
      ]}
      onChoose={(to) => onHang(cause, heads.includes(to) ? { head: to } : { parent: to }, to)}
      onClose={onClose}
    />
  )
}
