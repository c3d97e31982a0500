import './gaps.css'
import { LEVELS, type Level } from '@samtavla/shared/checks/finding.ts'
import type { ThreadFinding } from '@samtavla/shared/checks/room-checks.ts'
import type { BoardId, CardId } from '@samtavla/shared/model/ids.ts'
import { useState } from 'react'
import { useBoards, useRoom, useStored } from '../../hooks/room-context.ts'
import { useFindings, useThreadFindings } from '../../hooks/use-gaps.ts'
import { useWords } from '../../hooks/use-words.ts'
import { byRule, gapDetail, gapSentence, type RuleGap } from '../../model/gap-words.ts'
import type { RoomStore } from '../../model/room-store.ts'
import { useRegionLabel } from '../cards/use-region-label.ts'
import { CardLink } from './CardLink.tsx'
import { WhatsNew } from './WhatsNew.tsx'

interface GapsPageProps {
  readonly onOpenBoard: (board: BoardId) => void
}

/** Where the red thread of the room is broken, with what one can do about it, and what is new since the last meeting. */
export function GapsPage({ onOpenBoard }: GapsPageProps) {
  const w = useWords()
  const { store } = useRoom()
  const boards = useBoards()
  const isLooking = useFindings() === undefined
  const findings = useThreadFindings()
  const [board, setBoard] = useState('')
  const shown = findings.filter((finding) => board === '' || isOn(store, finding, board))
  return (
    <div className="gaps">
      <div className="gaps-sheet">
        <header>
          <h1>{w.gaps.title}</h1>
          <p className="gaps-lead">{w.gaps.lead}</p>
        </header>
        <label className="select-field gaps-filter">
          <span>{w.gaps.board}</span>
          <select value={board} onChange={(event) => setBoard(event.target.value)}>
            <option value="">{w.gaps.allBoards}</option>
            {boards.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
        {isLooking && <p role="status">{w.gaps.looking}</p>}
        {!isLooking && shown.length === 0 && <p className="gaps-none">{board === '' ? w.gaps.none : w.gaps.noneOn}</p>}
        {LEVELS.map((level) => (
          <LevelOfGaps key={level} level={level} findings={shown} onOpenBoard={onOpenBoard} />
        ))}
        <WhatsNew board={board} />
      </div>
    </div>
  )
}

/** A finding is on the boards of its cards, and on its own. */
function isOn(store: RoomStore, { board, cards }: ThreadFinding, wanted: string): boolean {
  return board === wanted || cards.some((card) => store.card(card)?.place.board === wanted)
}

interface LevelProps extends GapsPageProps {
  readonly level: Level
  readonly findings: readonly ThreadFinding[]
}

function LevelOfGaps({ level, findings, onOpenBoard }: LevelProps) {
  const w = useWords()
  const { store } = useRoom()
  const ofLevel = findings.filter((finding) => finding.level === level)
  const gaps = byRule(store, ofLevel, w)
  if (gaps.length === 0) return null
  return (
    <section className="gaps-level">
      <h2>{w.gaps.levels[level]}</h2>
      <ul className="gaps-rules">
        {gaps.map((gap) => (
          <Rule key={gap.code} gap={gap} onOpenBoard={onOpenBoard} />
        ))}
      </ul>
    </section>
  )
}

function Rule({ gap, onOpenBoard }: GapsPageProps & { readonly gap: RuleGap }) {
  const w = useWords()
  const { store } = useRoom()
  // Two people may give a code at once, which then is another.
  useStored('codes', () => gap.findings.map(({ cards }) => cards.map((card) => store.code(card)).join()).join())
  return (
    <li className="gaps-rule" data-gap={gap.code}>
      <h3>{gapSentence(store, gap, w)}</h3>
      <p>{w.gaps.todo[gap.code]}</p>
      <ul className="gaps-cards">
        {gap.findings.map((finding) => (
          <Where key={whereKey(finding)} finding={finding} onOpenBoard={onOpenBoard} />
        ))}
      </ul>
    </li>
  )
}

function whereKey({ board, cards, values }: ThreadFinding): string {
  return [board, ...cards, values?.comment].join(' ')
}

function Where({ finding, onOpenBoard }: GapsPageProps & { readonly finding: ThreadFinding }) {
  const w = useWords()
  const { board, cards, values } = finding
  const regionLabel = useRegionLabel()
  const title = useBoards().find(({ id }) => id === board)?.title
  const regions = Array.isArray(values?.regions) ? values.regions : []
  const detail = [gapDetail(finding, w), ...(board ? regions.map((region) => regionLabel(board, region)) : [])]
  const told = detail.filter(Boolean).join(', ')
  return (
    <li>
      {board && title !== undefined && (
        <button type="button" className="gaps-link" onClick={() => onOpenBoard(board)}>
          {title}
        </button>
      )}
      {cards.map((card: CardId) => (
        <CardLink key={card} card={card} />
      ))}
      {told !== '' && <span className="gaps-detail">{told}</span>}
    </li>
  )
}
