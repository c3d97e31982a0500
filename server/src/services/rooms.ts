import { docName } from '@samtavla/shared/access/can.ts'
import { openDiscussion } from '@samtavla/shared/discussion/discussion.ts'
import { addBoard, startRoom } from '@samtavla/shared/edits/boards.ts'
import { newPen, type Pen } from '@samtavla/shared/edits/pen.ts'
import { openStep, startPlan } from '@samtavla/shared/edits/plan.ts'
import { EXAMPLES, type ExampleId, loadExample } from '@samtavla/shared/examples/load-example.ts'
import { discussionFromFile } from '@samtavla/shared/exchange/discussion-file.ts'
import { contentFromRoomFile, type RoomFile, writeRoomFile } from '@samtavla/shared/exchange/room-file.ts'
import { openContent } from '@samtavla/shared/model/content.ts'
import { newRoomId, newUserId, type RoomId, type UserId } from '@samtavla/shared/model/ids.ts'
import { loadProcessModel } from '@samtavla/shared/processes/index.ts'
import type { ProcessModel } from '@samtavla/shared/processes/process-model.ts'
import { suggestDates } from '@samtavla/shared/processes/schedule.ts'
import { boardsForStep } from '@samtavla/shared/processes/step-boards.ts'
import { decisions } from '@samtavla/shared/tools/decisions.ts'
import { swot } from '@samtavla/shared/tools/swot.ts'
import * as Y from 'yjs'
import { Failure } from '../errors.ts'
import type { NewRoom, RoomRow, Store } from '../storage/store.ts'

export interface Creator {
  readonly user: UserId
  readonly name: string
}

export type Language = 'sv' | 'en'

/** Which process model a room follows, and the day of the first meeting. */
export interface NewPlan {
  readonly model: string
  /** As YYYY-MM-DD; see `isStartDay`. */
  readonly start: string
}

/** A day of the calendar from 2020 to 2100. */
export function isStartDay(day: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || day < '2020' || day > '2101') return false
  const time = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day)
}

/** Making rooms, and taking them out again. A room's first content is made here, once, and never by a client. */
export class Rooms {
  readonly #store: Store
  readonly #now: () => number

  constructor(store: Store, now: () => number = Date.now) {
    this.#store = store
    this.#now = now
  }

  /**
   * A room that follows a process model: with its plan, the boards of its first step, and one for decisions. Without a plan, or with
   * a model that has no steps, it has one empty SWOT board. The creator, if there is one, is its facilitator.
   */
  async create(title: string, language: Language, creator?: Creator, plan?: NewPlan): Promise<RoomRow> {
    const model = plan && (await loadProcessModel(plan.model))
    if (plan && !model) throw new Failure('not-found', 'model')
    const content = newContent(title, (pen) => {
      if (plan && model && model.steps.length > 0) fillByPlan(pen, model, plan.start, language)
      else addBoard(pen, { tool: swot.id, preset: swot.presets[0].id, title: swot.name[language] })
    })
    return this.#save(title, { content }, creator)
  }

  /** A person's own copy of an example; the one they have, if they opened it before. */
  async openExample(creator: Creator, example: ExampleId = EXAMPLES[0]): Promise<RoomRow> {
    const rooms = await this.#store.people.roomsOf(creator.user)
    const present = rooms.find((room) => room.example === example)
    return present ?? this.#saveFile(await loadExample(example), creator, example)
  }

  /** A room that equals the file. */
  import(file: RoomFile, creator?: Creator): Promise<RoomRow> {
    return this.#saveFile(file, creator)
  }

  /** The room as it is on the disk. */
  async export(id: RoomId): Promise<RoomFile> {
    if (!(await this.#store.rooms.find(id))) throw new Failure('room-not-found')
    const content = openContent(await this.#load(id, 'content'))
    const discussion = openDiscussion(await this.#load(id, 'discussion'))
    return writeRoomFile(content, new Date(this.#now()), discussion)
  }

  async #load(room: RoomId, kind: 'content' | 'discussion'): Promise<Y.Doc> {
    const stored = await this.#store.docs.load(docName({ room, kind, user: undefined }))
    const doc = new Y.Doc()
    if (stored.snapshot) Y.applyUpdate(doc, stored.snapshot)
    for (const update of stored.updates) Y.applyUpdate(doc, update)
    return doc
  }

  #saveFile(file: RoomFile, creator?: Creator, example?: ExampleId): Promise<RoomRow> {
    const documents = { content: contentFromRoomFile(file), discussion: discussionFromFile(file) }
    return this.#save(file.room.title, documents, creator, example)
  }

  async #save(
    title: string,
    documents: Pick<NewRoom, 'content' | 'discussion'>,
    creator?: Creator,
    example?: ExampleId,
  ): Promise<RoomRow> {
    const now = this.#now()
    const room: RoomRow = { id: newRoomId(), title, createdAt: now, example }
    const member = creator && { ...creator, role: 'facilitator' as const, at: now, invite: undefined }
    await this.#store.rooms.create({ ...room, ...documents }, member)
    return room
  }
}

function newContent(title: string, fill: (pen: Pen) => void): Uint8Array {
  const content = openContent(new Y.Doc())
  const pen = newPen(content, newUserId(), '')
  startRoom(pen, title)
  fill(pen)
  return Y.encodeStateAsUpdate(content.doc)
}

function fillByPlan(pen: Pen, model: ProcessModel, start: string, language: Language): void {
  const step = model.steps[0]!
  startPlan(pen, { model, start, dates: suggestDates(model, start) })
  const log = { tool: decisions.id, preset: decisions.presets[0].id, title: decisions.name[language] }
  openStep(pen, step.id, boardsForStep(step, { language, titles: [log.title] }))
  addBoard(pen, log)
}
