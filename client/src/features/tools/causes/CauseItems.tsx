import { addCause } from '@samtavla/shared/edits/causes.ts'
import type { TreeNode } from '@samtavla/shared/model/card-tree.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { CornerLeftUp, CornerRightDown } from 'lucide-react'
import { memo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useRoom } from '../../../hooks/room-context.ts'
import { useCardName } from '../../../hooks/use-card-names.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { AddField } from '../../cards/AddField.tsx'
import { CardItem } from '../../cards/CardItem.tsx'
import { Echo } from '../Echo.tsx'
import { type TabStop, useIsTabStop } from '../use-tree-keys.ts'
import { CauseFacts } from './CauseFacts.tsx'
import { boneOf, type CauseView } from './cause-view.ts'

/** CAU-W3: a chain that is longer may have gone past what can be changed. */
const LONGEST = 5

interface CauseItemsProps {
  readonly nodes: readonly TreeNode[]
  readonly label: string
  readonly view: CauseView
  readonly stop: TabStop
  /** 1 right under the problem. */
  readonly depth?: number
}

/** Causes with the answers to why under each. */
export function CauseItems({ nodes, label, view, stop, depth = 1 }: CauseItemsProps) {
  const List = view.isOrdered ? 'ol' : 'ul'
  return (
    <List className="cause-items" aria-label={label}>
      {nodes.map((node, i) => (
        <li key={node.card} className="cause-node" data-node>
          {node.isEcho ? (
            <Echo id={node.card} />
          ) : (
            <Cause node={node} position={i + 1} total={nodes.length} view={view} stop={stop} depth={depth} />
          )}
        </li>
      ))}
    </List>
  )
}

interface CauseProps extends Required<Pick<CauseItemsProps, 'view' | 'stop' | 'depth'>> {
  readonly node: TreeNode
  readonly position: number
  readonly total: number
}

/** Drawn anew only when something under it comes, goes or moves: a node that is as it was is the same object. */
const Cause = memo(function Cause({ node, position, total, view, stop, depth }: CauseProps) {
  const w = useWords()
  const name = useCardName(node.card)
  const isTabStop = useIsTabStop(stop, node.card)
  return (
    <>
      <div className="cause-self">
        {view.isOrdered && <p className="cause-step">{w.causes.step(depth)}</p>}
        <CardItem as="div" id={node.card} position={position} total={total} isTabStop={isTabStop} Facts={CauseFacts} />
        {depth === LONGEST + 1 && <p className="tree-note">{w.causes.long}</p>}
        {view.mayWrite && <Asking cause={node.card} view={view} isTabStop={isTabStop} />}
      </div>
      {node.under.length > 0 && (
        <CauseItems nodes={node.under} label={w.causes.answers(name)} view={view} stop={stop} depth={depth + 1} />
      )}
    </>
  )
})

interface AskingProps {
  readonly cause: CardId
  readonly view: CauseView
  readonly isTabStop: boolean
}

/** Asks why of a cause, with the field for the answer, and where it belongs. */
function Asking({ cause, view, isTabStop }: AskingProps) {
  const { store } = useRoom()
  const w = useWords()
  const name = useCardName(cause)
  const [isAsking, setAsking] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const field = useRef<HTMLDivElement>(null)
  const region = boneOf(store, view, cause)
  if (!region) return null
  const { board } = view
  const handleAsk = () => {
    flushSync(() => setAsking(true))
    field.current?.querySelector('textarea')?.focus()
  }
  const handleLeave = () => {
    setAsking(false)
    button.current?.focus()
  }
  const tabIndex = isTabStop ? 0 : -1
  return (
    <>
      <div className="tree-actions">
        <Button
          ref={button}
          size="small"
          icon={<CornerRightDown size={14} />}
          aria-label={w.causes.whyOf(name)}
          tabIndex={tabIndex}
          onClick={handleAsk}
        >
          {w.causes.why}
        </Button>
        {view.isTray && (
          <Button size="small" icon={<CornerLeftUp size={14} />} tabIndex={tabIndex} onClick={() => view.onHang(cause)}>
            {w.causes.hangLoose}
          </Button>
        )}
      </div>
      {isAsking && (
        <div ref={field}>
          <AddField
            region={region}
            place={{
              key: `${board.id}/${region.id}/${cause}`,
              label: w.causes.answer(name),
              add: (pen, text) => addCause(pen, { board: board.id, region: region.id, text, because: cause }),
              onLeave: handleLeave,
            }}
            onPasteMany={view.onPasteMany}
          />
        </div>
      )}
    </>
  )
}
