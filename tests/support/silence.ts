import { addNote, type NewNote, spliceNote } from '@samtavla/shared/edits/private-notes.ts'
import { type Card, readCard } from '@samtavla/shared/model/card.ts'
import { type Content, openContent } from '@samtavla/shared/model/content.ts'
import type { BoardId, CardId, SilenceId } from '@samtavla/shared/model/ids.ts'
import { openPrivateNotes, type PrivateNotes } from '@samtavla/shared/model/private-notes.ts'
import { countOn, openStage, type Stage, silenceOn } from '@samtavla/shared/model/stage.ts'
import * as Y from 'yjs'
import { join, type Person, request, until } from './people.ts'
import { type Address, changeOf, RawClient } from './raw-client.ts'
import type { TestRoom, TestServer } from './test-server.ts'

/** What somebody writes, beside what goes without saying. */
type Written = Partial<NewNote> & Pick<NewNote, 'text'>

/** One person's private document, on a socket that can be cut and opened again. */
export class SilentWriter {
  readonly person: Person
  readonly notes: PrivateNotes = openPrivateNotes(new Y.Doc())
  client: RawClient | undefined
  readonly #room: SilentRoom

  constructor(person: Person, room: SilentRoom) {
    this.person = person
    this.#room = room
  }

  /** Opens the socket and brings what was written offline. Resolves when the server has stored it. */
  async comeOnline(server: Address = this.#room.server): Promise<void> {
    const name = `${this.person.room}/private/${this.person.user}`
    this.client = await RawClient.open(server, this.person, name, { doc: this.notes.doc, ack: true })
    const frame = this.client.sendUpdate(Y.encodeStateAsUpdate(this.notes.doc))
    await this.client.acknowledgedUpTo(frame)
  }

  goOffline(): void {
    this.client?.close()
    this.client = undefined
  }

  /** Resolves when the server has stored it, where this writer is online. */
  async change(change: () => void): Promise<void> {
    const update = changeOf(this.notes.doc, change)
    if (this.client) await this.client.acknowledgedUpTo(this.client.sendUpdate(update))
  }

  async write(note: Written | string, at = Date.now()): Promise<CardId> {
    const { silence, board } = this.#room
    const given = typeof note === 'string' ? { text: note } : note
    let id: CardId | undefined
    await this.change(() => {
      id = addNote(this.notes, { silence, board, region: 'hot', writer: '', ...given }, at)
    })
    return id!
  }

  /** Adds letters at the end of a note. */
  add(id: CardId, letters: string): Promise<void> {
    return this.change(() => spliceNote(this.notes, id, this.textOf(id).length, 0, letters))
  }

  textOf(id: CardId): string {
    return String(this.notes.notes.get(id)?.get('text'))
  }

  shownAs(id: CardId): CardId | undefined {
    return (this.notes.notes.get(id)?.get('shown') as { card: CardId } | undefined)?.card
  }
}

/** A room with a board, its facilitator at the content and the stage. */
export class SilentRoom {
  readonly server: TestServer
  readonly room: TestRoom
  readonly facilitator: Person
  board!: BoardId
  /** The one that was begun last. */
  silence!: SilenceId
  content!: Content
  stage!: Stage
  clients: RawClient[] = []

  private constructor(server: TestServer, room: TestRoom, facilitator: Person) {
    this.server = server
    this.room = room
    this.facilitator = facilitator
  }

  static async open(server: TestServer): Promise<SilentRoom> {
    const room = await server.createRoom()
    const scene = new SilentRoom(server, room, await join(server, room.tokens.facilitator, 'Frida Ledare'))
    await scene.watch()
    return scene
  }

  /** Opens the facilitator's sockets, anew after a restart. */
  async watch(server: Address = this.server): Promise<void> {
    const open = (kind: string) =>
      RawClient.open(server, this.facilitator, `${this.room.room}/${kind}`, { doc: new Y.Doc(), ack: true })
    const [content, stage] = [await open('content'), await open('stage')]
    this.clients = [content, stage]
    this.content = openContent(content.doc)
    this.stage = openStage(stage.doc)
    this.board = [...this.content.boards.keys()][0] as BoardId
  }

  async writer(name: string, role: keyof TestRoom['tokens'] = 'member'): Promise<SilentWriter> {
    const writer = new SilentWriter(await join(this.server, this.room.tokens[role], name), this)
    await writer.comeOnline()
    return writer
  }

  async begin(isAnonymous = true): Promise<SilenceId> {
    const answer = await this.ask('POST', '', { isAnonymous })
    if (answer.status !== 204) throw new Error(`Answered with ${answer.status}`)
    await until('it has begun', () => silenceOn(this.stage, this.board) !== undefined)
    this.silence = silenceOn(this.stage, this.board)!.id
    return this.silence
  }

  ask(method: string, path: string, body?: unknown, server: Pick<Address, 'url'> = this.server): Promise<Response> {
    return request(server, this.facilitator, method, `/rooms/${this.room.room}/silences/${this.board}${path}`, body)
  }

  /** Answers for how many notes were shown. */
  async reveal(server: Pick<Address, 'url'> = this.server): Promise<number> {
    const answer = await this.ask('POST', '/reveal', undefined, server)
    if (answer.status !== 200) throw new Error(`Answered with ${answer.status} ${await answer.text()}`)
    return ((await answer.json()) as { notes: number }).notes
  }

  get count(): number {
    return countOn(this.stage, this.board)
  }

  /** The cards on the board, in no order. */
  get cards(): Card[] {
    const cards = [...this.content.cards].map(([id, record]) => readCard(id, record)!)
    return cards.filter(({ state, erased }) => !state && !erased)
  }

  get texts(): string[] {
    return this.cards.map(({ text }) => text).toSorted()
  }

  shows(...texts: readonly string[]): Promise<void> {
    const wanted = JSON.stringify(texts.toSorted())
    return until(`everybody sees ${wanted}`, () => JSON.stringify(this.texts) === wanted).catch((error: unknown) => {
      throw new Error(`Seen is ${JSON.stringify(this.texts)}`, { cause: error })
    })
  }

  counts(count: number): Promise<void> {
    return until(`${count} are counted`, () => this.count === count)
  }
}
