import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseDocName } from '@samtavla/shared/access/can.ts'
import { newPen } from '@samtavla/shared/edits/pen.ts'
import { cardsOfNote, type RevealedNote, revealNotes } from '@samtavla/shared/edits/reveal.ts'
import { readBoard } from '@samtavla/shared/model/board.ts'
import { type Content, openContent } from '@samtavla/shared/model/content.ts'
import {
  type BoardId,
  type CardId,
  newSilenceId,
  type RoomId,
  type SilenceId,
  type UserId,
} from '@samtavla/shared/model/ids.ts'
import { openPrivateFigures } from '@samtavla/shared/model/private-figures.ts'
import { openPrivateNotes, type PrivateNote } from '@samtavla/shared/model/private-notes.ts'
import {
  countOn,
  openStage,
  type Revealed,
  revealedIn,
  type Silence,
  type Stage,
  silenceOn,
  silencesOf,
} from '@samtavla/shared/model/stage.ts'
import { toolOf } from '@samtavla/shared/tools/index.ts'
import * as Y from 'yjs'
import { Failure } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Registry } from '../rooms/registry.ts'
import type { DocStore, PeopleStore } from '../storage/store.ts'
import { needBoard, readContent } from './live-content.ts'
import { OwnNotes } from './own-notes.ts'
import { Turns } from './turns.ts'

/** SIL4: letters come in a row: what they amount to is looked at this long after the first. */
const GATHER_MS = 250
/** SIL13: each is on the room's `stage` for good. */
export const MOST_SILENCES = 200
export const MOST_AT_ONCE = 20
/** What a card takes in a document beside its text, or more. */
const BYTES_PER_CARD = 600
/** What is under way when the server stops ends by then, unless the disk takes nothing. */
const STOP_PATIENCE_MS = 5_000

export interface SilenceParts {
  readonly registry: Registry
  readonly people: Pick<PeopleStore, 'members' | 'findMember'>
  readonly docs: Pick<DocStore, 'names'>
  readonly log: Log
  readonly now?: () => number
}

/** A note that can be shown, with its writer. */
interface WrittenNote extends PrivateNote {
  readonly user: UserId
  /** As a member of the room; nothing for who is none any more. */
  readonly name: string | undefined
}

/**
 * Silent writing: everybody writes notes in their private document, others are told only how many there are, and a facilitator
 * reveals them all in one step.
 *
 * 1. To begin is an entry on the stage. Whether names will be shown is said there, and cannot be changed.
 * 2. A change of a private document is looked at a moment later: notes are counted, or shown if their silence is over.
 * 3. To reveal is one transaction on the content, with all notes of all people. The ids of the cards are made of the notes' ids, and
 *    each card keeps a seal of its text: so the content says by itself what has been shown, and no client can say so.
 * 4. Then the stage says that the silence is over, and what had come meanwhile is shown, too.
 * 5. Then each writer is told in their private document which cards their notes are. The server relies on that only where it
 *    would have nothing to do.
 *
 * Whoever has a private document had the right to write when they wrote, and what they wrote counts and is shown whatever their role
 * is now, and when they have been removed: what changes with a role would tell whose the notes are.
 *
 * Each step can be done again: a stop of the server in between costs nothing but another press of the button. The first look in a
 * room after a start is at everybody's notes, since what came just before the stop may have been looked at by nobody.
 */
export class SilenceService {
  readonly #parts: SilenceParts
  readonly #now: () => number
  readonly #turns = new Turns<RoomId>()
  readonly #ownNotes = new OwnNotes()
  /** People whose notes have changed since they were last looked at, and when they will be. */
  readonly #changed = new Map<RoomId, { readonly users: Set<UserId>; readonly timer: NodeJS.Timeout }>()
  /** Who has a private document, of rooms in which that has been asked. */
  readonly #people = new Map<RoomId, Set<UserId>>()
  /** How many notes each person has written in each silence that goes on, of rooms in which everybody's have been looked at. */
  readonly #counts = new Map<RoomId, Map<UserId, ReadonlyMap<SilenceId, number>>>()
  #isStopped = false

  constructor(parts: SilenceParts) {
    this.#parts = parts
    this.#now = parts.now ?? Date.now
  }

