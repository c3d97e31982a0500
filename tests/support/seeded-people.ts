import {
  addBoard,
  boardsOf,
  deleteBoard,
  renameBoard,
  renameRegion,
  renameRoom,
  setPreset,
  startRoom,
} from '@samtavla/shared/edits/boards.ts'
import {
  addCards,
  deleteCards,
  duplicateCards,
  mergeCards,
  moveCards,
  originalsOf,
  restoreCards,
  setColor,
  setWeight,
  spliceText,
  splitCard,
  type Target,
  unmergeCard,
} from '@samtavla/shared/edits/cards.ts'
import { newPen, type Pen } from '@samtavla/shared/edits/pen.ts'
import { UndoHistory } from '@samtavla/shared/edits/undo.ts'
import { CARD_COLORS, type Card, isShown, readCard, WEIGHTS } from '@samtavla/shared/model/card.ts'
import { type Content, openContent } from '@samtavla/shared/model/content.ts'
import type { BoardId, CardId } from '@samtavla/shared/model/ids.ts'
import { inspectContent } from '@samtavla/shared/protocol/content-gate.ts'
import { inspectUpdate } from '@samtavla/shared/protocol/gate.ts'
import type { UpdateParts } from '@samtavla/shared/protocol/update-parts.ts'
import { swot } from '@samtavla/shared/tools/swot.ts'
import * as fc from 'fast-check'
import * as Y from 'yjs'
import { seeded, seededBytes } from './seeded.ts'

/**
 * Made-up people who work in one room at once, each on a replica of their own. All chance comes from the commands, so that a
 * run can be replayed. Messages are held back, come several at once or twice, and are lost when a connection ends; what has a
 * gap is held until what it lacks is there (SYN3), and a reconnect fills in the rest (SYN1, ACK3).
 *
 * By `server`, everything goes through a server that relays as ours does, and what it sends stays in order, as on a socket.
 * By `mesh`, what a person writes goes straight to everyone else, and messages overtake each other at will.
 */
export type Route = 'server' | 'mesh'

const PEOPLE = 5
/** More would only make the runs slow: what meets, meets in few cards. */
const MAX_CARDS = 16
const MAX_BOARDS = 4

const KINDS = {
  add: 10,
  type: 20,
  erase: 8,
  move: 14,
  color: 5,
  weight: 5,
  merge: 4,
  unmerge: 3,
  split: 3,
  duplicate: 2,
  delete: 6,
  restore: 5,
  'rename-room': 1,
  'rename-board': 2,
  'rename-region': 2,
  preset: 1,
  'add-board': 1,
  'delete-board': 1,
  undo: 14,
  redo: 7,
  leave: 3,
  'come-back': 4,
} as const
type Kind = keyof typeof KINDS

export interface Command {
  readonly who: number
  readonly kind: Kind
  /** Decides everything else: which cards, where, and which messages arrive before the next command. */
  readonly chance: number
}

export const command: fc.Arbitrary<Command> = fc.record(
  {
    who: fc.nat(PEOPLE - 1),
    kind: fc.oneof(
      ...(Object.entries(KINDS) as [Kind, number][]).map(([kind, weight]) => ({
        weight,
        arbitrary: fc.constant(kind),
      })),
    ),
    chance: fc.integer({ min: 0, max: 0xffff_ffff }),
  },
  { noNullPrototype: true },
)

export interface Person {
  readonly index: number
  readonly content: Content
  readonly pen: Pen
  readonly history: UndoHistory
  /** The letters that only this person writes. */
  readonly letters: string
  isOnline: boolean
  /** What is under way from the server, and to it. */
  inbox: Uint8Array[]
  outbox: Uint8Array[]
}

export interface Watch {
  /** Something arrived at a replica. */
  readonly received?: (content: Content) => void
  /** A person is about to act; gives what looks at what came of it. */
  readonly acts?: (person: Person, kind: Kind) => () => void
}

function lettersOf(person: number): string {
  return 'abcdefghijklmnopqrstuvwxyz'.slice(person * 5, person * 5 + 5)
}

type Dice = (below: number) => number

/** The origin of what came from others. */
const RECEIVED = 'received'

export class SeededRoom {
  readonly people: readonly Person[]
  readonly server: Content
  /** Every card that anybody ever added. */
  readonly added = new Set<string>()
  readonly #route: Route
  readonly #watch: Watch
  #now = 0

