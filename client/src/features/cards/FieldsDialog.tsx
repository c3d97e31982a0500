import { setCardField } from '@samtavla/shared/edits/cards.ts'
import { standingOf } from '@samtavla/shared/edits/convert.ts'
import { MAX_FIELD } from '@samtavla/shared/model/card.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { toolOf } from '@samtavla/shared/tools/index.ts'
import { columnLabel, type Field, fieldsIn, type Tool } from '@samtavla/shared/tools/tool.ts'
import { useMemo, useState } from 'react'
import { usePreferences } from '../../hooks/preferences.ts'
import { useCard, useRoom } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/overlays.ts'
import { TextField } from '../../ui/TextField.tsx'
import { useBoardSurface } from './board-context.ts'
import { complaintOf, keptValue } from './fields/field-values.ts'
import { LinkCell } from './fields/LinkCell.tsx'
import { PrivacyNote } from './PrivacyNote.tsx'
import { isOpen, keepAnyway, questionOf } from './privacy-questions.ts'

/** What a tool wants to know of its cards beside their text. Choices are kept at once, words when one is done with them. */
export function FieldsDialog({ ids, onClose }: { readonly ids: readonly CardId[]; readonly onClose: () => void }) {
  const { store } = useRoom()
  const { board } = useBoardSurface()
  const { language } = usePreferences()
  const w = useWords()
  const first = store.card(ids[0]!)
  const tool: Tool | undefined = first && toolOf(standingOf(store.content, first).tool)
  if (!first || !tool) return null
  const fields = fieldsIn(tool.fields, first.place.region)
  const links = ids.length === 1 ? fieldsIn(tool.links ?? [], first.place.region) : []
  return (
    <Dialog isOpen holdsText onClose={onClose} title={w.problem.fieldsTitle} closeLabel={w.close}>
      {fields.map((field) =>
        field.choices ? (
          <Choice key={field.id} ids={ids} field={field} />
        ) : (
          <Line
            key={field.id}
            ids={ids}
            field={field}
            onSaved={fields.length + links.length === 1 ? onClose : undefined}
          />
        ),
      )}
      {links.map((link) => (
        <fieldset key={link.id} className="swatches">
          <legend>{columnLabel(board.labels, link, language)}</legend>
          <LinkCell card={first.id} link={link} />
        </fieldset>
      ))}
    </Dialog>
  )
}

function Choice({ ids, field }: { ids: readonly CardId[]; field: Field }) {
  const { hand } = useRoom()
  const { board } = useBoardSurface()
  const { language } = usePreferences()
  const w = useWords()
  const value = useCard(ids[0]!)?.fields[field.id] ?? ''
  const choose = (choice: string) => hand.do((pen) => setCardField(pen, ids, field.id, choice))
  return (
    <fieldset className="swatches">
      <legend>{columnLabel(board.labels, field, language)}</legend>
      {[{ id: '', label: undefined }, ...(field.choices ?? [])].map(({ id, label }) => (
        <label key={id} className="swatch">
          <input type="radio" name={field.id} checked={value === id} onChange={() => choose(id)} />
          {label?.[language] ?? w.problem.noChoice}
        </label>
      ))}
    </fieldset>
  )
}

function Line({ ids, field, onSaved }: { ids: readonly CardId[]; field: Field; onSaved: (() => void) | undefined }) {
  const room = useRoom()
  const { board } = useBoardSurface()
  const { language } = usePreferences()
  const w = useWords()
  const saved = useCard(ids[0]!)?.fields[field.id] ?? ''
  const [text, setText] = useState(saved)
  const question = useMemo(() => questionOf(text), [text])
  const isTooLong = text.trim().length > MAX_FIELD
  const complaint = isTooLong ? w.cards.tooLong(text.trim().length, MAX_FIELD) : complaintOf(field, text, w)
  const handleSave = () => {
    const kept = keptValue(field, text)
    if (kept === undefined || !room.hand.do((pen) => setCardField(pen, ids, field.id, kept))) return
    keepAnyway(room, question)
    onSaved?.()
  }
  return (
    <div className="field-line">
      <TextField
        label={columnLabel(board.labels, field, language)}
        value={text}
        onChange={setText}
        type={field.type === 'day' ? 'date' : 'text'}
        {...(complaint ? { error: complaint } : {})}
      />
      {isOpen(room, question) && <PrivacyNote question={question} />}
      <Button disabled={text.trim() === saved || complaint !== undefined || question.isStop} onClick={handleSave}>
        {w.problem.save}
      </Button>
    </div>
  )
}
