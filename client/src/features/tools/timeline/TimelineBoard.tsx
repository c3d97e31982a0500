import './timeline.css'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { placeOf, type Scale, scaleOf, schoolYearOf, spanOf } from '@samtavla/shared/processes/timeline.ts'
import { type CSSProperties, type ReactNode, useEffect, useMemo, useRef } from 'react'
import { usePlan } from '../../../hooks/room-context.ts'
import { today } from '../../../hooks/today.ts'
import { useBoardCards, useCardsTold } from '../../../hooks/use-tool-cards.ts'
import { useWords } from '../../../hooks/use-words.ts'
import type { RoomStore } from '../../../model/room-store.ts'
import { CardSurface } from '../../cards/CardSurface.tsx'
import { RegionSection } from '../../cards/RegionSection.tsx'
import { useRegions } from '../../cards/use-regions.ts'
import type { PictureProps } from '../picture.ts'
import { TimelineRow, UndatedRow } from './TimelineRow.tsx'

/** When each card's work goes on, as text: the rows stay as they are until a day or the order changes. */
function spansOf(store: RoomStore, ids: readonly CardId[]): string {
  return JSON.stringify(ids.map((id) => [id, spanOf(store.card(id)?.fields ?? {}) ?? null]))
}

type Told = readonly (readonly [CardId, ReturnType<typeof spanOf> | null])[]

/** The cards along school weeks, breaks shaded; in the board's order, so that nothing jumps while days change. */
export function TimelineBoard({ board, isProjected, onPasteMany }: PictureProps) {
  const w = useWords()
  const regions = useRegions(board)
  const cards = useBoardCards(board.id)
  const told = useCardsTold(cards, spansOf)
  const rows = useMemo(() => JSON.parse(told) as Told, [told])
  const dated = rows.filter(([, span]) => span)
  const undated = rows.filter(([, span]) => !span)
  const scale = useMemo(
    () =>
      scaleOf(
        rows.flatMap(([, span]) => span ?? []),
        today(),
      ),
    [rows],
  )
  return (
    <CardSurface board={board} regions={regions} className="timeline">
      {scale ? (
        <Weeks scale={scale} count={dated.length}>
          {dated.map(([id, span]) => (
            <TimelineRow key={id} id={id} span={span!} scale={scale} isReadOnly={isProjected} />
          ))}
        </Weeks>
      ) : (
        <p className="region-empty">{w.timeline.none}</p>
      )}
      {undated.length > 0 && (
        <section className="timeline-undated" aria-labelledby="timeline-undated">
          <h2 id="timeline-undated">{w.timeline.undated(undated.length)}</h2>
          <ul>
            {undated.map(([id]) => (
              <UndatedRow key={id} id={id} />
            ))}
          </ul>
        </section>
      )}
      {cards.length === 0 && regions[0] && (
        <RegionSection board={board} region={regions[0]} hasRule onPasteMany={onPasteMany} />
      )}
    </CardSurface>
  )
}

interface WeeksProps {
  readonly scale: Scale
  readonly count: number
  readonly children: ReactNode
}

function Weeks({ scale, count, children }: WeeksProps) {
  const w = useWords()
  const ref = useRef<HTMLElement>(null)
  const day = today()
  const isNow = day >= scale.first && day < scale.end
  useEffect(() => {
    // One begins where one is, and not half a year ago.
    const root = ref.current
    if (root && isNow) root.scrollLeft = Math.max(0, placeOf(scale, day) * root.scrollWidth - root.clientWidth / 2)
  }, [isNow, scale, day])
  const style = { '--columns': scale.columns.length } as CSSProperties
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled with the arrow keys
    <section ref={ref} className="timeline-scroll" aria-label={w.timeline.label(count)} tabIndex={0}>
      <div className="timeline-sheet" style={style}>
        <Head scale={scale} />
        <Shades scale={scale} />
        {isNow && (
          <span className="timeline-now" style={{ '--at': placeOf(scale, day) } as CSSProperties}>
            <span>{w.timeline.today}</span>
          </span>
        )}
        <ol className="timeline-rows">{children}</ol>
      </div>
      <p id="timeline-keys" className="visually-hidden">
        {w.timeline.keys}
      </p>
    </section>
  )
}

function Head({ scale }: { readonly scale: Scale }) {
  const w = useWords()
  const plan = usePlan()
  const meetings = Object.values(plan?.dates ?? {}).filter((day) => day >= scale.first && day < scale.end)
  return (
    <div className="timeline-head" aria-hidden="true">
      {scale.columns.map(({ start, week }, i) => {
        const isNewMonth = i === 0 || start.slice(0, 7) !== scale.columns[i - 1]!.start.slice(0, 7)
        return (
          <span key={start} className="timeline-column">
            {week === undefined ? (
              w.timeline.year(schoolYearOf(start))
            ) : (
              <>
                <b>{isNewMonth && w.timeline.month(start)}</b>
                {w.timeline.week(week)}
              </>
            )}
          </span>
        )
      })}
      {meetings.map((day) => (
        <span
          key={day}
          className="timeline-meeting"
          title={w.timeline.meeting(day)}
          style={{ '--at': placeOf(scale, day) } as CSSProperties}
        />
      ))}
    </div>
  )
}

/** School breaks and holidays, behind all rows. */
function Shades({ scale }: { readonly scale: Scale }) {
  return (
    <div className="timeline-shades" aria-hidden="true">
      {scale.columns.map(({ start, isBreak }) => (
        <span key={start} className={isBreak ? 'is-break' : undefined} />
      ))}
    </div>
  )
}
