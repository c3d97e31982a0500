import { cardWords } from '@samtavla/shared/documents/card-words.ts'
import { standingOf } from '@samtavla/shared/edits/convert.ts'
import { adjustCard } from '@samtavla/shared/edits/versions.ts'
import { MAX_CARD_TEXT, MAX_FIELD } from '@samtavla/shared/model/card.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { linkNoteKey } from '@samtavla/shared/model/link.ts'
import { CHANGED_STATUSES } from '@samtavla/shared/tools/action-plan.ts'
import { toolOf } from '@samtavla/shared/tools/index.ts'
import { type Field, fieldsIn } from '@samtavla/shared/tools/tool.ts'
import { type FormEvent, useMemo, useState } from 'react'
import { usePreferences } from '../../hooks/preferences.ts'
import { useCard, useList, useRoom, useStored } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/overlays.ts'
import { TextField } from '../../ui/TextField.tsx'
import { PrivacyNote } from './PrivacyNote.tsx'
import { isOpen, keepAnyway, questionOf } from './privacy-questions.ts'
import { ReasonField } from './ReasonField.tsx'
import { authorWords } from './thread-words.ts'

/** What one adjusts, beside the words: how far, by when, by whom. */
const ADJUSTED = ['target', 'due', 'responsible', 'expected_effect']

/** B.23, "Justera": what it says from now on and why; what it said until now is kept beside it. */
export function AdjustDialog({ id, onClose }: { readonly id: CardId; readonly onClose: () => void }) {
  const { store } = useRoom()
  const card = useCard(id)
  if (!card) return null
  const tool = toolOf(standingOf(store.content, card).tool)
  const fields = tool ? fieldsIn(tool.fields, card.place.region) : []
  return <Adjusting id={id} fields={fields} onClose={onClose} />
}

interface AdjustingProps {
  readonly id: CardId
  readonly fields: readonly Field[]
  readonly onClose: () => void
}

function Adjusting({ id, fields, onClose }: AdjustingProps) {
  const room = useRoom()
  const { language } = usePreferences()
  const announce = useAnnounce()
  const w = useWords()
  const card = room.store.card(id)!
  const status = fields.find((field) => field.id === 'status')
  const [text, setText] = useState(card.text)
  const [values, setValues] = useState<Readonly<Record<string, string>>>({})
  const [outcome, setOutcome] = useState(CHANGED_STATUSES[0]!)
  const [reason, setReason] = useState('')
  const [isMissing, setMissing] = useState(false)
  const written = [text, reason, ...Object.values(values)].join('\n')
  const question = useMemo(() => questionOf(written), [written])

  const handleSave = (event: FormEvent) => {
    event.preventDefault()
    setMissing(reason.trim() === '')
    if (reason.trim() === '' || question.isStop) return
    const told = status ? { ...values, status: outcome, reason } : values
    if (!room.hand.do((pen) => adjustCard(pen, id, { text, fields: told, reason }))) return
    keepAnyway(room, question)
    onClose()
    announce(w.adjust.done(room.store.code(id) ?? ''))
  }
  return (
    <Dialog isOpen holdsText onClose={onClose} title={w.adjust.title(room.store.code(id) ?? '')} closeLabel={w.close}>
      <form className="status-form" onSubmit={handleSave}>
        <p className="dialog-note">{w.adjust.note}</p>
        <TextField label={w.adjust.text} value={text} onChange={setText} rows={3} maxLength={MAX_CARD_TEXT} />
        {fields
          .filter((field) => ADJUSTED.includes(field.id))
          .map((field) => (
            <TextField
              key={field.id}
              label={field.label[language]}
              type={field.type === 'day' ? 'date' : 'text'}
              value={values[field.id] ?? card.fields[field.id] ?? ''}
              onChange={(value) => setValues({ ...values, [field.id]: value })}
              maxLength={MAX_FIELD}
            />
          ))}
        {status && (
          <fieldset className="swatches">
            <legend>{status.label[language]}</legend>
            {status.choices
              ?.filter((choice) => CHANGED_STATUSES.includes(choice.id))
              .map((choice) => (
                <label key={choice.id} className="swatch">
                  <input
                    type="radio"
                    name="outcome"
                    checked={outcome === choice.id}
                    onChange={() => setOutcome(choice.id)}
                  />
                  {choice.label[language]}
                </label>
              ))}
          </fieldset>
        )}
        <ReasonField value={reason} onChange={setReason} isMissing={isMissing} />
        {isOpen(room, question) && <PrivacyNote question={question} />}
        <div className="form-actions">
          <Button type="submit" variant="primary" disabled={question.isStop || text.trim() === ''}>
            {w.problem.save}
          </Button>
        </div>
      </form>
      <Versions id={id} />
    </Dialog>
  )
}

/** What it said before, the newest first, each with the reason why it was changed. */
function Versions({ id }: { readonly id: CardId }) {
  const w = useWords()
  const versions = useList(`versions:${id}`)
  if (versions.length === 0) return null
  return (
    <section aria-label={w.adjust.versions}>
      <h3 className="thread-heading">{w.adjust.versions}</h3>
      <ol className="thread-steps">
        {versions.toReversed().map((version) => (
          <Version key={version} id={version} of={id} />
        ))}
      </ol>
    </section>
  )
}

function Version({ id, of }: { readonly id: CardId; readonly of: CardId }) {
  const { language } = usePreferences()
  const w = useWords()
  const card = useCard(id)
  const why = useStored('links', ({ content }) => {
    const said = content.links.get(linkNoteKey({ kind: 'replaces', from: of, to: id }, 'rationale'))
    return typeof said === 'string' ? said : ''
  })
  if (!card) return null
  return (
    <li className="thread-step">
      <p>{cardWords(card, w)}</p>
      <p className="radio-note">
        {[card.fields.due, why && w.thread.versionFrom(why), authorWords(card, language)].filter(Boolean).join(' · ')}
      </p>
    </li>
  )
}
