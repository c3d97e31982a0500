import './fields.css'
import { setCardField } from '@samtavla/shared/edits/cards.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import type { Field } from '@samtavla/shared/tools/tool.ts'
import { Check, ExternalLink } from 'lucide-react'
import { type KeyboardEvent, memo, type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { usePreferences } from '../../../hooks/preferences.ts'
import { useRoom, useStored } from '../../../hooks/room-context.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { useAnnounce } from '../../../ui/Announcer.tsx'
import { Menu } from '../../../ui/overlays.ts'
import { PrivacyNote, usePrivacySentences } from '../PrivacyNote.tsx'
import { isOpen, keepAnyway, questionOf } from '../privacy-questions.ts'
import { complaintOf, keptValue, openableAddress, shownValue } from './field-values.ts'
import { useMayEdit } from './use-may-edit.ts'

interface FieldCellProps {
  readonly card: CardId
  readonly field: Field
  /** It is only looked at, whoever looks. */
  readonly isReadOnly?: boolean
  /** -1 where the keyboard comes to it in another way than by Tab. */
  readonly tabIndex?: 0 | -1
}

/**
 * One field of a card, read and filled in where it stands. Click, Enter or F2 opens it; Enter and leaving save, Escape keeps what was.
 * It listens to its own value only, and what others write meanwhile leaves an open field as it is: whoever saves last is right.
 */
export const FieldCell = memo(function FieldCell({ card, field, isReadOnly = false, tabIndex = 0 }: FieldCellProps) {
  const { language } = usePreferences()
  const w = useWords()
  const value = useStored(card, (store) => store.card(card)?.fields[field.id] ?? '')
  const canEdit = useMayEdit(card) && !isReadOnly
  const shown = shownValue(field, value, w, language)
  const parts = { card, field, value, shown, canEdit, tabIndex, label: field.label[language] }
  const address = field.type === 'address' ? openableAddress(value) : undefined
  return (
    <>
      {field.choices ? <ChoiceCell {...parts} /> : <WordsCell {...parts} />}
      {address && (
        <a className="field-address" href={address} target="_blank" rel="noreferrer" tabIndex={tabIndex}>
          <ExternalLink size={14} aria-hidden="true" /> {w.table.openAddress}
        </a>
      )}
    </>
  )
})

interface CellProps extends Required<Omit<FieldCellProps, 'isReadOnly'>> {
  readonly label: string
  readonly value: string
  readonly shown: string
  readonly canEdit: boolean
}

function ChoiceCell({ card, field, value, shown, canEdit, tabIndex, label }: CellProps) {
  const { hand } = useRoom()
  const { language } = usePreferences()
  const w = useWords()
  const button = useRef<HTMLButtonElement>(null)
  const [isChoosing, setChoosing] = useState(false)
  if (!canEdit) return <span className="field-cell-text">{shown || '–'}</span>
  const items = [{ id: '', label: undefined }, ...(field.choices ?? [])].map((choice) => {
    const name = choice.label?.[language] ?? w.problem.noChoice
    const isChosen = choice.id === value
    return {
      id: choice.id || 'none',
      label: isChosen ? w.table.chosen(name) : name,
      icon: isChosen ? <Check size={18} /> : undefined,
      onAction: () => void (isChosen || hand.do((pen) => setCardField(pen, [card], field.id, choice.id))),
    }
  })
  return (
    <>
      <button
        ref={button}
        type="button"
        className="field-cell"
        tabIndex={tabIndex}
        aria-haspopup="menu"
        aria-expanded={isChoosing}
        aria-label={w.table.cell(label, shown)}
        onClick={() => setChoosing(true)}
        onKeyDown={(event) => event.key === 'F2' && setChoosing(true)}
      >
        {shown || '–'}
      </button>
      {isChoosing && (
        <Menu
          label={label}
          sections={[{ id: 'choices', items }]}
          isOpen
          onOpenChange={setChoosing}
          triggerRef={button}
        />
      )}
    </>
  )
}

function WordsCell({ card, field, value, shown, canEdit, tabIndex, label }: CellProps) {
  const { hand, presence } = useRoom()
  const w = useWords()
  const button = useRef<HTMLButtonElement>(null)
  const isFocusDue = useRef(false)
  const isOpening = useRef(false)
  // It outlives a lock: what was written is there again when the board is opened.
  const [open, setOpen] = useState<{ readonly first: string; readonly text: string }>()
  const isEditing = open !== undefined && canEdit

  const save = () => {
    if (!open || open.text === open.first || questionOf(open.text).isStop) return
    const next = keptValue(field, open.text)
    if (next !== undefined) hand.do((pen) => setCardField(pen, [card], field.id, next))
  }
  const saveLeft = useRef(save)
  saveLeft.current = save
  useEffect(() => {
    // Before what is saved on leaving the page is saved.
    const onPageHide = () => saveLeft.current()
    window.addEventListener('pagehide', onPageHide, true)
    return () => {
      window.removeEventListener('pagehide', onPageHide, true)
      saveLeft.current()
    }
  }, [])

  useEffect(() => {
    if (isEditing) {
      presence.say({ editing: card })
      return () => presence.say({ editing: null })
    }
    if (isFocusDue.current) button.current?.focus()
    isFocusDue.current = false
    return undefined
  }, [isEditing, presence, card])

  if (!canEdit) return <span className="field-cell-text">{shown || '–'}</span>
  if (!open) {
    const handleOpen = () => {
      isOpening.current = true
      setOpen({ first: value, text: value })
    }
    return (
      <button
        ref={button}
        type="button"
        className="field-cell"
        tabIndex={tabIndex}
        aria-label={w.table.cell(label, shown)}
        onClick={handleOpen}
        onKeyDown={(event) => event.key === 'F2' && handleOpen()}
      >
        {shown || '–'}
      </button>
    )
  }
  const handleDone = (byKey: boolean) => {
    isFocusDue.current = byKey
    setOpen(undefined)
  }
  return (
    <CellEditor
      card={card}
      field={field}
      label={label}
      isOpening={isOpening}
      first={open.first}
      text={open.text}
      others={value === open.first ? undefined : shown}
      onChange={(text) => setOpen({ ...open, text })}
      onDone={handleDone}
    />
  )
}

interface CellEditorProps {
  readonly card: CardId
  readonly field: Field
  readonly label: string
  /** It was opened just now. One that comes back after a lock takes nobody's hand away. */
  readonly isOpening: RefObject<boolean>
  readonly first: string
  readonly text: string
  /** What somebody else has made of it meanwhile. */
  readonly others: string | undefined
  readonly onChange: (text: string) => void
  readonly onDone: (byKey: boolean) => void
}

function CellEditor({ card, field, label, isOpening, first, text, others, onChange, onDone }: CellEditorProps) {
  const room = useRoom()
  const w = useWords()
  const announce = useAnnounce()
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const question = useMemo(() => questionOf(text), [text])
  const complaint = complaintOf(field, text, w)
  const isAsking = isOpen(room, question)
  const sentences = usePrivacySentences(question)
  const isDone = useRef(false)
  const note = `note-${card}-${field.id}`

  useEffect(() => {
    if (!isOpening.current) return
    isOpening.current = false
    input.current?.focus()
    if (field.type !== 'day') input.current?.select()
  }, [field, isOpening])
  useEffect(() => {
    if (isAsking) announce(sentences)
  }, [isAsking, sentences, announce])

  const save = (byKey: boolean) => {
    const next = keptValue(field, text)
    if (isDone.current || next === undefined || question.isStop) return
    if (text !== first && !room.hand.do((pen) => setCardField(pen, [card], field.id, next))) return
    keepAnyway(room, question)
    isDone.current = true
    onDone(byKey)
  }
  const handleKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape' || (event.key === 'Enter' && !event.shiftKey)) {
      event.preventDefault()
      event.stopPropagation()
      if (event.key === 'Enter') save(true)
      else {
        isDone.current = true
        onDone(true)
      }
    }
  }
  const shared = {
    ref: input,
    className: 'field-input',
    value: text,
    'aria-label': label,
    'aria-invalid': question.isStop || complaint !== undefined,
    'aria-describedby': note,
    onChange: (event: { readonly target: { readonly value: string } }) => onChange(event.target.value),
    onBlur: () => save(false),
    onKeyDown: handleKey,
  }
  return (
    <div className="field-editor">
      {field.type === 'day' || field.type === 'year' || field.type === 'number' ? (
        <input {...shared} type={field.type === 'day' ? 'date' : 'text'} inputMode={INPUT_MODES[field.type]} />
      ) : (
        <div className="card-grow" data-text={`${text} `}>
          <textarea {...shared} rows={1} />
        </div>
      )}
      <div id={note}>
        {complaint && <p className="field-note">{complaint}</p>}
        {others !== undefined && <p className="field-note">{w.table.changedMeanwhile(others)}</p>}
        {isAsking && <PrivacyNote question={question} />}
      </div>
    </div>
  )
}

const INPUT_MODES = { day: undefined, year: 'numeric', number: 'decimal' } as const
