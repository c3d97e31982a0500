import type { TreeNode } from '@samtavla/shared/model/card-tree.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { goals } from '@samtavla/shared/tools/goals.ts'
import { fieldsIn } from '@samtavla/shared/tools/tool.ts'
import { ChartLine, CornerLeftUp, Eye, Split } from 'lucide-react'
import { memo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { usePreferences } from '../../../hooks/preferences.ts'
import { useStored } from '../../../hooks/room-context.ts'
import { useCardName } from '../../../hooks/use-card-names.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { useBoardSurface } from '../../cards/board-context.ts'
import { CardItem } from '../../cards/CardItem.tsx'
import { FieldCell } from '../../cards/fields/FieldCell.tsx'
import { Echo } from '../Echo.tsx'
import { type TabStop, useIsTabStop } from '../use-tree-keys.ts'
import { GoalFacts, isSign } from './GoalFacts.tsx'
import { GoalField } from './GoalField.tsx'
import type { GoalView } from './goal-view.ts'

interface GoalItemsProps {
  readonly nodes: readonly TreeNode[]
  readonly label: string
  readonly view: GoalView
  readonly stop: TabStop
}

/** Goals, with their parts and signs under each. */
export function GoalItems({ nodes, label, view, stop }: GoalItemsProps) {
  return (
    <ul className="goal-items" aria-label={label}>
      {nodes.map((node, i) => (
        <li key={node.card} className="goal-node" data-node>
          {node.isEcho ? (
            <Echo id={node.card} />
          ) : (
            <Goal node={node} position={i + 1} total={nodes.length} view={view} stop={stop} />
          )}
        </li>
      ))}
    </ul>
  )
}

interface GoalProps extends Pick<GoalItemsProps, 'view' | 'stop'> {
  readonly node: TreeNode
  readonly position: number
  readonly total: number
}

/** Drawn anew only when something under it comes, goes or moves: a node that is as it was is the same object. */
const Goal = memo(function Goal({ node, position, total, view, stop }: GoalProps) {
  const w = useWords()
  const id = node.card
  const name = useCardName(id)
  const isTabStop = useIsTabStop(stop, id)
  const kind = useStored(id, (store) => {
    const card = store.card(id)
    if (!card || card.erased) return undefined
    return isSign(card) ? 'sign' : 'goal'
  })
  return (
    <>
      <div className="goal-self">
        <CardItem as="div" id={id} position={position} total={total} isTabStop={isTabStop} Facts={GoalFacts} />
        {view.mayWrite && kind && <Acting id={id} isGoal={kind === 'goal'} view={view} isTabStop={isTabStop} />}
        {view.mayWrite && kind && <Values id={id} isTabStop={isTabStop} />}
        {view.mayWrite && kind === 'goal' && <Smart isTabStop={isTabStop} />}
      </div>
      {node.under.length > 0 && <GoalItems nodes={node.under} label={w.goals.under(name)} view={view} stop={stop} />}
    </>
  )
})

interface ActingProps {
  readonly id: CardId
  readonly isGoal: boolean
  readonly view: GoalView
  readonly isTabStop: boolean
}

/** What comes next for a goal or a sign, with the field that it is written in. */
function Acting({ id, isGoal, view, isTabStop }: ActingProps) {
  const w = useWords()
  const surface = useBoardSurface()
  const name = useCardName(id)
  const [writing, setWriting] = useState<'part' | 'sign'>()
  const asked = useRef<HTMLElement>(null)
  const field = useRef<HTMLDivElement>(null)
  const tabIndex = isTabStop ? 0 : -1
  const begin = (verb: 'part' | 'sign', button: HTMLElement) => {
    asked.current = button
    flushSync(() => setWriting(verb))
    field.current?.querySelector('textarea')?.focus()
  }
  const handleLeave = () => {
    setWriting(undefined)
    asked.current?.focus()
  }
  return (
    <>
      <div className="tree-actions">
        {isGoal && (
          <>
            <Button
              size="small"
              icon={<Split size={14} />}
              aria-label={w.goals.divideOf(name)}
              tabIndex={tabIndex}
              onClick={(event) => begin('part', event.currentTarget)}
            >
              {w.goals.divide}
            </Button>
            <Button
              size="small"
              icon={<Eye size={14} />}
              aria-label={w.goals.signFor(name)}
              tabIndex={tabIndex}
              onClick={(event) => begin('sign', event.currentTarget)}
            >
              {w.goals.sign}
            </Button>
          </>
        )}
        <Button
          size="small"
          icon={<ChartLine size={14} />}
          aria-label={w.goals.readOf(name)}
          tabIndex={tabIndex}
          onClick={() => surface.openDialog('readings', [id])}
        >
          {w.goals.read}
        </Button>
        {view.isTray && (
          <Button size="small" icon={<CornerLeftUp size={14} />} tabIndex={tabIndex} onClick={() => view.onHang(id)}>
            {w.trees.hang}
          </Button>
        )}
      </div>
      {writing && (
        <div ref={field}>
          <GoalField
            key={writing}
            view={view}
            verb={writing}
            from={id}
            label={writing === 'part' ? w.goals.part(name) : w.goals.signOf(name)}
            onLeave={handleLeave}
          />
        </div>
      )}
    </>
  )
}

interface MoreProps {
  readonly isTabStop: boolean
}

/** What is filled in of a goal or a sign, where it stands. Only what is opened is in the page. */
function Values({ id, isTabStop }: MoreProps & { readonly id: CardId }) {
  const { language } = usePreferences()
  const w = useWords()
  const [isOpen, setOpen] = useState(false)
  const region = useStored(id, (store) => store.card(id)?.place.region ?? '')
  return (
    <details className="goal-more" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary tabIndex={isTabStop ? 0 : -1}>{w.goals.values}</summary>
      {isOpen && (
        <dl className="goal-values">
          {fieldsIn(goals.fields, region).map((field) => (
            <div key={field.id}>
              <dt>{field.label[language]}</dt>
              <dd>
                <FieldCell card={id} field={field} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </details>
  )
}

/** Questions and no marks: what a good goal is, the group judges. */
function Smart({ isTabStop }: MoreProps) {
  const w = useWords()
  return (
    <details className="goal-more">
      <summary tabIndex={isTabStop ? 0 : -1}>{w.goals.smart}</summary>
      <ul className="goal-questions">
        {w.goals.questions.map(([name, question]) => (
          <li key={name}>
            <strong>{name}:</strong> {question}
          </li>
        ))}
      </ul>
    </details>
  )
}
