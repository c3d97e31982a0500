import { MAX_COMMENT } from '@samtavla/shared/discussion/comment.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react'
import { api } from '../../api/api.ts'
import { useRoom } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { commentDraft, keepCommentDraft } from '../../model/comment-drafts.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { PrivacyNote } from '../cards/PrivacyNote.tsx'
import { isOpen, keepAnyway, questionOf } from '../cards/privacy-questions.ts'
import { RequestError } from '../cards/RequestError.tsx'
import { useRequest } from '../cards/use-request.ts'

/**
 * Where one says something of a card. It is sent to the server, and stays in the field until that has it; what is half written is
 * there again when the dialog is. Who it may be about is asked beside it (PRIV-W1–W3); a personal number is not sent (PRIV-E1).
 */
export function NewComment({ card }: { readonly card: CardId }) {
  const room = useRoom()
  const announce = useAnnounce()
  const w = useWords()
  const request = useRequest()
  const place = { user: room.me.id, room: room.id, card }
  const [text, setText] = useState(() => commentDraft(place))
  const [hasTried, setTried] = useState(false)
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const question = useMemo(() => questionOf(text), [text])
  const isMissing = hasTried && text.trim() === ''

  useEffect(() => {
    if (question.isStop) announce(w.privacy.concerns['personal-number'])
  }, [question.isStop, announce, w])

  const handleChange = (next: string) => {
    setText(next)
    setTried(false)
    keepCommentDraft(place, next)
  }
  const handleSend = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (text.trim() === '' || question.isStop) {
      field.current?.focus()
      return
    }
    if (!(await request.send(() => api.comment(room.id, card, text)))) return
    keepAnyway(room, question)
    handleChange('')
    announce(w.comments.sent)
    field.current?.focus()
  }
  return (
    <form className="status-form" onSubmit={(event) => void handleSend(event)}>
      <TextField
        label={w.comments.field}
        hint={w.comments.everybody}
        error={isMissing ? w.comments.isEmpty : undefined}
        ref={field}
        value={text}
        onChange={handleChange}
        rows={3}
        maxLength={MAX_COMMENT}
        readOnly={request.isBusy}
      />
      {isOpen(room, question) && <PrivacyNote question={question} />}
      <RequestError request={request} />
      <div className="form-actions">
        <Button type="submit" variant="primary" aria-disabled={request.isBusy || question.isStop}>
          {w.comments.send}
        </Button>
      </div>
    </form>
  )
}
