import './regions.css'
import type { Board } from '@samtavla/shared/model/board.ts'
import { useList, useRegionsWithCards } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { regionKey } from '../../model/room-store.ts'
import type { ShownRegion } from './board-context.ts'
import { CardList } from './CardList.tsx'
import { RegionTitle } from './RegionTitle.tsx'
import { RegionWriting } from './RegionWriting.tsx'

interface RegionSectionProps {
  readonly board: Board
  readonly region: ShownRegion
  /** Says what may be written: on a board with no card yet, in its first field, where nothing moves when it goes. */
  readonly hasRule: boolean
  readonly onPasteMany: (text: string, region: string) => void
}

/** A region with its question, where one writes, and its cards. */
export function RegionSection({ board, region, hasRule, onPasteMany }: RegionSectionProps) {
  const w = useWords()
  const count = useList(regionKey(board.id, region.id)).length
  return (
    <section className="region" data-region={`${board.id}/${region.id}`} aria-label={region.label}>
      <header className="region-head">
        <RegionTitle board={board} region={region} />
        <span className="region-count">{w.board.cardCount(count)}</span>
      </header>
      <RegionWriting board={board} region={region} onPasteMany={onPasteMany} />
      {count === 0 && (
        <p className="region-empty">{region.example ? w.board.example(region.example) : w.board.noCards}</p>
      )}
      {hasRule && <p className="board-rule">{w.privacy.rule}</p>}
      <CardList board={board.id} region={region.id} label={w.board.cardsIn(region.label)} />
    </section>
  )
}

interface RegionSectionsProps extends Pick<RegionSectionProps, 'board' | 'onPasteMany'> {
  readonly regions: readonly ShownRegion[]
}

/** Regions one after the other; the first says what may be written for as long as the board has no card. */
export function RegionSections({ board, regions, onPasteMany }: RegionSectionsProps) {
  const isEmpty = useRegionsWithCards(board.id) === ''
  return regions.map((region, i) => (
    <RegionSection
      key={region.id}
      board={board}
      region={region}
      hasRule={isEmpty && i === 0}
      onPasteMany={onPasteMany}
    />
  ))
}
