import { refused } from '../lib/result.ts'
import { type Card, cardText, MAX_CARD_TEXT, MAX_FIELD } from '../model/card.ts'
import { cardRecord } from '../model/content.ts'
import type { CardId } from '../model/ids.ts'
import { linkNoteKey } from '../model/link.ts'
import { insertCard, ordersAt, replaceText, setCardFields } from './cards.ts'
import { drawLinks } from './links.ts'
import { type EditResult, openTexts, type Pen, write } from './pen.ts'

/** What an adjustment changes. */
export interface Adjustment {
  readonly text: string
  readonly fields: Readonly<Record<string, string>>
  readonly reason: string
}

/**
 * B.23, "Justera": a goal, an action or a step of a chain gets a new version. It stays the same card, with its code, threads, readings
 * and comments; what it said until now is kept as a card of its own that it replaces, with the reason on the thread between them.
 * Refused without a reason, and without words.
 */
export function adjustCard(pen: Pen, id: CardId, { text, fields, reason }: Adjustment): EditResult<CardId> {
  const cards = openTexts(pen, [id])
  if (!cards.ok) return cards
  const [why, words] = [reason.trim().toWellFormed(), text.trim().toWellFormed()]
  if (why === '') return refused('reason-needed')
  if (words === '') return refused('text-empty')
  if ([why, ...Object.values(fields)].some((each) => each.length > MAX_FIELD) || words.length > MAX_CARD_TEXT) {
    return refused('text-too-long')
  }
  const card = cards.value[0]!
  return write(pen, () => {
    const version = keepVersion(pen, card)
    drawLinks(pen, 'replaces', id, [version])
    pen.content.links.set(linkNoteKey({ kind: 'replaces', from: id, to: version }, 'rationale'), why)
    replaceText(cardText(cardRecord(pen.content, id)), words)
    setCardFields(pen, id, fields)
    return version
  })
}

/** As it stands, with who wrote it, and no longer on the board. */
function keepVersion(pen: Pen, card: Card): CardId {
  const { text, color, fields, author = null, weight, number } = card
  const target = { ...card.place, before: 'end' } as const
  const look = { text, color, fields, author, ...(weight && { weight }), ...(number && { number }) }
  const version = insertCard(pen, look, target, ordersAt(pen, target, 1)[0]!)
  cardRecord(pen.content, version).set('state', { kind: 'replaced', by: card.id, at: pen.now() })
  return version
}
