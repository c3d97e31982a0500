import type { CardStatus } from '../model/card.ts'

/** What could make a card clearer, in the codes of the method (B.1, B.2, B.8, B.24). Nothing is ever stopped by them. */
export type CardHint =
  /** An opportunity or a threat that begins with "Vi": it may be within. */
  | 'SWOT-I1'
  /** Called an observation, and nothing says how one knows: it counts as an assumption. */
  | 'CS-W1'
  /** It says what ought to be done, and not how it is. */
  | 'CS-W3'
  /** It begins as a missing solution: it may be a cause. */
  | 'PRB-W1'
  /** It may be two problems in one. */
  | 'PRB-W2'
  /** It was chosen and rests on nothing. */
  | 'RT-01'
  /** It was put aside and nobody says why. */
  | 'RT-13'

/** A card as the rules look at it. */
export interface HintedCard {
  readonly text: string
  readonly region: string
  readonly fields: Readonly<Record<string, string>>
  readonly status: CardStatus | undefined
  /** The group goes on with it. */
  readonly isChosen: boolean
  /** It rests on another card. */
  readonly hasEvidence: boolean
}

// A word of Swedish may end in a letter that \b takes for none.
const MISSING_SOLUTION =
  /^\s*(brist(ande)? på|vi saknar|det saknas|avsaknad av|lack of|we lack|there is no|missing)(?=\s)/iu
/** Words on both sides that could each be a sentence: "läsning och skrivning" is one thing. */
const TWO_IN_ONE = /(\S+\s+){3,}(och|samt|and)\s+(\S+\s+){3,}\S+/i
const OUGHT = /(^|\s)(vi borde|vi bör|vi skulle behöva|we should|we ought to)(?=\s)/iu
const WE = /^\s*(vi|we)(?=\s)/iu
const OUTER_REGIONS = ['mojligheter', 'hot']

/** What each rule is about. Whoever was put aside is asked only for the reason. */
const RULES: Readonly<Record<CardHint, (card: HintedCard) => boolean>> = {
  'SWOT-I1': ({ text, region }) => OUTER_REGIONS.includes(region) && WE.test(text),
  'CS-W1': ({ fields, hasEvidence }) => fields.claim === 'iakttagelse' && !fields.source && !hasEvidence,
  'CS-W3': ({ text }) => OUGHT.test(text),
  'PRB-W1': ({ text, status }) => !status && MISSING_SOLUTION.test(text),
  'PRB-W2': ({ text, status }) => !status && TWO_IN_ONE.test(text),
  'RT-01': ({ status, isChosen, hasEvidence }) => !status && isChosen && !hasEvidence,
  'RT-13': ({ status }) => status !== undefined && status.reason.trim() === '',
}

/** The hints that a tool's rules give on a card, in the order in which the tool names them. */
export function cardHints(rules: readonly string[], card: HintedCard): CardHint[] {
  return rules.filter(isCardHint).filter((rule) => RULES[rule](card))
}

/** Whether a rule can be told from the card alone; the others are in `room-checks`. */
export function isCardHint(rule: string): rule is CardHint {
  return Object.hasOwn(RULES, rule)
}
