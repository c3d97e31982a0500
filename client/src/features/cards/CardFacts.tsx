import { type CardHint, cardHints, isCardHint } from '@samtavla/shared/checks/card-hints.ts'
import { prioritiesOf } from '@samtavla/shared/discussion/decision.ts'
import { statusWords } from '@samtavla/shared/documents/card-words.ts'
import type { Card } from '@samtavla/shared/model/card.ts'
import type { BoardId, CardId } from '@samtavla/shared/model/ids.ts'
import type { LinkKind } from '@samtavla/shared/model/link.ts'
import { hasEvidence } from '@samtavla/shared/model/thread.ts'
import { toolOf } from '@samtavla/shared/tools/index.ts'
import { linkedCards } from '@samtavla/shared/tools/linked-cards.ts'
import { columnLabel, type Field, fieldsIn, type Tool } from '@samtavla/shared/tools/tool.ts'
import { CircleHelp, CornerLeftUp, CornerRightDown, Star } from 'lucide-react'
import type { ReactNode } from 'react'
import { usePreferences } from '../../hooks/preferences.ts'
import { useStored } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { LINK_SOURCES, type RoomStore } from '../../model/room-store.ts'
import { lateComponent } from '../../ui/LateComponent.tsx'
import { useBoardSurface } from './board-context.ts'

// What looks at the whole room comes after the room (P1).
const RoomHints = lateComponent(async () => (await import('./RoomHints.tsx')).RoomHints)

export interface CardFactsProps {
  readonly card: Card
  readonly isTabStop: boolean
  /** Whether it says what the card rests on and led to, which some pictures say in their own way. */
  readonly hasThreads?: boolean
}

/** What a tool knows of its cards beside their text: what they rest on and led to, what became of them, what could be clearer. */
export function CardFacts({ card, isTabStop, hasThreads = true }: CardFactsProps) {
  const { board } = useBoardSurface()
  const tool = toolOf(board.tool)
  if (!tool || card.erased) return null
  const isPlain = tool.fields.length === 0 && !tool.links && !tool.letter && tool.rules.length === 0
  return isPlain ? null : <Facts card={card} tool={tool} isTabStop={isTabStop} hasThreads={hasThreads} />
}

function Facts({ card, tool, isTabStop, hasThreads }: Required<CardFactsProps> & { readonly tool: Tool }) {
  const { language } = usePreferences()
  const w = useWords()
  const { board } = useBoardSurface()
  // One text for all of it: of a thousand cards each listens once, and most have nothing to say.
  const told = useStored(SOURCES, (store) => factsOf(store, { board: board.id, card, rules: tool.rules, hasThreads }))
  const choices = tool.fields.flatMap((field) => {
    const choice = field.choices?.find((each) => each.id === card.fields[field.id])?.label[language]
    if (!choice) return []
    return [choice.length > SHORT ? choice : named(columnLabel(board.labels, field, language), choice)]
  })
  return (
    <>
      {choices.length > 0 && <p className="card-fields">{choices.join(' · ')}</p>}
      <Details card={card} tool={tool} />
      {card.status && <p className="card-status">{statusWords(card, w)}</p>}
      {told !== '' && <Told facts={JSON.parse(told) as FoundFacts} card={card.id} isTabStop={isTabStop} />}
      <RoomHintsOf card={card.id} rules={tool.rules} />
    </>
  )
}

/** What is filled in with words, threaded and read, each with its name: the list says what the pictures show. */
function Details({ card, tool }: { card: Card; tool: Tool }) {
  const { language } = usePreferences()
  const w = useWords()
  const { board } = useBoardSurface()
  const labelOf = (field: Pick<Field, 'id' | 'label'>) => columnLabel(board.labels, field, language)
  const threads = useStored(LINK_SOURCES, (store) => threadsOf(store, card, tool))
  const words = tool.fields.flatMap(({ id, label, choices, type }) => {
    const value = choices ? undefined : card.fields[id]
    return value ? [[labelOf({ id, label }), type === 'day' ? w.dayInWords(value) : value] as const] : []
  })
  const threaded = threads === '' ? [] : (JSON.parse(threads) as [index: number, codes: string][])
  const lines = [...words, ...threaded.map(([i, codes]) => [labelOf(tool.links![i]!), codes] as const)]
  const newest = card.readings.at(-1)
  if (newest) lines.push([w.readings.newest, [newest.value, w.dayInWords(newest.at)].join(', ')])
  if (card.figure) lines.push([w.followUp.figure, w.followUp.figureWords(card.figure)])
  return lines.map(([label, value]) => (
    <p key={label} className="card-fields">
      {named(label, value)}
    </p>
  ))
}

