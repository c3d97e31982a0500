import type { Board } from '@samtavla/shared/model/board.ts'
import type { ChainPlace } from '@samtavla/shared/model/chain-layout.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { toolOf } from '@samtavla/shared/tools/index.ts'
import type { LinkField } from '@samtavla/shared/tools/tool.ts'
import { type FocusEvent, Fragment, memo, type ReactNode, useDeferredValue, useState } from 'react'
import { useWords } from '../../../hooks/use-words.ts'
import type { ShownRegion } from '../../cards/board-context.ts'
import { CardFacts, type CardFactsProps } from '../../cards/CardFacts.tsx'
import { CardItem } from '../../cards/CardItem.tsx'
import { cardOf } from '../../cards/dom.ts'
import { RegionTitle } from '../../cards/RegionTitle.tsx'
import { RegionWriting } from '../../cards/RegionWriting.tsx'
import { BesideCard } from './BesideCard.tsx'
import type { Arrow } from './read-chain.ts'

interface ChainColumnProps {
  readonly board: Board
  readonly region: ShownRegion
  readonly places: readonly ChainPlace[]
  readonly arrows: readonly Arrow[]
  /** The chain begins here, in what its cards grew out of. */
  readonly isFirst: boolean
  readonly onPasteMany: (text: string, region: string) => void
}

/** One step of a chain: where one writes, and its cards from the top, with room for the arrows that pass between them. */
export const ChainColumn = memo(function ChainColumn(props: ChainColumnProps) {
  const { board, region, places, arrows, isFirst, onPasteMany } = props
  const w = useWords()
  const isEmpty = !places.some((place) => 'card' in place)
  const root = isFirst ? toolOf(board.tool)?.links?.find(({ kind }) => kind === 'starts_in') : undefined
  return (
    <section className="chain-column" data-region={`${board.id}/${region.id}`} aria-label={region.label}>
      <header className="chain-head">
        <RegionTitle board={board} region={region} />
        <RegionWriting board={board} region={region} onPasteMany={onPasteMany} />
      </header>
      {isEmpty && <p className="region-empty">{region.example ? w.board.example(region.example) : w.board.noCards}</p>}
      <ChainCards label={w.board.cardsIn(region.label)} places={places} arrows={arrows} root={root} />
    </section>
  )
})

interface ChainCardsProps extends Pick<ChainColumnProps, 'places' | 'arrows'> {
  readonly label: string
  readonly root: LinkField | undefined
}

function ChainCards({ label, places, arrows, root }: ChainCardsProps) {
  const ids = places.flatMap((place) => ('card' in place ? place.card : []))
  const [last, setLast] = useState<CardId>()
  const stop = last && ids.includes(last) ? last : ids[0]
  const handleFocus = (event: FocusEvent) => setLast(cardOf(event.target) ?? last)
  // The picture first, and what says the same in words when it is there.
  const told = useDeferredValue(arrows, NO_ARROWS)
  const rows: ReactNode[] = []
  let passing: number[] = []
  const endLane = () => {
    if (passing.length > 0) rows.push(<Lane key={`lane ${passing[0]}`} passing={passing} />)
    passing = []
  }
  for (const place of places) {
    if ('passing' in place) {
      passing.push(place.passing)
      continue
    }
    endLane()
    const { card } = place
    rows.push(
      <Fragment key={card}>
        <CardItem
          id={card}
          position={ids.indexOf(card) + 1}
          total={ids.length}
          isTabStop={card === stop}
          Facts={ChainFacts}
        />
        <BesideCard card={card} arrows={told} root={root} isTabStop={card === stop} />
      </Fragment>,
    )
  }
  endLane()
  return (
    <ul className="card-list chain-cards" data-card-list aria-label={label} onFocus={handleFocus}>
      {rows}
    </ul>
  )
}

const NO_ARROWS: readonly Arrow[] = []

/** The arrows say what a card rests on and leads to. */
function ChainFacts(props: CardFactsProps) {
  return <CardFacts {...props} hasThreads={false} />
}

const LANE_PX = 12

/** Where arrows pass the column between two of its cards. */
function Lane({ passing }: { passing: readonly number[] }) {
  return (
    <li
      className="chain-lane"
      aria-hidden="true"
      data-lane={passing.join(' ')}
      style={{ blockSize: passing.length * LANE_PX }}
    />
  )
}
