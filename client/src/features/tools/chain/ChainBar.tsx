import { cardWords } from '@samtavla/shared/documents/card-words.ts'
import { setBoardFact } from '@samtavla/shared/edits/boards.ts'
import type { Board } from '@samtavla/shared/model/board.ts'
import { type CardId, isId } from '@samtavla/shared/model/ids.ts'
import { effectChain } from '@samtavla/shared/tools/effect-chain.ts'
import { problems } from '@samtavla/shared/tools/problems.ts'
import { useCard, useCode, useRoom } from '../../../hooks/room-context.ts'
import { useToolCards } from '../../../hooks/use-tool-cards.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Segmented } from '../../../ui/Segmented.tsx'
import { BoardFacts } from '../../cards/BoardFacts.tsx'
import { goToCard } from '../../cards/card-address.ts'
import { DIRECTIONS, directionOf } from './arrangement.ts'

interface ChainProblemProps {
  readonly board: Board
  readonly isReadOnly: boolean
}

interface ChainBarProps extends ChainProblemProps {
  readonly isProjected: boolean
}

/** What holds for the whole chain: which problem it is about, and which way everybody reads it. */
export function ChainBar({ board, isReadOnly, isProjected }: ChainBarProps) {
  const { hand } = useRoom()
  const w = useWords()
  return (
    <div className="chain-bar">
      {board.tool === effectChain.id && <ChainProblem board={board} isReadOnly={isReadOnly} />}
      {!isProjected && <BoardFacts board={board} />}
      {!isReadOnly && (
        <Segmented
          label={w.chain.direction}
          isLabelHidden
          options={DIRECTIONS.map((value) => ({ value, label: w.chain.directions[value] }))}
          value={directionOf(board)}
          onChange={(direction) => hand.do((pen) => setBoardFact(pen, board.id, 'direction', direction))}
        />
      )}
    </div>
  )
}

function ChainProblem({ board, isReadOnly }: ChainProblemProps) {
  const { hand } = useRoom()
  const w = useWords()
  const all = useToolCards(PROBLEM_LISTS)
  const chosen = isId('card', board.facts.problem) ? board.facts.problem : undefined
  if (isReadOnly) return chosen ? <ChosenProblem id={chosen} /> : null
  if (all.length === 0) return null
  return (
    <div className="chain-problem">
      <label className="select-field">
        <span>{w.chain.problem}</span>
        <select
          value={chosen && all.includes(chosen) ? chosen : ''}
          onChange={({ target }) => hand.do((pen) => setBoardFact(pen, board.id, 'problem', target.value))}
        >
          <option value="">{w.chain.noProblem}</option>
          {all.map((id) => (
            <ProblemOption key={id} id={id} />
          ))}
        </select>
      </label>
      {chosen && all.includes(chosen) && (
        <Button size="small" onClick={() => goToCard(chosen)}>
          {w.chain.goToProblem}
        </Button>
      )}
    </div>
  )
}

const PROBLEM_LISTS = [problems.id]

function ProblemOption({ id }: { readonly id: CardId }) {
  return <option value={id}>{useProblemWords(id)}</option>
}

function ChosenProblem({ id }: { readonly id: CardId }) {
  const w = useWords()
  const text = useProblemWords(id)
  if (!text) return null
  return (
    <p className="chain-problem-text">
      {w.chain.problem}: <strong>{text}</strong>
    </p>
  )
}

function useProblemWords(id: CardId): string {
  const w = useWords()
  const card = useCard(id)
  const code = useCode(id)
  return card && !card.state ? [code, cardWords(card, w)].filter(Boolean).join(' ') : ''
}
