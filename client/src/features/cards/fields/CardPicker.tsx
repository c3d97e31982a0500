import './fields.css'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { useRoom } from '../../../hooks/room-context.ts'
import { useWords } from '../../../hooks/use-words.ts'
import type { RoomStore } from '../../../model/room-store.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/overlays.ts'
import { TextField } from '../../../ui/TextField.tsx'

interface CardPickerProps {
  readonly title: string
  /** All cards that can be taken. */
  readonly ids: readonly CardId[]
  /** What is said where there is none. */
  readonly nothing: string
  /** Draws those that the letters leave, each with a box of its own. */
  readonly children: (isShown: (id: CardId) => boolean) => ReactNode
  readonly onClose: () => void
}

/** Takes cards in and out, as many as one likes. Letters narrow the list; arrow keys go from the letters to the boxes and on. */
export function CardPicker({ title, ids, nothing, children, onClose }: CardPickerProps) {
  const { store } = useRoom()
  const w = useWords()
  const boxes = useRef<HTMLDivElement>(null)
  const [text, setText] = useState('')
  const shown = new Set(ids.filter((id) => matches(store, id, text)))

  const handleKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step) return
    const all = [...(boxes.current?.querySelectorAll('input') ?? [])]
    const at = all.indexOf(document.activeElement as HTMLInputElement)
    event.preventDefault()
    all[at < 0 ? 0 : at + step]?.focus()
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      closeLabel={w.close}
      actions={
        <Button variant="primary" onClick={onClose}>
          {w.done}
        </Button>
      }
    >
      {ids.length === 0 ? (
        <p>{nothing}</p>
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: the field and the boxes inside are what one operates
        <div className="link-picker" onKeyDown={handleKey}>
          <TextField label={w.table.narrow} value={text} onChange={setText} autoFocus />
          <p className="field-note" role="status">
            {w.table.shows(shown.size, ids.length)}
          </p>
          <div ref={boxes}>{children((id) => shown.has(id))}</div>
        </div>
      )}
    </Dialog>
  )
}

function matches(store: RoomStore, id: CardId, text: string): boolean {
  const found = `${store.code(id) ?? ''} ${store.card(id)?.text ?? ''}`.toLowerCase()
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => found.includes(word))
}
