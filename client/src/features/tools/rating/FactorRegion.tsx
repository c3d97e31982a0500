import type { RatingTallies } from '@samtavla/shared/discussion/tally.ts'
import type { Board } from '@samtavla/shared/model/board.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { type FocusEvent, useState } from 'react'
import { useList } from '../../../hooks/room-context.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { regionKey } from '../../../model/room-store.ts'
import type { ShownRegion } from '../../cards/board-context.ts'
import { cardOf } from '../../cards/dom.ts'
import { RegionWriting } from '../../cards/RegionWriting.tsx'
import { FactorRow, type Rated } from './FactorRow.tsx'

interface FactorRegionProps extends Rated {
  readonly board: Board
  readonly region: ShownRegion
  /** Says what may be written: on a board with no card yet, in its first field. */
  readonly hasRule: boolean
  /** Those that the open round is about; absent while none is open. */
  readonly options: readonly CardId[] | undefined
  /** What the closed round in view says; absent while none is. */
  readonly tallies: RatingTallies | undefined
  readonly onPasteMany: (text: string, region: string) => void
}

/** A region whose cards are rated, one below the other. */
export function FactorRegion(props: FactorRegionProps) {
  const { board, region, hasRule, options, tallies, onPasteMany, asked, ...rated } = props
  const w = useWords()
  const ids = useList(regionKey(board.id, region.id))
  const [last, setLast] = useState<CardId>()
  const stop = last && ids.includes(last) ? last : ids[0]
  const handleFocus = ({ target }: FocusEvent) => setLast(cardOf(target) ?? last)
  return (
    <section className="region" data-region={`${board.id}/${region.id}`} aria-label={region.label}>
      <header className="region-head">
        <div className="region-title" data-region-heading tabIndex={-1}>
          <h2>{region.label}</h2>
        </div>
        <p className="region-prompt" id={`prompt-${board.id}-${region.id}`}>
          {region.prompt}
        </p>
        <span className="region-count">{w.board.cardCount(ids.length)}</span>
      </header>
      {!rated.isOpen && <RegionWriting board={board} region={region} onPasteMany={onPasteMany} />}
      {ids.length === 0 && (
        <p className="region-empty">{region.example ? w.board.example(region.example) : w.board.noCards}</p>
      )}
      {hasRule && <p className="board-rule">{w.privacy.rule}</p>}
      <ul className="factors" data-card-list aria-label={w.board.cardsIn(region.label)} onFocus={handleFocus}>
        {ids.map((id, i) => (
          <FactorRow
            key={id}
            id={id}
            position={i + 1}
            total={ids.length}
            isTabStop={id === stop}
            asked={options?.includes(id) ? asked : undefined}
            tally={tallies && (tallies[id] ?? null)}
            {...rated}
          />
        ))}
      </ul>
    </section>
  )
}
