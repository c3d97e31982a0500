import { setReading } from '@samtavla/shared/edits/cards.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { isDay } from '@samtavla/shared/model/plan.ts'
import { MAX_READING_AT, MAX_READING_NOTE, MAX_READING_VALUE, type Reading } from '@samtavla/shared/model/reading.ts'
import { type FormEvent, useMemo, useState } from 'react'
import { useRoom } from '../../../hooks/room-context.ts'
import { today } from '../../../hooks/today.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { useAnnounce } from '../../../ui/Announcer.tsx'
import { Button } from '../../../ui/Button.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { PrivacyNote } from '../PrivacyNote.tsx'
import { isOpen, keepAnyway, questionOf } from '../privacy-questions.ts'

interface ReadingFormProps {
  readonly card: CardId
  /** The one that is changed; else a new one is written down. */
  readonly changing: Reading | undefined
  readonly onDone: () => void
}

/** Asks when it was read and how it was. A personal number is not taken (PRIV-E1). */
export function ReadingForm({ card, changing, onDone }: ReadingFormProps) {
  const room = useRoom()
  const announce = useAnnounce()
  const w = useWords()
  const [at, setAt] = useState(changing?.at ?? today())
  const [value, setValue] = useState(changing?.value ?? '')
  const [note, setNote] = useState(changing?.note ?? '')
  const [isPeriod, setPeriod] = useState(changing !== undefined && !isDay(changing.at))
  const [isMissing, setMissing] = useState(false)
  const question = useMemo(() => questionOf([at, value, note].join('\n')), [at, value, note])
  const errorOf = (text: string) => (isMissing && text.trim() === '' ? { error: w.editRefusals['text-empty'] } : {})

  const handleSave = (event: FormEvent) => {
    event.preventDefault()
    const isIncomplete = at.trim() === '' || value.trim() === ''
    setMissing(isIncomplete)
    if (isIncomplete || question.isStop) return
    // What was written stays in sight where it is refused.
    if (!room.hand.do((pen) => setReading(pen, card, { at, value, note }, changing?.id))) return
    keepAnyway(room, question)
    announce(w.readings.saved)
    onDone()
  }
  const handlePeriod = () => {
    setPeriod(!isPeriod)
    setAt(isPeriod ? today() : '')
  }
  return (
    <form
      className="reading-form"
      onSubmit={handleSave}
      aria-label={changing ? w.readings.changeOf(changing.at) : w.readings.add}
    >
      <h3 className="reading-form-title">{changing ? w.readings.changeOf(changing.at) : w.readings.add}</h3>
      <div className="reading-when">
        <TextField
          key={isPeriod ? 'period' : 'day'}
          label={w.readings.at}
          value={at}
          onChange={setAt}
          maxLength={MAX_READING_AT}
          {...(isPeriod ? { hint: w.readings.periodHint } : { type: 'date' })}
          {...errorOf(at)}
        />
        <Button size="small" onClick={handlePeriod}>
          {isPeriod ? w.readings.day : w.readings.period}
        </Button>
      </div>
      <TextField
        label={w.readings.value}
        hint={w.readings.valueHint}
        value={value}
        onChange={setValue}
        maxLength={MAX_READING_VALUE}
        autoFocus
        {...errorOf(value)}
      />
      <TextField label={w.readings.note} value={note} onChange={setNote} maxLength={MAX_READING_NOTE} rows={2} />
      {isOpen(room, question) && <PrivacyNote question={question} />}
      <div className="form-actions">
        {changing && <Button onClick={onDone}>{w.readings.cancel}</Button>}
        <Button type="submit" variant="primary" disabled={question.isStop}>
          {w.readings.save}
        </Button>
      </div>
    </form>
  )
}
