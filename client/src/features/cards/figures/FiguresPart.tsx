import './figures.css'
import type { Board } from '@samtavla/shared/model/board.ts'
import { isHidden } from '@samtavla/shared/model/figure.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { useCallback, useMemo, useState } from 'react'
import { useEditing, useRoom } from '../../../hooks/room-context.ts'
import { useBoardCards, useCardsTold } from '../../../hooks/use-tool-cards.ts'
import { useWords } from '../../../hooks/use-words.ts'
import type { RoomStore } from '../../../model/room-store.ts'
import { useAnnounce } from '../../../ui/Announcer.tsx'
import { Banner } from '../../../ui/Banner.tsx'
import { Button } from '../../../ui/Button.tsx'
import { FiguresChart, nameOf } from './FiguresChart.tsx'
import { planFigures } from './figure-plan.ts'
import { type FigureSeries, readSeries } from './figure-series.ts'
import { withdrawFigures } from './figure-writing.ts'
import { useOwnFigures } from './own-figures.ts'
import { useRowNames } from './row-names.ts'

interface FiguresPartProps {
  readonly board: Board
  readonly isReadOnly: boolean
}

/** What a board of figures shows above its table: one measure over time, and what has to be hidden since others wrote as well. */
export function FiguresPart({ board, isReadOnly }: FiguresPartProps) {
  const w = useWords()
  const ids = useBoardCards(board.id)
  const told = useCardsTold(ids, readSeries)
  const all = useMemo(() => JSON.parse(told) as readonly FigureSeries[], [told])
  const [chosen, setChosen] = useState<string>()
  const series = all.find(({ key }) => key === chosen) ?? all[0]
  const { canEdit } = useEditing(board.id)
  return (
    <>
      {canEdit && !isReadOnly && <Leak ids={ids} />}
      {series && (
        <section className="figures-part" aria-label={w.figures.chart}>
          {all.length > 1 && !isReadOnly ? (
            <label className="select-field">
              <span>{w.figures.series}</span>
              <select value={series.key} onChange={(event) => setChosen(event.target.value)}>
                {all.map((each) => (
                  <option key={each.key} value={each.key}>
                    {labelOf(each)}
                  </option>
                ))}
              </select>
            </label>
          ) : (
            <h2>{labelOf(series)}</h2>
          )}
          <FiguresChart series={series} />
        </section>
      )}
    </>
  )
}

function labelOf(series: FigureSeries): string {
  return series.unit ? `${nameOf(series)} (${series.unit})` : nameOf(series)
}

/** Two who write at once see nothing of each other's rows: together these may tell what neither alone does. */
function Leak({ ids }: { readonly ids: readonly CardId[] }) {
  const hasHidden = useCardsTold(ids, readHidden)
  return hasHidden ? <LeakNotice ids={ids} /> : null
}

function readHidden(store: RoomStore, ids: readonly CardId[]): string {
  return ids.filter((id) => isHidden(store.card(id)?.figure)).join(' ')
}

function LeakNotice({ ids }: { readonly ids: readonly CardId[] }) {
  const room = useRoom()
  const announce = useAnnounce()
  const w = useWords()
  const own = useOwnFigures()
  const readLeak = useCallback((store: RoomStore) => planFigures(store, own, []).withdrawn.join(' '), [own])
  const told = useCardsTold(ids, readLeak)
  const withdrawn = useMemo(() => told.split(' ').filter((id) => id !== '') as CardId[], [told])
  const names = useRowNames(withdrawn)
  if (withdrawn.length === 0) return null
  const handleHide = () => {
    if (withdrawFigures(room, withdrawn)) announce(w.figures.hiddenNow(names))
  }
  return (
    <div className="figures-part">
      <Banner
        key={names.join()}
        kind="warning"
        actions={
          <Button size="small" onClick={handleHide}>
            {w.figures.hide}
          </Button>
        }
      >
        {w.figures.leak(names)}
      </Banner>
    </div>
  )
}
