import type { BoardId, CardId } from '@samtavla/shared/model/ids.ts'
import { type FocusEvent, useState } from 'react'
import { useList } from '../../hooks/room-context.ts'
import { useGrowingCount } from '../../hooks/use-growing-count.ts'
import { regionKey } from '../../model/room-store.ts'
import { CardItem } from './CardItem.tsx'
import { cardOf } from './dom.ts'

/** As many of a long list as fit a screen are in the page when it opens; the others follow in slices while one reads. */
const FIRST = 12
const SLICE = 60

/** The cards of one region, in their order. The Tab key stops at one of them: the one that last had focus, or the first. */
export function CardList({ board, region, label }: { board: BoardId; region: string; label: string }) {
  const ids = useList(regionKey(board, region))
  const count = useGrowingCount(ids.length, FIRST, SLICE)
  const [last, setLast] = useState<CardId>()
  const stop = last && ids.includes(last) ? last : ids[0]
  const handleFocus = (event: FocusEvent) => setLast(cardOf(event.target) ?? last)
  return (
    <ul className="card-list" data-card-list aria-label={label} onFocus={handleFocus}>
      {ids.slice(0, count).map((id, i) => (
        <CardItem key={id} id={id} position={i + 1} total={ids.length} isTabStop={id === stop} />
      ))}
    </ul>
  )
}
