import { differenceOf } from '@samtavla/shared/lib/text-difference.ts'
import { LONG_CARD_TEXT } from '@samtavla/shared/model/card.ts'
import type { SilenceId } from '@samtavla/shared/model/ids.ts'
import type { PrivateNote } from '@samtavla/shared/model/private-notes.ts'
import { MAX_STORED_TEXT } from '@samtavla/shared/model/shape.ts'
import { EyeOff, Plus, Trash2 } from 'lucide-react'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useOwnNotes, useRoom } from '../../hooks/room-context.ts'
import { useDraft } from '../../hooks/use-draft.ts'
import { useWords } from '../../hooks/use-words.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { type ShownRegion, useBoardSurface } from './board-context.ts'
import { PrivacyNote } from './PrivacyNote.tsx'
import { isOpen, keepAnyway, questionOf } from './privacy-questions.ts'
import { useWriterTurn } from './writer-turn.ts'

interface SilentFieldProps {
  readonly region: ShownRegion
  readonly silence: SilenceId
  /** The writing is over and this field still holds a text. */
  readonly isOver: boolean
}

/**
 * Where one writes while everybody writes silently, and what one has written: in the private document, which nobody else is given.
 * A text that may be about one person is asked about when it is added, as elsewhere; one with a personal number is kept and not shown.
 */
export function SilentField({ region, silence, isOver }: SilentFieldProps) {
  const { board } = useBoardSurface()
  const room = useRoom()
  const w = useWords()
  const announce = useAnnounce()
  const field = useRef<HTMLTextAreaElement>(null)
  const key = `${board.id}/${region.id}`
  const [text, setText] = useDraft(`${key}/${silence}`)
  const [open, setOpen] = useDraft(key)
  const [isAsked, setAsked] = useState(false)
  const turn = useWriterTurn(silence)
  const question = useMemo(() => questionOf(text), [text])
  const own = useOwnNotes(silence).filter((note) => note.region === region.id && !note.shown)
  const shown = own.filter(({ at }) => at >= turn.since)

  // What was begun for everybody goes on here, and not in sight of all when the silence is over.
  useEffect(() => {
    if (isOver || open === '' || text !== '') return
    setText(open)
    setOpen('')
  }, [isOver, open, text, setText, setOpen])

  const add = () => {
    if (text.trim() === '' || text.length > MAX_STORED_TEXT) return
    if (!isAsked && isOpen(room, question)) {
      setAsked(true)
      return
    }
    keepAnyway(room, question)
    room.ownNotes.add({ text, silence, board: board.id, region: region.id, writer: turn.name })
    setText('')
    setAsked(false)
    announce(w.silence.added)
    field.current?.focus()
  }
  const handleKey = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.nativeEvent.isComposing || event.key !== 'Enter' || event.shiftKey) return
    event.preventDefault()
    if (!event.repeat) add()
  }
  return (
    <div className="add-field silent-field">
      {isOver && <p className="card-hint">{text === '' ? w.silence.notShown : w.silence.leftOver}</p>}
      {(!isOver || text !== '') && (
        <div className="add-field-row">
          <div className="card-grow" data-text={`${text} `}>
            <textarea
              ref={field}
              className="add-field-text"
              value={text}
              rows={1}
              placeholder={w.silence.placeholder}
              aria-label={w.silence.field(region.label)}
              aria-describedby={`prompt-${board.id}-${region.id} silent-question-${key}`}
              aria-invalid={text.length > MAX_STORED_TEXT || question.isStop}
              data-add-field={key}
              onChange={(event) => {
                setText(event.target.value)
                setAsked(false)
              }}
              onKeyDown={handleKey}
            />
          </div>
          <IconButton
            label={isOver ? w.silence.addNow : w.cards.add}
            icon={<Plus size={20} />}
            variant="primary"
            tooltipAlign="end"
            disabled={text.trim() === '' || text.length > MAX_STORED_TEXT}
            onClick={add}
          />
        </div>
      )}
      {(isAsked || question.isStop) && (
        <PrivacyNote id={`silent-question-${key}`} question={question}>
          {!question.isStop && (
            <Button variant="outline" size="small" onClick={add}>
              {w.privacy.addAnyway}
            </Button>
          )}
        </PrivacyNote>
      )}
      {text.length > LONG_CARD_TEXT && (
        <p className="card-hint" role="status">
          {text.length > MAX_STORED_TEXT
            ? w.silence.tooLong(text.length, MAX_STORED_TEXT)
            : w.silence.long(text.length)}
        </p>
      )}
      {own.length > shown.length && <p className="card-hint">{w.silence.hidden(own.length - shown.length)}</p>}
      {shown.length > 0 && (
        <ul className="silent-notes" aria-label={w.silence.own(region.label)}>
          {shown.map((note, i) => (
            <Note key={note.id} note={note} number={i + 1} />
          ))}
        </ul>
      )}
    </div>
  )
}

function Note({ note, number }: { note: PrivateNote; number: number }) {
  const { ownNotes } = useRoom()
  const w = useWords()
  const question = useMemo(() => questionOf(note.text), [note.text])
  const handleChange = (next: string) => {
    const { start, remove, insert } = differenceOf(note.text, next)
    ownNotes.splice(note.id, start, remove, insert)
  }
  return (
    <li className="silent-note">
      <EyeOff size={16} aria-hidden="true" />
      <div className="card-grow" data-text={`${note.text} `}>
        <textarea
          rows={1}
          value={note.text}
          aria-label={w.silence.note(number)}
          onChange={(event) => handleChange(event.target.value)}
          onKeyDown={(event) => event.stopPropagation()}
        />
      </div>
      <IconButton
        label={w.silence.remove}
        icon={<Trash2 size={18} />}
        tooltipAlign="end"
        onClick={() => ownNotes.remove(note.id)}
      />
      {question.isStop && <p className="card-hint">{w.silence.held}</p>}
      {note.text.length > MAX_STORED_TEXT && (
        <p className="card-hint">{w.silence.tooLong(note.text.length, MAX_STORED_TEXT)}</p>
      )}
    </li>
  )
}
