import { cardWords } from '@samtavla/shared/documents/card-words.ts'
import { unlinkCards } from '@samtavla/shared/edits/links.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { linkNoteKey } from '@samtavla/shared/model/link.ts'
import { type ThreadStep, threadDown, threadUp } from '@samtavla/shared/model/thread.ts'
import { ArrowDown, ArrowUp, Network, Text } from 'lucide-react'
import { useMemo, useState } from 'react'
import { usePreferences } from '../../hooks/preferences.ts'
import { useBoards, useCard, useCode, useEditing, useRoom, useStored } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { lateComponent } from '../../ui/LateComponent.tsx'
import { Dialog } from '../../ui/overlays.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { cardAddress, goToCard } from './card-address.ts'
import { ThreadPicture } from './ThreadPicture.tsx'
import { authorWords, readingWords, threadDocument, threadLine, threadText, throughWords } from './thread-words.ts'
import { useRegionLabel } from './use-region-label.ts'

const PrintPage = lateComponent(async () => (await import('../documents/PrintPage.tsx')).PrintPage)

/** What a thread is made of: links, and lists of originals, which change with regions. */
const LINKS = ['links', 'regions']
const NAMED = [...LINKS, 'codes', 'boards']

type Look = 'text' | 'picture'

/** The red thread of a card, upwards and downwards, as text or across all boards; each step leads to its card. */
export function ThreadDialog({ id, onClose }: { readonly id: CardId; readonly onClose: () => void }) {
  const { store } = useRoom()
  const { language } = usePreferences()
  const announce = useAnnounce()
  const w = useWords()
  const card = useCard(id)
  const code = useCode(id)
  const [look, setLook] = useState<Look>('text')
  const [isPrinting, setPrinting] = useState(false)
  const [notCopied, setNotCopied] = useState('')
  if (!card) return null

  const handleCopy = async (text: string, said: string) => {
    try {
      await navigator.clipboard.writeText(text)
      announce(said)
    } catch {
      setNotCopied(text)
    }
  }
  if (isPrinting) {
    return <PrintPage.Component document={threadDocument(store, id, language, w)} onClose={() => setPrinting(false)} />
  }
  return (
    <Dialog
      isOpen
      size="wide"
      onClose={onClose}
      title={w.thread.from(code ?? w.thread.title)}
      closeLabel={w.close}
      actions={
        <>
          <Button onClick={() => setPrinting(true)}>{w.thread.print}</Button>
          <Button
            onClick={() => void handleCopy(threadText(threadDocument(store, id, language, w)), w.thread.textCopied)}
          >
            {w.thread.copyText}
          </Button>
          <Button onClick={() => void handleCopy(cardAddress(id), w.thread.copied)}>{w.thread.copyLink}</Button>
        </>
      }
    >
      <p className="thread-card">
        {code && <strong>{code} </strong>}
        {cardWords(card, w)}
        <Readings id={id} />
      </p>
      <Segmented<Look>
        label={w.thread.look}
        isLabelHidden
        value={look}
        onChange={setLook}
        options={[
          { value: 'text', label: w.thread.asText, icon: <Text size={16} /> },
          { value: 'picture', label: w.thread.asPicture, icon: <Network size={16} /> },
        ]}
      />
      {look === 'picture' ? (
        <ThreadPicture id={id} onClose={onClose} />
      ) : (
        <>
          <Side from={id} direction="up" onClose={onClose} />
          <Side from={id} direction="down" onClose={onClose} />
        </>
      )}
      {notCopied && (
        <p className="dialog-note" role="status">
          {w.thread.notCopied} <code>{notCopied}</code>
        </p>
      )}
    </Dialog>
  )
}

type Direction = 'up' | 'down'

interface SideProps {
  readonly from: CardId
  readonly direction: Direction
  readonly onClose: () => void
}

