import { createHash } from 'node:crypto'
import { openLog } from '@samtavla/server/log.ts'
import { openStore } from '@samtavla/server/storage/open-store.ts'
import type { Store } from '@samtavla/server/storage/store.ts'
import { openContent } from '@samtavla/shared/model/content.ts'
import { inspectContent } from '@samtavla/shared/protocol/content-gate.ts'
import { inspectUpdate } from '@samtavla/shared/protocol/gate.ts'
import { decodeMessage } from '@samtavla/shared/protocol/messages.ts'
import { seeded } from '../support/seeded.ts'
import type { Dice } from './mutate.ts'
import { mutatedText, textPaths } from './texts.ts'
import { FuzzedRoom } from './wire.ts'

export interface FuzzOptions {
  readonly seed: number
  readonly frames: number
  /** Where to begin, to see a fault again without what was before it: a fault names the first frame of its room. */
  readonly from?: number
  /** Told now and then how many frames are done. */
  readonly onProgress?: (done: number) => void
}

/** What became of one way in. */
export interface PathReport {
  frames: number
  taken: number
  /** The most processor time that one frame took, and which one it was. */
  worstMs: number
  worst: string
}

export interface FuzzReport {
  readonly paths: Readonly<Record<string, PathReport>>
  /** How often a document was changed by what was tried: what is refused at the door shows little of what is behind it. */
  readonly changes: number
  /** Over every byte that was tried: the same seed gives the same (R18). */
  readonly digest: string
  /** Memory in use after half of the frames and after all of them. */
  readonly heapBytes: { readonly half: number; readonly end: number }
}

/** Thrown by a fuzz run, with what is needed to see it again. */
export class FuzzFault extends Error {}

/** A room is checked, and replaced by a fresh one, after this many frames: it must not merely grow. */
const FRAMES_A_ROOM = 1_000
const FRAMES_BETWEEN_TURNS = 50
/** While the disk works for one room, others go on. */
const ROOMS_AT_ONCE = 8
const LOG = openLog('silent')
const UPDATE = 'update alone'
const MESSAGE = 'message alone'
const WIRE = 'frame to disk'

/**
 * Tries bytes on everything that takes bytes from outside. Rejects with a `FuzzFault` at the first error that is not a refusal,
 * and at the first document that is not what it should be.
 */
export async function fuzz({ seed, frames, from = 0, onProgress }: FuzzOptions): Promise<FuzzReport> {
  const run = new FuzzRun()
  let half = 0
  for (let done = 0; done < frames; ) {
    const starts = Array.from({ length: ROOMS_AT_ONCE }, (_, room) => done + room * FRAMES_A_ROOM)
    const rooms = starts.filter((start) => start < frames)
    await run.tryRooms(rooms.map((start) => new RoomRun(seed, from + start, Math.min(FRAMES_A_ROOM, frames - start))))
    done = Math.min(frames, done + ROOMS_AT_ONCE * FRAMES_A_ROOM)
    onProgress?.(done)
    if (half === 0 && done >= frames / 2) half = heapInUse()
  }
  return { paths: run.paths, changes: run.changes, digest: run.digest(), heapBytes: { half, end: heapInUse() } }
}

class FuzzRun {
  readonly paths: Record<string, PathReport> = {}
  changes = 0
  readonly #hash = createHash('sha256')

  digest(): string {
    return this.#hash.digest('hex')
  }

  /** Together, and counted in their order. The store is the real one, without a disk whose every commit would be waited for. */
  async tryRooms(rooms: readonly RoomRun[]): Promise<void> {
    const store = await openStore({ dataDir: ':memory:' })
    const results = await Promise.allSettled(rooms.map((room) => room.run(store)))
    await store.close()
    for (const result of results) if (result.status === 'rejected') throw result.reason
    for (const room of rooms) this.#add(room)
  }

  #add(room: RoomRun): void {
    this.#hash.update(room.hash.digest())
    this.changes += room.changes
    for (const [name, { frames, taken, worstMs, worst }] of Object.entries(room.paths)) {
      const path = pathIn(this.paths, name)
      path.frames += frames
      path.taken += taken
      if (worstMs > path.worstMs) Object.assign(path, { worstMs, worst })
    }
  }
}

