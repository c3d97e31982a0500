import { statusWords } from '@samtavla/shared/documents/card-words.ts'
import { setCardField } from '@samtavla/shared/edits/cards.ts'
import { upFrom } from '@samtavla/shared/model/card-tree.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { causes } from '@samtavla/shared/tools/causes.ts'
import type { Field } from '@samtavla/shared/tools/tool.ts'
import { CircleHelp, CornerLeftUp, CornerRightDown, Sprout } from 'lucide-react'
import type { ReactNode } from 'react'
import { usePreferences } from '../../../hooks/preferences.ts'
import { useRoom, useStored } from '../../../hooks/room-context.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { classNames } from '../../../ui/class-names.ts'
import { useBoardSurface } from '../../cards/board-context.ts'
import { type CardFactsProps, CardHints, codesBuiltOn } from '../../cards/CardFacts.tsx'

const fields: readonly Field[] = causes.fields
const choicesOf = (field: string) => fields.find(({ id }) => id === field)?.choices ?? []
const SURENESS = choicesOf('confidence')
const INFLUENCE = choicesOf('can_influence')
/** Deeper causes stand under a cause, and earlier wordings are in its thread. */
const UNDER = ['because_of', 'replaces'] as const
const SOURCES = ['links', 'codes', 'boards', 'regions']

/** What is known of a cause, in words; root cause and how sure the group is change at a click. */
export function CauseFacts({ card, isTabStop }: CardFactsProps) {
  const { language } = usePreferences()
  const w = useWords()
  const evidence = useStored(SOURCES, (store) => upFrom(store, card.id, 'based_on').length)
  const leads = useStored(SOURCES, (store) => codesBuiltOn(store, card.id, UNDER))
  if (card.erased) return null
  const influence = INFLUENCE.find(({ id }) => id === card.fields.can_influence)
  const isUnfounded = card.fields.confidence === 'vet' && evidence === 0
  const tabIndex = isTabStop ? 0 : -1
  return (
    <>
      <p className="cause-facts">
        <RootToggle id={card.id} isRoot={card.fields.root === 'ja'} tabIndex={tabIndex} />
        <Sureness id={card.id} value={card.fields.confidence ?? ''} tabIndex={tabIndex} />
        {influence && <span>{influence.label[language]}</span>}
        <ThreadButton id={card.id} tabIndex={tabIndex} isMarked={evidence > 0}>
          {isUnfounded ? <CircleHelp size={14} aria-hidden="true" /> : <CornerLeftUp size={14} aria-hidden="true" />}{' '}
          {w.causes.evidence(evidence)}
        </ThreadButton>
        {leads !== undefined && (
          <ThreadButton id={card.id} tabIndex={tabIndex} isMarked>
            <CornerRightDown size={14} aria-hidden="true" /> {w.thread.leads(leads)}
          </ThreadButton>
        )}
      </p>
      {card.status && <p className="card-status">{statusWords(card, w)}</p>}
      <CardHints card={card} />
    </>
  )
}

interface ToggleProps {
  readonly id: CardId
  readonly tabIndex: 0 | -1
}

function RootToggle({ id, isRoot, tabIndex }: ToggleProps & { readonly isRoot: boolean }) {
  const { hand } = useRoom()
  const { canEdit } = useBoardSurface()
  const w = useWords()
  if (!canEdit) return isRoot && <strong className="cause-root">{w.causes.root}</strong>
  return (
    <button
      type="button"
      className={classNames('cause-toggle', isRoot ? 'cause-root' : 'is-unsaid')}
      aria-pressed={isRoot}
      aria-label={w.causes.root}
      tabIndex={tabIndex}
      onClick={() => hand.do((pen) => setCardField(pen, [id], 'root', isRoot ? '' : 'ja'))}
    >
      {isRoot && <Sprout size={14} aria-hidden="true" />} {isRoot ? w.causes.root : w.causes.markRoot}
    </button>
  )
}

/** From the surest to a guess, and round again. */
function Sureness({ id, value, tabIndex }: ToggleProps & { readonly value: string }) {
  const { hand } = useRoom()
  const { language } = usePreferences()
  const { canEdit } = useBoardSurface()
  const w = useWords()
  const at = SURENESS.findIndex((choice) => choice.id === value)
  const now = SURENESS[at]?.label[language]
  if (!canEdit) return now && <span>{now}</span>
  const next = SURENESS[(at + 1) % SURENESS.length]!
  return (
    <button
      type="button"
      className={classNames('cause-toggle', !now && 'is-unsaid')}
      aria-label={w.causes.sureness(now ? `${now}.` : w.causes.howSure, next.label[language])}
      tabIndex={tabIndex}
      onClick={() => hand.do((pen) => setCardField(pen, [id], 'confidence', next.id))}
    >
      {now ?? w.causes.howSure}
    </button>
  )
}

interface ThreadButtonProps extends ToggleProps {
  readonly isMarked: boolean
  readonly children: ReactNode
}

function ThreadButton({ id, tabIndex, isMarked, children }: ThreadButtonProps) {
  const { openDialog } = useBoardSurface()
  return (
    <button
      type="button"
      className={isMarked ? 'card-thread' : 'cause-toggle is-plain'}
      tabIndex={tabIndex}
      onClick={() => openDialog('thread', [id])}
    >
      {children}
    </button>
  )
}
