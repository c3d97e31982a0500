import './trees.css'
import { cardWords } from '@samtavla/shared/documents/card-words.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { useCard, useCode } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { Dialog } from '../../ui/overlays.ts'

export interface ChooserGroup {
  readonly label: string
  readonly cards: readonly CardId[]
}

interface CardChooserProps {
  readonly title: string
  readonly note?: string
  readonly groups: readonly ChooserGroup[]
  readonly onChoose: (card: CardId) => void
  readonly onClose: () => void
}

/** Asks for one of a few cards; a click takes it. */
export function CardChooser({ title, note, groups, onChoose, onClose }: CardChooserProps) {
  const w = useWords()
  return (
    <Dialog isOpen onClose={onClose} title={title} closeLabel={w.close}>
      {note && <p className="dialog-note">{note}</p>}
      {groups
        .filter(({ cards }) => cards.length > 0)
        .map(({ label, cards }) => (
          <section key={label} aria-label={label}>
            <h3 className="chooser-heading">{label}</h3>
            <ul className="chooser-list">
              {cards.map((card) => (
                <li key={card}>
                  <Choice id={card} onChoose={onChoose} />
                </li>
              ))}
            </ul>
          </section>
        ))}
    </Dialog>
  )
}

function Choice({ id, onChoose }: { readonly id: CardId; readonly onChoose: (card: CardId) => void }) {
  const w = useWords()
  const card = useCard(id)
  const code = useCode(id)
  if (!card) return null
  return (
    <button type="button" className="chooser-option" onClick={() => onChoose(id)}>
      {code && <strong>{code}</strong>} {cardWords(card, w)}
    </button>
  )
}
