import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { may, parseDocName } from '@samtavla/shared/access/can.ts'
import { personalNumbers } from '@samtavla/shared/checks/personal-number.ts'
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
import { openPrivateNotes, type PrivateNote, readPrivateNotes } from '@samtavla/shared/model/private-notes.ts'
import { MAX_STORED_TEXT } from '@samtavla/shared/model/shape.ts'
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
import type { DocStore, MemberRow, PeopleStore } from '../storage/store.ts'
import { needBoard, readContent } from './live-content.ts'
import { Turns } from './turns.ts'

/** SIL4: letters come in a row: what they amount to is looked at this long after the first. */
const GATHER_MS = 250
/** SIL12: nobody writes so many in one silence; what is beyond stays with its writer. */
const MOST_NOTES_OF_PERSON = 300
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
  /** As a member of the room. */
  readonly name: string
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
 * Each step can be done again: a stop of the server in between costs nothing but another press of the button.
 */
export class SilenceService {
  readonly #parts: SilenceParts
  readonly #now: () => number
  readonly #turns = new Turns<RoomId>()
  /** People whose notes have changed since they were last looked at, and when they will be. */
  readonly #changed = new Map<RoomId, { readonly users: Set<UserId>; readonly timer: NodeJS.Timeout }>()
  /** How many notes each person has written in each silence that goes on. */
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

  /** Refused when everybody writes silently on the board already, and where the board has no fields to write in. */
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
    const waiting = this.#changed.get(room)
    if (waiting) waiting.users.add(user)
    else if (!this.#isStopped) this.#lookSoon(room, user)
  }

  /**
   * PRIV-A1: of cards that are erased, nothing stays in anybody's private document either. A note that its writer has thrown away
   * is looked for, too, since it may still be in what is stored.
   */
  eraseNotes(room: RoomId, cards: readonly CardId[]): Promise<void> {
    const erased = new Set(cards)
    return this.#take(room, async () => {
      const erasures = [...(await this.#everybody(room))].map(async (user) => {
        const ids = await this.#lookAt(room, user, (doc) => [...openPrivateNotes(doc).notes._map.keys()])
        const found = await readContent(this.#parts.registry, room, (content) =>
          ids.filter((id) => cardsOfNote(content, { cardId: cardIdsOf(user, id) }).some((card) => erased.has(card))),
        )
        if (found.length > 0) await this.#parts.registry.erase(privateOf(room, user), (doc) => removeNotes(doc, found))
      })
      await Promise.all(erasures)
    })
  }

  /** Also who has left the room: what they wrote may have been shown while they were in it. */
  async #everybody(room: RoomId): Promise<ReadonlySet<UserId>> {
    const members = await this.#parts.people.members(room)
    const stored = (await this.#parts.docs.names()).map(parseDocName)
    const left = stored.flatMap((address) => (address?.room === room && address.user ? [address.user] : []))
    return new Set([...members.map(({ user }) => user), ...left])
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

  async #lookAtChanged(room: RoomId, users: ReadonlySet<UserId>): Promise<void> {
    const [going, over] = await this.#readStage(room, (stage) => [silencesOf(stage), revealedIn(stage)] as const)
    const read = new Map<UserId, readonly PrivateNote[]>()
    for (const user of users) {
      const notes = await this.#lookAt(room, user, (doc) => readPrivateNotes(openPrivateNotes(doc)))
      read.set(user, notes)
      await this.#showLate(room, user, { notes, over })
    }
    if (going.length > 0) await this.#count(room, going, read)
    else this.#counts.delete(room)
  }

  /** What belongs to a silence that is over and is not shown as it reads now. Where the room is full, it stays with its writer. */
  async #showLate(
    room: RoomId,
    user: UserId,
    { notes, over }: { notes: readonly PrivateNote[]; over: ReadonlyMap<SilenceId, Revealed> },
  ): Promise<void> {
    for (const [id, silence] of over) {
      const unshown = shareable(notes, id).filter(({ text, shown }) => shown?.text !== text)
      const member = unshown.length > 0 && (await this.#parts.people.findMember(room, user))
      if (!member || !mayWrite(member)) continue
      const written = unshown.map((note) => ({ ...note, user, name: member.name }))
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
    const members = await this.#writers(room)
    const notesOfOne = async ({ user, name }: MemberRow) => {
      const notes = await this.#lookAt(room, user, (doc) => readPrivateNotes(openPrivateNotes(doc), silence))
      return shareable(notes, silence).map((note) => ({ ...note, user, name }))
    }
    return (await Promise.all(members.map(notesOfOne))).flat()
  }

  /** Whose notes are shown: who could write them on the board as well. */
  async #writers(room: RoomId): Promise<MemberRow[]> {
    return (await this.#parts.people.members(room)).filter(mayWrite)
  }

  /** Who has not been counted since the server's start is read now, whether they are here or not. */
  async #count(
    room: RoomId,
    going: readonly Silence[],
    read: ReadonlyMap<UserId, readonly PrivateNote[]>,
  ): Promise<void> {
    const counts = this.#counts.get(room) ?? new Map<UserId, ReadonlyMap<SilenceId, number>>()
    this.#counts.set(room, counts)
    const members = await this.#writers(room)
    for (const { user } of members) {
      if (counts.has(user) && !read.has(user)) continue
      const notes = read.get(user) ?? (await this.#lookAt(room, user, (doc) => readPrivateNotes(openPrivateNotes(doc))))
      counts.set(user, new Map(going.map(({ id }) => [id, shareable(notes, id).length])))
    }
    const totalOf = (id: SilenceId) => members.reduce((sum, { user }) => sum + (counts.get(user)?.get(id) ?? 0), 0)
    const totals = going.map(({ board, id }) => [board, totalOf(id)] as const)
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

function mayWrite({ role }: MemberRow): boolean {
  return may(role, 'editBoard')
}

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

/**
 * What of somebody's notes can be shown, with the text as a card has it. PRIV-E1: what holds a personal number stays with its
 * writer until they change it.
 */
function shareable(notes: readonly PrivateNote[], silence: SilenceId): PrivateNote[] {
  return notes
    .filter((note) => note.silence === silence)
    .slice(0, MOST_NOTES_OF_PERSON)
    .filter(({ text }) => text.length <= MAX_STORED_TEXT)
    .map((note) => ({ ...note, text: note.text.trim().toWellFormed() }))
    .filter(({ text }) => text !== '' && personalNumbers(text).length === 0)
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
  return {
    text,
    region,
    author: isAnonymous ? undefined : { user, name: writer || name, at },
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
