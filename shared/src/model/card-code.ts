import type { Card } from './card.ts'
import type { CardId } from './ids.ts'

/**
 * What the cards of a room are called by: P4, and C10 for one that was made a cause. `letterOf` gives the letter before the numbers
 * of a card's board. Where two people gave the same number at once, the second by id is called P4b: nobody's number changes because
 * of another's.
 */
export function cardCodes(
  cards: readonly Card[],
  letterOf: (card: Card) => string | undefined,
  causeLetter: string,
): ReadonlyMap<CardId, string> {
  const sharing = new Map<string, CardId[]>()
  for (const card of cards) {
    const code = codeOf(card, letterOf(card), causeLetter)
    if (!code) continue
    const ids = sharing.get(code)
    if (ids) ids.push(card.id)
    else sharing.set(code, [card.id])
  }
  const codes = new Map<CardId, string>()
  for (const [code, ids] of sharing) {
    for (const [i, id] of ids.sort().entries()) codes.set(id, i === 0 ? code : `${code}${suffix(i)}`)
  }
  return codes
}

function codeOf(card: Card, letter: string | undefined, causeLetter: string): string | undefined {
  if (card.status?.kind === 'cause' && card.causeNumber) return `${causeLetter}${card.causeNumber}`
  return letter && card.number ? `${letter}${card.number}` : undefined
}

/** b, c … z, and numbers after that. */
function suffix(index: number): string {
  return index < 26 ? String.fromCharCode(97 + index) : `-${index + 1}`
}
