import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { joinAs, type Person, until } from '../support/people.ts'
import { type Address, mark, marksOf, RawClient } from '../support/raw-client.ts'
import { seeded } from '../support/seeded.ts'
import { type ServerProcess, startServerProcess } from '../support/server-process.ts'
import { freePort, startTestServer } from '../support/test-server.ts'

const WRITERS = 4
const ROUNDS = 10

/** Writes without pause over one connection after another, and keeps its own book of what was acknowledged. */
class Writer {
  readonly name: string
  readonly written: string[] = []
  readonly #person: Person
  readonly #doc = new Y.Doc()
  readonly #acknowledged = new Set<string>()
  readonly #random: () => number
  #client: RawClient | undefined
  /** What each frame of this connection carries. */
  #frames: (readonly string[])[] = []

  constructor(name: string, person: Person, seed: number) {
    this.name = name
    this.#person = person
    this.#random = seeded(seed)
  }

  /** Resolves when what was written before is on its way. */
  async connect(server: Address, docName: string): Promise<void> {
    this.#frames = []
    const client = await RawClient.open(server, this.#person, docName, {
      ack: true,
      doc: this.#doc,
      onStep2: (frame) => {
        this.#frames[frame] = [...this.written]
      },
      onAck: (count) => {
        for (const texts of this.#frames.slice(0, count + 1))
          for (const text of texts ?? []) this.#acknowledged.add(text)
      },
    })
    this.#client = client
    await until('it has answered the server', () => client.sent > 0 || !client.isOpen)
  }

  /** One edit of a seeded size; now and then what all of them scribbled is cleared away. */
  write(): void {
    if (!this.#client?.isOpen) return
    const text = `${this.name} ${this.written.length} ${'x'.repeat(Math.floor(this.#random() * 200))}`
    this.written.push(text)
    const tidiesUp = this.#random() < 0.1
    const frame = this.#client.edit((doc) => {
      const scratch = doc.getArray<string>('scratch')
      if (tidiesUp) scratch.delete(0, scratch.length)
      scratch.push([text])
      mark(text)(doc)
    })
    this.#frames[frame] = [text]
  }

  get acknowledged(): readonly string[] {
    return [...this.#acknowledged]
  }

  hangUp(): void {
    this.#client?.close()
  }
}

describe('a server process', () => {
  let dataDir: string
  let docName: string
  let people: Person[]
  let port: number
  const started: ServerProcess[] = []

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'samtavla-kill-'))
    const setUp = await startTestServer({ dataDir })
    const room = await setUp.createRoom()
    docName = `${room.room}/content`
    people = await Promise.all(Array.from({ length: WRITERS }, () => joinAs(setUp, room, 'member')))
    await setUp.stop()
    port = await freePort()
  })
  afterEach(async () => {
    for (const server of started.splice(0)) await server.end('SIGKILL')
  })
  afterAll(() => rm(dataDir, { recursive: true }))

  async function start(): Promise<ServerProcess> {
    const server = await startServerProcess(dataDir, {}, port)
    started.push(server)
    return server
  }

  /** All of them write until the time is over or the server is gone. */
  async function writeFor(writers: readonly Writer[], ms: number): Promise<void> {
    const end = performance.now() + ms
    while (performance.now() < end) {
      for (const writer of writers) writer.write()
      await new Promise((resolve) => setImmediate(resolve))
    }
  }

  async function marksSeenBy(server: ServerProcess): Promise<string[]> {
    const fresh = await RawClient.open(server, people[0]!, docName)
    fresh.close()
    return marksOf(fresh.doc)
  }

  test('[R2] loses nothing acknowledged when it is killed, ten times', { timeout: 120_000 }, async () => {
    const random = seeded(20_26)
    const writers = people.map((person, index) => new Writer(`kill ${index}`, person, index))
    let lost = 0
    let acknowledgedBefore = 0
    let server = await start()
    for (let round = 0; round < ROUNDS; round++) {
      await Promise.all(writers.map((writer) => writer.connect(server, docName)))
      // A kill before the first promise would show nothing.
      await until('something new is acknowledged', async () => {
        await writeFor(writers, 5)
        return writers.flatMap(({ acknowledged }) => acknowledged).length > acknowledgedBefore
      })
      await writeFor(writers, random() * 300)
      // Not awaited first: the writers go on while the process dies.
      const dying = server.end('SIGKILL')
      await writeFor(writers, 5)
      await dying
      const promised = writers.flatMap(({ acknowledged }) => acknowledged)
      expect(promised.length).toBeGreaterThan(acknowledgedBefore)
      acknowledgedBefore = promised.length

      server = await start()
      const kept = new Set(await marksSeenBy(server))
      lost += promised.filter((text) => !kept.has(text)).length
    }
    expect(lost).toBe(0)

    await Promise.all(writers.map((writer) => writer.connect(server, docName)))
    await until('everything is acknowledged', () =>
      writers.every(({ acknowledged, written }) => acknowledged.length === written.length),
    )
    const marks = await marksSeenBy(server)
    const written = writers.flatMap((writer) => writer.written)
    expect(marks.toSorted()).toEqual(written.toSorted())
    for (const writer of writers) writer.hangUp()
    expect(await server.end('SIGTERM')).toBe(0)
  })

  test('[R13] loses nothing when it is asked to stop under load, and exits with 0', { timeout: 30_000 }, async () => {
    const server = await start()
    const writers = people.map((person, index) => new Writer(`term ${index}`, person, 100 + index))
    await Promise.all(writers.map((writer) => writer.connect(server, docName)))
    await writeFor(writers, 150)
    const stopped = server.end('SIGTERM')
    await writeFor(writers, 1_200)
    expect(await stopped).toBe(0)

    const again = await start()
    const kept = new Set(await marksSeenBy(again))
    const promised = writers.flatMap(({ acknowledged }) => acknowledged)
    expect(promised.length).toBeGreaterThan(0)
    expect(promised.filter((text) => !kept.has(text))).toEqual([])
    expect(await again.end('SIGINT')).toBe(0)
    expect(server.output()).not.toContain('"level":50')
  })
})
