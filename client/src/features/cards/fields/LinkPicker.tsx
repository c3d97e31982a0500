import { cardWords } from '@samtavla/shared/documents/card-words.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { toolName } from '@samtavla/shared/tools/index.ts'
import { linkedCards } from '@samtavla/shared/tools/linked-cards.ts'
import type { LinkField } from '@samtavla/shared/tools/tool.ts'
import { useMemo } from 'react'
import { usePreferences } from '../../../hooks/preferences.ts'
import { useBoards, useCard, useCode, useRoom, useStored } from '../../../hooks/room-context.ts'
import { useIds } from '../../../hooks/use-tool-cards.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { LINK_SOURCES } from '../../../model/room-store.ts'
import { useRegionLabel } from '../use-region-label.ts'
import { CardPicker } from './CardPicker.tsx'
import { candidatesFor, drawThread, listsFor, removeThread } from './link-ends.ts'

interface LinkPickerProps {
  readonly card: CardId
  readonly link: LinkField
  readonly onClose: () => void
}

/** The cards that a thread can go to. Each is taken in or out at once, as one change of its own. */
export function LinkPicker({ card, link, onClose }: LinkPickerProps) {
  const { language } = usePreferences()
  const w = useWords()
  const all = useCandidates(card, link)
  const names = [...new Set(link.of.map(({ tool }) => toolName(tool)?.[language] ?? tool))]
  return (
    <CardPicker title={link.label[language]} ids={all} nothing={w.table.nothingToPick(names)} onClose={onClose}>
      {(isShown) => (
        <ul className="link-options">
          {all.filter(isShown).map((id) => (
            <Option key={id} id={id} card={card} link={link} />
          ))}
        </ul>
      )}
    </CardPicker>
  )
}

function useCandidates(card: CardId, link: LinkField): readonly CardId[] {
  const { store } = useRoom()
  const boards = useBoards()
  const keys = useMemo(() => [...LINK_SOURCES, ...listsFor({ boards: () => boards }, link)], [boards, link])
  return useIds(useStored(keys, () => candidatesFor(store, card, link).join(' ')))
}

function Option({ id, card, link }: Omit<LinkPickerProps, 'onClose'> & { readonly id: CardId }) {
  const { hand, store } = useRoom()
  const w = useWords()
  const labelOf = useRegionLabel()
  const read = useCard(id)
  const code = useCode(id)
  const isLinked = useStored(LINK_SOURCES, (source) => linkedCards(source, card, link).includes(id))
  if (!read) return null
  const handleChange = () =>
    hand.do<unknown>((pen) => (isLinked ? removeThread(pen, store, card, link, id) : drawThread(pen, card, link, id)))
  return (
    <li>
      <label className="link-option">
        <input type="checkbox" checked={isLinked} onChange={handleChange} />
        <span>
          {code && <strong>{code} </strong>}
          {cardWords(read, w)}
          <span className="field-note"> {labelOf(read.place.board, read.place.region)}</span>
        </span>
      </label>
    </li>
  )
}
