import { addBoard } from '@samtavla/shared/edits/boards.ts'
import { addCards, cardsIn, moveCards, spliceText } from '@samtavla/shared/edits/cards.ts'
import { newPen } from '@samtavla/shared/edits/pen.ts'
import { writeRoomFile } from '@samtavla/shared/exchange/room-file.ts'
import { readBoard } from '@samtavla/shared/model/board.ts'
import { type Card, compareCards, isShown, readCard } from '@samtavla/shared/model/card.ts'
import { type Content, openContent, readMeta } from '@samtavla/shared/model/content.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { inspectUpdate } from '@samtavla/shared/protocol/gate.ts'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type Command, command, type Person, type Route, SeededRoom } from '../support/seeded-people.ts'

/** `CONVERGE_RUNS=100000` is a night's worth; `CONVERGE_SEED` takes another path. */
const RUNS = Number(process.env.CONVERGE_RUNS ?? 300)
const SEED = Number(process.env.CONVERGE_SEED ?? 20_261_121)
const COMMANDS = 100
const TIME_LIMIT_MS = 120_000 + RUNS * 1_000

const route = fc.constantFrom<Route>('server', 'mesh')
const work = fc.array(command, { minLength: COMMANDS, maxLength: COMMANDS })

describe('five people in one room', () => {
  it('[R5] [R6] [R7] read the same in the end, lose nothing, and take back only what is theirs', {
    timeout: TIME_LIMIT_MS,
  }, () => {
    fc.assert(
      fc.property(route, work, (by, commands) => {
        const owners = new Owners()
        const room = new SeededRoom(by, {
          received: checkInvariants,
          acts: (person, kind) => {
            const look = kind === 'undo' ? owners.watchUndo(person) : owners.watchEdit(person)
            return () => {
              checkInvariants(person.content)
              look()
            }
          },
        })
        for (const one of commands) room.perform(one)
        checkSettled(room)
        room.undoAll(commands[0]!.who)
        checkSettled(room)
      }),
      { numRuns: RUNS, seed: SEED },
    )
  })

  it('[R18] do the same again with the same seed, to the byte', () => {
    fc.assert(
      fc.property(route, work, (by, commands) => {
        expect(statesAfter(by, commands)).toEqual(statesAfter(by, commands))
      }),
      { numRuns: 5, seed: SEED },
    )
  })
})

function statesAfter(by: Route, commands: readonly Command[]): Uint8Array[] {
  const room = new SeededRoom(by)
  for (const one of commands) room.perform(one)
  return room.replicas().map(({ doc }) => Y.encodeStateAsUpdate(doc))
}

/** What holds on every replica at every moment. Plain checks: they run a million times. */
function checkInvariants(content: Content): void {
  const { doc } = content
  if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error('Something is pending')
  readMeta(content)
  for (const [id, record] of content.boards) if (!readBoard(id, record)) throw new Error(`${id} is no board any more`)
  const cards = readCards(content)
  for (const card of cards) {
    if (card.state?.kind === 'merged' && !content.cards.has(card.state.into))
      throw new Error(`${card.id} is in no card`)
    checkMergesEnd(content, card)
  }
}

function readCards(content: Content): Card[] {
  return [...content.cards].map(([id, record]) => {
    const card = readCard(id, record)
    if (!card) throw new Error(`${id} is no card any more`)
    return card
  })
}

function checkMergesEnd(content: Content, card: Card): void {
  const seen = new Set<string>()
  for (let now: Card | undefined = card; now?.state?.kind === 'merged'; ) {
    if (seen.has(now.id)) throw new Error(`${card.id} was merged into itself`)
    seen.add(now.id)
    now = readCard(now.state.into, content.cards.get(now.state.into))
  }
}

/** Every card that is shown is in one region, and the lists are in one order. */
function checkPlaces(content: Content): void {
  const shown = readCards(content).filter((card) => isShown(card, (id) => content.cards.has(id)))
  const regions = new Map(shown.map(({ place }) => [`${place.board} ${place.region}`, place]))
  const listed = [...regions.values()].map(({ board, region }) => cardsIn(content, board, region))
  expect(
    listed
      .flat()
      .map(({ id }) => id)
      .sort(),
  ).toEqual(shown.map(({ id }) => id).sort())
  for (const list of listed) {
    for (const [i, card] of list.entries()) expect(i === 0 || compareCards(list[i - 1]!, card) < 0).toBe(true)
  }
}

