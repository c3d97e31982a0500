import { spawnSync } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { assert } from '@samtavla/shared/lib/assert.ts'
import * as Y from 'yjs'
import { until } from '../support/people.ts'
import { type Ended, runServer } from '../support/server-process.ts'
import { freePort } from '../support/test-server.ts'
import type { PlannedEdit } from './plan.ts'
import type { Scene, SceneOptions } from './scene.ts'
import type { SmallDisk } from './small-disk.ts'

/** What a scenario needs of the machine beside processes and sockets. */
export type Need = 'mount' | 'prlimit'

export interface Turn {
  readonly scene: Scene
  readonly round: number
  readonly isLong: boolean
  /** Where the data is, in scenarios that need to mount. */
  readonly disk: SmallDisk | undefined
  /** Something that was promised beside what the history checker knows, and is not so. */
  problem(sentence: string): void
}

/** One way in which things break. Work goes on before, while and after it is so; everything must be well after each round. */
export interface Scenario {
  /** The rules that it is about, as tests cite them. */
  readonly rules: string
  readonly about: string
  /** Nothing can be saved while it lasts: if everything is, nothing was broken. */
  readonly stopsSaving?: true
  readonly rounds: { readonly short: number; readonly long: number }
  readonly people?: { readonly short: number; readonly long: number }
  readonly needs?: Need
  readonly options?: Omit<SceneOptions, 'people' | 'seed'>
  /** What is there before the first round. */
  readonly prepare?: readonly PlannedEdit[]
  /** Called while people write. */
  begin(turn: Turn): Promise<void>
  end(turn: Turn): Promise<void>
  /** Called when everybody is back and everything is saved. */
  afterwards?(turn: Turn, recoveredMs: number): void
}

const DAY_MS = 86_400_000
const FEW = { short: 1, long: 3 }
/** How long a network fault lasts: long enough, in the long run, for both ends to notice by themselves. */
const networkMs = (isLong: boolean) => (isLong ? 50_000 : 1_500)

