import { cardWords } from '@samtavla/shared/documents/card-words.ts'
import type { Words } from '@samtavla/shared/i18n/sv.ts'
import { cutText } from '@samtavla/shared/lib/text-difference.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import type { RoomStore } from './room-store.ts'

/** So much of a text stands for it on a mark where there is no number to call it by. */
const NAME_LENGTH = 24
/** So much does between quotes. */
const QUOTE_LENGTH = 40

/** What a card is called by in sentences and on marks: its code (P4), or how its text begins. */
export function cardName(store: RoomStore, id: CardId, w: Words): string {
  return store.code(id) ?? cut(textOf(store, id, w), NAME_LENGTH)
}

/** The same in running text, where a text stands between quotes. */
export function quotedName(store: RoomStore, id: CardId, w: Words): string {
  return store.code(id) ?? `”${cut(textOf(store, id, w), QUOTE_LENGTH)}”`
}

/** Enough of a card's text to know it by, in whole words. */
export function beginningOf(store: RoomStore, id: CardId, w: Words): string {
  const text = textOf(store, id, w)
  if (text.length <= 60) return text
  const end = text.lastIndexOf(' ', 50)
  return `${cutText(text, end > 20 ? end : 50)} …`
}

function textOf(store: RoomStore, id: CardId, w: Words): string {
  const card = store.card(id)
  return card ? cardWords(card, w).trim().replace(/\s+/g, ' ') : ''
}

function cut(text: string, most: number): string {
  return text.length > most ? `${cutText(text, most).trimEnd()}…` : text
}
