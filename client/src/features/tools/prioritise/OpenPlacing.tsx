import type { MatrixBallot, Placement } from '@samtavla/shared/discussion/ballot.ts'
import type { Round } from '@samtavla/shared/discussion/round.ts'
import type { Board } from '@samtavla/shared/model/board.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { prioritise } from '@samtavla/shared/tools/prioritise.ts'
import { type KeyboardEvent, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { usePreferences } from '../../../hooks/preferences.ts'
import { useRoom } from '../../../hooks/room-context.ts'
import { useCardName } from '../../../hooks/use-card-names.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { cardName } from '../../../model/card-names.ts'
import { useAnnounce } from '../../../ui/Announcer.tsx'
import { BallotStatus } from '../../rounds/BallotStatus.tsx'
import type { BallotBox } from '../../rounds/ballot-box.ts'
import { RoundStatus } from '../../rounds/RoundStatus.tsx'
import { RoundTools } from '../../rounds/RoundTools.tsx'
import { useBallot, useBallotBox, useMayVote } from '../../rounds/use-ballot.ts'
import { Mark, MatrixField, type Moving } from './MatrixField.tsx'
import { PlaceRow } from './PlaceRow.tsx'
import { ProblemText } from './ProblemText.tsx'
import { placementAt, useMarkDrag } from './use-mark-drag.ts'

interface OpenPlacingProps {
  /** The board of priorities: its plan may ask other questions than the tool. */
  readonly board: Board
  readonly round: Round
  readonly problems: readonly CardId[]
}

/** A placing that goes on: where one has placed the problems oneself, and of the others only how many have placed any. */
export function OpenPlacing({ board, round, problems }: OpenPlacingProps) {
  const w = useWords()
  const mayVote = useMayVote(round)
  return (
    <>
      <RoundStatus round={round} />
      <RoundTools round={round} options={problems} />
      <Questions board={board} />
      {mayVote ? <Placing round={round} /> : <p className="round-note">{w.rounds.notForYou.matrix}</p>}
    </>
  )
}

/** What each axis asks, and what its numbers mean. */
function Questions({ board: { prompts } }: Pick<OpenPlacingProps, 'board'>) {
  const { language } = usePreferences()
  return (
    <ul className="matrix-questions">
      {prioritise.regions.map(({ id, label, prompt, example }) => (
        <li key={id}>
          <strong>{label[language]}.</strong> {prompts[id] ?? prompt[language]} {example[language]}.
        </li>
      ))}
    </ul>
  )
}

function Placing({ round }: { readonly round: Round }) {
  const w = useWords()
  const box = useBallotBox(round)
  const choices = useBallot(box, (each) => each.choices) as MatrixBallot
  const { cards } = round
  const [chosen, setChosen] = useState<CardId>()
  const moving = usePlacing(box, chosen, setChosen)
  const marks = useMemo(
    () => cards.flatMap((card) => (choices[card] ? { card, at: choices[card] } : [])),
    [cards, choices],
  )
  const unplaced = cards.filter((card) => !choices[card])
  const choose = (card: CardId) => setChosen(card === chosen ? undefined : card)
  return (
    <>
      <p className="round-note">{w.prioritise.placeHow}</p>
      <MatrixField marks={marks} chosen={chosen} onChoose={choose} moving={moving} />
      <Unplaced cards={unplaced} chosen={chosen} onChoose={choose} moving={moving} />
      {chosen && <ChosenProblem card={chosen} />}
      <ul className="place-rows">
        {cards.map((card) => (
          <PlaceRow key={card} card={card} box={box} />
        ))}
      </ul>
      <div className="ballot-bar">
        <p className="dots-left">
          {unplaced.length === 0 ? w.prioritise.allPlaced : w.prioritise.leftToPlace(unplaced.length)}
        </p>
        <BallotStatus box={box} kind="matrix" />
        <p className="round-note">{w.rounds.changeable}</p>
      </div>
    </>
  )
}

/** The problem in the hand, in full, and what to do with it. */
function ChosenProblem({ card }: { readonly card: CardId }) {
  const w = useWords()
  const name = useCardName(card)
  return (
    <div className="matrix-caption">
      <ProblemText id={card} />
      <p className="round-note">{w.prioritise.placeChosen(name)}</p>
    </div>
  )
}

/** The ways to place a problem in the field: a drag, a press on it and one on the place, and keys. All say where it came to be. */
function usePlacing(box: BallotBox, chosen: CardId | undefined, onChoose: (card: CardId) => void): Moving {
  const { store } = useRoom()
  const w = useWords()
  const announce = useAnnounce()
  const plot = useRef<HTMLDivElement>(null)
  const moved = useRef<CardId>(undefined)
  const choices = useBallot(box, (each) => each.choices) as MatrixBallot

  // A mark that comes into the field or leaves it is drawn anew: whoever moved it by a key stays at it.
  useLayoutEffect(() => {
    const mark = choices && moved.current && document.querySelector<HTMLElement>(`[data-mark="${moved.current}"]`)
    moved.current = undefined
    if (mark && mark !== document.activeElement) mark.focus()
  }, [choices])

  const place = (card: CardId, at: Placement | undefined) => {
    box.choose(card, at)
    const name = cardName(store, card, w)
    announce(at ? w.prioritise.mark(name, at.effect, at.control) : w.prioritise.unplacedMark(name))
  }
  const handleKeyDown = (card: CardId, event: KeyboardEvent) => {
    const next = afterKey((box.choices as MatrixBallot)[card], event.key)
    if (!next || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    moved.current = card
    place(card, next === 'away' ? undefined : next)
  }
  const handlePress = (event: { readonly clientX: number; readonly clientY: number }) => {
    const at = chosen && plot.current ? placementAt(plot.current, event) : undefined
    if (chosen && at) place(chosen, at)
  }
  const handleDrop = (card: CardId, at: Placement) => {
    onChoose(card)
    place(card, at)
  }
  return { plot, drag: useMarkDrag(plot, handleDrop), onKeyDown: handleKeyDown, onPress: handlePress }
}

const ARROWS: Readonly<Record<string, readonly [effect: number, control: number]>> = {
  ArrowUp: [1, 0],
  ArrowDown: [-1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  // As far as it goes.
  Home: [0, -5],
  End: [0, 5],
  PageUp: [5, 0],
  PageDown: [-5, 0],
}
const MIDDLE: Placement = { effect: 3, control: 3 }

/** Where a key brings a mark: from beside the field into its middle first. Nothing for keys that move nothing. */
function afterKey(at: Placement | undefined, key: string): Placement | 'away' | undefined {
  if (key === 'Delete' || key === 'Backspace') return at && 'away'
  const by = ARROWS[key]
  if (!by) return undefined
  return at ? { effect: step(at.effect + by[0]), control: step(at.control + by[1]) } : MIDDLE
}

function step(value: number): number {
  return Math.min(5, Math.max(1, value))
}

interface UnplacedProps {
  readonly cards: readonly CardId[]
  readonly chosen: CardId | undefined
  readonly onChoose: (card: CardId) => void
  readonly moving: Moving
}

function Unplaced({ cards, chosen, onChoose, moving }: UnplacedProps) {
  const w = useWords()
  if (cards.length === 0) return null
  return (
    <div className="matrix-tray">
      <p className="round-note">{w.prioritise.unplaced}</p>
      <ul aria-label={w.prioritise.unplaced}>
        {cards.map((card) => (
          <li key={card}>
            <Mark card={card} at={undefined} isChosen={card === chosen} onChoose={onChoose} moving={moving} />
          </li>
        ))}
      </ul>
    </div>
  )
}
