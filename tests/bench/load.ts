import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { type Program, startProgram } from './processes.ts'

/** What the load generator is told to do. */
export interface Load {
  /** The relay answers nothing: no step 2, no acknowledgement, no document to read afterwards. */
  readonly target: 'samtavla' | 'relay'
  readonly origin: string
  readonly rooms: readonly LoadRoom[]
  readonly cursorsPerSecond: number
  /** How much a person says of themselves with each cursor, beyond where it is. */
  readonly stateBytes?: number
  /** How many of a room's people write, and how often. */
  readonly writers: number
  readonly editsPerSecond: number
  readonly warmUpMs: number
  readonly measureMs: number
}

export interface LoadRoom {
  readonly url: string
  /** A cookie header for each person. */
  readonly people: readonly string[]
  /** The same for one more, who comes in and never reads. */
  readonly stalled?: string
}

/** What came of it. Times are milliseconds, and of the measured part only. */
export interface LoadReport {
  readonly cursorAges: readonly number[]
  /** From a letter's writing until others have it. */
  readonly updateAges: readonly number[]
  readonly acknowledgements: readonly number[]
  readonly edits: number
  /** Cursors that were sent in the measured part, of those that were to be sent. */
  readonly sentShare: number
  readonly framesRead: number
  /** The frames that who never reads was sent, of those that others were: 1 for somebody whom nobody noticed. */
  readonly stalledShare: number | undefined
  /** What is missing or differs where nothing may: one sentence each. */
  readonly losses: readonly string[]
  /** How much of a core the generator itself took: near 100 it would measure itself. */
  readonly generatorCpu: number
}

export type GeneratorMessage =
  | { readonly phase: 'measuring' | 'measured' }
  | { readonly phase: 'done'; readonly report: LoadReport }

export interface Window {
  readonly report: LoadReport
  /** What the server took, in per cent of a core. */
  readonly serverCpu: number
  /** What the server's memory grew by while it was measured. */
  readonly rssGrowth: number
}

/** Puts a load on a server from a process of its own and measures what the server spends on it. */
export async function runLoad(load: Load, server: Program): Promise<Window> {
  const generator = startProgram(fileURLToPath(new URL('./load-generator.ts', import.meta.url)), [], { talks: true })
  try {
    generator.child.send(load)
    await message(generator, 'measuring')
    const [from, start] = [await server.usage(), performance.now()]
    await message(generator, 'measured')
    const [to, end] = [await server.usage(), performance.now()]
    const done = await message(generator, 'done')
    if (done.phase !== 'done') throw new Error('No report')
    return {
      report: done.report,
      serverCpu: (100 * (to.cpuSeconds - from.cpuSeconds)) / ((end - start) / 1000),
      rssGrowth: to.rssBytes - from.rssBytes,
    }
  } finally {
    await generator.stop()
  }
}

async function message({ child }: Program, phase: GeneratorMessage['phase']): Promise<GeneratorMessage> {
  const ended = new AbortController()
  const end = once(child, 'exit', { signal: ended.signal }).then(() => {
    throw new Error('The load generator ended before its work')
  })
  const next = once(child, 'message', { signal: ended.signal }) as Promise<[GeneratorMessage]>
  try {
    const [received] = await Promise.race([next, end])
    if (received.phase !== phase) throw new Error(`Expected ${phase} from the load generator, got ${received.phase}`)
    return received
  } finally {
    end.catch(() => {})
    ended.abort()
  }
}
