import './readings.css'
import { cardWords } from '@samtavla/shared/documents/card-words.ts'
import { removeReading, restoreReading } from '@samtavla/shared/edits/cards.ts'
import type { Card } from '@samtavla/shared/model/card.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { numberIn, type Reading } from '@samtavla/shared/model/reading.ts'
import { useState } from 'react'
import { useCard, useCode, useEditing, useRoom } from '../../../hooks/room-context.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/overlays.ts'
import { useToast } from '../../../ui/Toaster.tsx'
import { ReadingForm } from './ReadingForm.tsx'
import { ReadingsPlot } from './ReadingsChart.tsx'

/** What was read of a card, day by day: to look at, and to add to. */
export function ReadingsDialog({ id, onClose }: { readonly id: CardId; readonly onClose: () => void }) {
  const card = useCard(id)
  return card ? <Readings card={card} onClose={onClose} /> : null
}

function Readings({ card, onClose }: { readonly card: Card; readonly onClose: () => void }) {
  const w = useWords()
  const code = useCode(card.id)
  const { canEdit } = useEditing(card.place.board)
  const [changing, setChanging] = useState<Reading>()
  const mayEdit = canEdit && !card.erased
  const { baseline = '', target = '' } = card.fields
  const text = cardWords(card, w)
  return (
    <Dialog isOpen holdsText size="wide" onClose={onClose} title={w.readings.title(code ?? text)} closeLabel={w.close}>
      {code && <p className="readings-card">{text}</p>}
      {card.readings.length === 0 && <p className="dialog-note">{w.readings.none}</p>}
      {card.readings.length > 0 && (
        <div className="readings">
          <ReadingsPlot readings={card.readings} baseline={numberIn(baseline)} target={numberIn(target)} />
          <ReadingTable card={card} mayEdit={mayEdit} onChange={setChanging} />
        </div>
      )}
      {mayEdit && (
        <ReadingForm
          // Another reading, and each one that is saved, begins with a form of its own.
          key={`${changing?.id ?? ''} ${card.readings.length}`}
          card={card.id}
          changing={changing}
          onDone={() => setChanging(undefined)}
        />
      )}
    </Dialog>
  )
}

interface ReadingTableProps {
  readonly card: Card
  readonly mayEdit: boolean
  readonly onChange: (reading: Reading) => void
}

function ReadingTable({ card, mayEdit, onChange }: ReadingTableProps) {
  const { hand } = useRoom()
  const w = useWords()
  const toast = useToast()
  const handleRemove = (reading: Reading) => {
    if (!hand.do((pen) => removeReading(pen, card.id, reading.id))) return
    const onAction = () => void hand.do((pen) => restoreReading(pen, card.id, reading))
    toast({ text: w.readings.removed, action: { label: w.board.undo, onAction } })
  }
  return (
    <table className="readings-table">
      <caption className="visually-hidden">{w.readings.chart}</caption>
      <thead>
        <tr>
          <th scope="col">{w.readings.at}</th>
          <th scope="col">{w.readings.value}</th>
          <th scope="col">{w.readings.note}</th>
          <th scope="col">{w.readings.who}</th>
          {mayEdit && (
            <th scope="col">
              <span className="visually-hidden">{w.readings.actions}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {card.readings.map((reading) => (
          <tr key={reading.id}>
            <th scope="row">{w.dayInWords(reading.at)}</th>
            <td>{reading.value}</td>
            <td>{reading.note}</td>
            <td>{reading.by}</td>
            {mayEdit && (
              <td>
                <Button size="small" aria-label={w.readings.changeOf(reading.at)} onClick={() => onChange(reading)}>
                  {w.readings.change}
                </Button>
                <Button size="small" aria-label={w.readings.removeOf(reading.at)} onClick={() => handleRemove(reading)}>
                  {w.readings.remove}
                </Button>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
