import './matrix.css'
import type { Placement } from '@samtavla/shared/discussion/ballot.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { type CSSProperties, type KeyboardEvent, type RefObject, useMemo, useRef } from 'react'
import { useCard } from '../../../hooks/room-context.ts'
import { useCardName } from '../../../hooks/use-card-names.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { classNames } from '../../../ui/class-names.ts'
import { spreadApart } from './spread-apart.ts'
import type { MarkDrag } from './use-mark-drag.ts'
import { useSize } from './use-size.ts'

const STEPS = [1, 2, 3, 4, 5]
/** A mark with a little air around it, in parts of the field's letters; `.matrix-mark` is as large. */
const MARK_EM = { width: 2.75, height: 2 }

export interface Marked {
  readonly card: CardId
  readonly at: Placement
}

/** From the lowest to the highest that anybody said, on both axes. */
export interface Spread {
  readonly card: CardId
  readonly effect: readonly [low: number, high: number]
  readonly control: readonly [low: number, high: number]
}

interface MatrixFieldProps {
  readonly marks: readonly Marked[]
  readonly spreads?: readonly Spread[]
  readonly chosen: CardId | undefined
  readonly onChoose: (card: CardId) => void
  /** Where marks can be moved: the field that they are moved in, and what moves them. */
  readonly moving?: Moving
}

export interface Moving {
  readonly plot: RefObject<HTMLDivElement | null>
  readonly drag: (card: CardId) => MarkDrag
  readonly onKeyDown: (card: CardId, event: KeyboardEvent) => void
  readonly onPress: (event: { readonly clientX: number; readonly clientY: number }) => void
}

/** Effect upwards, control to the right, a corner for each thing to do, and a mark for each problem that no other covers. */
export function MatrixField({ marks, spreads = [], chosen, onChoose, moving }: MatrixFieldProps) {
  const w = useWords()
  const ownPlot = useRef<HTMLDivElement>(null)
  const plot = moving?.plot ?? ownPlot
  const size = useSize(plot)
  const places = useMemo(() => {
    const points = marks.map(({ at }) => ({ x: acrossOf(at.control), y: downOf(at.effect) }))
    if (!size) return points
    const mark = { width: MARK_EM.width * size.em, height: MARK_EM.height * size.em }
    const inPixels = points.map(({ x, y }) => ({ x: x * size.width, y: y * size.height }))
    return spreadApart(inPixels, mark, size).map(({ x, y }) => ({ x: x / size.width, y: y / size.height }))
  }, [marks, size])
  return (
    <div className="matrix">
      <p className="matrix-effect" aria-hidden="true">
        {w.prioritise.effect} ↑
      </p>
      <div className="matrix-frame">
        <p className="matrix-corners" aria-hidden="true">
          <span>{w.prioritise.corners.plan}</span>
          <span>{w.prioritise.corners['do-now']}</span>
        </p>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: one way of three; keys and number fields do the same */}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: as above */}
        <div className="matrix-plot" ref={plot} onClick={(event) => moving?.onPress(event)}>
          {STEPS.map((step) => (
            <Line key={step} step={step} />
          ))}
          {spreads.map((spread) => (
            <SpreadBox key={spread.card} spread={spread} />
          ))}
          <ul className="matrix-marks" aria-label={w.prioritise.field}>
            {marks.map(({ card, at }, i) => (
              <li key={card}>
                <Mark
                  card={card}
                  at={at}
                  style={{ left: `${places[i]!.x * 100}%`, top: `${places[i]!.y * 100}%` }}
                  isChosen={card === chosen}
                  onChoose={onChoose}
                  moving={moving}
                />
              </li>
            ))}
          </ul>
        </div>
        <p className="matrix-corners" aria-hidden="true">
          <span>{w.prioritise.corners.park}</span>
          <span>{w.prioritise.corners.try}</span>
        </p>
      </div>
      <p className="matrix-control" aria-hidden="true">
        {w.prioritise.control} →
      </p>
      <p className="visually-hidden">{w.prioritise.axes}</p>
    </div>
  )
}

function Line({ step }: { readonly step: number }) {
  return (
    <>
      <span className={`matrix-row matrix-line-${step}`} style={{ top: `${downOf(step) * 100}%` }} aria-hidden="true">
        {step}
      </span>
      <span
        className={`matrix-column matrix-line-${step}`}
        style={{ left: `${acrossOf(step) * 100}%` }}
        aria-hidden="true"
      >
        {step}
      </span>
    </>
  )
}

function SpreadBox({ spread: { card, effect, control } }: { readonly spread: Spread }) {
  const color = useCard(card)?.color
  const box: CSSProperties = {
    left: `${acrossOf(control[0]) * 100}%`,
    right: `${(1 - acrossOf(control[1])) * 100}%`,
    top: `${downOf(effect[1]) * 100}%`,
    bottom: `${(1 - downOf(effect[0])) * 100}%`,
  }
  return <span className="matrix-spread" data-card-color={color} style={box} aria-hidden="true" />
}

interface MarkProps {
  readonly card: CardId
  /** Absent for one that lies beside the field. */
  readonly at: Placement | undefined
  readonly style?: CSSProperties
  readonly isChosen: boolean
  readonly onChoose: (card: CardId) => void
  readonly moving: Moving | undefined
}

/** A problem as a small piece of paper with its number. */
export function Mark({ card, at, style, isChosen, onChoose, moving }: MarkProps) {
  const w = useWords()
  const name = useCardName(card)
  const color = useCard(card)?.color
  return (
    <button
      type="button"
      className={classNames('matrix-mark', isChosen && 'is-chosen')}
      data-mark={card}
      data-card-color={color}
      style={style}
      aria-pressed={isChosen}
      aria-label={at ? w.prioritise.mark(name, at.effect, at.control) : w.prioritise.unplacedMark(name)}
      onClick={(event) => {
        event.stopPropagation()
        onChoose(card)
      }}
      onKeyDown={moving && ((event) => moving.onKeyDown(card, event))}
      {...moving?.drag(card)}
    >
      {name}
    </button>
  )
}

function acrossOf(control: number): number {
  return (control - 0.5) / 5
}

function downOf(effect: number): number {
  return (5.5 - effect) / 5
}
