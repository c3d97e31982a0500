import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { assert } from '@samtavla/shared/lib/assert.ts'
import { checkHistory } from '../support/history.ts'
import { until } from '../support/people.ts'
import { planRounds, type Round } from './plan.ts'
import { type Scenario, scenarios, type Turn } from './scenarios.ts'
import { Scene } from './scene.ts'
import { mountingShell, SmallDisk } from './small-disk.ts'

export interface RunOptions {
  readonly seed: number
  readonly isLong: boolean
  /** In place of the scenario's own number. */
  readonly rounds?: number
}

/** What a scenario came to. It is as it should be when nothing is listed under `faults`. */
export interface Outcome {
  readonly scenario: string
  readonly seed: number
  readonly rounds: number
  readonly written: number
  /** From the end of each fault until everybody was back, everything was acknowledged, and everybody had it. */
  readonly recoveredMs: readonly number[]
  readonly faults: readonly string[]
  /** Why it was not run: something that it needs is not on this machine. */
  readonly skipped?: string
  /** The file with all that happened, after a fault. */
  readonly history?: string
}

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))
const PEOPLE = { short: 4, long: 6 }

/**
 * Runs one scenario to its end on a server of its own, and checks what was promised. One that mounts runs in a process of its own
 * whose mounts nobody else sees. What is missing on the machine is a reason to skip, and the outcome says so.
 */
export async function performScenario(name: string, options: RunOptions): Promise<Outcome> {
  const scenario = scenarios[name]
  assert(scenario, `there is a scenario ${name}`)
  if (scenario.needs === 'mount') return performMounted(name, options)
  if (scenario.needs === 'prlimit' && spawnSync('prlimit', ['--version']).status !== 0)
    return skipped(name, options, 'there is no prlimit on this machine')
  return runScenario(name, scenario, options)
}

async function performMounted(name: string, options: RunOptions): Promise<Outcome> {
  const shell = mountingShell()
  if (!shell)
    return skipped(name, options, 'no disk of one’s own can be mounted here, neither as root nor with unshare')
  const { seed, isLong, rounds } = options
  const args = [MAIN, name, '--mounted', '--seed', String(seed), ...(isLong ? [] : ['--short'])]
  if (rounds !== undefined) args.push('--rounds', String(rounds))
  const child = spawn(shell[0]!, [...shell.slice(1), process.execPath, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const stop = () => child.kill('SIGTERM')
  process.once('exit', stop)
  let output = ''
  child.stdout.on('data', (data: Buffer) => {
    output += data.toString()
  })
  await once(child, 'close')
  process.off('exit', stop)
  // Libraries may print, too; the outcome is the last line.
  return JSON.parse(output.trimEnd().split('\n').at(-1)!) as Outcome
}

function skipped(scenario: string, { seed }: RunOptions, why: string): Outcome {
  return { scenario, seed, rounds: 0, written: 0, recoveredMs: [], faults: [], skipped: why }
}

/** Runs a scenario where it may mount, if it has to. */
export async function runScenario(name: string, scenario: Scenario, options: RunOptions): Promise<Outcome> {
  const scale = options.isLong ? 'long' : 'short'
  const rounds = options.rounds ?? scenario.rounds[scale]
  const people = (scenario.people ?? PEOPLE)[scale]
  const disk = scenario.needs === 'mount' ? new SmallDisk() : undefined
  const run = new Run(scenario, { people, ...options, disk })
  try {
    await run.play(planRounds(options.seed, rounds, people))
  } finally {
    await run.end()
    disk?.remove()
  }
  const { faults, written, recoveredMs } = run
  const history = faults.length > 0 ? { history: run.keepHistory(name) } : {}
  return { scenario: name, seed: options.seed, rounds, written, recoveredMs, faults, ...history }
}

class Run {
  readonly faults: string[] = []
  readonly recoveredMs: number[] = []
  written = 0
  readonly #scenario: Scenario
  readonly #options: RunOptions & { readonly people: number; readonly disk: SmallDisk | undefined }
  #scene: Scene | undefined

  constructor(scenario: Scenario, options: RunOptions & { readonly people: number; disk: SmallDisk | undefined }) {
    this.#scenario = scenario
    this.#options = options
  }

  /** What breaks is a fault like any other, so that the rest of the book is still checked. */
  async play(rounds: readonly Round[]): Promise<void> {
    try {
      const { disk, people, seed } = this.#options
      const where = disk ? { dataDir: disk.dataDir } : {}
      this.#scene = await Scene.open({ ...this.#scenario.options, ...where, people, seed })
      await this.#scene.write(this.#scenario.prepare ?? [])
      for (const [number, round] of rounds.entries()) await this.#playRound(this.#scene, round, number)
      await this.#scene.compareAll()
    } catch (error) {
      this.faults.push(error instanceof Error ? error.message : String(error))
    }
    const { history, written } = this.#scene ?? { history: undefined, written: 0 }
    this.written = written
    const violations = checkHistory(history?.happenings ?? [])
    this.faults.push(...violations.map(({ promise, session, about }) => `not so: ${promise} (${session}: ${about})`))
  }

  async end(): Promise<void> {
    await this.#scene?.close()
  }

  keepHistory(name: string): string {
    const file = join(mkdtempSync(join(tmpdir(), 'samtavla-history-')), `${name}.jsonl`)
    const lines = this.#scene?.history.happenings.map((happening) => JSON.stringify(happening)) ?? []
    writeFileSync(file, `${lines.join('\n')}\n`)
    return file
  }

  async #playRound(scene: Scene, round: Round, number: number): Promise<void> {
    const { isLong, disk } = this.#options
    const problem = (sentence: string) => this.faults.push(`round ${number}: ${sentence}`)
    const turn: Turn = { scene, round: number, isLong, disk, problem }
    const { acknowledged } = scene
    await scene.write(round.before)
    // A fault before the first promise would show nothing.
    await until('something new is acknowledged', () => scene.acknowledged > acknowledged, 30_000)
    // Things break in the middle of the work, and people go on.
    const writing = scene.write(round.during)
    await wait(round.pauseMs)
    await Promise.all([this.#scenario.begin(turn), writing])
    scene.look()
    if (this.#scenario.stopsSaving && scene.isSaved) problem('everything was saved: nothing was broken')
    await this.#scenario.end(turn)
    const start = performance.now()
    await scene.write(round.after)
    await scene.untilSettled()
    const took = performance.now() - start
    this.recoveredMs.push(took)
    this.#scenario.afterwards?.(turn, took)
    await scene.ask()
  }
}
