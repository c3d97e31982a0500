import { addCards } from '@samtavla/shared/edits/cards.ts'
import { LONG_CARD_TEXT, MAX_CARD_TEXT } from '@samtavla/shared/model/card.ts'
import { Plus } from 'lucide-react'
import { type ClipboardEvent, type KeyboardEvent, useState } from 'react'
import { useActivities, useRoom } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { type ShownRegion, useBoardSurface } from './board-context.ts'

interface AddFieldProps {
  readonly region: ShownRegion
  /** Something with several rows or cells was pasted. */
  readonly onPasteMany: (text: string, region: string) => void
}

/** Where one writes the next card of a region: Enter adds it at the top, and the field is ready for another. */
export function AddField({ region, onPasteMany }: AddFieldProps) {
  const { board } = useBoardSurface()
  const { hand, presence } = useRoom()
  const w = useWords()
  const announce = useAnnounce()
  const [text, setText] = useState('')
  const key = `${board.id}/${region.id}`
  const isTooLong = text.trim().length > MAX_CARD_TEXT

  const handleChange = (next: string) => {
    if ((next === '') !== (text === '')) presence.say({ writing: next === '' ? null : key })
    setText(next)
  }
  const add = () => {
    if (text.trim() === '' || isTooLong) return
    const target = { board: board.id, region: region.id, before: 'start' } as const
    if (!hand.do((pen) => addCards(pen, target, [{ text }]))) return
    handleChange('')
    announce(w.cards.added(1, region.label))
  }
  const handleKey = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      add()
    }
    if (event.key === 'Escape') handleChange('')
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
            className="add-field-text"
            value={text}
            rows={1}
            placeholder={w.cards.addPlaceholder}
            aria-label={w.cards.addTo(region.label)}
            aria-invalid={isTooLong}
            aria-describedby={`prompt-${board.id}-${region.id}`}
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
          disabled={text.trim() === '' || isTooLong}
          onClick={add}
        />
      </div>
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
