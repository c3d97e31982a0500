import { passedSteps } from '@samtavla/shared/discussion/decision.ts'
import type { Teller } from '@samtavla/shared/documents/card-columns.ts'
import { CSV_TYPE, toCsv } from '@samtavla/shared/documents/csv.ts'
import type { PlanDocument } from '@samtavla/shared/documents/document.ts'
import { ICS_TYPE, toIcs } from '@samtavla/shared/documents/ics.ts'
import { planDocument, planTable, planTables } from '@samtavla/shared/documents/plan-document.ts'
import { planEvents } from '@samtavla/shared/documents/plan-events.ts'
import { toXlsx, XLSX_TYPE } from '@samtavla/shared/documents/xlsx.ts'
import type { Board } from '@samtavla/shared/model/board.ts'
import type { RoomId } from '@samtavla/shared/model/ids.ts'
import { loadProcessModel } from '@samtavla/shared/processes/index.ts'
import type { ProcessModel } from '@samtavla/shared/processes/process-model.ts'
import type { Language } from '../../hooks/preferences.ts'
import { today } from '../../hooks/today.ts'
import { words } from '../../hooks/use-words.ts'
import type { RoomStore } from '../../model/room-store.ts'
import { cardAddress } from '../cards/card-address.ts'
import { download, fileName } from '../documents/download.ts'
import { datedName, saveAsWord } from '../documents/save-document.ts'

/** A board as a document, as it stands now. */
export async function documentOf(store: RoomStore, board: Board, language: Language): Promise<PlanDocument> {
  const model = await modelOf(store)
  const passed = passedSteps(store.decisions())
  const isDraft = !model?.steps.every(({ id }) => passed.has(id))
  const stepName = (step: string) => model?.steps.find(({ id }) => id === step)?.title[language]
  return planDocument(tellerOf(store, language), board, { today: today(), isDraft, stepName })
}

export async function downloadWord(store: RoomStore, board: Board, language: Language): Promise<void> {
  saveAsWord(await documentOf(store, board, language))
}

export function downloadExcel(store: RoomStore, board: Board, language: Language): void {
  const sheets = toXlsx(planTables(tellerOf(store, language), board))
  download(datedName(store.meta().title, board.title, 'xlsx'), XLSX_TYPE, sheets)
}

/** All columns of the board in one table. */
export function downloadTable(store: RoomStore, board: Board, language: Language): void {
  const table = planTable(tellerOf(store, language), board)
  download(fileName(board.title, 'csv'), CSV_TYPE, toCsv(table, language))
}

export async function downloadCalendar(
  store: RoomStore,
  board: Board,
  language: Language,
  room: RoomId,
): Promise<void> {
  const model = await modelOf(store)
  const meetings = Object.entries(store.plan()?.dates ?? {}).map(([step, day]) => {
    const name = model?.steps.find(({ id }) => id === step)?.title[language] ?? ''
    return { step, name, day }
  })
  const events = planEvents(tellerOf(store, language), board, { room, meetings, addressOf: cardAddress })
  const { title } = store.meta()
  const calendar = toIcs(events, { name: `${board.title}, ${title}`, now: new Date() })
  download(datedName(title, board.title, 'ics'), ICS_TYPE, calendar)
}

function tellerOf(room: RoomStore, language: Language): Teller {
  return { room, language, w: words() }
}

async function modelOf(store: RoomStore): Promise<ProcessModel | undefined> {
  const plan = store.plan()
  if (!plan) return undefined
  try {
    return await loadProcessModel(plan.model.id)
  } catch {
    // There is no network. All but the names of the meetings is in the room itself, and it is a draft until somebody can tell.
    return undefined
  }
}