export const scenarios: Readonly<Record<string, Scenario>> = {
  kill: {
    rules: '[R2]',
    stopsSaving: true,
    about: 'kill -9 under load; the disk is looked at before anybody may bring anything back',
    rounds: { short: 8, long: 50 },
    begin: ({ scene }) => kill(scene),
    end: ({ scene }) => startAndAsk(scene),
  },
  stop: {
    rules: '[R2] [R13]',
    about: 'an orderly stop under load; the disk is looked at before anybody may bring anything back',
    rounds: { short: 2, long: 6 },
    begin: async ({ scene, round, problem }) => {
      for (const session of scene.sessions) session.hold()
      const code = await scene.server.end(round % 2 === 0 ? 'SIGTERM' : 'SIGINT')
      if (code !== 0) problem(`the server ended with exit code ${code}`)
      if (scene.server.output().includes('"level":50')) problem('the server logged an error')
    },
    end: ({ scene }) => startAndAsk(scene),
  },
  restart: {
    rules: '[R13]',
    about: 'a restart with a hundred people, who come back by themselves',
    rounds: { short: 1, long: 2 },
    people: { short: 40, long: 100 },
    // A document that one would notice if it were sent to everybody.
    prepare: Array.from({ length: 300 }, (_, number) => ({
      who: number % 40,
      kind: 'plain',
      text: `before ${number} ${'x'.repeat(1_000)}`,
    })),
    begin: async ({ scene, problem }) => {
      const code = await scene.server.end('SIGTERM')
      if (code !== 0) problem(`the server ended with exit code ${code}`)
    },
    end: ({ scene }) => scene.startServer(),
    afterwards: ({ scene, problem }, recoveredMs) => {
      if (recoveredMs > 15_000) problem(`they were back after ${Math.round(recoveredMs)} ms`)
      const size = Y.encodeStateAsUpdate(scene.sessions[0]!.doc).length
      const most = Math.max(...scene.sessions.map(({ bytesReceived }) => bytesReceived))
      if (most > size / 4) problem(`somebody was sent ${most} bytes of a document of ${size}`)
      if (scene.sessions.some(({ isToldOfRestart }) => !isToldOfRestart)) problem('somebody was not told')
    },
  },
  pause: {
    rules: '[R9]',
    stopsSaving: true,
    about: 'the server process stands still (SIGSTOP)',
    rounds: { short: 1, long: 2 },
    begin: async ({ scene, isLong }) => {
      scene.server.child.kill('SIGSTOP')
      await wait(isLong ? 30_000 : 3_000)
    },
    end: async ({ scene }) => {
      scene.server.child.kill('SIGCONT')
    },
  },
  'disk-full': {
    rules: '[R9] [R10]',
    stopsSaving: true,
    about: 'no block is free on the disk; every other time the server is killed meanwhile',
    rounds: { short: 2, long: 6 },
    needs: 'mount',
    begin: async (turn) => {
      diskOf(turn).fill()
      await untilTold(turn)
    },
    end: async (turn) => {
      const isKilled = turn.round % 2 === 1
      if (isKilled) await kill(turn.scene)
      diskOf(turn).free()
      if (isKilled) await startAndAsk(turn.scene)
    },
  },
  'failing-disk': {
    rules: '[R2] [R9]',
    stopsSaving: true,
    about: 'every write fails with an error (RLIMIT_FSIZE): the server ends and says why, and is started again',
    rounds: { short: 2, long: 6 },
    needs: 'prlimit',
    begin: async ({ scene, problem }) => {
      for (const session of scene.sessions) session.hold()
      limitWrites(scene)
      const { child } = scene.server
      await until('the server has ended', () => child.exitCode !== null, 10_000)
      if (child.exitCode !== 1) problem(`the server ended with exit code ${child.exitCode}`)
      if (!scene.server.output().includes('"level":60')) problem('the server did not say why it ended')
    },
    end: ({ scene }) => startAndAsk(scene),
  },
  cut: {
    rules: '[R9]',
    stopsSaving: true,
    about: 'the network is gone, both ways',
    rounds: FEW,
    begin: async ({ scene, isLong }) => {
      scene.proxy.cut()
      await wait(isLong ? 20_000 : 1_500)
    },
    end: async ({ scene }) => scene.proxy.restore(),
  },
  'cut-up': {
    rules: '[R9]',
    stopsSaving: true,
    about: 'what people send vanishes, what the server sends arrives',
    rounds: { short: 1, long: 2 },
    begin: async ({ scene, isLong }) => {
      scene.proxy.cut('up')
      await wait(networkMs(isLong))
    },
    end: async ({ scene }) => scene.proxy.restore(),
  },
  'cut-down': {
    rules: '[R9]',
    stopsSaving: true,
    about: 'what the server sends vanishes, what people send arrives',
    rounds: { short: 1, long: 2 },
    begin: async ({ scene, isLong }) => {
      scene.proxy.cut('down')
      await wait(networkMs(isLong))
    },
    end: async ({ scene }) => scene.proxy.restore(),
  },
  'half-open': {
    rules: '[R9]',
    stopsSaving: true,
    about: 'connections stay and nothing passes',
    rounds: { short: 1, long: 2 },
    begin: async ({ scene, isLong }) => {
      scene.proxy.stall()
      await wait(networkMs(isLong))
    },
    end: async ({ scene }) => scene.proxy.restore(),
  },
  slow: {
    rules: '[R9]',
    about: '40 kB a second and 300 ms, from then on',
    rounds: FEW,
    begin: async ({ scene }) => scene.proxy.slow(40_000, 300),
    end: async () => {},
  },
  frames: {
    rules: '[R9]',
    about: 'frames come twice and in the wrong order, both ways',
    rounds: { short: 4, long: 20 },
    begin: async ({ scene }) => {
      for (const session of scene.sessions) session.isMangling = true
    },
    end: async ({ scene, round }) => {
      for (const session of scene.sessions) session.isMangling = round % 2 === 0
    },
  },
  'client-clock': {
    rules: '[R9]',
    stopsSaving: true,
    about: 'the clocks of two people are a day wrong, and the server is killed',
    rounds: FEW,
    options: { clockOffMs: (person) => [DAY_MS, -DAY_MS, 0][person % 3]! },
    begin: ({ scene }) => scene.server.end('SIGKILL').then(() => {}),
    end: ({ scene }) => scene.startServer(),
  },
  'server-clock': {
    rules: '[R9]',
    about: "the server's clock jumps by a day, and back by two",
    rounds: { short: 2, long: 6 },
    options: { env: { NODE_OPTIONS: `--import ${new URL('./clock-jump.ts', import.meta.url).href}` } },
    begin: async ({ scene }) => {
      scene.server.child.kill('SIGUSR2')
    },
    end: async ({ scene, round, problem }) => {
      if (round % 2 === 0) return
      // Everybody comes in anew while it is wrong.
      scene.proxy.cut()
      scene.proxy.restore()
      if (scene.server.child.exitCode !== null) problem('the server ended')
    },
  },
  'two-servers': {
    rules: '[R9]',
    about: 'a second server is started on the same data',
    rounds: { short: 1, long: 3 },
    begin: async ({ scene, problem }) => {
      const { code, stderr } = await startElsewhere(scene)
      if (code !== 1) problem(`the second server ended with exit code ${code}`)
      const isSentence = /^Samtavla cannot start: Another server already uses the data in .+$/.test(stderr.trim())
      if (!isSentence) problem(`the second server said: ${stderr}`)
    },
    end: async () => {},
  },
  'read-only': {
    rules: '[R9]',
    about:
      'the server is started on a read-only disk, after an orderly stop or a kill, and then on one that takes writes',
    rounds: { short: 2, long: 6 },
    needs: 'mount',
    begin: async (turn) => {
      await turn.scene.server.end(turn.round % 2 === 0 ? 'SIGTERM' : 'SIGKILL')
      diskOf(turn).setReadOnly(true)
      const { code, stderr } = await startElsewhere(turn.scene)
      if (code !== 1) turn.problem(`on a read-only disk the server ended with exit code ${code}`)
      if (!/^Samtavla cannot start: .+$/.test(stderr.trim())) turn.problem(`the server said: ${stderr}`)
    },
    end: async (turn) => {
      diskOf(turn).setReadOnly(false)
      await turn.scene.startServer()
    },
  },
}

