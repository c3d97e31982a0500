import type { Words } from '@samtavla/shared/i18n/sv.ts'
import type { Card } from '@samtavla/shared/model/card.ts'

/** What stands on a card for whoever reads it: its text, or that it was removed for privacy. */
export function cardWords(card: Pick<Card, 'text' | 'erased'>, w: Words): string {
  return card.erased ? w.privacy.marker(card.erased.role, card.erased.at) : card.text || w.cards.empty
}
