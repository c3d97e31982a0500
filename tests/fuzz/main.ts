import { parseArgs } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { type FuzzReport, fuzz } from './run.ts'

/**
 * The fuzzer as a command: `npm run fuzz -- [--frames N] [--seed S] [--from F]`. The exit code is 1 at the first fault, when a frame took
 * longer than 50 ms of processor time, and when memory grew.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    frames: { type: 'string', default: '10000000' },
    from: { type: 'string', default: '0' },
  },
})
const MAX_MS = 50
const MAX_GROWTH_BYTES = 32 * 1024 * 1024

setFlagsFromString('--expose-gc')
globalThis.gc = runInNewContext('gc') as typeof globalThis.gc

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130))

const options = {
  seed: wholeNumber('--seed', values.seed),
  frames: wholeNumber('--frames', values.frames),
  from: wholeNumber('--from', values.from),
}
try {
  const report = await fuzz({ ...options, onProgress: showProgress })
  process.exitCode = tell(report) ? 0 : 1
} catch (error) {
  say(error instanceof Error ? `${error.message}\n${(error.cause as Error | undefined)?.stack ?? ''}` : String(error))
  process.exitCode = 1
}

/** True when everything is as it should be. */
function tell({ paths, changes, digest, heapBytes }: FuzzReport): boolean {
  say(`${'way in'.padEnd(16)}${'tried'.padStart(10)}${'taken'.padStart(10)}${'worst'.padStart(12)}`)
  for (const [name, { frames, taken, worstMs, worst }] of Object.entries(paths)) {
    const numbers = `${String(frames).padStart(10)}${String(taken).padStart(10)}${`${worstMs.toFixed(1)} ms`.padStart(12)}`
    say(`${name.padEnd(16)}${numbers}${worstMs > MAX_MS ? `  TOO LONG: ${worst}` : ''}`)
  }
  const growth = heapBytes.end - heapBytes.half
  say(`documents were changed ${changes} times, and were each time what they should be`)
  say(`memory: ${megabytes(heapBytes.half)} MB after half, ${megabytes(heapBytes.end)} MB at the end`)
  say(`digest of all that was tried with seed ${options.seed}: ${digest.slice(0, 16)}`)
  return growth <= MAX_GROWTH_BYTES && Object.values(paths).every(({ worstMs }) => worstMs <= MAX_MS)
}

function showProgress(done: number): void {
  if (done > 0 && done % 500_000 === 0) say(`${done} of ${options.frames} …`)
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1)
}

function wholeNumber(name: string, text: string): number {
  if (/^\d{1,12}$/.test(text)) return Number(text)
  say(`${name} is "${text}", but should be a number.`)
  process.exit(2)
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
