import { cardWords } from '@samtavla/shared/documents/card-words.ts'
import { unlinkCards } from '@samtavla/shared/edits/links.ts'
import { LINK_NOTES, type LinkNote, MAX_LINK_NOTE } from '@samtavla/shared/model/link.ts'
import { ArrowDown } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useCard, useRoom, useStored } from '../../../hooks/room-context.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { useAnnounce } from '../../../ui/Announcer.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/overlays.ts'
import { TextField } from '../../../ui/TextField.tsx'
import { PrivacyNote } from '../../cards/PrivacyNote.tsx'
import { isOpen, keepAnyway, questionOf } from '../../cards/privacy-questions.ts'
import { useChainActions } from './chain-context.ts'
import { sayOnArrow } from './chain-edits.ts'
import { type Ends, noteOf } from './read-chain.ts'

/** What an arrow takes for granted and why one believes it, and the way to take it away. */
export function ArrowDialog({ link, onClose }: { readonly link: Ends; readonly onClose: () => void }) {
  const room = useRoom()
  const { canEdit } = useChainActions()
  const announce = useAnnounce()
  const w = useWords()
  const [cause, effect] = [useCard(link.to), useCard(link.from)]
  const isThere = useStored('links', (store) => store.linksFrom(link.from).some(isArrowTo(link)))
  const [drafts, setDrafts] = useState<Partial<Record<LinkNote, string>>>({})
  if (!cause || !effect || !isThere) return null

  const written = Object.values(drafts)
  const mayShare = written.every((text) => !isTooLong(text) && !questionOf(text).isStop)
  const handleSave = () => {
    if (!room.hand.do((pen) => sayOnArrow(pen, link, drafts))) return
    for (const text of written) keepAnyway(room, questionOf(text))
    announce(w.chain.saved)
    onClose()
  }
  const handleRemove = () => {
    if (!room.hand.do((pen) => unlinkCards(pen, 'effect_of', link.from, link.to))) return
    announce(w.chain.removed)
    onClose()
  }
  return (
    <Dialog
      isOpen
      holdsText
      onClose={onClose}
      title={w.chain.arrowTitle}
      closeLabel={w.close}
      actions={
        canEdit && (
          <>
            <Button variant="danger" onClick={handleRemove}>
              {w.chain.remove}
            </Button>
            <Button variant="primary" disabled={written.length === 0 || !mayShare} onClick={handleSave}>
              {w.chain.save}
            </Button>
          </>
        )
      }
    >
      <div className="thread-card chain-ends">
        <p>{cardWords(cause, w)}</p>
        <p className="chain-says">
          <ArrowDown size={16} aria-hidden="true" /> {w.chain.arrowSays}
        </p>
        <p>{cardWords(effect, w)}</p>
      </div>
      {LINK_NOTES.map((note) => (
        <Note
          key={note}
          link={link}
          note={note}
          draft={drafts[note]}
          onChange={(text) => setDrafts({ ...drafts, [note]: text })}
        />
      ))}
    </Dialog>
  )
}

function isArrowTo({ to }: Ends) {
  return (link: { readonly kind: string; readonly to: string }) => link.kind === 'effect_of' && link.to === to
}

function isTooLong(text: string): boolean {
  return text.trim().length > MAX_LINK_NOTE
}

interface NoteProps {
  readonly link: Ends
  readonly note: LinkNote
  /** What is written and not yet kept. */
  readonly draft: string | undefined
  readonly onChange: (text: string) => void
}

function Note({ link, note, draft, onChange }: NoteProps) {
  const room = useRoom()
  const { canEdit } = useChainActions()
  const w = useWords()
  const saved = useStored('links', (store) => noteOf(store, link, note))
  const text = draft ?? saved
  const question = useMemo(() => questionOf(text), [text])
  if (!canEdit) {
    return (
      <div className="chain-note">
        <h3>{w.chain[note]}</h3>
        <p>{saved || w.chain.nothingSaid}</p>
      </div>
    )
  }
  return (
    <div className="chain-note">
      <TextField
        label={w.chain[note]}
        hint={w.chain[`${note}Hint`]}
        rows={2}
        value={text}
        onChange={onChange}
        {...(isTooLong(text) ? { error: w.cards.tooLong(text.trim().length, MAX_LINK_NOTE) } : {})}
      />
      {isOpen(room, question) && <PrivacyNote question={question} />}
    </div>
  )
}
