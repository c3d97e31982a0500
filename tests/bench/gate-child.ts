import { readFileSync, writeFileSync } from 'node:fs'
import { boardsOf } from '@samtavla/shared/edits/boards.ts'
import { addCards, moveCards, spliceText } from '@samtavla/shared/edits/cards.ts'
import { type Content, openContent } from '@samtavla/shared/model/content.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { inspectContent } from '@samtavla/shared/protocol/content-gate.ts'
import { inspectUpdate } from '@samtavla/shared/protocol/gate.ts'
import { swot } from '@samtavla/shared/tools/swot.ts'
import { presetOf } from '@samtavla/shared/tools/tool.ts'
import * as Y from 'yjs'
import { ATTACKS, gappedUpdates } from './attacks.ts'
import { addManyCards, penOn } from './board-content.ts'
import type { AttackReport, GateWork, GoodReport } from './gate.ts'

/** A process that does one piece of work with the gate, after good work that a server has done long before, and says what it cost. */
const CARDS = 1_000
const WARM_UP = 300
const MEASURED = 300
const RETURNS = 40
const EDITS = ['a letter', 'a move', 'a new card']
const REGIONS = presetOf(swot, '').regions

function measureGood(): GoodReport[] {
  const group = new Group()
  group.work(WARM_UP)
  return group.work(MEASURED)
}

function measureAttack(name: string): AttackReport {
  const group = new Group()
  group.work(WARM_UP / 3)
  group.welcomeBack(RETURNS)
  const updates = name === 'gaps' ? gappedUpdates(4_000) : ATTACKS[name]!(group.room.doc)
  globalThis.gc?.()
  const before = startPeak()
  const times: number[] = []
  const verdicts = new Set<string>()
  for (const update of updates) {
    const start = processorMs()
    verdicts.add(look(group.room, update))
    times.push(processorMs() - start)
  }
  return {
    times,
    bytes: updates.reduce((sum, { length }) => sum + length, 0),
    peakGrowth: peak() - before,
    verdicts: [...verdicts],
  }
}

/** As the server does; a throw costs the sender the connection. */
function look(room: Content, update: Uint8Array): string {
  try {
    const { verdict, parts } = inspectUpdate(room.doc, update)
    return verdict === 'complete' ? inspectContent(room, parts!).kind : verdict
  } catch (error) {
    return error instanceof Error ? error.name : 'unknown'
  }
}

/** A room, and somebody in it who writes. */
class Group {
  readonly room = openContent(new Y.Doc())
  readonly #writer = penOn(new Y.Doc())
  readonly #cards: CardId[]
  readonly #updates: Uint8Array[] = []

  constructor() {
    this.#cards = addManyCards(this.room.doc, CARDS - WARM_UP - MEASURED / 2)
    Y.applyUpdate(this.#writer.content.doc, Y.encodeStateAsUpdate(this.room.doc))
    this.#writer.content.doc.on('update', (update: Uint8Array) => this.#updates.push(update))
  }

  /** Makes so many edits of each kind; then each is looked at and applied, as by a server that has nothing to do with the making. */
  work(count: number): GoodReport[] {
    for (let i = 0; i < count; i++) for (const edit of EDITS) this.#edit(edit, i)
    const reports = EDITS.map((edit) => ({ edit, gate: [] as number[], apply: [] as number[] }))
    for (const [i, update] of this.#updates.splice(0).entries()) {
      const { edit, gate, apply } = reports[i % reports.length]!
      const start = performance.now()
      const kind = look(this.room, update)
      const between = performance.now()
      Y.applyUpdate(this.room.doc, update)
      const end = performance.now()
      if (kind !== 'fits') throw new Error(`The gate calls ${edit} ${kind}`)
      gate.push(1_000 * (between - start))
      apply.push(1_000 * (end - between))
    }
    return reports
  }

  /** Looks so many times at what somebody brings who has written hundreds of letters without a network. */
  welcomeBack(times: number): void {
    for (let i = 0; i < 500; i++) this.#edit('a letter', i)
    const update = Y.mergeUpdates(this.#updates.splice(0))
    for (let i = 0; i < times; i++) look(this.room, update)
    Y.applyUpdate(this.room.doc, update)
  }

  #edit(edit: string, i: number): void {
    const pen = this.#writer
    const board = boardsOf(pen.content)[0]!.id
    const card = this.#cards[(i * 7) % this.#cards.length]!
    const target = { board, region: REGIONS[i % REGIONS.length]!, before: 'end' } as const
    const edited =
      edit === 'a letter'
        ? spliceText(pen, card, 0, 0, 'x')
        : edit === 'a move'
          ? moveCards(pen, [card], target)
          : addCards(pen, target, [{ text: `Handledningen börjar i mars (${i})` }])
    if (!edited.ok) throw new Error(edited.reason)
  }
}

/** The time that this thread has had: what else the machine does is not counted. */
function processorMs(): number {
  // Linux brings a thread's account up to date when the whole process is asked for, and else only now and then.
  process.cpuUsage()
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1_000
}

/** From here on the most memory that the process has at any time is counted. Gives what it has now. */
function startPeak(): number {
  try {
    // The kernel forgets the peak so far.
    writeFileSync('/proc/self/clear_refs', '5')
  } catch {
    // Elsewhere the peak since the process began has to do: the growth is then a lower bound.
    return process.resourceUsage().maxRSS * 1024
  }
  return process.memoryUsage.rss()
}

function peak(): number {
  try {
    return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1024
  } catch {
    return process.resourceUsage().maxRSS * 1024
  }
}

const { kind, attack } = JSON.parse(process.argv[2]!) as GateWork
const report = kind === 'good' ? measureGood() : measureAttack(attack)
process.stdout.write(JSON.stringify(report))