  /** Nothing is looked at any more. Resolves when what is under way is done. */
  async stop(): Promise<void> {
    this.#isStopped = true
    for (const { timer } of this.#changed.values()) clearTimeout(timer)
    this.#changed.clear()
    await Promise.race([this.#turns.settled(), sleep(STOP_PATIENCE_MS, undefined, { ref: false })])
  }

  /**
   * Refused when everybody writes silently on the board already, where the board has no fields to write in, and when the room has as
   * many silences as it may have.
   */
  begin(
    room: RoomId,
    board: BoardId,
    { isAnonymous, minutes }: { isAnonymous: boolean; minutes?: number | undefined },
    by: string,
  ): Promise<void> {
    return this.#take(room, async () => {
      await readContent(this.#parts.registry, room, (content) => needRegions(content, board))
      await this.#onStage(room, (stage) => {
        if (silenceOn(stage, board)) throw new Failure('not-so-any-more')
        const [going, over] = [stage.silences.size, stage.revealed.size]
        if (going >= MOST_AT_ONCE || going + over >= MOST_SILENCES) throw new Failure('room-full')
        const startedAt = this.#now()
        const until = minutes && startedAt + minutes * 60_000
        stage.silences.set(board, {
          id: newSilenceId(),
          isAnonymous,
          startedBy: by,
          startedAt,
          ...(until && { until }),
        })
        stage.counts.set(board, 0)
      })
    })
  }

