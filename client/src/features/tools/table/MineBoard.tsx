import './mine.css'
import { cardWords } from '@samtavla/shared/documents/card-words.ts'
import { setCardField } from '@samtavla/shared/edits/cards.ts'
import type { BoardId, CardId } from '@samtavla/shared/model/ids.ts'
import { addDays, type Day, weekdayOf, weekOf, yearOf } from '@samtavla/shared/processes/days.ts'
import { actionPlan } from '@samtavla/shared/tools/action-plan.ts'
import { activityPlan } from '@samtavla/shared/tools/activity-plan.ts'
import { toolOf } from '@samtavla/shared/tools/index.ts'
import { useMemo, useState } from 'react'
import { setPreferences, usePreferences } from '../../../hooks/preferences.ts'
import { useBoards, useCard, useCode, useRoom } from '../../../hooks/room-context.ts'
import { today } from '../../../hooks/today.ts'
import { useCardsTold, useToolCards } from '../../../hooks/use-tool-cards.ts'
import { useWords } from '../../../hooks/use-words.ts'
import type { RoomStore } from '../../../model/room-store.ts'
import { useAnnounce } from '../../../ui/Announcer.tsx'
import { Button } from '../../../ui/Button.tsx'
import { goToCard } from '../../cards/card-address.ts'
import { shownValue } from '../../cards/fields/field-values.ts'
import { useMayEdit } from '../../cards/fields/use-may-edit.ts'
import type { PictureProps } from '../picture.ts'
import { doneField, mondayOf, ownTasks, type RoleCount, rolesOf, type Task, taskOf } from './own-tasks.ts'

const TOOLS = [actionPlan.id, activityPlan.id]

/** What one role has to do on all of the room's action and activity plans, week by week. */
export function MineBoard({ isProjected }: PictureProps) {
  const { role: roomRole } = useRoom()
  const { language, role } = usePreferences()
  const w = useWords()
  const tasks = useTasks()
  const roles = rolesOf(tasks, today(), language)
  const chosen = roles.find((each) => each.role.toLowerCase() === role.toLowerCase())
  const choose = (next: string) => setPreferences({ role: next })
  if (roles.length === 0) return <p className="mine">{w.mine.noRoles}</p>
  return (
    <div className="mine">
      <label className="select-field mine-role">
        {w.mine.role}
        <select value={chosen?.role ?? ''} onChange={(event) => choose(event.target.value)}>
          {!chosen && <option value="">–</option>}
          {roles.map((each) => (
            <option key={each.role}>{each.role}</option>
          ))}
        </select>
        <span className="mine-note">{w.mine.roleNote}</span>
      </label>
      {chosen ? <Own tasks={tasks} role={chosen.role} isReadOnly={isProjected} /> : <p>{w.mine.chooseFirst}</p>}
      {roomRole === 'facilitator' && <AllRoles roles={roles} onChoose={choose} />}
    </div>
  )
}

function useTasks(): readonly Task[] {
  const told = useCardsTold(useToolCards(TOOLS), readTasks)
  return useMemo(() => JSON.parse(told) as Task[], [told])
}

function readTasks(store: RoomStore, ids: readonly CardId[]): string {
  const tools = new Map(store.boards().map(({ id, tool }) => [id, tool]))
  return JSON.stringify(
    ids.flatMap((id) => {
      const card = store.card(id)
      return (card && taskOf(card, tools.get(card.place.board) ?? '')) ?? []
    }),
  )
}