/** One half of the thread: in a line, and then step by step. */
function Side({ from, direction, onClose }: SideProps) {
  const w = useWords()
  const steps = useThread(from, direction === 'up' ? threadUp : threadDown)
  const line = useStored(NAMED, (store) => threadLine(store, from, w)[direction])
  return (
    <section aria-label={w.thread[direction]}>
      <h3 className="thread-heading">
        {direction === 'up' ? <ArrowUp size={16} aria-hidden="true" /> : <ArrowDown size={16} aria-hidden="true" />}{' '}
        {w.thread[direction]}
      </h3>
      {steps.length === 0 ? (
        <p className="dialog-note">{direction === 'up' ? w.thread.upNone : w.thread.downNone}</p>
      ) : (
        <>
          <p className="thread-line">{line}</p>
          <ol className="thread-steps">
            {steps.map((step) => (
              <Step key={step.card} step={step} direction={direction} onClose={onClose} />
            ))}
          </ol>
        </>
      )}
    </section>
  )
}

/** Every step of it, drawn anew when a link or what is merged anywhere in the room changes. */
function useThread(card: CardId, walk: typeof threadUp): readonly ThreadStep[] {
  const text = useStored(LINKS, (store) => JSON.stringify(walk(store, card)))
  return useMemo(() => JSON.parse(text) as ThreadStep[], [text])
}

interface StepProps {
  readonly step: ThreadStep
  readonly direction: Direction
  readonly onClose: () => void
}

function Step({ step, direction, onClose }: StepProps) {
  const { hand } = useRoom()
  const { language } = usePreferences()
  const announce = useAnnounce()
  const w = useWords()
  const boards = useBoards()
  const labelOf = useRegionLabel()
  const card = useCard(step.card)
  const code = useCode(step.card)
  const via = useCode(step.via)
  const link = linkOf(step, direction)
  const drawnFrom = useCard(link?.from ?? step.card)
  const { canEdit } = useEditing(drawnFrom?.place.board ?? card!.place.board)
  const why = useStored('links', ({ content }) => {
    const said = link?.kind === 'replaces' && content.links.get(linkNoteKey(link, 'rationale'))
    return typeof said === 'string' ? said : ''
  })
  if (!card) return null
  const place = boards.find(({ id }) => id === card.place.board)
  const handleGo = () => {
    onClose()
    goToCard(step.card)
  }
  const handleUnlink = () => {
    if (!link) return
    if (hand.do((pen) => unlinkCards(pen, link.kind, link.from, link.to))) announce(w.thread.unlinked)
  }
  return (
    <li className="thread-step" style={{ marginInlineStart: `${Math.min(step.distance - 1, 4) * 16}px` }}>
      <p className="thread-through">
        {throughWords(step, direction, w)} {step.distance > 1 && via}
      </p>
      <p>
        {code && <strong>{code} </strong>}
        {cardWords(card, w)}
        <Readings id={step.card} />
      </p>
      <p className="radio-note">
        {[
          place?.title,
          labelOf(card.place.board, card.place.region),
          card.state?.kind === 'deleted' && w.thread.removed,
          why && w.thread.versionFrom(why),
          authorWords(card, language),
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
        {link && link.kind !== 'replaces' && canEdit && (
          <Button size="small" onClick={handleUnlink}>
            {w.thread.unlink}
          </Button>
        )}
      </span>
    </li>
  )
}

/** The thread that leads to a step; nothing where it is an original. */
function linkOf({ through, card, via }: ThreadStep, direction: Direction) {
  if (through === 'original') return undefined
  return direction === 'up' ? { kind: through, from: via, to: card } : { kind: through, from: card, to: via }
}

/** What was read of a card: the thread goes on to that. */
function Readings({ id }: { readonly id: CardId }) {
  const { language } = usePreferences()
  const w = useWords()
  const card = useCard(id)
  return card?.readings.map((reading) => (
    <span key={reading.id} className="thread-reading">
      {readingWords(reading, language, w)}
    </span>
  ))
}
