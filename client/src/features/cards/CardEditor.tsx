import { deleteCards } from '@samtavla/shared/edits/cards.ts'
import { isErased, LONG_CARD_TEXT, MAX_CARD_TEXT } from '@samtavla/shared/model/card.ts'
import { cardRecord } from '@samtavla/shared/model/content.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useWords, words } from '../../hooks/use-words.ts'
import { focusCard } from './dom.ts'
import { PrivacyNote, usePrivacySentences } from './PrivacyNote.tsx'
import { isOpen, questionOf } from './privacy-questions.ts'
import { bindTextArea, type TextRefusal } from './shared-text.ts'
import { useCardHands } from './use-card-hands.ts'

/**
 * The one open editor: a text area on the card's shared text. Enter or Escape ends it; an emptied card is deleted. Everybody sees
 * each letter, so what is asked about the text is a quiet line under it, and only a personal number is not taken.
 */
export function CardEditor({ id, text: first }: { id: CardId; text: string }) {
  const { room, selection, announce, offerBack } = useCardHands()
  const { hand, presence, store } = room
  const w = useWords()
  const ref = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(first)
  const [refusal, setRefusal] = useState<TextRefusal>()
  const question = useMemo(() => questionOf(text), [text])
  const isAsking = refusal !== 'personal-number' && isOpen(room, question)
  const sentences = usePrivacySentences(question)

  useEffect(() => {
    const field = ref.current!
    presence.say({ editing: id })
    const unbind = bindTextArea(field, hand, id, {
      change: (next) => {
        setText(next)
        setRefusal(undefined)
      },
      refused: (reason) => {
        setRefusal(reason)
        announce(refusalWords(reason))
      },
    })
    field.focus({ preventScroll: true })
    field.setSelectionRange(field.value.length, field.value.length)
    field.scrollIntoView({ block: 'nearest' })
    return () => {
      unbind()
      presence.say({ editing: null })
      // Nobody ends the editing of a card whose text was removed meanwhile.
      if (selection.editing === id && store.card(id)?.erased) selection.edit(undefined)
    }
  }, [hand, presence, store, selection, announce, id])

  useEffect(() => {
    if (isAsking) announce(sentences)
  }, [isAsking, sentences, announce])

  const finish = (keepFocus: boolean) => {
    if (selection.editing === id) selection.edit(undefined)
    if (ref.current?.value.trim() === '') {
      // Its text goes a frame before the editor does.
      if (isErased(cardRecord(hand.pen.content, id))) return
      hand.do((pen) => deleteCards(pen, [id]))
      offerBack(w.cards.deleted(1), [id])
    } else if (keepFocus) requestAnimationFrame(() => focusCard(id))
  }
  const handleKey = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    const isEnd = event.key === 'Escape' || (event.key === 'Enter' && !event.shiftKey)
    const isHistory = (event.ctrlKey || event.metaKey) && ['z', 'y'].includes(event.key.toLowerCase())
    if (isEnd || isHistory) event.preventDefault()
    if (isEnd) finish(true)
    // The browser's own undo knows nothing of what others wrote in between.
    else if (isHistory && (event.key.toLowerCase() === 'y' || event.shiftKey)) hand.redo()
    else if (isHistory) hand.undo()
  }

  const over = text.length > LONG_CARD_TEXT
  return (
    <div className="card-editor">
      <div className="card-grow" data-text={`${text} `}>
        <textarea
          ref={ref}
          className="card-text"
          data-ring-on-card
          defaultValue={first}
          aria-label={w.cards.editLabel}
          aria-describedby={`hint-${id} question-${id}`}
          rows={1}
          onBlur={() => finish(false)}
          onKeyDown={handleKey}
        />
      </div>
      {(over || refusal) && (
        <p className="card-hint" id={`hint-${id}`}>
          {refusal ? refusalWords(refusal) : w.cards.long(text.length, MAX_CARD_TEXT)}
        </p>
      )}
      {isAsking && <PrivacyNote id={`question-${id}`} question={question} />}
    </div>
  )
}

function refusalWords(refusal: TextRefusal): string {
  return refusal === 'full' ? words().cards.full : words().privacy.noNumber
}
