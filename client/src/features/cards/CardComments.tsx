import { may } from '@samtavla/shared/access/can.ts'
import { standingComments } from '@samtavla/shared/discussion/comment.ts'
import type { Card } from '@samtavla/shared/model/card.ts'
import { useComments, useRoom } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { CardTool } from '../../ui/CardTool.tsx'
import { useBoardSurface } from './board-context.ts'

/** How many comments a card has, and the way to them. Where there are none, who has no menu on the card can begin here. */
export function CardComments({ card, isTabStop }: { readonly card: Card; readonly isTabStop: boolean }) {
  const comments = standingComments(useComments(card.id))
  const { canEdit } = useBoardSurface()
  if (comments.length > 0) {
    const open = comments.filter(({ resolved }) => !resolved).length
    return <Count card={card} isTabStop={isTabStop} all={comments.length} open={open} />
  }
  return canEdit || card.erased ? null : <Begin card={card} isTabStop={isTabStop} />
}

interface WayProps {
  readonly card: Card
  readonly isTabStop: boolean
}

function Count({ card, isTabStop, all, open }: WayProps & { readonly all: number; readonly open: number }) {
  const { openComments } = useBoardSurface()
  const w = useWords()
  return (
    <button
      type="button"
      className="card-comments"
      tabIndex={isTabStop ? 0 : -1}
      aria-haspopup="dialog"
      onClick={() => openComments(card.id)}
    >
      {w.comments.count(all, open)}
    </button>
  )
}

function Begin({ card, isTabStop }: WayProps) {
  const { openComments } = useBoardSurface()
  const { role } = useRoom()
  const w = useWords()
  if (!may(role, 'comment')) return null
  return (
    <span className="card-tools">
      <CardTool
        label={w.comments.open}
        icon="comment"
        tabIndex={isTabStop ? 0 : -1}
        aria-haspopup="dialog"
        onClick={() => openComments(card.id)}
      />
    </span>
  )
}