/** ACK5: everybody is told, and from then on nothing is acknowledged until they are told that it can be saved again. */
async function untilTold({ scene, problem }: Turn): Promise<void> {
  const isTold = () => scene.sessions.every(({ isServerSaving }) => !isServerSaving)
  await until('all are told', isTold, 10_000).catch(() => problem('not everybody was told that nothing is saved'))
  await wait(500)
  const unsaved = scene.sessions.reduce((sum, { acknowledgedUnsaved }) => sum + acknowledgedUnsaved, 0)
  if (unsaved > 0) problem('something was acknowledged that cannot be saved')
}

/** Nobody comes back before `startAndAsk`. */
async function kill(scene: Scene): Promise<void> {
  for (const session of scene.sessions) session.hold()
  await scene.server.end('SIGKILL')
}

/** Looks at the disk before anybody may bring anything back. */
async function startAndAsk(scene: Scene): Promise<void> {
  await scene.startServer()
  await scene.ask()
  for (const session of scene.sessions) session.release()
}

/** Starts a second server on the same data, which is expected to end. */
async function startElsewhere(scene: Scene): Promise<Ended> {
  return runServer({ PORT: String(await freePort()), DATA_DIR: scene.dataDir, LOG_LEVEL: 'warn' })
}

function diskOf({ disk }: Turn): SmallDisk {
  assert(disk, 'the scenario needs to mount')
  return disk
}

function limitWrites(scene: Scene): void {
  const done = spawnSync('prlimit', ['--pid', String(scene.server.child.pid), '--fsize=0:'])
  if (done.status !== 0) throw new Error(`prlimit: ${done.stderr}`)
}
