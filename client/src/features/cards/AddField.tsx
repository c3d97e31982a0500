import { addCards } from '@samtavla/shared/edits/cards.ts'
import type { EditResult, Pen } from '@samtavla/shared/edits/pen.ts'
import { LONG_CARD_TEXT, MAX_CARD_TEXT } from '@samtavla/shared/model/card.ts'
import { CornerDownLeft, Plus } from 'lucide-react'
import { type ClipboardEvent, type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useActivities, useRoom } from '../../hooks/room-context.ts'
import { useDraft } from '../../hooks/use-draft.ts'
import { useWords } from '../../hooks/use-words.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { type ShownRegion, useBoardSurface } from './board-context.ts'
import { PrivacyNote, usePrivacySentences } from './PrivacyNote.tsx'
import { isOpen, keepAnyway, questionOf } from './privacy-questions.ts'

/** Where a new card comes in a picture, with its threads. */
export interface AddPlace {
  /** What is half written is kept under it. */
  readonly key: string
  /** What the field is called. */
  readonly label: string
  readonly add: (pen: Pen, text: string) => EditResult<unknown>
  /** Escape in the empty field. */
  readonly onLeave?: () => void
}

interface AddFieldProps {
  readonly region: ShownRegion
  /** Absent for the top of the region's list. */
  readonly place?: AddPlace
  /** Something with several rows or cells was pasted. */
  readonly onPasteMany: (text: string, region: string) => void
}

/**
 * Where one writes the next card of a region: Enter adds it at the top, and the field is ready for another. A text that may be
 * about one person is asked about first (PRIV-W1–W3), and Enter once more adds it anyway; one with a personal number stays in
 * the field (PRIV-E1).
 */
export function AddField({ region, place, onPasteMany }: AddFieldProps) {
  const { board } = useBoardSurface()
  const room = useRoom()
  const { hand, presence } = room
  const w = useWords()
  const announce = useAnnounce()
  const field = useRef<HTMLTextAreaElement>(null)
  const key = place?.key ?? `${board.id}/${region.id}`
  const [text, setText] = useDraft(key)
  const [isAsked, setAsked] = useState(false)
  const question = useMemo(() => questionOf(text), [text])
  const isTooLong = text.trim().length > MAX_CARD_TEXT
  const mayShare = text.trim() !== '' && !isTooLong && !question.isStop
  const sentences = usePrivacySentences(question)

  useEffect(() => {
    if (question.isStop) announce(w.privacy.concerns['personal-number'])
  }, [question.isStop, announce, w])

  const handleChange = (next: string) => {
    if ((next === '') !== (text === '')) presence.say({ writing: next === '' ? null : key })
    setText(next)
    if (isAsked && questionOf(next).key === '') setAsked(false)
  }
  const add = () => {
    if (!mayShare) return
    if (isAsked || !isOpen(room, question)) share()
    else {
      setAsked(true)
      announce(`${sentences} ${w.privacy.howAnyway}`)
    }
  }
  const share = () => {
    const target = { board: board.id, region: region.id, before: 'start' } as const
    if (!hand.do((pen): EditResult<unknown> => place?.add(pen, text) ?? addCards(pen, target, [{ text }]))) return
    keepAnyway(room, question)
    handleChange('')
    announce(w.cards.added(1, region.label))
  }
  const handleAnyway = () => {
    share()
    field.current?.focus()
  }
  const handleKey = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      // A key that is held down answers no question.
      if (!event.repeat) add()
    }
    if (event.key !== 'Escape') return
    if (text === '') place?.onLeave?.()
    handleChange('')
  }
  const handlePaste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text/plain')
    if (!/[\n\t]/.test(pasted.trim())) return
    event.preventDefault()
    onPasteMany(pasted, region.id)
  }

  return (
    <div className="add-field">
      <div className="add-field-row">
        <div className="card-grow" data-text={`${text} `}>
          <textarea
            ref={field}
            className="add-field-text"
            value={text}
            rows={1}
            placeholder={w.cards.addPlaceholder}
            aria-label={place?.label ?? w.cards.addTo(region.label)}
            aria-invalid={isTooLong || question.isStop}
            aria-describedby={place ? `question-${key}` : `prompt-${board.id}-${region.id} question-${key}`}
            data-add-field={key}
            onChange={(event) => handleChange(event.target.value)}
            onKeyDown={handleKey}
            onPaste={handlePaste}
            onBlur={() => presence.say({ writing: null })}
            onFocus={() => text && presence.say({ writing: key })}
          />
        </div>
        <IconButton
          label={w.cards.add}
          icon={<Plus size={20} />}
          variant="primary"
          tooltipAlign="end"
          disabled={!mayShare}
          onClick={add}
        />
      </div>
      {(question.isStop || isAsked) && (
        <PrivacyNote id={`question-${key}`} question={question}>
          {!question.isStop && (
            <Button variant="outline" size="small" icon={<CornerDownLeft size={14} />} onClick={handleAnyway}>
              {w.privacy.addAnyway}
            </Button>
          )}
        </PrivacyNote>
      )}
      {text.length > LONG_CARD_TEXT && (
        <p className="card-hint" role="status">
          {isTooLong ? w.cards.tooLong(text.trim().length, MAX_CARD_TEXT) : w.cards.long(text.length, MAX_CARD_TEXT)}
        </p>
      )}
      <Writers place={key} />
    </div>
  )
}

function Writers({ place }: { place: string }) {
  const w = useWords()
  const names = useActivities(place).map(({ user }) => user.name)
  return names.length > 0 ? <p className="add-field-writers">{w.cards.writing(names.join(', '))}</p> : null
}
