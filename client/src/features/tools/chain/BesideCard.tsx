import { cardWords } from '@samtavla/shared/documents/card-words.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import type { LinkField } from '@samtavla/shared/tools/tool.ts'
import { usePreferences } from '../../../hooks/preferences.ts'
import { useCard } from '../../../hooks/room-context.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { LinkCell } from '../../cards/fields/LinkCell.tsx'
import { useChainActions } from './chain-context.ts'
import type { Arrow } from './read-chain.ts'

interface BesideCardProps {
  readonly card: CardId
  readonly arrows: readonly Arrow[]
  /** Of the first column: what its cards grew out of. */
  readonly root: LinkField | undefined
  readonly isTabStop: boolean
}

/** What a card leads to, in words: the way to its arrows for whoever does not see them or uses no pointer. */
export function BesideCard({ card, arrows, root, isTabStop }: BesideCardProps) {
  const { language } = usePreferences()
  const { canEdit } = useChainActions()
  const leads = arrows.filter(({ to }) => to === card)
  if (leads.length === 0 && !root) return null
  return (
    <li className="chain-beside" data-beside={card}>
      {root && (
        <div className="chain-root">
          <span>{root.label[language]}</span>
          <LinkCell card={card} link={root} isReadOnly={!canEdit} tabIndex={isTabStop ? 0 : -1} />
        </div>
      )}
      {leads.length > 0 && (
        <div className="chain-leads">
          {leads.map((arrow) => (
            <ArrowButton key={arrow.from} arrow={arrow} isTabStop={isTabStop} />
          ))}
        </div>
      )}
    </li>
  )
}

function ArrowButton({ arrow, isTabStop }: { arrow: Arrow; isTabStop: boolean }) {
  const { openArrow } = useChainActions()
  const w = useWords()
  const effect = useCard(arrow.from)
  if (!effect) return null
  return (
    <button type="button" className="chain-lead" tabIndex={isTabStop ? 0 : -1} onClick={() => openArrow(arrow.link)}>
      {w.chain.arrow(cardWords(effect, w), arrow.assumption)}
    </button>
  )
}