function AllRoles({ roles, onChoose }: { roles: readonly RoleCount[]; onChoose: (role: string) => void }) {
  const w = useWords()
  return (
    <section aria-labelledby="mine-roles">
      <h2 id="mine-roles">{w.mine.all}</h2>
      <ul className="mine-list">
        {roles.map(({ role, open, late }) => (
          <li key={role} className="mine-count">
            <span>
              <strong>{role}</strong> {w.mine.counts(open, late)}
            </span>
            <Button size="small" aria-label={w.mine.show(role)} onClick={() => onChoose(role)}>
              {w.convert.show}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

interface OwnProps {
  readonly tasks: readonly Task[]
  readonly role: string
  readonly isReadOnly: boolean
}

function Own({ tasks, role, isReadOnly }: OwnProps) {
  const w = useWords()
  const [kept, setKept] = useState<ReadonlySet<CardId>>(new Set())
  const { late, weeks, withoutDay, finished } = ownTasks(tasks, role, today(), kept)
  const shared = { isReadOnly, onTick: (id: CardId) => setKept(new Set([...kept, id])) }
  return (
    <>
      {late.length + weeks.length + withoutDay.length === 0 && <p>{w.mine.allDone}</p>}
      <Tasks title={w.mine.late} tasks={late} {...shared} />
      {weeks.map(({ monday, tasks: inWeek }) => (
        <Tasks
          key={monday}
          title={weekName(monday, w.mine.weekTitle)}
          note={monday === mondayOf(today()) ? w.mine.thisWeek : w.mine.days(monday, addDays(monday, 4))}
          tasks={inWeek}
          {...shared}
        />
      ))}
      <Tasks title={w.mine.noDay} tasks={withoutDay} {...shared} />
      {finished.length > 0 && (
        <details>
          <summary>{w.mine.finished(finished.length)}</summary>
          <Tasks tasks={finished} {...shared} />
        </details>
      )}
    </>
  )
}

/** The year is said where it is another one: it is that of the week's Thursday. */
function weekName(day: Day, name: (week: number, year: number | undefined) => string): string {
  const year = yearOf(addDays(day, 4 - weekdayOf(day)))
  return name(weekOf(day), year === yearOf(today()) ? undefined : year)
}

interface TasksProps {
  readonly title?: string
  readonly note?: string
  readonly tasks: readonly Task[]
  readonly isReadOnly: boolean
  readonly onTick: (id: CardId) => void
}

function Tasks({ title, note, tasks, isReadOnly, onTick }: TasksProps) {
  if (tasks.length === 0) return null
  return (
    <section {...(title && { 'aria-label': title })}>
      {title && (
        <h2>
          {title} {note && <span className="mine-note">{note}</span>}
        </h2>
      )}
      <ul className="mine-list">
        {tasks.map((task) => (
          <TaskItem key={task.id} task={task} isReadOnly={isReadOnly} onTick={onTick} />
        ))}
      </ul>
    </section>
  )
}

function TaskItem({ task, isReadOnly, onTick }: Pick<TasksProps, 'isReadOnly' | 'onTick'> & { readonly task: Task }) {
  const { hand } = useRoom()
  const { language } = usePreferences()
  const w = useWords()
  const announce = useAnnounce()
  const card = useCard(task.id)
  const code = useCode(task.id)
  const canEdit = useMayEdit(task.id) && !isReadOnly
  const board = useBoard(card?.place.board)
  const tool = toolOf(board?.tool ?? '')
  if (!card || !board || !tool) return null
  const field = doneField(tool.id)
  const isDone = card.fields[field.id] === field.done
  const text = cardWords(card, w)
  const status = tool.fields.find(({ id }) => id === field.id)
  const handleTick = () => {
    if (!hand.do((pen) => setCardField(pen, [card.id], field.id, isDone ? field.open : field.done))) return
    onTick(card.id)
    announce(isDone ? w.mine.isOpen(text) : w.mine.isDone(text))
  }
  const isLate = !task.isFinished && task.due !== '' && task.due < today()
  const facts = [
    isLate && w.mine.lateSince(weekName(task.due, w.mine.week)),
    task.due !== '' && w.mine.due(task.due),
    !isDone && status && shownValue(status, card.fields[field.id] ?? '', w, language),
    board.title,
  ]
  return (
    <li className="mine-task">
      <label className="mine-done">
        <input
          type="checkbox"
          checked={isDone}
          disabled={!canEdit}
          aria-label={`${w.mine.done}: ${text}`}
          onChange={handleTick}
        />
        <span aria-hidden="true">{w.mine.done}</span>
      </label>
      <div>
        <button type="button" className="mine-text" onClick={() => goToCard(card.id)}>
          {code && <strong>{code} </strong>}
          {text}
        </button>
        <p className="mine-note">{facts.filter(Boolean).join(' · ')}</p>
      </div>
    </li>
  )
}

function useBoard(id: BoardId | undefined) {
  return useBoards().find((board) => board.id === id)
}