/** What is tried on one room, and beside it on everything that needs no room. */
class RoomRun {
  readonly paths: Record<string, PathReport> = {}
  readonly hash = createHash('sha256')
  changes = 0
  readonly #name: string
  readonly #seed: number
  readonly #frames: number

  constructor(seed: number, from: number, frames: number) {
    this.#name = `seed ${seed}, room of frame ${from}`
    this.#seed = seed * 1_000_003 + from
    this.#frames = frames
  }

  async run(store: Store): Promise<void> {
    const random = seeded(this.#seed)
    const dice: Dice = (below) => Math.floor(random() * below)
    const room = await FuzzedRoom.open(store, LOG, this.#seed)
    try {
      for (let done = 0; done < this.#frames; done++) {
        this.#tryOne(room, dice)
        if (done % FRAMES_BETWEEN_TURNS === FRAMES_BETWEEN_TURNS - 1) await room.settle()
      }
      await room.check()
      this.changes = room.changes
    } catch (error) {
      throw error instanceof FuzzFault ? error : this.#faultOf(error, '')
    } finally {
      await room.close()
    }
  }

  #tryOne(room: FuzzedRoom, dice: Dice): void {
    const chance = dice(100)
    if (chance < 60) this.#tryWire(room)
    else if (chance < 70) this.#tryMessage(room)
    else if (chance < 80) this.#tryUpdate(room)
    else this.#tryText(dice)
  }

  #tryWire(room: FuzzedRoom): void {
    const { frame, send } = room.nextFrame()
    this.#measure(WIRE, frame, send)
  }

  /** What a client gets passes here, too: any error is a refusal, but none may come of going too deep or too far. */
  #tryMessage(room: FuzzedRoom): void {
    const { frame } = room.nextFrame()
    this.#measure(MESSAGE, frame, () => {
      try {
        decodeMessage(frame)
        return true
      } catch (error) {
        if (error instanceof RangeError && /call stack|Invalid array length|allocation/.test(error.message)) throw error
        return false
      }
    })
  }

  #tryUpdate(room: FuzzedRoom): void {
    const update = room.nextUpdate()
    this.#measure(UPDATE, update, () => {
      const { verdict, parts } = inspectUpdate(room.doc, update)
      return verdict === 'complete' && inspectContent(openContent(room.doc), parts!).kind === 'fits'
    })
  }

  #tryText(dice: Dice): void {
    const names = Object.keys(textPaths)
    const name = names[dice(names.length)]!
    const path = textPaths[name]!
    const text = mutatedText(path, dice)
    this.#measure(name, Buffer.from(text), () => path.read(text))
  }

  #measure(name: string, bytes: Uint8Array, attempt: () => boolean): void {
    this.hash.update(bytes)
    const path = pathIn(this.paths, name)
    const before = process.threadCpuUsage()
    const isTaken = this.#attempted(name, bytes, attempt)
    const { user, system } = process.threadCpuUsage(before)
    path.frames++
    if (isTaken) path.taken++
    const tookMs = (user + system) / 1_000
    if (tookMs <= path.worstMs) return
    path.worstMs = tookMs
    path.worst = hexOf(bytes)
  }

  #attempted(name: string, bytes: Uint8Array, attempt: () => boolean): boolean {
    try {
      return attempt()
    } catch (error) {
      throw this.#faultOf(error, `, ${name}, bytes ${hexOf(bytes)}`)
    }
  }

  #faultOf(error: unknown, where: string): FuzzFault {
    const reason = error instanceof Error ? error.message : String(error)
    return new FuzzFault(`${this.#name}${where}: ${reason}`, { cause: error })
  }
}

function pathIn(paths: Record<string, PathReport>, name: string): PathReport {
  paths[name] ??= { frames: 0, taken: 0, worstMs: 0, worst: '' }
  return paths[name]
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}

function heapInUse(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}
