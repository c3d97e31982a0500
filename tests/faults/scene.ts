import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { FaultProxy } from '../support/fault-proxy.ts'
import { History } from '../support/history.ts'
import { join as joinRoom, type Person, until } from '../support/people.ts'
import { type Address, marksOf, RawClient } from '../support/raw-client.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'
import { freePort, startTestServer } from '../support/test-server.ts'
import type { PlannedEdit } from './plan.ts'
import { digestOf, Session } from './session.ts'

export interface SceneOptions {
  readonly people: number
  readonly seed: number
  /** An empty folder for the data; a scratch folder of its own by default. */
  readonly dataDir?: string
  readonly env?: Readonly<Record<string, string>>
  /** How far each person's clock is off, by their number. */
  readonly clockOffMs?: (person: number) => number
}

/** Longer than any pause of a client and a start of the server together, on a busy machine. */
const PATIENCE_MS = 60_000

/** One room on a real server process, people who work in it by way of a network that can fail, and a book of what happens. */
export class Scene {
  readonly history = new History()
  readonly dataDir: string
  readonly proxy: FaultProxy
  readonly sessions: readonly Session[]
  readonly #options: SceneOptions
  readonly #docName: string
  readonly #port: number
  readonly #people: readonly Person[]
  #server: ServerProcess

  private constructor(parts: {
    options: SceneOptions
    dataDir: string
    docName: string
    port: number
    people: readonly Person[]
    server: ServerProcess
    proxy: FaultProxy
  }) {
    this.#options = parts.options
    this.dataDir = parts.dataDir
    this.#docName = parts.docName
    this.#port = parts.port
    this.#people = parts.people
    this.#server = parts.server
    this.proxy = parts.proxy
    this.sessions = parts.people.map((person, index) => this.#newSession(person, index))
  }

  /** Resolves when the server runs and everybody is in the room. */
  static async open(options: SceneOptions): Promise<Scene> {
    const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'samtavla-faults-')))
    const setUp = await startTestServer({ dataDir })
    const room = await setUp.createRoom()
    const people: Person[] = []
    for (let index = 0; index < options.people; index++) {
      people.push(await joinRoom(setUp, room.tokens.member, `Person ${index}`))
    }
    await setUp.stop()
    const port = await freePort()
    const proxy = await FaultProxy.start(port)
    const server = await startServerProcess(dataDir, options.env, port)
    const scene = new Scene({ options, dataDir, docName: `${room.room}/content`, port, people, server, proxy })
    for (const session of scene.sessions) session.connect()
    await scene.untilSettled()
    return scene
  }

  get server(): ServerProcess {
    return this.#server
  }

  get isSaved(): boolean {
    return this.acknowledged === this.written
  }

  get acknowledged(): number {
    return this.sessions.reduce((sum, { acknowledged }) => sum + acknowledged, 0)
  }

  get written(): number {
    return this.sessions.reduce((sum, { written }) => sum + written.length, 0)
  }

  /** Starts the server again where it was. */
  async startServer(): Promise<void> {
    this.#server = await startServerProcess(this.dataDir, this.#options.env, this.#port)
  }

  /** All write what was planned, at the pace at which this machine can, connected or not. */
  async write(edits: readonly PlannedEdit[]): Promise<void> {
    for (const edit of edits) {
      this.sessions[edit.who]!.write(edit)
      // Other sessions' frames come between.
      await wait(1)
    }
    this.look()
  }

  /** Takes down what everybody sees. */
  look(): void {
    for (const session of this.sessions) session.look()
  }

  /** A fresh client of the server itself, with nothing between: what has it got? */
  async ask(): Promise<RawClient> {
    const answer = this.history.asked()
    const client = await RawClient.open(this.#server, this.#people[0]!, this.#docName)
    client.close()
    answer(marksOf(client.doc))
    return client
  }

  /** Everything written is acknowledged, everybody has it, and sees everybody. */
  async untilSettled(): Promise<void> {
    await until('everything is saved and everywhere', () => this.#isSettled(), PATIENCE_MS).catch((error: unknown) => {
      throw new Error(`${error instanceof Error ? error.message : error}: ${this.#stateOfThings()}`)
    })
  }

  /** Takes down what everybody and the server have, for the comparison at the end. Only once in a run. */
  async compareAll(): Promise<void> {
    for (const session of this.sessions) session.settle()
    const { doc } = await this.ask()
    this.history.settled('the server', marksOf(doc), digestOf(doc))
  }

  async close(): Promise<void> {
    for (const session of this.sessions) session.stop()
    await this.proxy.stop()
    this.#server.child.kill('SIGCONT')
    await this.#server.end('SIGKILL')
    if (!this.#options.dataDir) await rm(this.dataDir, { recursive: true, force: true })
  }

  #newSession(person: Person, index: number): Session {
    return new Session({
      name: `person ${index}`,
      person,
      at: (): Address => this.proxy.inFrontOf(this.#server),
      docName: this.#docName,
      history: this.history,
      seed: this.#options.seed * 1_000 + index,
      clockOffMs: this.#options.clockOffMs?.(index) ?? 0,
    })
  }

  #isSettled(): boolean {
    const gone = this.sessions.find(({ endReason }) => endReason !== undefined)
    if (gone) throw new Error(`${gone.name} was sent away (${gone.endReason})`)
    const { written } = this
    return this.sessions.every(
      (session) => session.isSaved && session.count === written && session.others === this.sessions.length - 1,
    )
  }

  #stateOfThings(): string {
    const each = this.sessions.map(
      ({ name, isConnected, acknowledged, written, count, others }) =>
        `${name} ${isConnected ? 'connected' : 'away'}, ${acknowledged} of ${written.length} acknowledged, has ${count}, sees ${others}`,
    )
    return `${this.written} written; ${each.slice(0, 6).join('; ')}`
  }
}
