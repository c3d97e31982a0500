import { cardWords } from '@samtavla/shared/documents/card-words.ts'
import { type ConvertOptions, convertBack, convertCards, standingOf } from '@samtavla/shared/edits/convert.ts'
import { MAX_CARD_TEXT } from '@samtavla/shared/model/card.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { backwardsOf, conversionFor } from '@samtavla/shared/tools/conversions.ts'
import { toolName } from '@samtavla/shared/tools/index.ts'
import { type FormEvent, useMemo, useState } from 'react'
import { usePreferences } from '../../hooks/preferences.ts'
import { useCard, useCode, useRoom } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/overlays.ts'
import { TextField } from '../../ui/TextField.tsx'
import type { ConvertWay } from './board-context.ts'
import { useMade } from './conversion-actions.ts'
import { PrivacyNote } from './PrivacyNote.tsx'
import { isOpen, keepAnyway, questionOf } from './privacy-questions.ts'

interface ConvertDialogProps {
  readonly way: ConvertWay
  readonly ids: readonly CardId[]
  readonly onClose: () => void
}

/** Asks what the new card says that grows out of the chosen ones, or out of which they grew. */
export function ConvertDialog({ way, ids, onClose }: ConvertDialogProps) {
  const room = useRoom()
  const { hand, store } = room
  const { language } = usePreferences()
  const tellMade = useMade()
  const w = useWords()
  const [text, setText] = useState('')
  const [isMissing, setMissing] = useState(false)
  const question = useMemo(() => questionOf(text), [text])
  const card = store.card(ids[0]!)
  const standing = card && standingOf(store.content, card)
  const conversion =
    standing &&
    (way.isBack ? backwardsOf(standing).find(({ verb }) => verb === way.verb) : conversionFor(way.verb, standing))
  if (!conversion) return null
  const label = (way.isBack ? conversion.back : undefined) ?? conversion.label
  const tool = toolName(way.isBack ? conversion.from.tool : conversion.to.tool)

  const handleSave = (event: FormEvent) => {
    event.preventDefault()
    setMissing(text.trim() === '')
    if (text.trim() === '' || question.isStop) return
    const options: ConvertOptions = { text, title: tool?.[language] ?? '' }
    const made = hand.do((pen) =>
      way.isBack ? convertBack(pen, conversion, ids, options) : convertCards(pen, way.verb, ids, options),
    )
    // What was written stays in sight.
    if (!made) return
    keepAnyway(room, question)
    onClose()
    tellMade(made)
  }
  return (
    <Dialog isOpen holdsText onClose={onClose} title={label[language]} closeLabel={w.close}>
      <form className="status-form" onSubmit={handleSave}>
        <p className="dialog-note">{way.isBack ? w.convert.to : w.convert.from}</p>
        <ul className="convert-sources">
          {ids.map((id) => (
            <Source key={id} id={id} />
          ))}
        </ul>
        <TextField
          label={w.convert.text(tool?.[language] ?? '')}
          value={text}
          onChange={setText}
          rows={3}
          maxLength={MAX_CARD_TEXT}
          autoFocus
          {...(isMissing && text.trim() === '' ? { error: w.editRefusals['text-empty'] } : {})}
        />
        {isOpen(room, question) && <PrivacyNote question={question} />}
        <div className="form-actions">
          <Button type="submit" variant="primary" disabled={question.isStop}>
            {label[language]}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function Source({ id }: { readonly id: CardId }) {
  const w = useWords()
  const card = useCard(id)
  const code = useCode(id)
  if (!card) return null
  return (
    <li>
      {code && <strong>{code} </strong>}
      {cardWords(card, w)}
    </li>
  )
}