  constructor(route: Route, watch: Watch = {}) {
    this.#route = route
    this.#watch = watch
    this.server = openContent(newDoc(1))
    const pen = this.#penOf(this.server, 1, 'Servern')
    startRoom(pen, 'Rummet')
    addBoard(pen, { tool: 'swot', preset: 'fyra_falt', title: 'Nuläge' })
    addBoard(pen, { tool: 'swot', preset: 'fyra_falt', title: 'Önskat läge' })
    this.server.doc.on('update', (update: Uint8Array, from: unknown) => {
      if (this.#route === 'server') this.#sendToOthers(update, from)
    })
    this.people = Array.from({ length: PEOPLE }, (_, index) => this.#newPerson(index))
  }

  perform({ who, kind, chance }: Command): void {
    const random = seeded(chance)
    const dice: Dice = (below) => Math.floor(random() * below)
    const person = this.people[who]!
    this.#now++
    const look = this.#watch.acts?.(person, kind)
    this.#act(person, kind, dice)
    look?.()
    for (let deliveries = dice(5); deliveries > 0; deliveries--) this.#deliverOne(dice)
  }

  /** Takes back all that one person can. */
  undoAll(who: number): void {
    const person = this.people[who]!
    while (person.history.canUndo) {
      const look = this.#watch.acts?.(person, 'undo')
      person.history.undo()
      look?.()
    }
  }

  /** Everyone comes back, and has everything. */
  settle(): void {
    for (const person of this.people) this.#leave(person)
    for (const { content } of this.people) this.#give(content, this.server)
    for (const { content } of this.people) this.#give(this.server, content)
    for (const person of this.people) person.isOnline = true
  }

  replicas(): Content[] {
    return [this.server, ...this.people.map(({ content }) => content)]
  }

  #newPerson(index: number): Person {
    const doc = newDoc(10 + index)
    const content = openContent(doc)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.server.doc))
    const pen = this.#penOf(content, 10 + index, `Person ${index}`)
    const person: Person = {
      index,
      content,
      pen,
      history: new UndoHistory(pen, 3),
      letters: lettersOf(index),
      isOnline: true,
      inbox: [],
      outbox: [],
    }
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === RECEIVED || !person.isOnline) return
      person.outbox.push(update)
      if (this.#route === 'mesh') this.#sendToOthers(update, person)
    })
    content.cards.observe((event) => {
      for (const id of event.keysChanged) this.added.add(id)
    })
    return person
  }

  #penOf(content: Content, number: number, name: string): Pen {
    const random = seeded(number)
    return newPen(content, `user_${number}`, name, {
      now: () => this.#now,
      bytes: (count) => seededBytes(random, count),
    })
  }

  #act(person: Person, kind: Kind, dice: Dice): void {
    if (kind === 'undo') person.history.undo()
    else if (kind === 'redo') person.history.redo()
    else if (kind === 'leave') this.#leave(person)
    else if (kind === 'come-back') this.#comeBack(person)
    else edits[kind](person, new Choice(person.content, dice))
  }

  /** Nobody knows what of that which was under way has arrived. */
  #leave(person: Person): void {
    person.isOnline = false
    person.inbox = []
    person.outbox = []
  }

  #comeBack(person: Person): void {
    if (person.isOnline) return
    this.#leave(person)
    person.isOnline = true
    person.outbox.push(missing(person.content, this.server))
    person.inbox.push(missing(this.server, person.content))
  }

  #sendToOthers(update: Uint8Array, from: unknown): void {
    for (const person of this.people) if (person !== from && person.isOnline) person.inbox.push(update)
  }

  #give(from: Content, to: Content): void {
    const update = missing(from, to)
    this.#take(to, update, inspectUpdate(to.doc, update).parts!, RECEIVED)
    this.#watch.received?.(to)
  }

  /** S6: nothing that honest people write is refused, or takes away what a record must have. */
  #take(to: Content, update: Uint8Array, parts: UpdateParts, from: unknown): void {
    const look = inspectContent(to, parts)
    if (look.kind !== 'fits') throw new Error(`An honest update was called ${JSON.stringify(look)}`)
    Y.applyUpdate(to.doc, update, from)
    const lost = look.guarded.filter(({ record, key }) => !record()?.has(key))
    if (lost.length > 0) throw new Error(`An honest update took away ${lost.map(({ key }) => key).join()}`)
  }

  #deliverOne(dice: Dice): void {
    const waiting = this.people.filter(({ inbox, outbox }) => inbox.length + outbox.length > 0)
    const person = waiting[dice(waiting.length)]
    if (!person) return
    const isToServer = person.inbox.length === 0 || (person.outbox.length > 0 && dice(2) === 0)
    const isInOrder = !isToServer && this.#route === 'server'
    const queue = isToServer ? person.outbox : person.inbox
    const to = isToServer ? this.server : person.content
    const at = isInOrder || dice(2) ? 0 : dice(queue.length)
    const taken = queue.splice(at, dice(4) ? 1 : 3)
    const update = Y.mergeUpdates(taken)
    const { verdict, parts } = inspectUpdate(to.doc, update)
    if (verdict === 'malformed') throw new Error('An honest update was called malformed')
    if (verdict === 'gap' && isInOrder) throw new Error('What a server sends in order has a gap')
    if (verdict === 'complete') this.#take(to, update, parts!, isToServer ? person : RECEIVED)
    else if (isToServer) queue.unshift(missing(person.content, this.server))
    else if (dice(3)) queue.push(...taken)
    else queue.push(missing(this.server, person.content))
    if (verdict === 'complete' && dice(8) === 0) queue.push(update)
    this.#watch.received?.(to)
  }
}

