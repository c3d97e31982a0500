import { addsPersonalNumber } from '@samtavla/shared/checks/privacy.ts'
import { spliceText } from '@samtavla/shared/edits/cards.ts'
import { differenceOf } from '@samtavla/shared/lib/text-difference.ts'
import { cardText, MAX_CARD_TEXT } from '@samtavla/shared/model/card.ts'
import { cardRecord } from '@samtavla/shared/model/content.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import type * as Y from 'yjs'
import type { Hand } from '../../model/hand.ts'

/** Why a change was not taken: the card would be too long, or hold a personal number. */
export type TextRefusal = 'full' | 'personal-number'

/**
 * Binds a text area to a card's shared text: what is typed is written letter by letter, what others type appears around the
 * caret without moving it. While an input method composes, nothing is written and nothing shown, unless the page or the field goes
 * away: then what is there of it is written. Returns what ends it.
 *
 * A change that would make the card longer than it may be, or that would complete a personal number (PRIV-E1), is refused whole:
 * the field shows the text as it was.
 */
export function bindTextArea(
  field: HTMLTextAreaElement,
  hand: Hand,
  card: CardId,
  on: { readonly change: (text: string) => void; readonly refused: (reason: TextRefusal) => void },
): () => void {
  const text = cardText(cardRecord(hand.pen.content, card))
  let shown = text.toString()
  let isComposing = false
  field.value = shown

  const show = (next: string) => {
    shown = next
    on.change(next)
  }
  const setBack = (to: string, caret: number) => {
    field.value = to
    field.setSelectionRange(caret, caret)
  }
  const onInput = () => {
    if (isComposing) return
    const refusal = refusalOf(shown, field.value)
    if (refusal) {
      setBack(shown, Math.min(field.selectionStart, shown.length))
      on.refused(refusal)
      return
    }
    const { start, remove, insert } = differenceOf(shown, field.value)
    if (remove === 0 && insert === '') return
    shown = field.value
    hand.type((pen) => spliceText(pen, card, start, remove, insert))
    // Refused: the board was locked meanwhile, for instance.
    if (text.toString() !== field.value) setBack(text.toString(), Math.min(start, text.length))
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
    const remove = Math.min(typed.remove, text.length - start)
    const before = text.toString()
    const isNumber = addsPersonalNumber(before, before.slice(0, start) + typed.insert + before.slice(start + remove))
    if (!isNumber) hand.type((pen) => spliceText(pen, card, start, remove, typed.insert))
    setBack(text.toString(), isNumber ? start : start + typed.insert.length)
    show(field.value)
    if (isNumber) on.refused('personal-number')
  }

  /** On a phone a whole word is often one composition, and a page that is out of sight may never be seen again. */
  const saveComposed = () => {
    if (isComposing && field.value !== shown) mergeComposed()
  }
  const onHide = () => {
    if (document.visibilityState === 'hidden') saveComposed()
  }

  text.observe(onRemote)
  field.addEventListener('input', onInput)
  field.addEventListener('compositionstart', onCompositionStart)
  field.addEventListener('compositionend', onCompositionEnd)
  document.addEventListener('visibilitychange', onHide)
  // Before the copy is written for the last time.
  window.addEventListener('pagehide', saveComposed, true)
  return () => {
    saveComposed()
    text.unobserve(onRemote)
    field.removeEventListener('input', onInput)
    field.removeEventListener('compositionstart', onCompositionStart)
    field.removeEventListener('compositionend', onCompositionEnd)
    document.removeEventListener('visibilitychange', onHide)
    window.removeEventListener('pagehide', saveComposed, true)
  }
}

function refusalOf(before: string, after: string): TextRefusal | undefined {
  if (after.length > MAX_CARD_TEXT && after.length > before.length) return 'full'
  return addsPersonalNumber(before, after) ? 'personal-number' : undefined
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
