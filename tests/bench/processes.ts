import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, rmSync } from 'node:fs'
import { mkdtemp, readFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

export interface Usage {
  /** User and system time of all threads since the start. */
  readonly cpuSeconds: number
  readonly rssBytes: number
}

/** Right after everything that can be collected was collected. */
export interface Memory {
  /** The heap with what its objects hold outside of it. */
  readonly heapBytes: number
  readonly rssBytes: number
}

/** A program that was started here, and ends here. */
export interface Program {
  readonly child: ChildProcess
  usage(): Promise<Usage>
  /** Only of a program that was started `probed`. One question at a time. */
  memory(): Promise<Memory>
  /** Asks it to end, insists after five seconds, and resolves when it is gone. */
  stop(): Promise<void>
}

interface Start {
  readonly env?: Readonly<Record<string, string>>
  /** An IPC channel, for a program that talks with us. */
  readonly talks?: boolean
  /** Able to say what it holds in memory. */
  readonly probed?: boolean
  /** Of Node. */
  readonly flags?: readonly string[]
}

const HAS_PROC = existsSync('/proc/self/stat')
/** USER_HZ: what the kernel counts in for /proc, the same on every Linux that Node supports. */
const TICKS_PER_SECOND = 100

const running = new Set<ChildProcess>()
const folders = new Set<string>()
process.on('exit', () => {
  endAll()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** Ends at once whatever was started here and still runs. */
export function endAll(): void {
  for (const child of running) child.kill('SIGKILL')
}

/** An empty folder that is gone when this process is. */
export async function scratchFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'samtavla-bench-'))
  folders.add(folder)
  return folder
}

/** Starts a TypeScript file with the Node that runs this. Its last output is shown if it ends with an error. */
export function startProgram(
  file: string,
  args: readonly string[],
  { env = {}, talks = false, probed = false, flags = [] }: Start = {},
): Program {
  const hasProbe = probed || !HAS_PROC
  const probe = hasProbe ? ['--import', new URL('./process-probe.ts', import.meta.url).href] : []
  const child = spawn(process.execPath, [...flags, ...(probed ? ['--expose-gc'] : []), ...probe, file, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', ...(talks || hasProbe ? (['ipc'] as const) : [])],
    serialization: 'advanced',
  })
  running.add(child)
  const tail = keepTail(child)
  child.once('exit', (code, signal) => {
    running.delete(child)
    if (code !== 0 && signal === null) process.stderr.write(`${file} ended with ${code}:\n${tail()}\n`)
  })
  return { child, usage: () => usageOf(child), memory: () => ask<Memory>(child, 'memory'), stop: () => stop(child) }
}

/** Runs a TypeScript file to its end and gives what it printed; rejects when it fails. */
export async function runProgram(file: string, args: readonly string[], start: Start = {}): Promise<string> {
  const { child } = startProgram(file, args, start)
  let output = ''
  child.stdout!.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`${file} ${args[0] ?? ''} ended with ${code}`)
  return output
}

/** A port on which nobody listened a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('No port')
  return address.port
}

/** Resolves when the program takes connections; rejects when it ends before, or takes longer than `withinMs`. */
export async function untilListening(program: Program, port: number, withinMs = 15_000): Promise<void> {
  const deadline = performance.now() + withinMs
  while (!(await takesConnections(port))) {
    if (program.child.exitCode !== null) throw new Error('The program ended before it listened')
    if (performance.now() > deadline) throw new Error(`Nothing listens on port ${port} after ${withinMs} ms`)
    await wait(25)
  }
}

function takesConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

async function usageOf(child: ChildProcess): Promise<Usage> {
  if (!HAS_PROC) return ask<Usage>(child, 'usage')
  const [stat, status] = await Promise.all([
    readFile(`/proc/${child.pid}/stat`, 'utf8'),
    readFile(`/proc/${child.pid}/status`, 'utf8'),
  ])
  // The fields after the name, which is in brackets and may itself hold spaces: utime is the 14th of all, stime the 15th.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const kilobytes = Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1])
  return { cpuSeconds: (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND, rssBytes: kilobytes * 1024 }
}

async function ask<Answer>(child: ChildProcess, question: 'usage' | 'memory'): Promise<Answer> {
  const answer = once(child, 'message')
  child.send(question)
  return ((await answer) as [Answer])[0]
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill('SIGTERM')
  const insist = setTimeout(() => child.kill('SIGKILL'), 5_000)
  await exited
  clearTimeout(insist)
}

/** Reads the output so that the program never waits for us, and keeps its end. */
function keepTail(child: ChildProcess): () => string {
  let tail = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      tail = (tail + chunk.toString()).slice(-4_000)
    })
  }
  return () => tail
}
