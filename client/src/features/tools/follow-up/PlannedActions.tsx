import { cardWords } from '@samtavla/shared/documents/card-words.ts'
import { type ActionTurn, actionTurn, compareActions } from '@samtavla/shared/model/follow-up.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { actionPlan } from '@samtavla/shared/tools/action-plan.ts'
import { useCard, useCode, useStored } from '../../../hooks/room-context.ts'
import { today } from '../../../hooks/today.ts'
import { useCardsTold, useToolCards } from '../../../hooks/use-tool-cards.ts'
import { useWords } from '../../../hooks/use-words.ts'
import type { RoomStore } from '../../../model/room-store.ts'
import { Button } from '../../../ui/Button.tsx'
import { useBoardSurface } from '../../cards/board-context.ts'
import { goToCard } from '../../cards/card-address.ts'
import { FieldCell } from '../../cards/fields/FieldCell.tsx'

const ACTIONS = [actionPlan.id]
const STATUS = actionPlan.fields.find(({ id }) => id === 'status')!
const DUE = actionPlan.fields.find(({ id }) => id === 'due')!
const RESPONSIBLE = actionPlan.fields.find(({ id }) => id === 'responsible')!

/** What is late first. As text, so that it is the same until it changes. */
function orderOf(store: RoomStore, ids: readonly CardId[]): string {
  const day = today()
  const cards = ids.map((id) => store.card(id)).filter((card) => card !== undefined)
  return cards
    .toSorted(compareActions(day))
    .map((card) => `${actionTurn(card, day)} ${card.id}`)
    .join('\n')
}

/** B.16: planned actions with status, always beside the questions. */
export function PlannedActions() {
  const w = useWords()
  const told = useCardsTold(useToolCards(ACTIONS), orderOf)
  const rows = told === '' ? [] : told.split('\n').map((row) => row.split(' ') as [ActionTurn, CardId])
  const groups = Map.groupBy(rows, ([turn]) => turn)
  return (
    <section className="followup-part" aria-labelledby="followup-actions">
      <h2 id="followup-actions">{w.followUp.actions}</h2>
      {rows.length === 0 && <p className="region-empty">{w.followUp.noActions}</p>}
      {[...groups].map(([turn, actions]) => (
        <div key={turn} className="followup-group" data-turn={turn}>
          <h3>{w.followUp.turns[turn](actions.length)}</h3>
          <ul>
            {actions.map(([, id]) => (
              <Action key={id} id={id} turn={turn} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

function Action({ id, turn }: { readonly id: CardId; readonly turn: ActionTurn }) {
  const surface = useBoardSurface()
  const w = useWords()
  const card = useCard(id)
  const code = useCode(id)
  const followUps = useStored('links', (store) => store.linksTo(id).filter(({ kind }) => kind === 'follows_up').length)
  if (!card) return null
  return (
    <li className="followup-action">
      <button type="button" className="followup-name" onClick={() => goToCard(id)}>
        {code && <strong>{code} </strong>}
        {cardWords(card, w)}
      </button>
      <p className="followup-facts">
        <FieldCell card={id} field={STATUS} /> <FieldCell card={id} field={DUE} />{' '}
        <FieldCell card={id} field={RESPONSIBLE} />
      </p>
      {card.fields.reason && <p className="radio-note">{card.fields.reason}</p>}
      {turn === 'late' && followUps === 0 && <p className="followup-late">{w.followUp.decide}</p>}
      {surface.canEdit && !card.erased && (
        <p className="thread-actions">
          <Button size="small" onClick={() => surface.openDialog({ verb: 'followup', isBack: false }, [id])}>
            {w.followUp.followUp}
          </Button>
          <Button size="small" onClick={() => surface.openDialog('adjust', [id])}>
            {w.adjust.open}
          </Button>
          <Button size="small" onClick={() => surface.openDialog('thread', [id])}>
            {w.thread.open}
          </Button>
        </p>
      )}
    </li>
  )
}
