import type { Board } from '../model/board.ts'
import type { Card } from '../model/card.ts'
import type { CardId, RoomId } from '../model/ids.ts'
import { isDay } from '../model/plan.ts'
import type { Day } from '../processes/days.ts'
import { actionPlan } from '../tools/action-plan.ts'
import { toolOf } from '../tools/index.ts'
import { type Field, fieldsIn, type LinkField } from '../tools/tool.ts'
import { actionsOn, goalsOf, partsOfActions } from './action-document.ts'
import { asOnBoardOf, capitalised, labelOf, nameAndText, plainLabel, type Teller } from './card-columns.ts'
import { cardWords } from './card-words.ts'
import type { CalendarEvent } from './ics.ts'
import { cardsIn, linkedCards, regionsOf, toolIdOf } from './room-cards.ts'

export interface PlanEventsOptions {
  readonly room: RoomId
  /** The meetings of the plan that have a day. */
  readonly meetings: readonly { readonly step: string; readonly name: string; readonly day: Day }[]
  /** Where a card is to be found; nothing where nobody is told. */
  readonly addressOf?: (card: CardId) => string
}

/**
 * The days of a board: when each card that has a day is to be done. An action plan has also the days of what its actions are divided
 * into and of the goals that they serve, and the meetings of the room's plan. The same thing is the same event each time.
 */
export function planEvents(
  teller: Teller,
  board: Board,
  { room, meetings, addressOf }: PlanEventsOptions,
): CalendarEvent[] {
  const isPlan = board.tool === actionPlan.id
  const cards = isPlan ? planCards(teller, board) : boardCards(teller, board)
  return [
    ...cards.flatMap((card) => cardEvent(teller, card, addressOf) ?? []),
    ...(isPlan ? meetings : []).map(({ step, name, day }) => ({
      ...{ uid: `${room}-${step}@samtavla`, title: teller.w.documents.meeting(name), day },
      description: teller.room.meta().title,
    })),
  ]
}

function planCards(teller: Teller, board: Board): Card[] {
  const actions = actionsOn(teller, board.id)
  return [...actions, ...partsOfActions(teller, actions), ...goalsOf(teller, actions)]
}

function boardCards({ room }: Teller, board: Board): Card[] {
  return regionsOf(room, board).flatMap((region) => cardsIn(room, board.id, region))
}

function cardEvent(teller: Teller, card: Card, addressOf: PlanEventsOptions['addressOf']): CalendarEvent | undefined {
  const { room, w } = teller
  const day = card.fields.due
  if (!isDay(day) || card.erased) return undefined
  const title = w.documents.due(room.code(card.id) ?? '', cardWords(card, w))
  const ended = endOf(teller, card)
  return {
    uid: `${card.id}@samtavla`,
    title: ended ? `${title} (${ended})` : title,
    day,
    description: [...linesOf(teller, card), ...(addressOf ? [addressOf(card.id)] : [])].join('\n'),
  }
}

/** What says that something is no longer to be done, by the fields that hold it. */
const ENDS: Readonly<Record<string, readonly string[]>> = {
  status: ['done', 'stopped'],
  done: ['ja'],
  state: ['done', 'declined'],
}

function endOf({ room, language }: Teller, card: Card): string | undefined {
  const fields = toolOf(toolIdOf(room, card) ?? '')?.fields ?? []
  const field = fields.find(({ id }) => ENDS[id]?.includes(card.fields[id] ?? ''))
  return field?.choices?.find(({ id }) => id === card.fields[field.id])?.label[language].toLowerCase()
}

/** Who is responsible, and what it is for. */
function linesOf(teller: Teller, card: Card): string[] {
  const { room } = teller
  const tool = toolOf(toolIdOf(room, card) ?? '')
  const told = asOnBoardOf(teller, card)
  const line = (column: Field | LinkField, value: string) =>
    value ? [`${capitalised(plainLabel(labelOf(told, column)))}: ${value}`] : []
  const fields = fieldsIn(tool?.fields ?? [], card.place.region).filter(({ id }) => DESCRIBED.includes(id))
  const links = fieldsIn(tool?.links ?? [], card.place.region).filter(({ direction }) => direction === 'up')
  return [
    ...fields.flatMap((field) => line(field, card.fields[field.id] ?? '')),
    ...links.flatMap((link) => {
      const names = linkedCards(room, card.id, link).map((each) => nameAndText(teller, each))
      return line(link, names.join(', '))
    }),
  ]
}

const DESCRIBED: readonly string[] = ['responsible', 'expected_effect', 'to', 'how', 'baseline', 'target']
