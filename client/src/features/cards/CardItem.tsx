import { cardWords } from '@samtavla/shared/documents/card-words.ts'
import type { Card } from '@samtavla/shared/model/card.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { Check, CircleHelp, Layers } from 'lucide-react'
import { type ComponentType, type CSSProperties, memo } from 'react'
import { useActivities, useCard, useCode, useList } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import type { Activity } from '../../model/presence.ts'
import { CardTool } from '../../ui/CardTool.tsx'
import { ColorMark } from '../../ui/ColorMark.tsx'
import { classNames } from '../../ui/class-names.ts'
import { useBoardSurface, useHasCardTools } from './board-context.ts'
import { CardComments } from './CardComments.tsx'
import { CardEditor } from './CardEditor.tsx'
import { CardFacts, type CardFactsProps } from './CardFacts.tsx'
import { countCardRender } from './render-count.ts'
import { useHold, useSelection } from './selection.ts'
import { useDoubt } from './use-doubt.ts'
import { Words } from './Words.tsx'

interface CardItemProps {
  readonly id: CardId
  /** Its place in its list, counted from 1. */
  readonly position: number
  readonly total: number
  /** The one card of its list that the Tab key reaches. */
  readonly isTabStop: boolean
  /** What it is in the page: an item of its list, or in the item of a tree. */
  readonly as?: 'li' | 'div'
  /** What is said of it beside its text, where a picture has its own way to say it. */
  readonly Facts?: ComponentType<CardFactsProps>
}

/**
 * One card on a board. For each letter that somebody writes, React looks at all cards beside that one and at each context that they
 * read: hundreds of cards that read none themselves cost nearly nothing.
 */
export const CardItem = memo(function CardItem(props: CardItemProps) {
  return <ListeningCard {...props} />
})

/** Listens to itself only: others' edits of other cards do not reach it. */
function ListeningCard({ id, position, total, isTabStop, as: Tag = 'li', Facts = CardFacts }: CardItemProps) {
  countCardRender()
  const card = useCard(id)
  const hold = useHold(id)
  const activities = useActivities(id)
  const { canEdit } = useBoardSurface()
  const isInDoubt = useDoubt(card)
  const code = useCode(id)
  const w = useWords()
  if (!card) return null
  const isEditing = hold.isEditing && canEdit && !card.erased
  const place = { position, total, isSelected: hold.isSelected, isDoubtful: isInDoubt }
  const busy = activities[0]
  return (
    <Tag
      className={classNames(
        'card',
        hold.isSelected && 'is-selected',
        hold.isDragging && 'is-lifted',
        isEditing && 'is-editing',
        card.status && 'is-set-aside',
        card.erased && 'is-erased',
      )}
      data-card={id}
      data-card-color={card.color}
      style={busy && ({ '--person': `var(--person-${busy.user.color})` } as CSSProperties)}
      data-busy={busy?.kind}
    >
      {isEditing ? (
        <CardEditor id={id} text={card.text} />
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; this is a card that holds its buttons
        <div
          className="card-face"
          data-card-focus
          data-ring-on-card
          role="group"
          aria-label={w.cards.spoken(card, place, code)}
          tabIndex={isTabStop ? 0 : -1}
        >
          <CardText card={card} code={code} />
        </div>
      )}
      {!card.erased && <ColorMark color={card.color} />}
      {place.isDoubtful && !isEditing && <Doubt />}
      <Facts card={card} isTabStop={isTabStop} />
      <CardComments card={card} isTabStop={isTabStop} />
      <CardFoot card={card} isTabStop={isTabStop} />
      {canEdit && !isEditing && <CardTools card={card} isTabStop={isTabStop} />}
      {hold.isSelected && (
        <span className="card-check" aria-hidden="true">
          <Check size={16} strokeWidth={3} />
        </span>
      )}
      {busy && <Busy activities={activities} />}
    </Tag>
  )
}

function CardText({ card, code }: { card: Card; code: string | undefined }) {
  const w = useWords()
  const isText = card.text !== '' && !card.erased
  return (
    <p className="card-text">
      {code && <strong className="card-code">{code}</strong>}
      {isText ? <Words text={card.text} /> : <em>{cardWords(card, w)}</em>}
    </p>
  )
}

/** Seen by everybody: a text that may be about one person is the group's matter. */
function Doubt() {
  const w = useWords()
  return (
    <p className="card-doubt">
      <CircleHelp size={14} aria-hidden="true" /> {w.privacy.mark}
    </p>
  )
}

/** Who wrote it, what it weighs, what it was made of: only as much as there is. */
function CardFoot({ card, isTabStop }: { card: Card; isTabStop: boolean }) {
  const w = useWords()
  const surface = useBoardSurface()
  const originals = useList(`originals:${card.id}`)
  if (!card.author?.name && !card.weight && originals.length === 0) return null
  return (
    <div className="card-foot">
      {card.author?.name && <span className="card-author">{card.author.name}</span>}
      {card.weight && (
        <span className="card-weight" title={w.cards.weight(card.weight)}>
          <span aria-hidden="true">{'●'.repeat(card.weight)}</span>
          <span className="visually-hidden">{w.cards.weight(card.weight)}</span>
        </span>
      )}
      {originals.length > 0 && (
        <button
          type="button"
          className="card-originals"
          tabIndex={isTabStop ? 0 : -1}
          onClick={() => surface.openDialog('originals', [card.id])}
        >
          <Layers size={14} aria-hidden="true" /> {w.cards.originals(originals.length)}
        </button>
      )}
    </div>
  )
}

function CardTools({ card, isTabStop }: { card: Card; isTabStop: boolean }) {
  return <span className="card-tools">{useHasCardTools() && <Tools card={card} isTabStop={isTabStop} />}</span>
}

function Tools({ card, isTabStop }: { card: Card; isTabStop: boolean }) {
  const w = useWords()
  const selection = useSelection()
  const surface = useBoardSurface()
  const tabIndex = isTabStop ? 0 : -1
  return (
    <>
      {!card.erased && (
        <CardTool label={w.cards.edit} icon="pencil" tabIndex={tabIndex} onClick={() => selection.edit(card.id)} />
      )}
      <CardTool
        label={w.cards.more}
        icon="ellipsis"
        tabIndex={tabIndex}
        aria-haspopup="menu"
        onClick={(event) => surface.openMenu(card.id, event.currentTarget)}
      />
    </>
  )
}

/** Who holds the card, in words: never by colour alone. */
function Busy({ activities }: { activities: readonly Activity[] }) {
  const w = useWords()
  const [first] = activities
  if (!first) return null
  const names = activities.map(({ user }) => user.name).join(', ')
  return <span className="card-busy">{first.kind === 'dragging' ? w.cards.moving(names) : w.cards.writing(names)}</span>
}