function checkSettled(room: SeededRoom): void {
  room.settle()
  const [server, ...people] = room.replicas()
  checkInvariants(server!)
  checkPlaces(server!)
  expect([...server!.cards.keys()].sort()).toEqual([...room.added].sort())
  const file = writeRoomFile(server!, new Date(0))
  for (const content of people) {
    expect(Y.encodeStateVector(content.doc)).toEqual(Y.encodeStateVector(server!.doc))
    expect(writeRoomFile(content, new Date(0))).toEqual(file)
    checkPlaces(content)
  }
}

type Fields = ReadonlyMap<string, string>

/**
 * Who wrote what: for every value that a field ever had, everyone who set it to that by hand. It knows nothing of how undo
 * works, only what undo may do.
 */
class Owners {
  readonly #writers = new Map<string, Set<number>>()

  /** Notes what an edit or a redo writes. */
  watchEdit({ index, content }: Person): () => void {
    const before = fieldsOf(content)
    return () => {
      for (const [field, value] of fieldsOf(content)) {
        if (before.get(field) !== value) this.#note(field, value, index)
      }
    }
  }

  /** [R7] An undo changes only values of one's own, and removes only letters of one's own. */
  watchUndo(person: Person): () => void {
    const before = fieldsOf(person.content)
    const letters = lettersOfOthers(person)
    return () => {
      const after = fieldsOf(person.content)
      if (after.size < before.size) throw new Error('Undo removed a field')
      for (const [field, value] of after) {
        if (before.get(field) === value) continue
        this.#checkOwn(person, field, before.get(field))
        if (this.#writers.has(`${field} ${value}`)) continue
        // A deletion that nobody made by hand takes back what was added; whatever else undo writes was there before.
        if (/\/(state|deleted)$/.test(field) && !value.startsWith('null')) this.#checkUntouched(person, field, before)
        this.#note(field, value, person.index)
      }
      const lettersAfter = lettersOfOthers(person)
      for (const [id, text] of letters) {
        const left = lettersAfter.get(id) ?? ''
        if (!isWithin(text, left))
          throw new Error(`Person ${person.index} took back from "${text}" to "${left}" in ${id}`)
      }
    }
  }

  #note(field: string, value: string, writer: number): void {
    const key = `${field} ${value}`
    this.#writers.set(key, (this.#writers.get(key) ?? new Set()).add(writer))
  }

  #checkOwn(person: Person, field: string, value: string | undefined): void {
    const writers = value === undefined ? undefined : this.#writers.get(`${field} ${value}`)
    if (writers ? writers.has(person.index) : isAddedBy(person, field)) return
    throw new Error(`Person ${person.index} took back ${field} = ${value}, which ${[...(writers ?? [])]} wrote`)
  }

  #checkUntouched(person: Person, field: string, before: Fields): void {
    const [root, id] = field.split('/')
    const fields = [...before].filter(([name]) => name.startsWith(`${root}/${id}/`))
    const isTouched = fields.some(([name, value]) => !this.#writers.get(`${name} ${value}`)?.has(person.index))
    if (isTouched || !hasOnlyLettersOf(person, id!)) throw new Error(`Person ${person.index} took ${id} from others`)
  }
}

/** No letter in the card is somebody else's. */
function hasOnlyLettersOf({ content }: Person, card: string): boolean {
  const text = content.cards.get(card)?.get('text')
  for (let item = text instanceof Y.Text ? text._start : null; item; item = item.right) {
    if (!item.deleted && item.id.client !== content.doc.clientID) return false
  }
  return true
}

/** What one added has nothing to say whether it is deleted, until it is. */
function isAddedBy({ content, pen }: Person, field: string): boolean {
  const [root, id, key] = field.split('/')
  if (root === 'boards') return key === 'deleted'
  return key === 'state' && readCard(id!, content.cards.get(id!))?.author?.user === pen.user
}

/** Every field of every record, letters excepted. */
function fieldsOf({ meta, boards, cards }: Content): Fields {
  const fields = new Map<string, string>()
  const add = (name: string, record: Y.Map<unknown>) => {
    for (const [key, value] of record) {
      // All values but this one tell by themselves who wrote them.
      const shown = value === null ? `null by ${record._map.get(key)?.id.client}` : JSON.stringify(value)
      if (!(value instanceof Y.AbstractType)) fields.set(`${name}/${key}`, shown)
    }
  }
  add('meta/', meta)
  for (const [id, record] of boards) add(`boards/${id}`, record)
  for (const [id, record] of cards) add(`cards/${id}`, record)
  return fields
}

