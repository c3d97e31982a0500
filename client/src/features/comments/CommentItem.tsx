import { may } from '@samtavla/shared/access/can.ts'
import type { Comment } from '@samtavla/shared/discussion/comment.ts'
import { Check } from 'lucide-react'
import { useRef, useState } from 'react'
import { api } from '../../api/api.ts'
import { useRoom } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { RequestError } from '../cards/RequestError.tsx'
import { type Request, useRequest } from '../cards/use-request.ts'

/** One comment: who said what, whether it is done, and what one may do about it. */
export function CommentItem({ comment }: { readonly comment: Comment }) {
  const { role } = useRoom()
  const w = useWords()
  const request = useRequest()
  const item = useRef<HTMLLIElement>(null)
  const { text, by, at, resolved, removed } = comment
  return (
    // Its removal takes the buttons away: the focus stays with it.
    <li ref={item} tabIndex={-1} className={classNames('comment', (resolved || removed) && 'is-over')}>
      {removed && <p className="radio-note">{w.comments.marker(w.roles[removed.role], removed.at)}</p>}
      {!removed && <p className="comment-text">{text}</p>}
      {by && <p className="radio-note">{w.comments.by(by.name, w.roles[by.role], at)}</p>}
      {resolved && (
        <p className="comment-resolved">
          <Check size={16} aria-hidden="true" /> {w.comments.resolvedBy(resolved.by.name, resolved.at)}
        </p>
      )}
      <RequestError request={request} />
      {!removed && may(role, 'comment') && (
        <CommentActions comment={comment} request={request} onRemove={() => item.current?.focus()} />
      )}
    </li>
  )
}

interface CommentActionsProps {
  readonly comment: Comment
  readonly request: Request
  /** Told before it is asked for. */
  readonly onRemove: () => void
}

function CommentActions({ comment, request, onRemove }: CommentActionsProps) {
  const { id: room, role, me } = useRoom()
  const announce = useAnnounce()
  const w = useWords()
  const [isAsking, setAsking] = useState(false)
  const removeButton = useRef<HTMLButtonElement>(null)
  const { id, resolved, by } = comment

  const handleResolve = async () => {
    const isDone = await request.send(() => api.resolveComment(room, id, !resolved))
    if (isDone) announce(resolved ? w.comments.reopened : w.comments.resolved)
  }
  const handleRemove = async () => {
    onRemove()
    if (await request.send(() => api.removeComment(room, id))) announce(w.comments.removed)
  }
  const handleKeep = () => {
    setAsking(false)
    requestAnimationFrame(() => removeButton.current?.focus())
  }
  if (isAsking) {
    return (
      <div className="comment-question">
        <p>{w.comments.removeWhat}</p>
        <div className="comment-actions">
          <Button
            variant="danger"
            size="small"
            autoFocus
            aria-disabled={request.isBusy}
            onClick={() => void handleRemove()}
          >
            {w.comments.removeNow}
          </Button>
          <Button size="small" onClick={handleKeep}>
            {w.comments.keep}
          </Button>
        </div>
      </div>
    )
  }
  return (
    <div className="comment-actions">
      <Button variant="outline" size="small" aria-disabled={request.isBusy} onClick={() => void handleResolve()}>
        {resolved ? w.comments.reopen : w.comments.resolve}
      </Button>
      {(by?.user === me.id || may(role, 'removeComments')) && (
        <Button ref={removeButton} size="small" onClick={() => setAsking(true)}>
          {w.comments.remove}
        </Button>
      )}
    </div>
  )
}
