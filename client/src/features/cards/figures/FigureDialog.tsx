import './figures.css'
import { cardWords } from '@samtavla/shared/documents/card-words.ts'
import { groupIn, numberAndUnit } from '@samtavla/shared/exchange/figure-rows.ts'
import type { Card } from '@samtavla/shared/model/card.ts'
import { isHidden, isOwnFigure, MAX_UNIT, type OwnFigure } from '@samtavla/shared/model/figure.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { type FormEvent, useState } from 'react'
import { usePreferences } from '../../../hooks/preferences.ts'
import { useCard, useCode, useRoom } from '../../../hooks/room-context.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { useAnnounce } from '../../../ui/Announcer.tsx'
import { Banner } from '../../../ui/Banner.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/overlays.ts'
import { TextField } from '../../../ui/TextField.tsx'
import type { FigurePlan } from './figure-plan.ts'
import { planFigure, removeFigure, writeFigure } from './figure-writing.ts'
import { useOwnFigures } from './own-figures.ts'
import { useRowNames } from './row-names.ts'

/** Asks for a figure, its unit and how many they are. What others will see of it is said before anything is shared (PRIV-E2). */
export function FigureDialog({ id, onClose }: { readonly id: CardId; readonly onClose: () => void }) {
  const card = useCard(id)
  return card ? <FigureForm card={card} onClose={onClose} /> : null
}

function FigureForm({ card, onClose }: { readonly card: Card; readonly onClose: () => void }) {
  const room = useRoom()
  const announce = useAnnounce()
  const { language } = usePreferences()
  const w = useWords()
  const code = useCode(card.id)
  const own = useOwnFigures()
  const known = isHidden(card.figure) ? own.get(card.id) : card.figure
  const [draft, setDraft] = useState<Draft>()
  const fields = draft ?? draftOf(known, language)
  const figure = figureIn(fields)
  const [isMissing, setMissing] = useState(false)
  const errors = isMissing ? errorsIn(fields, w.figures) : {}

  const handleSave = (event: FormEvent) => {
    event.preventDefault()
    setMissing(!figure)
    if (!figure) return
    const plan = writeFigure(room, card, figure)
    if (!plan) return
    announce(plan.hidden.has(card.id) ? w.figures.savedHidden : w.figures.saved)
    onClose()
  }
  const handleRemove = () => {
    if (!removeFigure(room, card.id)) return
    announce(w.figures.removed)
    onClose()
  }
  const field = (name: keyof Draft) => ({
    value: fields[name],
    onChange: (text: string) => setDraft({ ...fields, [name]: text }),
    ...(errors[name] ? { error: errors[name] } : {}),
  })
  return (
    <Dialog isOpen holdsText onClose={onClose} title={w.figures.title(code ?? cardWords(card, w))} closeLabel={w.close}>
      <form className="figure-form" onSubmit={handleSave} noValidate>
        {code && <p className="dialog-note">{cardWords(card, w)}</p>}
        <div className="figure-fields">
          <TextField
            label={w.figures.value}
            hint={w.figures.valueHint}
            inputMode="decimal"
            autoFocus
            {...field('value')}
          />
          <TextField label={w.figures.unit} hint={w.figures.unitHint} maxLength={MAX_UNIT} {...field('unit')} />
          <TextField label={w.figures.n} hint={w.figures.nHint} inputMode="numeric" {...field('n')} />
        </div>
        {figure && <WhatOthersSee figure={figure} plan={planFigure(room, card, figure)} id={card.id} />}
        <div className="form-actions">
          {card.figure && <Button onClick={handleRemove}>{w.figures.remove}</Button>}
          <Button type="submit" variant="primary">
            {w.figures.save}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

interface WhatOthersSeeProps {
  readonly figure: OwnFigure
  readonly plan: FigurePlan
  readonly id: CardId
}

function WhatOthersSee({ figure: { value, unit, n }, plan, id }: WhatOthersSeeProps) {
  const w = useWords()
  const withdrawn = useRowNames(plan.withdrawn)
  const reason = plan.hidden.get(id)
  return (
    <>
      <Banner key={reason ?? 'shown'} kind={reason ? 'warning' : 'info'}>
        {reason ? w.figures.willHide[reason] : w.figures.willShow(w.figures.shown(value, unit, n))}
      </Banner>
      {withdrawn.length > 0 && (
        <Banner key={withdrawn.join()} kind="warning">
          {w.figures.withdraws(withdrawn)}
        </Banner>
      )}
    </>
  )
}

/** The three things as they are being written. */
interface Draft {
  readonly value: string
  readonly unit: string
  readonly n: string
}

/** To the last digit, as one writes a number. */
function draftOf(figure: OwnFigure | undefined, language: 'sv' | 'en'): Draft {
  if (!figure) return { value: '', unit: '', n: '' }
  const value = String(figure.value).replace('.', language === 'sv' ? ',' : '.')
  return { value, unit: figure.unit, n: String(figure.n) }
}

/** Nothing before all three are there. "66 %" in one field says the unit as well. */
function figureIn({ value, unit, n }: Draft): OwnFigure | undefined {
  const read = numberAndUnit(value)
  const figure = read && { value: read.number, unit: (unit.trim() || read.unit).toWellFormed(), n: groupIn(n) }
  return figure && figure.unit !== '' && isOwnFigure(figure) ? figure : undefined
}

function errorsIn(
  fields: Draft,
  words: { readonly valueNeeded: string; readonly unitNeeded: string; readonly nNeeded: string },
): Partial<Draft> {
  const read = numberAndUnit(fields.value)
  return {
    ...(read ? {} : { value: words.valueNeeded }),
    ...(fields.unit.trim() || read?.unit ? {} : { unit: words.unitNeeded }),
    ...(groupIn(fields.n) === undefined ? { n: words.nNeeded } : {}),
  }
}
