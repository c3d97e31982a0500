import { type Load, type LoadRoom, runLoad, type Window } from './load.ts'
import { mean } from './samples.ts'
import { SamtavlaServer, startRelay } from './servers.ts'
import type { Row } from './table.ts'

export interface Crowd {
  readonly rooms: number
  readonly people: number
  readonly writers: number
  readonly cursorsPerSecond: number
  readonly editsPerSecond: number
  readonly warmUpMs: number
  readonly measureMs: number
}

export interface Comparison {
  readonly ours: readonly Window[]
  /** Empty where the relay was not asked. */
  readonly relay: readonly Window[]
}

const ROUNDS = 2

/** Puts the same load on the relay and on our server in turns, so that what else the machine does meets both alike. */
export async function compareWithRelay(crowd: Crowd): Promise<Comparison> {
  const server = await SamtavlaServer.start()
  const relay = await startRelay()
  try {
    const ours = await loadOn(server, crowd)
    const relayRooms = ours.rooms.map(({ people }, i) => ({ url: relay.socketUrl(`room_${i}`), people }))
    const theirs: Load = { ...ours, target: 'relay', rooms: relayRooms }
    const windows: { ours: Window[]; relay: Window[] } = { ours: [], relay: [] }
    for (let round = 0; round < ROUNDS; round++) {
      windows.relay.push(await runLoad(theirs, relay.program))
      windows.ours.push(await runLoad(ours, server.program))
    }
    return windows
  } finally {
    await Promise.all([server.stop(), relay.stop()])
  }
}

/** The same load on our server alone, for what the relay or those who read from it could not do. */
export async function measureAlone(crowd: Crowd): Promise<Comparison> {
  const server = await SamtavlaServer.start()
  try {
    const load = await loadOn(server, crowd)
    const ours: Window[] = []
    for (let round = 0; round < ROUNDS; round++) ours.push(await runLoad(load, server.program))
    return { ours, relay: [] }
  } finally {
    await server.stop()
  }
}

/** Everybody joins. */
export async function loadOn(server: SamtavlaServer, crowd: Crowd): Promise<Load> {
  const rooms: LoadRoom[] = []
  for (let i = 0; i < crowd.rooms; i++) {
    rooms.push(await server.joinAll(await server.createRoom(`Grupp ${i + 1}`), crowd.people))
  }
  return { ...crowd, target: 'samtavla', origin: server.origin, rooms }
}

export function cpuRow(name: string, { ours, relay }: Comparison, max: number): Row {
  const share = (windows: readonly Window[]): string =>
    windows.map(({ serverCpu }) => `${serverCpu.toFixed(0)} %`).join(', ')
  const read = (windows: readonly Window[]): string =>
    `${Math.round(mean(windows.map(({ report }) => report.framesRead)) / 1000)} k`
  const generator = [...ours, ...relay].map(({ report }) => report.generatorCpu)
  return {
    name: `${name}: server CPU`,
    unit: '% of a core',
    baseline: mean(relay.map(({ serverCpu }) => serverCpu)),
    ours: mean(ours.map(({ serverCpu }) => serverCpu)),
    limit: { of: 'ratio', max },
    note: `windows of the relay ${share(relay)} (${read(relay)} frames read), ours ${share(ours)} (${read(ours)}); the generator took at most ${Math.max(...generator).toFixed(0)} %`,
  }
}

/** A load that the generator could not keep up with measures the generator: it fails instead of flattering. */
export function loadRow(name: string, { ours, relay }: Comparison): Row {
  const missing = [...ours, ...relay].map(({ report }) => 100 * (1 - report.sentShare))
  return {
    name: `${name}: load not sent`,
    unit: '%',
    ours: Math.max(0, ...missing),
    limit: { of: 'value', max: 5 },
  }
}

export function lossRow(name: string, { ours, relay }: Comparison): Row {
  const losses = [...ours, ...relay].flatMap(({ report }) => report.losses)
  const edits = ours.reduce((sum, { report }) => sum + report.edits, 0)
  const note = losses.length > 0 ? losses.slice(0, 5).join('; ') : `${edits} edits measured, all read back by newcomers`
  return {
    name: `${name}: losses`,
    unit: '',
    ours: edits > 0 ? losses.length : Number.NaN,
    limit: { of: 'value', max: 0 },
    note,
  }
}
