import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import type { GeneratorMessage, Load, LoadReport } from './load.ts'
import { LoadPerson } from './load-person.ts'
import { lossesOf } from './losses.ts'
import { StalledPerson } from './stalled-person.ts'
import { WriteTimes } from './write-times.ts'

/**
 * A process that plays a load of people:
 * 1. connects everybody, each with a room's share of writers;
 * 2. moves cursors and types letters at the given rates, while it warms up and while it measures;
 * 3. stops, waits until every edit is acknowledged, and compares what everybody holds with what a newcomer reads.
 * One timer drives all people, since a timer for each would cost more than the people do.
 */
const STEP_MS = 4
const AGE_SAMPLES = 4
const AT_ONCE = 20

// Without the process that started it nobody would end it.
process.once('disconnect', () => process.exit(1))
const [load] = (await once(process, 'message')) as [Load]
const report = await play(load)
await tell({ phase: 'done', report })
process.exit(0)

async function play(load: Load): Promise<LoadReport> {
  const people = await connectAll(load)
  for (let i = 0; i < AGE_SAMPLES; i++) people[Math.floor((i * people.length) / AGE_SAMPLES)]!.measuresAges = true

  const stalled = await stalledIn(load)
  const schedule = startSchedule(people, load)
  await wait(load.warmUpMs)
  const measured = await measure(people, load)
  schedule.stop()
  const stalledShare = stalled && (await stalled.readRest()) / people.at(-1)!.framesRead
  const losses = await lossesOf(load, people)
  for (const person of people) person.close()
  return { ...measured, stalledShare, losses }
}

async function stalledIn({ rooms, origin }: Load): Promise<StalledPerson | undefined> {
  const room = rooms.find(({ stalled }) => stalled !== undefined)
  return room && StalledPerson.enter(room.url, room.stalled!, origin)
}

async function connectAll(load: Load): Promise<LoadPerson[]> {
  const writeTimes = new WriteTimes()
  const inputs = load.rooms.flatMap(({ url, people }) =>
    people.map((cookie, i) => ({ load, url, cookie, writeTimes, writes: i < load.writers })),
  )
  const people: LoadPerson[] = []
  for (let i = 0; i < inputs.length; i += AT_ONCE) {
    people.push(...(await Promise.all(inputs.slice(i, i + AT_ONCE).map(LoadPerson.connect))))
  }
  return people
}

async function measure(
  people: readonly LoadPerson[],
  load: Load,
): Promise<Omit<LoadReport, 'losses' | 'stalledShare'>> {
  await tell({ phase: 'measuring' })
  for (const person of people) person.startMeasuring()
  const [cpu, start] = [process.cpuUsage(), performance.now()]
  await wait(load.measureMs)
  const seconds = (performance.now() - start) / 1000
  const { user, system } = process.cpuUsage(cpu)
  const measured = people.map((person) => person.stopMeasuring())
  await tell({ phase: 'measured' })
  const sent = sum(measured.map(({ cursors }) => cursors))
  return {
    cursorAges: measured.flatMap(({ ages }) => ages),
    updateAges: measured.flatMap(({ updateAges }) => updateAges),
    acknowledgements: measured.flatMap(({ acknowledgements }) => acknowledgements),
    edits: sum(measured.map(({ edits }) => edits)),
    sentShare: sent / (people.length * load.cursorsPerSecond * seconds),
    framesRead: sum(measured.map(({ frames }) => frames)),
    generatorCpu: (100 * (user + system)) / 1e6 / seconds,
  }
}

/** Lets everybody act when it is their time, evenly spread; who is late catches up, so that the load stays the load. */
function startSchedule(people: readonly LoadPerson[], load: Load): { stop(): void } {
  const cursorMs = 1000 / load.cursorsPerSecond
  const editMs = 1000 / load.editsPerSecond
  const start = performance.now()
  const due = people.map((person, i) => ({
    person,
    cursor: start + cursorMs * phase(i),
    edit: person.writes ? start + editMs * phase(i) : Number.POSITIVE_INFINITY,
  }))
  const timer = setInterval(() => {
    const now = performance.now()
    for (const entry of due) {
      for (; entry.cursor <= now; entry.cursor += cursorMs) entry.person.moveCursor()
      for (; entry.edit <= now; entry.edit += editMs) entry.person.typeLetter()
    }
  }, STEP_MS)
  return { stop: () => clearInterval(timer) }
}

/** Multiples of the golden ratio spread evenly over an interval, however many of them are taken. */
function phase(i: number): number {
  return (i * 0.618_033_988_7) % 1
}

function tell(message: GeneratorMessage): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send!(message, undefined, undefined, (error: Error | null) => (error ? reject(error) : resolve()))
  })
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
