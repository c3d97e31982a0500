import type { Card } from '../model/card.ts'
import type { CardId } from '../model/ids.ts'
import { linkNoteKey } from '../model/link.ts'
import { causesOf } from './cause-checks.ts'
import type { RoomIndex } from './room-index.ts'
import { boardsWithGaps, breach, type RoomRule, type Rule } from './rule.ts'
import { beginsWithWe, hasNumber, isActivity } from './wording.ts'

const EFFECTS = ['kort', 'medel', 'lang', 'resultat']
/** Assumptions and risks stand beside the chain. */
const CHAIN_LINKS = ['orsak', 'insats', 'resultat', 'resurser', 'aktiviteter', 'prestationer', 'kort', 'medel', 'lang']

/** An empty link in a chain that was begun. */
export const EMPTY_LINKS: RoomRule = { checkRoom: (room) => boardsWithGaps(room, 'effect_chain', CHAIN_LINKS) }

/** B.11 and B.12: what is asked of an effect chain and of a theory of change. */
export const CHAIN_CHECKS = {
  'EC-G1': EMPTY_LINKS,
  /** Nothing is said to lead to an effect. */
  'EC-W1': {
    of: ['step'],
    check: (card, room) => isIn(card, EFFECTS) && room.up(card.id, 'effect_of', 'step').length === 0,
  },
  /** An effect that says what we do. */
  'EC-W2': { of: ['step'], check: (card) => isIn(card, EFFECTS) && (beginsWithWe(card.text) || isActivity(card.text)) },
  /** An arrow from an activity right to the end. */
  'EC-W3': {
    of: ['step'],
    check: (card, room) => {
      if (!isIn(card, ['lang'])) return false
      const from = room.up(card.id, 'effect_of', 'step').filter((id) => room.card(id)?.place.region === 'aktiviteter')
      return from.length > 0 && breach([card.id, ...from])
    },
  },
  /** What is done when it is done cannot be counted. */
  'EC-W4': { of: ['step'], check: (card) => isIn(card, ['prestationer']) && !hasNumber(card.text) },
  /** A region that is empty. */
  'TOC-G1': { checkRoom: (room) => boardsWithGaps(room, 'toc') },
  /** An arrow that does not say what it takes for granted. */
  'TOC-W1': {
    checkRoom: (room) =>
      room.cardsOf('theory').flatMap(({ id }) =>
        room.up(id, 'effect_of', 'theory').flatMap((to) => {
          const key = linkNoteKey({ kind: 'effect_of', from: id, to }, 'assumption')
          return room.facts.linkNotes.has(key) ? [] : breach([id, to])
        }),
      ),
  },
} as const satisfies Readonly<Record<string, Rule>>

/** The steps with which a problem's chains begin: in the problem itself, or in one of its causes. */
export function stepsOf(room: RoomIndex, problem: CardId): CardId[] {
  return [problem, ...causesOf(room, problem)].flatMap((id) => room.down(id, 'starts_in', 'step'))
}

function isIn({ place }: Card, regions: readonly string[]): boolean {
  return regions.includes(place.region)
}
