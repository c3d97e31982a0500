import { spliceText } from '@samtavla/shared/edits/cards.ts'
import { differenceOf } from '@samtavla/shared/lib/text-difference.ts'
import { cardText, MAX_CARD_TEXT } from '@samtavla/shared/model/card.ts'
import { cardRecord } from '@samtavla/shared/model/content.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import type * as Y from 'yjs'
import type { Hand } from '../../model/hand.ts'

/**
 * Binds a text area to a card's shared text: what is typed is written letter by letter, what others type appears around the
 * caret without moving it. While an input method composes, nothing is written and nothing shown. Returns what ends it.
 *
 * A change that would make the card longer than it may be is refused whole: the field shows the text as it was.
 */
export function bindTextArea(
  field: HTMLTextAreaElement,
  hand: Hand,
  card: CardId,
  on: { readonly change: (text: string) => void; readonly full: () => void },
): () => void {
  const text = cardText(cardRecord(hand.pen.content, card))
  let shown = text.toString()
  let isComposing = false
  field.value = shown

  const show = (next: string) => {
    shown = next
    on.change(next)
  }
  const onInput = () => {
    if (isComposing) return
    if (field.value.length > MAX_CARD_TEXT && field.value.length > shown.length) {
      const caret = Math.min(field.selectionStart, shown.length)
      field.value = shown
      field.setSelectionRange(caret, caret)
      on.full()
      return
    }
    const { start, remove, insert } = differenceOf(shown, field.value)
    if (remove === 0 && insert === '') return
    shown = field.value
    hand.type((pen) => spliceText(pen, card, start, remove, insert))
    show(field.value)
  }
  const onRemote = (event: Y.YTextEvent, transaction: Y.Transaction) => {
    if (isComposing || (transaction.local && field.value === text.toString())) return
    const selection = [field.selectionStart, field.selectionEnd].map((at) => shift(at, event.delta)) as [number, number]
    field.value = text.toString()
    if (document.activeElement === field) field.setSelectionRange(...selection)
    show(field.value)
  }
  const onCompositionStart = () => {
    isComposing = true
  }
  const onCompositionEnd = () => {
    isComposing = false
    mergeComposed()
  }
  /** What others typed during the composition is in the shared text but not in the field: both changes are to `shown`. */
  const mergeComposed = () => {
    const typed = differenceOf(shown, field.value)
    const others = differenceOf(shown, text.toString())
    const grown = others.insert.length - others.remove
    const start =
      typed.start >= others.start + others.remove ? typed.start + grown : Math.min(typed.start, others.start)
    hand.type((pen) => spliceText(pen, card, start, Math.min(typed.remove, text.length - start), typed.insert))
    const caret = start + typed.insert.length
    field.value = text.toString()
    field.setSelectionRange(caret, caret)
    show(field.value)
  }

  text.observe(onRemote)
  field.addEventListener('input', onInput)
  field.addEventListener('compositionstart', onCompositionStart)
  field.addEventListener('compositionend', onCompositionEnd)
  return () => {
    text.unobserve(onRemote)
    field.removeEventListener('input', onInput)
    field.removeEventListener('compositionstart', onCompositionStart)
    field.removeEventListener('compositionend', onCompositionEnd)
  }
}

/** Where a caret is after somebody else's change. Text put in exactly at the caret comes after it. */
function shift(caret: number, delta: Y.YTextEvent['delta']): number {
  let at = 0
  let moved = caret
  for (const part of delta) {
    if (part.retain !== undefined) at += part.retain
    else if (part.delete !== undefined) moved -= Math.max(0, Math.min(part.delete, moved - at))
    else if (typeof part.insert === 'string') {
      if (at < moved) moved += part.insert.length
      at += part.insert.length
    }
  }
  return moved
}
