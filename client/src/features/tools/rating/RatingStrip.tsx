import { isSplit, medianOf, rangeOf } from '@samtavla/shared/discussion/results.ts'
import type { RatingTally } from '@samtavla/shared/discussion/tally.ts'
import { MessagesSquare } from 'lucide-react'
import type { CSSProperties } from 'react'
import { useWords } from '../../../hooks/use-words.ts'

/** How many gave each rating, as bars and in words; where the answers lie apart it says so instead of hiding it in one number. */
export function RatingStrip({ tally }: { readonly tally: RatingTally }) {
  const w = useWords()
  const { ratings, unsure } = tally
  const median = medianOf(ratings)
  const range = rangeOf(ratings)
  const most = Math.max(1, ...ratings)
  if (median === undefined || !range) return <p className="rating-words">{w.rating.nobody}</p>
  const others = [w.rating.median(median), unsure > 0 && w.rating.unsureCount(unsure)].filter(Boolean).join(', ')
  return (
    <div className="rating-strip" data-split={isSplit(tally)}>
      <div className="rating-bars" aria-hidden="true">
        {ratings.map((count, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a scale
          <span key={i} className="rating-bar" style={{ '--part': count / most } as CSSProperties}>
            <span>{i + 1}</span>
          </span>
        ))}
      </div>
      <p className="rating-words">
        <span className="rating-counts" aria-hidden="true">
          {w.rating.counts(ratings)}
        </span>
        <span className="visually-hidden">{w.rating.spokenCounts(ratings)}</span>
        {`, ${others}`}
        {isSplit(tally) && (
          <strong className="rating-split">
            <MessagesSquare size={16} aria-hidden="true" /> {w.rating.split(range)}
          </strong>
        )}
      </p>
    </div>
  )
}
