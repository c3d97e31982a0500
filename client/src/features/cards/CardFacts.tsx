import { cardHints } from '@samtavla/shared/checks/card-hints.ts'
import { prioritiesOf } from '@samtavla/shared/discussion/decision.ts'
import type { Card } from '@samtavla/shared/model/card.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { hasEvidence } from '@samtavla/shared/model/thread.ts'
import { toolOf } from '@samtavla/shared/tools/index.ts'
import type { Tool } from '@samtavla/shared/tools/tool.ts'
import { CircleHelp, CornerLeftUp, CornerRightDown, Star } from 'lucide-react'
import { usePreferences } from '../../hooks/preferences.ts'
import { useStored } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import type { RoomStore } from '../../model/room-store.ts'
import { useBoardSurface } from './board-context.ts'
import { statusWords } from './card-words.ts'

/** What a tool knows of its cards beside their text: what they rest on and led to, what became of them, what could be clearer. */
export function CardFacts({ card, isTabStop }: { readonly card: Card; readonly isTabStop: boolean }) {
  const { board } = useBoardSurface()
  const tool = toolOf(board.tool)
  if (!tool || card.erased) return null
  const isPlain = tool.fields.length === 0 && tool.makes.length === 0 && !tool.letter && tool.rules.length === 0
  return isPlain ? null : <Facts card={card} tool={tool} isTabStop={isTabStop} />
}

function Facts({ card, tool, isTabStop }: { card: Card; tool: Tool; isTabStop: boolean }) {
  const { language } = usePreferences()
  const w = useWords()
  const fields = tool.fields.flatMap(({ id, choices }) => {
    const value = card.fields[id]
    return value ? [choices?.find((choice) => choice.id === value)?.label[language] ?? value] : []
  })
  return (
    <>
      {fields.length > 0 && <p className="card-fields">{fields.join(' · ')}</p>}
      {card.status && <p className="card-status">{statusWords(card, w)}</p>}
      <Threads card={card} isTabStop={isTabStop} />
      <Hints card={card} rules={tool.rules} />
    </>
  )
}

function Threads({ card, isTabStop }: { card: Card; isTabStop: boolean }) {
  const { openDialog } = useBoardSurface()
  const w = useWords()
  const rests = useStored('links', (store) => store.linksFrom(card.id).length)
  const leads = useStored(LEADS, (store) => codesBuiltOn(store, card.id))
  if (rests === 0 && leads === undefined) return null
  const buttonProps = {
    type: 'button' as const,
    className: 'card-thread',
    tabIndex: isTabStop ? 0 : -1,
    onClick: () => openDialog('thread', [card.id]),
  }
  return (
    <p className="card-threads">
      {rests > 0 && (
        <button {...buttonProps}>
          <CornerLeftUp size={14} aria-hidden="true" /> {w.thread.rests(rests)}
        </button>
      )}
      {leads !== undefined && (
        <button {...buttonProps}>
          <CornerRightDown size={14} aria-hidden="true" /> {w.thread.leads(leads)}
        </button>
      )}
    </p>
  )
}

const LEADS = ['links', 'codes']

/** What the cards that rest on one are called by; nothing when none does. */
function codesBuiltOn(store: RoomStore, card: CardId): string | undefined {
  const links = store.linksTo(card)
  if (links.length === 0) return undefined
  return [...new Set(links.flatMap(({ from }) => store.code(store.mergedInto(from) ?? from) ?? []))].join(', ')
}

/** Whether the group goes on with it, how it was voted for, and what could make it clearer: quiet, and never in the way. */
function Hints({ card, rules }: { card: Card; rules: readonly string[] }) {
  const w = useWords()
  const { board } = useBoardSurface()
  const isChosen = useStored(
    'decisions',
    (store) => prioritiesOf(store.decisions(), board.id)?.cards.includes(card.id) ?? false,
  )
  const dots = useStored('rounds', (store) => dotsOn(store, card.id))
  const isFounded = useStored(EVIDENCE, (store) => hasEvidence(store, card.id))
  const hints = cardHints(rules, {
    ...{ text: card.text, region: card.place.region, fields: card.fields, status: card.status, isChosen },
    hasEvidence: isFounded,
  })
  return (
    <>
      {dots !== undefined && <p className="card-dots">{w.problem.dots(dots)}</p>}
      {isChosen && (
        <p className="card-chosen">
          <Star size={14} aria-hidden="true" /> {w.problem.chosen}
        </p>
      )}
      {hints.map((hint) => (
        <p key={hint} className="card-hint-line" data-hint={hint}>
          <CircleHelp size={14} aria-hidden="true" /> {w.hints[hint]}
        </p>
      ))}
    </>
  )
}

/** Links, and lists of originals, which change with regions. */
const EVIDENCE = ['links', 'regions']

/** The dots that a card got in the newest vote that is closed; nothing when it was in none. */
function dotsOn(store: RoomStore, card: CardId): number | undefined {
  const round = store.rounds().find(({ closed }) => closed?.dots?.[card])
  return round?.closed?.dots?.[card]?.dots
}
