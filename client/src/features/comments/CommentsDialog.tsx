import './comments.css'
import { may } from '@samtavla/shared/access/can.ts'
import { cardWords } from '@samtavla/shared/documents/card-words.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { useCard, useCode, useComments, useRoom } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { Dialog } from '../../ui/overlays.ts'
import { CommentItem } from './CommentItem.tsx'
import { NewComment } from './NewComment.tsx'

/** What was said of a card, the oldest first, and a field for more. Everybody reads it, also who cannot change the board. */
export function CommentsDialog({ card: id, onClose }: { readonly card: CardId; readonly onClose: () => void }) {
  const { role } = useRoom()
  const w = useWords()
  const card = useCard(id)
  const code = useCode(id)
  const comments = useComments(id)
  if (!card) return null
  const isOpen = !card.state && !card.erased
  return (
    <Dialog
      isOpen
      holdsText
      isOnlyText={!may(role, 'comment')}
      onClose={onClose}
      title={w.comments.title}
      closeLabel={w.close}
    >
      <p className="comments-card">
        {code && <strong>{code} </strong>}
        {cardWords(card, w)}
      </p>
      {comments.length === 0 && <p className="dialog-note">{w.comments.none}</p>}
      {comments.length > 0 && (
        <ol className="comments">
          {comments.map((comment) => (
            <CommentItem key={comment.id} comment={comment} />
          ))}
        </ol>
      )}
      {may(role, 'comment') && (isOpen ? <NewComment card={id} /> : <p className="dialog-note">{w.comments.closed}</p>)}
    </Dialog>
  )
}
