import { type CardHint, cardHints } from '@samtavla/shared/checks/card-hints.ts'
import { prioritiesOf } from '@samtavla/shared/discussion/decision.ts'
import type { Card } from '@samtavla/shared/model/card.ts'
import type { BoardId, CardId } from '@samtavla/shared/model/ids.ts'
import { hasEvidence } from '@samtavla/shared/model/thread.ts'
import { toolOf } from '@samtavla/shared/tools/index.ts'
import type { Tool } from '@samtavla/shared/tools/tool.ts'
import { CircleHelp, CornerLeftUp, CornerRightDown, Star } from 'lucide-react'
import type { ReactNode } from 'react'
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
  const { board } = useBoardSurface()
  // One text for all of it: of a thousand cards each listens once, and most have nothing to say.
  const told = useStored(SOURCES, (store) => factsOf(store, { board: board.id, card, rules: tool.rules }))
  const fields = tool.fields.flatMap(({ id, choices }) => {
    const value = card.fields[id]
    return value ? [choices?.find((choice) => choice.id === value)?.label[language] ?? value] : []
  })
  return (
    <>
      {fields.length > 0 && <p className="card-fields">{fields.join(' · ')}</p>}
      {card.status && <p className="card-status">{statusWords(card, w)}</p>}
      {told !== '' && <Told facts={JSON.parse(told) as FoundFacts} card={card.id} isTabStop={isTabStop} />}
    </>
  )
}

/** What facts are made of. A merged card rests on its originals, which come and go with lists. */
const SOURCES = ['links', 'codes', 'rounds', 'decisions', 'regions']

/** What the rest of the room says of a card. */
interface FoundFacts {
  /** How many cards it rests on. */
  readonly rests: number
  /** What those are called by that rest on it; nothing when none does. */
  readonly leads: string | undefined
  /** The dots that it got in the newest vote that is closed. */
  readonly dots: number | undefined
  /** The group goes on with it. */
  readonly isChosen: boolean
  readonly hints: readonly CardHint[]
}

/** As a text, so that it is the same until it changes; empty where there is nothing to say. */
function factsOf(
  store: RoomStore,
  { board, card, rules }: { board: BoardId; card: Card; rules: readonly string[] },
): string {
  const { id, text, fields, status } = card
  const isChosen = prioritiesOf(store.decisions(), board)?.cards.includes(id) ?? false
  const look = { text, region: card.place.region, fields, status, isChosen, hasEvidence: hasEvidence(store, id) }
  const facts: FoundFacts = {
    rests: store.linksFrom(id).length,
    leads: codesBuiltOn(store, id),
    dots: dotsOn(store, id),
    isChosen,
    hints: cardHints(rules, look),
  }
  const isSomething = facts.rests > 0 || facts.leads !== undefined || facts.dots !== undefined || isChosen
  return isSomething || facts.hints.length > 0 ? JSON.stringify(facts) : ''
}

function codesBuiltOn(store: RoomStore, card: CardId): string | undefined {
  const links = store.linksTo(card)
  if (links.length === 0) return undefined
  return [...new Set(links.flatMap(({ from }) => store.code(store.mergedInto(from) ?? from) ?? []))].join(', ')
}

function dotsOn(store: RoomStore, card: CardId): number | undefined {
  const round = store.rounds().find(({ closed }) => closed?.dots?.[card])
  return round?.closed?.dots?.[card]?.dots
}

/** Quiet, and never in the way. */
function Told({ facts, card, isTabStop }: { facts: FoundFacts; card: CardId; isTabStop: boolean }) {
  const { rests, leads, dots, isChosen, hints } = facts
  const w = useWords()
  return (
    <>
      {(rests > 0 || leads !== undefined) && (
        <p className="card-threads">
          {rests > 0 && (
            <ThreadButton card={card} isTabStop={isTabStop}>
              <CornerLeftUp size={14} aria-hidden="true" /> {w.thread.rests(rests)}
            </ThreadButton>
          )}
          {leads !== undefined && (
            <ThreadButton card={card} isTabStop={isTabStop}>
              <CornerRightDown size={14} aria-hidden="true" /> {w.thread.leads(leads)}
            </ThreadButton>
          )}
        </p>
      )}
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

function ThreadButton({ card, isTabStop, children }: { card: CardId; isTabStop: boolean; children: ReactNode }) {
  const { openDialog } = useBoardSurface()
  return (
    <button
      type="button"
      className="card-thread"
      tabIndex={isTabStop ? 0 : -1}
      onClick={() => openDialog('thread', [card])}
    >
      {children}
    </button>
  )
}
