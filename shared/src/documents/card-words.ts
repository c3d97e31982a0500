import type { Words } from '../i18n/sv.ts'
import type { Card } from '../model/card.ts'
import { problems } from '../tools/problems.ts'

/** What stands on a card for whoever reads it: its text, or that it was removed for privacy. */
export function cardWords(card: Pick<Card, 'text' | 'erased'>, w: Words): string {
  return card.erased ? w.privacy.marker(card.erased.role, card.erased.at) : card.text || w.cards.empty
}

/** What has become of a problem, with the reason that was given. */
export function statusWords({ status, number }: Pick<Card, 'status' | 'number'>, w: Words): string {
  if (!status) return ''
  if (status.kind === 'parked') return w.problem.parked(status.reason, status.to)
  if (status.kind === 'handed-over') return w.problem.handedOver(status.reason, status.to)
  return w.problem.isCause(number ? `${problems.letter}${number}` : '', status.reason)
}
