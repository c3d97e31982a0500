import { parseArgs } from 'node:util'
import { measureBallots } from './ballots.ts'
import { measureBrowserOpen } from './browser-open.ts'
import { measureChainOpen } from './chain-open.ts'
import { measureChecks } from './checks.ts'
import { measureCrowd } from './crowd.ts'
import { measureGate } from './gate.ts'
import { measureMemory } from './memory.ts'
import { measureOfflineReturn } from './offline-return.ts'
import { measureOneRoom } from './one-room.ts'
import { measureOpen } from './open.ts'
import { measurePasted } from './pasted.ts'
import { endAll } from './processes.ts'
import { measurePromises } from './promises.ts'
import { measureRemoteEdit } from './remote-edit.ts'
import { measureReveal } from './reveal.ts'
import { measureSixtyRooms } from './sixty-rooms.ts'
import { measureSize } from './size.ts'
import { measureSoak } from './soak.ts'
import { measureStalledReader } from './stalled-reader.ts'
import { type Row, tableJson, tableText, verdictOf } from './table.ts'
import { measureThread } from './thread.ts'
import { measureTools } from './tools.ts'
import { measureUnloadedRooms } from './unloaded-rooms.ts'

interface Measurement {
  readonly measure: () => Promise<Row[]>
  /** What takes longer has hung: it fails, and everything that it started ends with this process. */
  readonly withinSeconds: number
  /** Only when it is asked for by name. */
  readonly isLong?: boolean
}

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean', default: false }, minutes: { type: 'string', default: '120' } },
  allowPositionals: true,
})
const minutes = Number(values.minutes)
if (!(minutes >= 1 && minutes <= 24 * 60)) stop(`--minutes is "${values.minutes}", but should be from 1 to 1440`)

const MEASUREMENTS: Readonly<Record<string, Measurement>> = {
  'one-room': { measure: measureOneRoom, withinSeconds: 150 },
  crowd: { measure: measureCrowd, withinSeconds: 150 },
  'sixty-rooms': { measure: measureSixtyRooms, withinSeconds: 240 },
  gate: { measure: measureGate, withinSeconds: 240 },
  open: { measure: measureOpen, withinSeconds: 90 },
  memory: { measure: measureMemory, withinSeconds: 150 },
  'stalled-reader': { measure: measureStalledReader, withinSeconds: 240 },
  'offline-return': { measure: measureOfflineReturn, withinSeconds: 90 },
  'unloaded-rooms': { measure: measureUnloadedRooms, withinSeconds: 240 },
  'browser-open': { measure: measureBrowserOpen, withinSeconds: 150 },
  'chain-open': { measure: measureChainOpen, withinSeconds: 120 },
  'remote-edit': { measure: measureRemoteEdit, withinSeconds: 120 },
  reveal: { measure: measureReveal, withinSeconds: 150 },
  ballots: { measure: measureBallots, withinSeconds: 150 },
  thread: { measure: measureThread, withinSeconds: 60 },
  tools: { measure: measureTools, withinSeconds: 900 },
  size: { measure: measureSize, withinSeconds: 90 },
  checks: { measure: measureChecks, withinSeconds: 60 },
  pasted: { measure: measurePasted, withinSeconds: 60 },
  promises: { measure: measurePromises, withinSeconds: 90 },
  soak: { measure: () => measureSoak(minutes), withinSeconds: minutes * 60 + 180, isLong: true },
}

const unknown = positionals.filter((name) => !MEASUREMENTS[name])
if (unknown.length > 0) stop(`Unknown: ${unknown.join(', ')}. Known: ${Object.keys(MEASUREMENTS).join(', ')}`)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130))

const rows: Row[] = []
const usual = Object.keys(MEASUREMENTS).filter((name) => !MEASUREMENTS[name]!.isLong)
for (const name of positionals.length > 0 ? positionals : usual) {
  process.stderr.write(`${name} …\n`)
  rows.push(...(await measured(name, MEASUREMENTS[name]!)))
}
process.stdout.write(`${values.json ? tableJson(rows) : tableText(rows)}\n`)
process.exit(rows.some((row) => verdictOf(row) === 'FAIL') ? 1 : 0)

function stop(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(2)
}

/** A measurement that breaks is a row that fails, so that the others are still made. */
async function measured(name: string, { measure, withinSeconds }: Measurement): Promise<Row[]> {
  const limit = new AbortController()
  try {
    return await Promise.race([measure(), expiry(withinSeconds, limit.signal)])
  } catch (error) {
    endAll()
    return [{ name, unit: '', ours: Number.NaN, note: error instanceof Error ? error.message : String(error) }]
  } finally {
    limit.abort()
  }
}

function expiry(seconds: number, signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const timer = setTimeout(() => reject(new Error(`Not done within ${seconds} s`)), seconds * 1000)
    signal.addEventListener('abort', () => clearTimeout(timer))
  })
}
