import { cardWords } from '@samtavla/shared/documents/card-words.ts'
import { setCardFields } from '@samtavla/shared/edits/cards.ts'
import { openTexts, write } from '@samtavla/shared/edits/pen.ts'
import { actionTurn } from '@samtavla/shared/model/follow-up.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { daysBetween } from '@samtavla/shared/processes/days.ts'
import { movedBy, placeOf, type Scale, type Span } from '@samtavla/shared/processes/timeline.ts'
import { toolOf } from '@samtavla/shared/tools/index.ts'
import { fieldsIn, type Tool } from '@samtavla/shared/tools/tool.ts'
import { Check, CircleAlert } from 'lucide-react'
import { type CSSProperties, type KeyboardEvent, memo, type PointerEvent, useRef, useState } from 'react'
import { usePreferences } from '../../../hooks/preferences.ts'
import { useCard, useCode, useRoom } from '../../../hooks/room-context.ts'
import { today } from '../../../hooks/today.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { useAnnounce } from '../../../ui/Announcer.tsx'
import { useBoardSurface } from '../../cards/board-context.ts'
import { FieldCell } from '../../cards/fields/FieldCell.tsx'

interface RowProps {
  readonly id: CardId
  readonly span: Span
  readonly scale: Scale
  readonly isReadOnly: boolean
}

/** One card along the weeks. Its bar is moved by drag or with the arrow keys: a week at a time, with Shift its end alone. */
export const TimelineRow = memo(function TimelineRow({ id, span, scale, isReadOnly }: RowProps) {
  const surface = useBoardSurface()
  const w = useWords()
  const card = useCard(id)
  const code = useCode(id)
  const move = useMove(id)
  const track = useRef<HTMLDivElement>(null)
  const [shift, setShift] = useState(0)
  if (!card) return null
  const turn = card.fields.done === 'ja' ? 'done' : actionTurn(card, today())
  const mayMove = surface.canEdit && !isReadOnly && !card.erased && movedBy(card.fields, 0, 'both') !== undefined
  const [from, to] = [placeOf(scale, span.start ?? span.end), placeOf(scale, span.end)]
  const name = w.timeline.span(code ?? '', span.start ?? '', span.end, w.timeline.turns[turn])

  const handleKey = (event: KeyboardEvent) => {
    const weeks = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (!weeks || !mayMove || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    event.stopPropagation()
    move(weeks * 7, event.shiftKey ? 'last' : 'both')
  }
  const handlePointerDown = (event: PointerEvent<HTMLButtonElement>) => {
    if (!mayMove || event.button !== 0) return
    const bar = event.currentTarget
    const width = track.current!.clientWidth
    const total = daysBetween(scale.first, scale.end)
    const startX = event.clientX
    const isEnd = event.clientX > bar.getBoundingClientRect().right - 12 && span.start !== undefined
    const daysAt = (x: number) => Math.round(((x - startX) / width) * total)
    bar.setPointerCapture(event.pointerId)
    const onMove = (moved: globalThis.PointerEvent) => setShift(daysAt(moved.clientX))
    const onUp = (done: globalThis.PointerEvent) => {
      stop()
      const days = daysAt(done.clientX)
      if (days !== 0 && done.type === 'pointerup') move(days, isEnd ? 'last' : 'both')
    }
    const stop = () => {
      setShift(0)
      bar.removeEventListener('pointermove', onMove)
      bar.removeEventListener('pointerup', onUp)
      bar.removeEventListener('pointercancel', onUp)
    }
    bar.addEventListener('pointermove', onMove)
    bar.addEventListener('pointerup', onUp)
    bar.addEventListener('pointercancel', onUp)
  }
  const style = {
    '--from': from,
    '--to': Math.max(to, from),
    '--shift': shift / daysBetween(scale.first, scale.end),
  } as CSSProperties
  return (
    <li className="timeline-row" data-card={id}>
      <RowName id={id} />
      <div className="timeline-track" ref={track}>
        <button
          type="button"
          className={span.start ? 'timeline-bar' : 'timeline-day'}
          data-turn={turn}
          style={style}
          aria-label={name}
          title={name}
          aria-describedby={mayMove ? 'timeline-keys' : undefined}
          onKeyDown={handleKey}
          onPointerDown={handlePointerDown}
          onDoubleClick={() => surface.openDialog('fields', [id])}
        >
          {turn === 'done' && <Check size={14} aria-hidden="true" />}
          {turn === 'late' && <CircleAlert size={14} aria-hidden="true" />}
        </button>
      </div>
      <More id={id} />
    </li>
  )
})

/** What an effort of some years ago led to and taught: the reason why one looks at it. */
function More({ id }: { readonly id: CardId }) {
  const { board } = useBoardSurface()
  const { language } = usePreferences()
  const card = useCard(id)
  const tool: Tool | undefined = toolOf(board.tool)
  if (!card || tool?.id !== 'history') return null
  const told = fieldsIn(tool.fields, card.place.region).flatMap(({ id: field, label, choices, type }) => {
    const value = card.fields[field]
    if (!value || type === 'year') return []
    return [`${label[language]}: ${choices?.find((choice) => choice.id === value)?.label[language] ?? value}`]
  })
  return told.length > 0 ? <p className="timeline-more">{told.join(' · ')}</p> : null
}

/** The card by its name; everything that can be done with it is behind it. */
function RowName({ id }: { readonly id: CardId }) {
  const surface = useBoardSurface()
  const w = useWords()
  const card = useCard(id)
  const code = useCode(id)
  if (!card) return null
  return (
    <button
      type="button"
      className="timeline-name"
      data-card-focus
      aria-haspopup="menu"
      onClick={(event) => surface.openMenu(id, event.currentTarget)}
    >
      {code && <strong>{code} </strong>}
      {cardWords(card, w)}
    </button>
  )
}

/** Moves a card's days, as one step. */
function useMove(id: CardId): (days: number, ends: 'both' | 'last') => void {
  const { hand, store } = useRoom()
  const announce = useAnnounce()
  const w = useWords()
  return (days, ends) => {
    const fields = movedBy(store.card(id)?.fields ?? {}, days, ends)
    if (!fields) return
    const moved = hand.do((pen) => {
      const cards = openTexts(pen, [id])
      return cards.ok ? write(pen, () => [setCardFields(pen, id, fields), id]) : cards
    })
    if (moved) announce(w.timeline.moved(store.code(id) ?? '', fields.due ?? fields.date ?? ''))
  }
}

/** A card that says no day yet: it is given one where it stands. */
export function UndatedRow({ id }: { readonly id: CardId }) {
  const { board } = useBoardSurface()
  const card = useCard(id)
  if (!card) return null
  const tool: Tool | undefined = toolOf(board.tool)
  const fields = fieldsIn(tool?.fields ?? [], card.place.region).filter(({ type }) => type === 'day' || type === 'year')
  return (
    <li className="timeline-undated-row" data-card={id}>
      <RowName id={id} />
      {fields.map((field) => (
        <FieldCell key={field.id} card={id} field={field} />
      ))}
    </li>
  )
}