  /** Gives so many minutes from now, or as much time as it takes. */
  setTime(room: RoomId, board: BoardId, minutes: number | undefined): Promise<void> {
    return this.#take(room, () =>
      this.#onStage(room, (stage) => {
        const { board: _, until: __, ...silence } = needSilence(stage, board)
        const until = minutes && this.#now() + minutes * 60_000
        stage.silences.set(board, { ...silence, ...(until && { until }) })
      }),
    )
  }

  /**
   * Shows everybody's notes to everybody, in one step. Resolves when they are on the disk. Gives how many there were. Refused, with
   * nothing shown, when the room cannot take them all.
   */
  reveal(room: RoomId, board: BoardId): Promise<number> {
    return this.#take(room, async () => {
      const silence = await this.#readStage(room, (stage) => needSilence(stage, board))
      if (!this.#counts.has(room)) await this.#lookAtChanged(room, new Set())
      const notes = await this.#notesOf(room, silence.id)
      const over = { board, isAnonymous: silence.isAnonymous, at: this.#now() }
      const cards = await this.#show(room, over, notes)
      if (!cards) throw new Failure('room-full')
      await this.#onStage(room, (stage) => {
        stage.revealed.set(silence.id, over)
        stage.silences.delete(board)
        stage.counts.delete(board)
      })
      this.#tell(room, notes, cards)
      return notes.length
    })
  }

  /** For the registry: somebody has opened their private document, or changed it. */
  onPrivateNotes = (room: RoomId, user: UserId): void => {
    this.#people.get(room)?.add(user)
    const waiting = this.#changed.get(room)
    if (waiting) waiting.users.add(user)
    else if (!this.#isStopped) this.#lookSoon(room, user)
  }

  /**
   * PRIV-A1: of cards that are erased, nothing stays in anybody's private document either: neither the note that a card comes from nor
   * the figure that others may not see. What its writer has thrown away is looked for, too, since it may still be in what is stored.
   */
  erasePrivate(room: RoomId, cards: readonly CardId[]): Promise<void> {
    const erased = new Set(cards)
    return this.#take(room, async () => {
      const erasures = [...(await this.#everybody(room))].map(async (user) => {
        const { ids, figures } = await this.#lookAt(room, user, (doc) => ({
          ids: [...openPrivateNotes(doc).notes._map.keys()],
          figures: cards.filter((card) => openPrivateFigures(doc).figures._map.has(card)),
        }))
        const found = await readContent(this.#parts.registry, room, (content) =>
          ids.filter((id) => cardsOfNote(content, { cardId: cardIdsOf(user, id) }).some((card) => erased.has(card))),
        )
        if (found.length + figures.length === 0) return
        await this.#parts.registry.erase(privateOf(room, user), (doc) => {
          removeNotes(doc, found)
          removeFigures(doc, figures)
        })
      })
      await Promise.all(erasures)
    })
  }

  /** Everybody who may have a private document, also who has left the room. It is asked once: who comes later is added. */
  async #everybody(room: RoomId): Promise<Set<UserId>> {
    const known = this.#people.get(room)
    if (known) return known
    const stored = (await this.#parts.docs.names()).map(parseDocName)
    const members = await this.#parts.people.members(room)
    const writers = stored.flatMap((address) => (address?.room === room && address.user ? [address.user] : []))
    const people = new Set([...members.map(({ user }) => user), ...writers])
    this.#people.set(room, people)
    return people
  }

  #lookSoon(room: RoomId, user: UserId): void {
    const look = () => {
      const users = this.#changed.get(room)!.users
      this.#changed.delete(room)
      this.#take(room, () => this.#lookAtChanged(room, users)).catch((error: unknown) =>
        this.#parts.log.error({ err: error }, 'what was written silently was not looked at'),
      )
    }
    this.#changed.set(room, { users: new Set([user]), timer: setTimeout(look, GATHER_MS).unref() })
  }

  async #lookAtChanged(room: RoomId, changed: ReadonlySet<UserId>): Promise<void> {
    const [going, over] = await this.#readStage(room, (stage) => [silencesOf(stage), revealedIn(stage)] as const)
    if (going.length === 0 && over.size === 0) return
    const known = this.#counts.get(room)
    const counts = known ?? new Map<UserId, ReadonlyMap<SilenceId, number>>()
    const isGoing = new Set(going.map(({ id }) => id))
    const isWanted = ({ silence, shown, text }: PrivateNote) =>
      isGoing.has(silence) || (over.has(silence) && shown?.text !== text)
    const people = await this.#everybody(room)
    for (const user of changed) people.add(user)
    for (const user of known ? changed : people) {
      const notes = await this.#lookAt(room, user, (doc) => this.#ownNotes.read(doc, isWanted))
      counts.set(user, new Map(going.map(({ id }) => [id, notes.get(id)?.length ?? 0])))
      await this.#showLate(room, user, { notes, over })
    }
    this.#counts.set(room, counts)
    await this.#tellCounts(room, going)
  }

  /** What belongs to a silence that is over and is not shown as it reads now. Where the room is full, it stays with its writer. */
  async #showLate(
    room: RoomId,
    user: UserId,
    {
      notes,
      over,
    }: {
      readonly notes: ReadonlyMap<SilenceId, readonly PrivateNote[]>
      readonly over: ReadonlyMap<SilenceId, Revealed>
    },
  ): Promise<void> {
    for (const [id, unshown] of notes) {
      const silence = over.get(id)
      if (!silence || unshown.length === 0) continue
      const name = (await this.#parts.people.findMember(room, user))?.name
      const written = unshown.map((note) => ({ ...note, user, name }))
      const cards = await this.#show(room, silence, written)
      if (cards) this.#tell(room, written, cards)
    }
  }

  /** In one transaction. Gives the card of each note, or nothing when the room cannot take them all. */
  async #show(
    room: RoomId,
    { board, isAnonymous }: Revealed,
    notes: readonly WrittenNote[],
  ): Promise<ReadonlyMap<WrittenNote, CardId> | undefined> {
    if (notes.length === 0) return new Map()
    const bytes = notes.reduce((sum, { text }) => sum + Buffer.byteLength(text) + BYTES_PER_CARD, 0)
    if (!(await this.#parts.registry.hasRoomFor(contentOf(room), bytes))) return undefined
    const sorted = ordered(notes, isAnonymous)
    let cards: readonly CardId[] | undefined
    await this.#parts.registry.write(contentOf(room), (doc) => {
      const pen = newPen(openContent(doc), notes[0]!.user, '', { now: this.#now })
      const revealed = revealNotes(
        pen,
        board,
        sorted.map((note) => revealedNote(note, isAnonymous)),
      )
      if (revealed.ok) cards = revealed.value
    })
    return cards && new Map(sorted.map((note, i) => [note, cards![i]!]))
  }

  /**
   * Tells writers which cards their notes are. Nobody waits for it, since what keeps one private document from being stored must
   * not hold up the room; what is not told now is told when they come back.
   */
  #tell(room: RoomId, notes: readonly WrittenNote[], cards: ReadonlyMap<WrittenNote, CardId>): void {
    for (const [user, own] of Map.groupBy(notes, (note) => note.user)) {
      const told = this.#parts.registry.write(privateOf(room, user), (doc) => {
        const records = openPrivateNotes(doc).notes
        for (const note of own) {
          const record: unknown = records.get(note.id)
          if (record instanceof Y.Map) record.set('shown', { card: cards.get(note), text: note.text })
        }
      })
      told.catch((error: unknown) => this.#parts.log.error({ err: error }, 'a writer was not told what is shown'))
    }
  }

  /** Everybody's notes of a silence that can be shown. */
  async #notesOf(room: RoomId, silence: SilenceId): Promise<WrittenNote[]> {
    const members = await this.#parts.people.members(room)
    const names = new Map(members.map(({ user, name }) => [user, name]))
    const notesOfOne = async (user: UserId) => {
      const read = (doc: Y.Doc) => this.#ownNotes.read(doc, (note) => note.silence === silence)
      const notes = (await this.#lookAt(room, user, read)).get(silence) ?? []
      return notes.map((note) => ({ ...note, user, name: names.get(user) }))
    }
    return (await Promise.all([...(await this.#everybody(room))].map(notesOfOne))).flat()
  }

  async #tellCounts(room: RoomId, going: readonly Silence[]): Promise<void> {
    const counts = [...this.#counts.get(room)!.values()]
    const totals = going.map(({ board, id }) => {
      return [board, counts.reduce((sum, count) => sum + (count.get(id) ?? 0), 0)] as const
    })
    const isNews = await this.#readStage(room, (stage) =>
      totals.some(([board, total]) => countOn(stage, board) !== total),
    )
    if (!isNews) return
    await this.#onStage(room, (stage) => {
      for (const [board, total] of totals) if (countOn(stage, board) !== total) stage.counts.set(board, total)
    })
  }

  /** One after the other in each room, and nothing that begins once the server stops. */
  #take<T>(room: RoomId, work: () => Promise<T>): Promise<T> {
    if (this.#isStopped) return Promise.reject(new Failure('server-restarting'))
    return this.#turns.take(room, work)
  }

  #lookAt<T>(room: RoomId, user: UserId, look: (doc: Y.Doc) => T): Promise<T> {
    return this.#parts.registry.look(privateOf(room, user), look)
  }

  #readStage<T>(room: RoomId, look: (stage: Stage) => T): Promise<T> {
    return this.#parts.registry.look(stageOf(room), (doc) => look(openStage(doc)))
  }

  #onStage(room: RoomId, change: (stage: Stage) => void): Promise<void> {
    return this.#parts.registry.write(stageOf(room), (doc) => change(openStage(doc)))
  }
}