function newDoc(client: number): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = client
  return doc
}

function missing(from: Content, to: Content): Uint8Array {
  return Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc))
}

/** What a person picks from what is on their screen. */
class Choice {
  readonly dice: Dice
  readonly content: Content
  readonly cards: readonly Card[]
  readonly shown: readonly Card[]
  readonly boards: readonly BoardId[]

  constructor(content: Content, dice: Dice) {
    this.content = content
    this.dice = dice
    this.cards = [...content.cards].flatMap(([id, record]) => readCard(id, record) ?? [])
    this.shown = this.cards.filter((card) => isShown(card, (id) => content.cards.has(id)))
    this.boards = boardsOf(content).map(({ id }) => id)
  }

  of<T>(list: readonly T[]): T | undefined {
    return list[this.dice(list.length)]
  }

  card(): CardId {
    return this.of(this.shown)?.id ?? 'card_none'
  }

  someCards(): CardId[] {
    return Array.from({ length: 1 + this.dice(3) }, () => this.card())
  }

  board(): BoardId {
    return this.of(this.boards) ?? 'board_none'
  }

  /** Few places, so that people meet there. */
  target(): Target {
    const before = this.of<Target['before']>(['start', 'end', this.card(), this.card()])!
    return { board: this.board(), region: this.of(['hot', 'styrkor'])!, before }
  }

  hasRoom(): boolean {
    return this.cards.length < MAX_CARDS
  }
}

type Edit = (person: Person, choice: Choice) => unknown

/** A text that tells who wrote it. */
function wordOf({ letters }: Person, choice: Choice): string {
  return Array.from({ length: 1 + choice.dice(4) }, () => choice.of([...letters])).join('')
}

function textOf(choice: Choice, id: CardId): string {
  return choice.cards.find((card) => card.id === id)?.text ?? ''
}

const edits: Record<Exclude<Kind, 'undo' | 'redo' | 'leave' | 'come-back'>, Edit> = {
  add: (person, choice) => {
    if (choice.hasRoom()) addCards(person.pen, choice.target(), [{ text: wordOf(person, choice) }])
  },
  type: (person, choice) => {
    const id = choice.card()
    let at = choice.dice(textOf(choice, id).length + 1)
    for (const letter of wordOf(person, choice)) spliceText(person.pen, id, at++, 0, letter)
  },
  erase: (person, choice) => {
    const id = choice.card()
    const { length } = textOf(choice, id)
    const at = choice.dice(length)
    spliceText(person.pen, id, at, Math.min(1 + choice.dice(3), length - at), choice.dice(3) ? '' : person.letters[0]!)
  },
  move: ({ pen }, choice) => moveCards(pen, choice.someCards(), choice.target()),
  color: ({ pen, index }, choice) => setColor(pen, choice.someCards(), CARD_COLORS[index + 1]!),
  weight: ({ pen, index }, choice) =>
    setWeight(pen, choice.someCards(), choice.dice(4) === 0 ? undefined : WEIGHTS[index]),
  merge: (person, choice) => {
    if (choice.hasRoom()) mergeCards(person.pen, choice.someCards(), wordOf(person, choice))
  },
  unmerge: ({ pen }, choice) => {
    const merged = choice.shown.filter(({ id }) => originalsOf(choice.content, id).length > 0)
    const card = choice.of(merged)
    if (card) unmergeCard(pen, card.id)
  },
  split: ({ pen }, choice) => {
    const id = choice.card()
    const text = textOf(choice, id)
    const at = choice.dice(text.length)
    if (choice.hasRoom()) splitCard(pen, id, [text.slice(0, at), text.slice(at)])
  },
  duplicate: ({ pen }, choice) => {
    if (choice.hasRoom()) duplicateCards(pen, [choice.card()])
  },
  delete: ({ pen }, choice) => deleteCards(pen, choice.someCards()),
  restore: ({ pen }, choice) => {
    const card = choice.of(choice.cards.filter(({ state }) => state))
    if (card) restoreCards(pen, [card.id])
  },
  'rename-room': (person, choice) => renameRoom(person.pen, wordOf(person, choice)),
  'rename-board': (person, choice) => renameBoard(person.pen, choice.board(), wordOf(person, choice)),
  'rename-region': (person, choice) =>
    renameRegion(person.pen, choice.board(), 'hot', choice.dice(3) ? wordOf(person, choice) : ''),
  preset: ({ pen }, choice) => setPreset(pen, choice.board(), choice.of(swot.presets)!.id),
  'add-board': (person, choice) => {
    if (choice.boards.length >= MAX_BOARDS) return
    addBoard(person.pen, { tool: 'swot', preset: 'fyra_falt', title: wordOf(person, choice) })
  },
  'delete-board': ({ pen }, choice) => deleteBoard(pen, choice.board()),
}
