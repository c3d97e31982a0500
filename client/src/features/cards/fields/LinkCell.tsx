import './fields.css'
import { cardWords } from '@samtavla/shared/documents/card-words.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { linkedCards } from '@samtavla/shared/tools/linked-cards.ts'
import type { LinkField } from '@samtavla/shared/tools/tool.ts'
import { Plus } from 'lucide-react'
import { memo, useState } from 'react'
import { usePreferences } from '../../../hooks/preferences.ts'
import { useCard, useCode, useStored } from '../../../hooks/room-context.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { LINK_SOURCES } from '../../../model/room-store.ts'
import { goToCard } from '../card-address.ts'
import { LinkPicker } from './LinkPicker.tsx'
import { useMayEdit } from './use-may-edit.ts'

interface LinkCellProps {
  readonly card: CardId
  readonly link: LinkField
  /** It is only looked at, whoever looks. */
  readonly isReadOnly?: boolean
  /** -1 where the keyboard comes to it in another way than by Tab. */
  readonly tabIndex?: 0 | -1
}

/** The threads of one kind of a card, as the codes of the cards at their other end: a click leads there, and the button chooses others. */
export const LinkCell = memo(function LinkCell({ card, link, isReadOnly = false, tabIndex = 0 }: LinkCellProps) {
  const { language } = usePreferences()
  const w = useWords()
  const linked = useStored(LINK_SOURCES, (store) => linkedCards(store, card, link).join(' '))
  const canEdit = useMayEdit(card) && !isReadOnly
  const [isPicking, setPicking] = useState(false)
  const label = link.label[language]
  const ids = linked === '' ? [] : (linked.split(' ') as CardId[])
  return (
    <span className="link-cell">
      {ids.map((id) => (
        <Chip key={id} id={id} tabIndex={tabIndex} />
      ))}
      {!canEdit && ids.length === 0 && <span className="field-cell-text">–</span>}
      {canEdit && (
        <button
          type="button"
          className="field-cell link-pick"
          tabIndex={tabIndex}
          aria-haspopup="dialog"
          aria-label={w.table.pick(label)}
          title={w.table.pick(label)}
          onClick={() => setPicking(true)}
          onKeyDown={(event) => event.key === 'F2' && setPicking(true)}
        >
          <Plus size={16} aria-hidden="true" />
        </button>
      )}
      {isPicking && <LinkPicker card={card} link={link} onClose={() => setPicking(false)} />}
    </span>
  )
})

function Chip({ id, tabIndex }: { id: CardId; tabIndex: 0 | -1 }) {
  const w = useWords()
  const card = useCard(id)
  const code = useCode(id)
  if (!card) return null
  const text = cardWords(card, w)
  return (
    <button
      type="button"
      className="link-chip"
      tabIndex={tabIndex}
      title={text}
      aria-label={w.table.goTo(code, text)}
      onClick={() => goToCard(id)}
    >
      {code ?? text}
    </button>
  )
}
