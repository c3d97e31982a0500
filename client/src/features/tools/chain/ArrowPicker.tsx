import { cardWords } from '@samtavla/shared/documents/card-words.ts'
import { unlinkCards } from '@samtavla/shared/edits/links.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { useCard, useRoom } from '../../../hooks/room-context.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { beginningOf } from '../../../model/card-names.ts'
import { useAnnounce } from '../../../ui/Announcer.tsx'
import type { ShownRegion } from '../../cards/board-context.ts'
import { CardPicker } from '../../cards/fields/CardPicker.tsx'
import type { Way } from './chain-context.ts'
import { drawArrow } from './chain-edits.ts'
import type { Chain } from './read-chain.ts'

interface ArrowPickerProps {
  readonly card: CardId
  readonly way: Way
  /** From what leads to what follows. */
  readonly columns: readonly ShownRegion[]
  readonly chain: Chain
  readonly onClose: () => void
}

/** The cards that an arrow can go to or come from, step by step. Each is taken in or out at once, as one change of its own. */
export function ArrowPicker({ card, way, columns, chain, onClose }: ArrowPickerProps) {
  const { store } = useRoom()
  const w = useWords()
  const sections = sectionsFor(card, way, columns, chain)
  const title = way === 'down' ? w.chain.pickLeadsTo : w.chain.pickComesOf
  return (
    <CardPicker
      title={title(beginningOf(store, card, w))}
      ids={sections.flatMap(({ cards }) => cards)}
      nothing={w.chain.noneToPick}
      onClose={onClose}
    >
      {(isShown) =>
        sections.map(({ region, cards, isSame }) => (
          <fieldset key={region.id} className="chain-options" hidden={!cards.some(isShown)}>
            <legend>{isSame ? w.chain.sameColumn(region.label) : region.label}</legend>
            {cards.filter(isShown).map((id) => (
              <Option key={id} id={id} card={card} way={way} chain={chain} />
            ))}
          </fieldset>
        ))
      }
    </CardPicker>
  )
}

/** The nearest column first, and the card's own last. */
function sectionsFor(card: CardId, way: Way, columns: readonly ShownRegion[], { cards }: Chain) {
  const here = cards.findIndex((column) => column.includes(card))
  const steps = columns.map((region, i) => ({
    region,
    cards: (cards[i] ?? []).filter((id) => id !== card),
    isSame: i === here,
  }))
  const others = way === 'down' ? steps.slice(here + 1) : steps.slice(0, Math.max(here, 0)).reverse()
  return [...others, ...steps.filter(({ isSame }) => isSame)].filter((step) => step.cards.length > 0)
}

function Option({ id, card, way, chain }: Pick<ArrowPickerProps, 'card' | 'way' | 'chain'> & { readonly id: CardId }) {
  const { hand, store } = useRoom()
  const announce = useAnnounce()
  const w = useWords()
  const read = useCard(id)
  if (!read) return null
  const ends = way === 'down' ? { from: id, to: card } : { from: card, to: id }
  const drawn = chain.arrows.find(({ from, to }) => from === ends.from && to === ends.to)
  const handleChange = () => {
    if (drawn) {
      const { from, to } = drawn.link
      if (hand.do((pen) => unlinkCards(pen, 'effect_of', from, to))) announce(w.chain.removed)
    } else if (hand.do((pen) => drawArrow(pen, ends.to, ends.from))) {
      announce(w.chain.drawn(beginningOf(store, ends.to, w), beginningOf(store, ends.from, w)))
    }
  }
  return (
    <label className="link-option">
      <input type="checkbox" checked={drawn !== undefined} onChange={handleChange} />
      <span>{cardWords(read, w)}</span>
    </label>
  )
}
