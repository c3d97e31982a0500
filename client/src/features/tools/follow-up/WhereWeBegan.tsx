import { prioritiesOf } from '@samtavla/shared/discussion/decision.ts'
import { cardWords } from '@samtavla/shared/documents/card-words.ts'
import { formatDay } from '@samtavla/shared/documents/document.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { usePreferences } from '../../../hooks/preferences.ts'
import { useBoards, useCard, useCode, useStored } from '../../../hooks/room-context.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { useBoardSurface } from '../../cards/board-context.ts'

/** B.16: the first picture of it, so that one sees how far one has come: the problems that were chosen, when, and by whom. */
export function WhereWeBegan() {
  const { language } = usePreferences()
  const w = useWords()
  const boards = useBoards()
  const problemBoards = boards.filter(({ tool }) => tool === 'problems').map(({ id }) => id)
  const told = useStored('decisions', (store) => {
    const first = problemBoards.map((board) => prioritiesOf(store.decisions(), board)).find((each) => each)
    return first ? JSON.stringify({ cards: first.cards, at: first.at, by: first.by.name }) : ''
  })
  if (told === '') return null
  const { cards, at, by } = JSON.parse(told) as { cards: CardId[]; at: number; by: string }
  const day = new Date(at).toISOString().slice(0, 10)
  return (
    <section className="followup-part" aria-labelledby="followup-began">
      <h2 id="followup-began">{w.followUp.began}</h2>
      <p className="radio-note">{w.followUp.chosen(formatDay(day, language), by)}</p>
      <ul>
        {cards.map((id) => (
          <Problem key={id} id={id} />
        ))}
      </ul>
    </section>
  )
}

function Problem({ id }: { readonly id: CardId }) {
  const surface = useBoardSurface()
  const w = useWords()
  const card = useCard(id)
  const code = useCode(id)
  if (!card) return null
  return (
    <li className="followup-action">
      <p>
        {code && <strong>{code} </strong>}
        {cardWords(card, w)}
      </p>
      <p className="thread-actions">
        <Button size="small" onClick={() => surface.openDialog('thread', [id])}>
          {w.thread.open}
        </Button>
      </p>
    </li>
  )
}
