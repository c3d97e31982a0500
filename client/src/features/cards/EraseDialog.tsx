import { relatedCards } from '@samtavla/shared/checks/related-cards.ts'
import type { Card } from '@samtavla/shared/model/card.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { ApiError, api } from '../../api/api.ts'
import { useRoom } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/overlays.ts'
import { useToast } from '../../ui/Toaster.tsx'
import { useSelection } from './selection.ts'

/** The server takes no more in one request. */
const MOST_AT_ONCE = 200

interface EraseDialogProps {
  readonly ids: readonly CardId[]
  /** How one can say it otherwise, added to what is said when it is done. */
  readonly next?: string | undefined
  readonly onClose: () => void
  /** Called after `onClose`, when the server has removed the texts. */
  readonly onErased?: (() => void) | undefined
}

/**
 * "Ta bort av integritetsskäl" (PRIV-A1): says what happens and what does not, and proposes the other cards that hold the same.
 * The server does it; until it has answered nothing is changed.
 */
export function EraseDialog({ ids, next, onClose, onErased }: EraseDialogProps) {
  const { id: room, store } = useRoom()
  const selection = useSelection()
  const toast = useToast()
  const w = useWords()
  // As it was when the dialog opened: what others do meanwhile changes no list under the pointer.
  const [{ chosen, related }] = useState(() => candidates(store.cards(), ids))
  const [marked, setMarked] = useState<ReadonlySet<CardId>>(() => new Set([...chosen, ...related].map(({ id }) => id)))
  const [isAtWork, setAtWork] = useState(false)
  const [failure, setFailure] = useState<string>()

  const handleErase = async () => {
    // The button stays what it is: one that is switched off would lose the focus.
    if (isAtWork) return
    setAtWork(true)
    setFailure(undefined)
    try {
      for (const some of inParts([...marked])) await api.erase(room, some)
    } catch (error) {
      setAtWork(false)
      setFailure(error instanceof ApiError ? error.reason : 'unexpected')
      return
    }
    selection.select(selection.selected.filter((id) => !marked.has(id)))
    // A dialog that is still there takes the focus back from where it is meant to go.
    flushSync(onClose)
    toast({ text: [w.privacy.erased(marked.size), next].filter(Boolean).join(' ') })
    onErased?.()
  }
  const list = (cards: readonly Card[], legend: string) =>
    cards.length > 0 && (
      <fieldset className="radio-list erase-list">
        <legend>{legend}</legend>
        {cards.map((card) => (
          <label key={card.id}>
            <input type="checkbox" checked={marked.has(card.id)} onChange={() => setMarked(toggled(marked, card.id))} />
            <span>
              {card.text || w.cards.empty}
              <Whereabouts card={card} />
            </span>
          </label>
        ))}
      </fieldset>
    )
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={w.privacy.eraseTitle}
      closeLabel={w.close}
      actions={
        <Button variant="danger" disabled={marked.size === 0} aria-busy={isAtWork} onClick={() => void handleErase()}>
          {w.privacy.eraseNow(marked.size)}
        </Button>
      }
    >
      {failure && (
        <Banner kind="refused" key={failure}>
          {w.refusals(failure)}
        </Banner>
      )}
      {list(chosen, w.privacy.eraseChosen)}
      {list(related, w.privacy.eraseRelated)}
      <p>
        {w.privacy.eraseWhat} {w.privacy.eraseMarker}
      </p>
      <p>{w.privacy.erasePublic}</p>
      <p className="dialog-note">{w.privacy.eraseBackups}</p>
    </Dialog>
  )
}

/** Where a card is that is not on its board. */
function Whereabouts({ card }: { card: Card }) {
  const w = useWords()
  if (!card.state) return null
  return (
    <span className="radio-note">
      {card.state.kind === 'deleted' ? w.privacy.eraseInTrash : w.privacy.eraseOriginal}
    </span>
  )
}

function candidates(cards: readonly Card[], ids: readonly CardId[]) {
  const chosen = cards.filter((card) => ids.includes(card.id) && !card.erased)
  return { chosen, related: relatedCards(cards, new Set(ids)) }
}

function inParts(ids: readonly CardId[]): CardId[][] {
  const parts = Math.ceil(ids.length / MOST_AT_ONCE)
  return Array.from({ length: parts }, (_, i) => ids.slice(i * MOST_AT_ONCE, (i + 1) * MOST_AT_ONCE))
}

function toggled(marked: ReadonlySet<CardId>, id: CardId): ReadonlySet<CardId> {
  return marked.has(id) ? new Set([...marked].filter((other) => other !== id)) : new Set([...marked, id])
}