/** What each of the tool's threads leads to, by codes; as a text, so that it is the same until it changes. */
function threadsOf(store: RoomStore, card: Card, { links = [] }: Tool): string {
  const told = fieldsIn(links, card.place.region).flatMap((field) => {
    const codes = linkedCards(store, card.id, field).flatMap((id) => store.code(id) ?? [])
    return codes.length > 0 ? [[links.indexOf(field), codes.join(', ')]] : []
  })
  return told.length > 0 ? JSON.stringify(told) : ''
}

/** A question needs no colon before its answer. */
function named(label: string, value: string): string {
  return `${label}${label.endsWith('?') ? '' : ':'} ${value}`
}

/** A choice of so few letters (Ja, Delvis, Klar) says nothing without what it answers. */
const SHORT = 6

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
  { board, card, rules, hasThreads }: HintsOf & { readonly hasThreads: boolean },
): string {
  const { id } = card
  const isChosen = isPriority(store, board, id)
  const facts: FoundFacts = {
    rests: hasThreads ? store.linksFrom(id).length : 0,
    leads: hasThreads ? codesBuiltOn(store, id) : undefined,
    dots: dotsOn(store, id),
    isChosen,
    hints: hintsOn(store, { board, card, rules }),
  }
  const isSomething = facts.rests > 0 || facts.leads !== undefined || facts.dots !== undefined || isChosen
  return isSomething || facts.hints.length > 0 ? JSON.stringify(facts) : ''
}

function isPriority(store: RoomStore, board: BoardId, card: CardId): boolean {
  return prioritiesOf(store.decisions(), board)?.cards.includes(card) ?? false
}

interface HintsOf {
  readonly board: BoardId
  readonly card: Card
  readonly rules: readonly string[]
}

function hintsOn(store: RoomStore, { board, card, rules }: HintsOf): readonly CardHint[] {
  const { id, text, fields, status, place } = card
  const isChosen = isPriority(store, board, id)
  return cardHints(rules, { text, region: place.region, fields, status, isChosen, hasEvidence: hasEvidence(store, id) })
}

/** What could make a card clearer, for a picture that says the rest of it in its own way. */
export function CardHints({ card }: Pick<CardFactsProps, 'card'>) {
  const { board } = useBoardSurface()
  const rules = toolOf(board.tool)?.rules ?? NO_RULES
  const hints = useStored(SOURCES, (store) => hintsOn(store, { board: board.id, card, rules }).join(' '))
  return (
    <>
      <HintLines hints={hints.split(' ').filter((hint) => hint !== '') as CardHint[]} />
      <RoomHintsOf card={card.id} rules={rules} />
    </>
  )
}

/** Of a tool whose rules can all be told from the card alone, the room is not looked at. */
function RoomHintsOf({ card, rules }: { readonly card: CardId; readonly rules: readonly string[] }) {
  return rules.every(isCardHint) ? null : <RoomHints.Component card={card} rules={rules} />
}

const NO_RULES: readonly string[] = []

function HintLines({ hints }: { readonly hints: readonly CardHint[] }) {
  const w = useWords()
  return hints.map((hint) => (
    <p key={hint} className="card-hint-line" data-hint={hint}>
      <CircleHelp size={14} aria-hidden="true" /> {w.hints[hint]}
    </p>
  ))
}

/** What the cards are called that grew out of a card, in other ways than some; nothing when none did. */
export function codesBuiltOn(store: RoomStore, card: CardId, except: readonly LinkKind[] = []): string | undefined {
  const links = store.linksTo(card).filter(({ kind }) => !except.includes(kind))
  const codes = new Set(links.flatMap(({ from }) => store.code(store.mergedInto(from) ?? from) ?? []))
  return codes.size > 0 ? [...codes].join(', ') : undefined
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
      <ThreadCounts card={card} rests={rests} leads={leads} isTabStop={isTabStop} />
      {dots !== undefined && <p className="card-dots">{w.problem.dots(dots)}</p>}
      {isChosen && (
        <p className="card-chosen">
          <Star size={14} aria-hidden="true" /> {w.problem.chosen}
        </p>
      )}
      <HintLines hints={hints} />
    </>
  )
}

interface ThreadCountsProps extends Pick<FoundFacts, 'rests' | 'leads'> {
  readonly card: CardId
  readonly isTabStop: boolean
}

/** What a card rests on and led to; a press shows the red thread. */
export function ThreadCounts({ card, rests, leads, isTabStop }: ThreadCountsProps) {
  const w = useWords()
  if (rests === 0 && leads === undefined) return null
  return (
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
