import type { CardId } from '@samtavla/shared/model/ids.ts'

/** The address that opens the room with this card in hand. */
export function cardAddress(card: CardId): string {
  return `${window.location.origin}${window.location.pathname}#${card}`
}

/** Goes to a card's board and takes the card in hand. */
export function goToCard(card: CardId): void {
  window.location.hash = card
}
