import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { until } from './people.ts'
import type { Address } from './raw-client.ts'
import { freePort } from './test-server.ts'

const MAIN = fileURLToPath(import.meta.resolve('@samtavla/server/main.ts'))
const CLI = fileURLToPath(import.meta.resolve('@samtavla/server/cli/room.ts'))
const SETTINGS = /^(PORT|HOST|DATA_DIR|PUBLIC_URL|ALLOWED_ORIGINS|TRUSTED_PROXIES|ROOM_CREATION|LOG_LEVEL)$/

/** Nothing that was started here outlives this process, however it ends. */
const running = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

/** The server as an operator starts it, in a process of its own. */
export interface ServerProcess extends Address {
  readonly child: ChildProcess
  /** What it wrote so far, on standard output and standard error. */
  output(): string
  /** Sends a signal and resolves with the exit code, which is `null` after SIGKILL. */
  end(signal: NodeJS.Signals): Promise<number | null>
}

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Starts the server, by another program if one is named, and resolves when it is ready. */
export async function startServerProcess(
  dataDir: string,
  env: Record<string, string> = {},
  port?: number,
  by: readonly string[] = [],
): Promise<ServerProcess> {
  const at = port ?? (await freePort())
  const url = `http://127.0.0.1:${at}`
  const settings = { PORT: String(at), PUBLIC_URL: url, DATA_DIR: dataDir, LOG_LEVEL: 'warn', ...env }
  const { child, written } = start(MAIN, [], settings, by)
  const output = () => written.stdout + written.stderr
  await until(
    'the server is ready',
    async () => {
      if (child.exitCode !== null) throw new Error(`The server ended:\n${output()}`)
      return fetch(`${url}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      )
    },
    60_000,
  ).catch((error: unknown) => {
    child.kill('SIGKILL')
    throw error
  })
  return {
    url,
    syncUrl: `${url.replace(/^http/, 'ws')}/sync`,
    child,
    output,
    end: async (signal) => {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
      const closed = once(child, 'close')
      child.kill(signal)
      await closed
      return child.exitCode
    },
  }
}

/** Runs the server where it is expected to end by itself. */
export function runServer(env: Record<string, string>): Promise<Ended> {
  return untilEnded(start(MAIN, [], env))
}

/** Runs the operator's command line. */
export function runCli(args: readonly string[], env: Record<string, string>): Promise<Ended> {
  return untilEnded(start(CLI, args, env))
}

interface Started {
  readonly child: ChildProcess
  readonly written: { stdout: string; stderr: string }
}

function start(
  script: string,
  args: readonly string[],
  env: Record<string, string>,
  by: readonly string[] = [],
): Started {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !SETTINGS.test(name)))
  const [program, ...rest] = [...by, process.execPath, script, ...args]
  const child = spawn(program!, rest, {
    env: { ...inherited, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  const written = { stdout: '', stderr: '' }
  child.stdout!.on('data', (data: Buffer) => {
    written.stdout += data.toString()
  })
  child.stderr!.on('data', (data: Buffer) => {
    written.stderr += data.toString()
  })
  return { child, written }
}

async function untilEnded({ child, written }: Started): Promise<Ended> {
  const timer = setTimeout(() => child.kill('SIGKILL'), 15_000)
  await once(child, 'close')
  clearTimeout(timer)
  return { code: child.exitCode, ...written }
}