const stageOf = (room: RoomId) => ({ room, kind: 'stage', user: undefined }) as const
const contentOf = (room: RoomId) => ({ room, kind: 'content', user: undefined }) as const
const privateOf = (room: RoomId, user: UserId) => ({ room, kind: 'private', user }) as const

function needRegions(content: Content, id: BoardId): void {
  needBoard(content, id)
  const board = readBoard(id, content.boards.get(id))
  if (!board || !toolOf(board.tool)?.regions.length) throw new Failure('not-found', 'board')
}

function needSilence(stage: Stage, board: BoardId): Silence {
  const silence = silenceOn(stage, board)
  if (!silence) throw new Failure('not-so-any-more')
  return silence
}

/** Everybody gets the same order: by when they were begun; or, where nobody is to see who wrote what, one that says nothing. */
function ordered(notes: readonly WrittenNote[], isAnonymous: boolean): readonly WrittenNote[] {
  const word = ({ user, id }: WrittenNote) => cardIdsOf(user, id)(0)
  return isAnonymous
    ? notes
        .map((note) => ({ note, word: word(note) }))
        .toSorted((a, b) => (a.word < b.word ? -1 : 1))
        .map(({ note }) => note)
    : notes.toSorted((a, b) => a.at - b.at)
}

function revealedNote({ id, user, name, writer, text, region, at }: WrittenNote, isAnonymous: boolean): RevealedNote {
  const author = writer || name
  return {
    text,
    region,
    author: isAnonymous || !author ? undefined : { user, name: author, at },
    cardId: cardIdsOf(user, id),
    seal: (shown) => digest('text', user, id, shown),
  }
}

/** Only who knows a note's id, its writer and the server, can make these of it, and nobody a note whose card has a given id. */
function cardIdsOf(user: UserId, note: string): (number: number) => CardId {
  return (number) => `card_${digest('card', user, note, String(number))}`
}

function digest(...words: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 24)
}

/** Written and removed, so that there is something to store, and the past to purge, where the writer has removed them already. */
function removeNotes(doc: Y.Doc, ids: readonly string[]): void {
  const { notes } = openPrivateNotes(doc)
  for (const id of ids) {
    notes.set(id, new Y.Map())
    notes.delete(id)
  }
}

function removeFigures(doc: Y.Doc, ids: readonly CardId[]): void {
  const { figures } = openPrivateFigures(doc)
  for (const id of ids) {
    figures.set(id, null)
    figures.delete(id)
  }
}
