import './prioritise.css'
import './vote.css'
import { closedRounds, openRoundAbout } from '@samtavla/shared/discussion/results.ts'
import type { Round } from '@samtavla/shared/discussion/round.ts'
import { addBoard } from '@samtavla/shared/edits/boards.ts'
import type { Board } from '@samtavla/shared/model/board.ts'
import type { BoardId } from '@samtavla/shared/model/ids.ts'
import { problems as problemTool } from '@samtavla/shared/tools/problems.ts'
import { type ReactNode, useState } from 'react'
import { usePreferences } from '../../../hooks/preferences.ts'
import { useEditing, useRoom, useRounds } from '../../../hooks/room-context.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { OpenRoundButton } from '../../rounds/OpenRoundButton.tsx'
import { useRoundNews } from '../../rounds/RoundStatus.tsx'
import { DecisionPart } from './DecisionPart.tsx'
import { MatrixResults } from './MatrixResults.tsx'
import { OpenPlacing } from './OpenPlacing.tsx'
import { OpenVote, ProblemList } from './OpenVote.tsx'
import { Part } from './Part.tsx'
import { ProblemText } from './ProblemText.tsx'
import { type Problems, useProblemLists, useProblems } from './use-problems.ts'
import { VoteResults } from './VoteResults.tsx'
import { WallView } from './WallView.tsx'

interface PrioritiseBoardProps {
  readonly board: Board
  readonly isProjected: boolean
  readonly onOpenBoard: (board: BoardId) => void
}

/** From a problem list to a decision: a secret vote, a matrix, and what is decided on them. */
export function PrioritiseBoard({ board, isProjected, onOpenBoard }: PrioritiseBoardProps) {
  const w = useWords()
  const lists = useProblemLists()
  const rounds = useRounds()
  const [chosen, setChosen] = useState(
    () => lists.find(({ id }) => rounds.some((round) => round.board === id && !round.closed))?.id,
  )
  const list = lists.find(({ id }) => id === chosen) ?? lists[0]
  return (
    <div className="prioritise">
      {!list && <NoList board={board} onOpenBoard={onOpenBoard} />}
      {list && lists.length > 1 && !isProjected && (
        <label className="select-field priority-list-choice">
          <span>{w.prioritise.problemsFrom}</span>
          <select value={list.id} onChange={({ target }) => setChosen(target.value as BoardId)}>
            {lists.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
      )}
      {list && (
        <Priorities key={list.id} board={board} list={list} isProjected={isProjected} onOpenBoard={onOpenBoard} />
      )}
    </div>
  )
}

/** Before there is a problem list: what this is for, and the way to one. */
function NoList({ board, onOpenBoard }: Omit<PrioritiseBoardProps, 'isProjected'>) {
  const { hand } = useRoom()
  const { language } = usePreferences()
  const { canEdit } = useEditing(board.id)
  const w = useWords()
  const handleMake = () => {
    const { id: tool, presets, name } = problemTool
    const made = hand.do((pen) => addBoard(pen, { tool, preset: presets[0].id, title: name[language] }))
    if (made) onOpenBoard(made)
  }
  return (
    <div className="priority-invitation">
      <p>{w.prioritise.noList}</p>
      {canEdit && (
        <Button variant="primary" onClick={handleMake}>
          {w.prioritise.makeList}
        </Button>
      )}
    </div>
  )
}

interface PrioritiesProps extends PrioritiseBoardProps {
  readonly list: Board
}

function Priorities({ board, list, isProjected, onOpenBoard }: PrioritiesProps) {
  const w = useWords()
  const problems = useProblems(list.id)
  const rounds = useRounds()
  useRoundNews('dots', openRoundAbout(rounds, list.id, 'dots'))
  useRoundNews('matrix', openRoundAbout(rounds, list.id, 'matrix'))
  if (isProjected) return <WallView list={list.id} problems={problems.open} rounds={rounds} />
  const isEmpty = problems.open.length === 0 && !rounds.some((round) => round.board === list.id)
  return (
    <>
      {isEmpty ? (
        <div className="priority-invitation">
          <p>{w.prioritise.noProblems(list.title)}</p>
          <Button variant="primary" onClick={() => onOpenBoard(list.id)}>
            {w.prioritise.openList}
          </Button>
        </div>
      ) : (
        <div className="priority-parts">
          <VotesPart list={list.id} problems={problems} rounds={rounds} />
          <MatrixPart board={board} list={list.id} problems={problems} rounds={rounds} />
          <DecisionPart list={list.id} problems={problems.open} rounds={rounds} />
        </div>
      )}
      <Aside problems={problems} />
    </>
  )
}

/** The problems that the group does not go on with as they stand. */
function Aside({ problems: { aside } }: { readonly problems: Problems }) {
  const w = useWords()
  if (aside.length === 0) return null
  return (
    <div className="priority-left-out">
      <span>{w.prioritise.notIncluded}</span>
      <ul>
        {aside.map((card) => (
          <li key={card}>
            <ProblemText id={card} />
          </li>
        ))}
      </ul>
    </div>
  )
}

interface RoundsPartProps {
  readonly list: BoardId
  readonly problems: Problems
  readonly rounds: readonly Round[]
}

function VotesPart({ list, problems, rounds }: RoundsPartProps) {
  const w = useWords()
  const open = openRoundAbout(rounds, list, 'dots')
  const closed = closedRounds(rounds, list, 'dots')
  const results = <VoteResults rounds={closed} problems={problems.open} />
  return (
    <Part
      number={1}
      title={w.prioritise.votes}
      about={w.prioritise.votesAbout}
      isUnderWay={open !== undefined || closed.length > 0}
    >
      {open && <OpenVote key={open.id} round={open} problems={problems.open} />}
      {open && closed.length > 0 && <Earlier>{results}</Earlier>}
      {!open && closed.length > 0 && results}
      {!open && (
        <OpenRoundButton
          kind="dots"
          list={list}
          cards={problems.open}
          isAgain={closed.length > 0}
          isNext={closed.length === 0}
        />
      )}
      {!open && closed.length === 0 && <ProblemList cards={problems.open} />}
    </Part>
  )
}

function MatrixPart({ board, list, problems, rounds }: RoundsPartProps & { readonly board: Board }) {
  const w = useWords()
  const open = openRoundAbout(rounds, list, 'matrix')
  const closed = closedRounds(rounds, list, 'matrix')
  const results = <MatrixResults rounds={closed} />
  return (
    <Part
      number={2}
      title={w.prioritise.matrix}
      about={w.prioritise.matrixAbout}
      isUnderWay={open !== undefined || closed.length > 0}
    >
      {open && <OpenPlacing key={open.id} board={board} round={open} problems={problems.open} />}
      {open && closed.length > 0 && <Earlier>{results}</Earlier>}
      {!open && closed.length > 0 && results}
      {!open && (
        <OpenRoundButton
          kind="matrix"
          list={list}
          cards={problems.open}
          isAgain={closed.length > 0}
          isNext={closed.length === 0 && closedRounds(rounds, list, 'dots').length > 0}
        />
      )}
    </Part>
  )
}

function Earlier({ children }: { readonly children: ReactNode }) {
  const w = useWords()
  return (
    <details className="priority-earlier">
      <summary>{w.rounds.earlier}</summary>
      {children}
    </details>
  )
}
