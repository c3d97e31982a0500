import { unlinkCards } from '@samtavla/shared/edits/links.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { type ThreadStep, threadDown, threadUp } from '@samtavla/shared/model/thread.ts'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useBoards, useCard, useCode, useEditing, useRoom, useStored } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/overlays.ts'
import { useBoardSurface } from './board-context.ts'
import { cardAddress, goToCard } from './card-address.ts'
import { cardWords } from './card-words.ts'
import { useRegionLabel } from './use-region-label.ts'

/** What a thread is made of: links, and lists of originals, which change with regions. */
const LINKS = ['links', 'regions']

/** The red thread of a card as text, upwards and downwards; each step leads to its card. */
export function ThreadDialog({ id, onClose }: { readonly id: CardId; readonly onClose: () => void }) {
  const announce = useAnnounce()
  const w = useWords()
  const card = useCard(id)
  const code = useCode(id)
  const [up, down] = [useThread(id, threadUp), useThread(id, threadDown)]
  const [address, setAddress] = useState('')
  if (!card) return null

  const handleCopy = async () => {
    try {
      await navigator.clipboard.writeText(cardAddress(id))
      announce(w.thread.copied)
    } catch {
      setAddress(cardAddress(id))
    }
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={w.thread.from(code ?? w.thread.title)}
      closeLabel={w.close}
      actions={<Button onClick={() => void handleCopy()}>{w.thread.copyLink}</Button>}
    >
      <p className="thread-card">
        {code && <strong>{code} </strong>}
        {cardWords(card, w)}
      </p>
      <section aria-label={w.thread.up}>
        <h3 className="thread-heading">
          <ArrowUp size={16} aria-hidden="true" /> {w.thread.up}
        </h3>
        <Steps from={id} steps={up} none={w.thread.upNone} onClose={onClose} />
      </section>
      <section aria-label={w.thread.down}>
        <h3 className="thread-heading">
          <ArrowDown size={16} aria-hidden="true" /> {w.thread.down}
        </h3>
        <Steps from={id} steps={down} none={w.thread.downNone} onClose={onClose} />
      </section>
      {address && (
        <p className="dialog-note" role="status">
          {w.thread.notCopied} <code>{address}</code>
        </p>
      )}
    </Dialog>
  )
}

/** Every step of it, drawn anew when a link or what is merged anywhere in the room changes. */
function useThread(card: CardId, walk: typeof threadUp): readonly ThreadStep[] {
  const text = useStored(LINKS, (store) => JSON.stringify(walk(store, card)))
  return useMemo(() => JSON.parse(text) as ThreadStep[], [text])
}

interface StepsProps {
  readonly from: CardId
  readonly steps: readonly ThreadStep[]
  readonly none: string
  readonly onClose: () => void
}

function Steps({ from, steps, none, onClose }: StepsProps) {
  if (steps.length === 0) return <p className="dialog-note">{none}</p>
  return (
    <ol className="thread-steps">
      {steps.map((step) => (
        <Step key={step.card} from={from} step={step} onClose={onClose} />
      ))}
    </ol>
  )
}

function Step({ from, step, onClose }: { from: CardId; step: ThreadStep; onClose: () => void }) {
  const { hand } = useRoom()
  const { board } = useBoardSurface()
  const { canEdit } = useEditing(board.id)
  const announce = useAnnounce()
  const w = useWords()
  const boards = useBoards()
  const labelOf = useRegionLabel()
  const card = useCard(step.card)
  const code = useCode(step.card)
  const isDrawnHere = useStored(LINKS, (store) => store.linksFrom(from).some(({ to }) => to === step.card))
  if (!card) return null
  const place = boards.find(({ id }) => id === card.place.board)
  const handleGo = () => {
    onClose()
    goToCard(step.card)
  }
  const handleUnlink = () => {
    if (hand.do((pen) => unlinkCards(pen, 'based_on', from, step.card))) announce(w.thread.unlinked)
  }
  return (
    <li className="thread-step" style={{ marginInlineStart: `${Math.min(step.distance - 1, 4) * 16}px` }}>
      <p>
        {code && <strong>{code} </strong>}
        {cardWords(card, w)}
      </p>
      <p className="radio-note">
        {[
          place?.title,
          labelOf(card.place.board, card.place.region),
          step.through === 'original' && w.thread.original,
          card.state?.kind === 'deleted' && w.thread.removed,
          card.author?.name,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <span className="thread-actions">
        {!card.state && (
          <Button size="small" onClick={handleGo}>
            {w.thread.goTo}
          </Button>
        )}
        {isDrawnHere && canEdit && (
          <Button size="small" onClick={handleUnlink}>
            {w.thread.unlink}
          </Button>
        )}
      </span>
    </li>
  )
}