/** Each card's text without the letters that only this person writes. */
function lettersOfOthers({ content, letters }: Person): Map<string, string> {
  return new Map(
    readCards(content).map(({ id, text }) => [id, [...text].filter((one) => !letters.includes(one)).join('')]),
  )
}

/** All of the letters are in the text, in their order. */
function isWithin(letters: string, text: string): boolean {
  let at = 0
  for (const letter of text) if (letter === letters[at]) at++
  return at === letters.length
}

describe('frames that a server relays', () => {
  it('must come in order, or a card has no place until what was overtaken comes', () => {
    const { contents, pens, card } = twoAtOneCard('a')
    const server = openContent(new Y.Doc())
    const reader = openContent(new Y.Doc())
    for (const { doc } of [server, reader]) Y.applyUpdate(doc, Y.encodeStateAsUpdate(contents[0]!.doc))
    const frames: Uint8Array[] = []
    server.doc.on('update', (frame: Uint8Array) => frames.push(frame))
    const { board } = readCard(card, contents[0]!.cards.get(card))!.place
    moveCards(pens[0]!, [card], { board, region: 'styrkor', before: 'end' })
    moveCards(pens[1]!, [card], { board, region: 'svagheter', before: 'end' })
    // The move that wins comes first. What the server then tells of the other one is that it is overwritten already.
    Y.applyUpdate(server.doc, Y.encodeStateAsUpdate(contents[1]!.doc))
    Y.applyUpdate(server.doc, Y.encodeStateAsUpdate(contents[0]!.doc))
    expect(inspectUpdate(reader.doc, frames[1]!).verdict).toBe('complete')
    Y.applyUpdate(reader.doc, frames[1]!)
    expect(readCard(card, reader.cards.get(card))).toBeUndefined()
    Y.applyUpdate(reader.doc, frames[0]!)
    expect(readCard(card, reader.cards.get(card))?.place.region).toBe('svagheter')
  })
})

describe('two people who type into the same card at once', () => {
  const BASE = 'Vi hinner inte'
  const stroke = fc.record({ who: fc.nat(1), meets: fc.nat(5) })

  it('both have their whole text in it, wherever they began', () => {
    fc.assert(
      fc.property(fc.array(stroke, { maxLength: 60 }), fc.tuple(fc.nat(14), fc.nat(14)), (strokes, begins) => {
        const { contents, pens, card, meet } = twoAtOneCard(BASE)
        const typed = ['', '']
        // Both have begun before either sees the other.
        for (const { who, meets } of [{ who: 0, meets: 1 }, { who: 1, meets: 1 }, ...strokes]) {
          // A letter that is in the text once: a caret stands after the letter that one has just written.
          const letter = String.fromCharCode((who === 0 ? 0x4e00 : 0x5e00) + typed[who]!.length)
          const last = typed[who]!.at(-1)
          const caret = last ? textIn(contents[who]!, card).indexOf(last) + 1 : begins[who]!
          expect(spliceText(pens[who]!, card, caret, 0, letter).ok).toBe(true)
          typed[who] += letter
          if (meets === 0) meet()
        }
        meet()
        const text = textIn(contents[0]!, card)
        expect(textIn(contents[1]!, card)).toBe(text)
        expect(text).toContain(typed[0])
        expect(text).toContain(typed[1])
        expect([...text].filter((letter) => letter < '\u4e00').join('')).toBe(BASE)
      }),
      { numRuns: 500, seed: SEED },
    )
  })
})

function twoAtOneCard(text: string) {
  const contents = [1, 2].map((client) => {
    const doc = new Y.Doc()
    doc.clientID = client
    return openContent(doc)
  })
  const meet = () => {
    for (const from of contents) for (const to of contents) Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc))
  }
  const pens = contents.map((content, i) => newPen(content, `user_${i}`, `Person ${i}`))
  const board = addBoard(pens[0]!, { tool: 'swot', preset: 'fyra_falt', title: 'Nuläge' })
  const added = board.ok
    ? addCards(pens[0]!, { board: board.value, region: 'hot', before: 'end' }, [{ text }])
    : undefined
  if (!added?.ok) throw new Error('There is no card to write in')
  meet()
  return { contents, pens, card: added.value[0]!, meet }
}

function textIn(content: Content, card: CardId): string {
  return readCard(card, content.cards.get(card))!.text
}
