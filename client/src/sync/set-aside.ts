import { type UnsentText, unsentDraft, unsentTexts } from '@samtavla/shared/exchange/unsent.ts'
import { type Content, openContent } from '@samtavla/shared/model/content.ts'
import { openPrivateNotes, type PrivateNotes, readPrivateNotes } from '@samtavla/shared/model/private-notes.ts'
import * as Y from 'yjs'
import { changesOf, draftsOf, isThere, type Saved, type StoredFacts, waitingIn } from './copy-database.ts'
import { copyName, eraseDatabase, type KeptRoom, privateName, setAsideName } from './local-copies.ts'
import { OfflineStore } from './offline-store.ts'
import { openVisits } from './open-visits.ts'
import type { RoomSession } from './room-session.ts'
import { changeSetAside, readSetAside, type SetAside } from './set-aside-database.ts'

type Language = 'sv' | 'en'

interface Unsent {
  readonly content: Content
  readonly saved: Saved
  readonly drafts: ReadonlyMap<string, string>
}

/** Otherwise what is half written stays in its field. */
const LOSES_DRAFTS = ['role-lowered', 'not-a-member', 'room-not-found', 'not-found']
const NOTHING: readonly SetAside[] = []
const listeners = new Set<() => void>()
/** What is in this browser's storage, by its name there, and the only place where the browser keeps nothing. */
const known = new Map<string, readonly SetAside[]>()

/** What is set aside of a person's writing in a room; the same array until it changes. It may come a moment later. */
export function setAsideOf(user: string, room: string): readonly SetAside[] {
  const name = setAsideName(user, room)
  if (!known.has(name)) {
    known.set(name, NOTHING)
    void readSetAside(name).then((found) => {
      if (found.length > 0) setKnown(name, merged(found, known.get(name)!))
    })
  }
  return known.get(name)!
}

export function onSetAside(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * Throws away these entries, after they were taken as a file or because the person says so. What another window has set aside
 * meanwhile stays, and is offered next.
 */
export async function dropSetAside(user: string, room: string, dropped: readonly SetAside[]): Promise<void> {
  const name = setAsideName(user, room)
  const keys = new Set(dropped.map(keyOf))
  const without = (entries: readonly SetAside[]) => entries.filter((entry) => !keys.has(keyOf(entry)))
  const stored = await changeSetAside(name, without)
  setKnown(name, without(merged(stored, known.get(name) ?? NOTHING)))
}

/** What a visit has written and not sent, now. What is half written is part of it when it cannot stay in its field. */
export function unsentOf(
  session: RoomSession,
  why: string,
  language: Language,
  losesDrafts = LOSES_DRAFTS.includes(why),
): readonly UnsentText[] {
  const { content, saved, drafts, privateNotes } = session
  const notes = privateNotes?.unsaved.length ? unshownNotes(privateNotes.notes) : []
  const lost = losesDrafts ? new Map([...drafts, ...notes]) : new Map()
  return textsIn({ content, saved, drafts: lost }, why, language)
}

/**
 * Sets aside what a visit has written and not sent. Resolves when it is on this browser's disk, or cannot be. Called again for the
 * same visit and moment, it takes the place of what was.
 */
export async function setAsideVisit(
  session: RoomSession,
  why: string,
  language: Language,
  at: number,
  losesDrafts?: boolean,
): Promise<void> {
  const { user, room, title } = session.access
  const texts = unsentOf(session, why, language, losesDrafts)
  // Every visit to a rescued room finds the same in the copy again.
  const id = why === 'rescued' ? JSON.stringify(texts) : `${session.client} ${at}`
  await put(setAsideName(user, room), { id, room: title, at, why, texts })
}

/**
 * Sets aside what an earlier visit left unsent in this browser's copy, and removes the copy. With `onlyUnsent`, a copy that has
 * nothing unsent stays. False when it could not be read: then it stays as it is.
 */
export async function setAsideCopy(
  kept: KeptRoom,
  why: string,
  language: Language,
  onlyUnsent = false,
): Promise<boolean> {
  const name = copyName(kept.user, kept.room)
  const notes = LOSES_DRAFTS.includes(why) ? await unsentNotesIn(privateName(kept.user, kept.room)) : new Map()
  const waiting = onlyUnsent ? await waitingIn(name) : undefined
  if (onlyUnsent && !waiting && notes.size === 0) return waiting === 0
  const copy = await readCopy(name)
  if (!copy) return false
  const { facts, content } = copy
  if (changesOf(facts.visits).length + draftsOf(facts.visits).size + notes.size > 0) {
    // All of it: the lock of a page that is just being left may still be held, and better offered twice than lost.
    const drafts = new Map([...draftsOf(facts.visits), ...notes])
    const texts = textsIn({ content, saved: facts.saved, drafts }, why, language)
    await put(setAsideName(kept.user, kept.room), entryOf(kept.title, why, texts))
  }
  eraseDatabase(name)
  if (notes.size > 0) eraseDatabase(privateName(kept.user, kept.room))
  return true
}

/** What was written silently and is not known to be on the server, by the place where it stands. */
async function unsentNotesIn(name: string): Promise<ReadonlyMap<string, string>> {
  const copy = (await isThere(name)) ? await readCopy(name) : undefined
  if (!copy || changesOf(copy.facts.visits).length === 0) return new Map()
  return unshownNotes(openPrivateNotes(copy.content.doc))
}

/** Notes that nobody else has seen, by the place where they stand. */
export function unshownNotes(notes: PrivateNotes): ReadonlyMap<string, string> {
  const unshown = readPrivateNotes(notes).filter(({ shown, text }) => !shown && text.trim() !== '')
  return new Map(unshown.map(({ board, region, id, text }) => [`${board}/${region}/${id}`, text]))
}

/**
 * Sets aside what visits whose pages are gone have left unsent in the copy that a present one shares with them, before that is
 * removed. Visits that are still there look after what is theirs.
 */
export async function setAsideOthers(session: RoomSession, why: string, language: Language): Promise<void> {
  const { user, room, title } = session.access
  const name = copyName(user, room)
  const [copy, present] = await Promise.all([readCopy(name), openVisits(name)])
  if (!copy) return
  const gone = copy.facts.visits.filter(({ client }) => !present.has(client) && client !== session.client)
  if (changesOf(gone).length + draftsOf(gone).size === 0) return
  const saved = new Map(copy.facts.saved)
  for (const client of present) saved.set(client, Number.POSITIVE_INFINITY)
  for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(session.content.doc))) {
    saved.set(client, Math.max(clock, saved.get(client) ?? 0))
  }
  const mine = new Set(session.drafts.values())
  const drafts = new Map([...draftsOf(gone)].filter(([, text]) => !mine.has(text)))
  const texts = textsIn({ content: copy.content, saved, drafts }, why, language)
  await put(setAsideName(user, room), entryOf(title, why, texts))
}

/** Nothing when it could not be read. */
async function readCopy(name: string): Promise<{ content: Content; facts: StoredFacts } | undefined> {
  const content = openContent(new Y.Doc())
  let facts: StoredFacts | undefined
  const copy = new OfflineStore(name, content.doc, {
    onFound: (found) => {
      facts = found
    },
    // What follows cannot be read.
    onKeeping: () => {
      facts = undefined
    },
  })
  await copy.whenLoaded
  copy.end()
  return facts && { content, facts }
}

/** Two windows find the same in a copy. */
function entryOf(room: string, why: string, texts: readonly UnsentText[]): SetAside {
  return { id: JSON.stringify(texts), room, at: Date.now(), why, texts }
}

function textsIn({ content, saved, drafts }: Unsent, why: string, language: Language): UnsentText[] {
  // What stood in a card before may be what was removed for privacy.
  const texts = unsentTexts(content, saved, language, { onlyLetters: why === 'content-replaced' })
  const halfWritten = [...drafts].map(([place, text]) => {
    const [board = '', region = ''] = place.split('/')
    return unsentDraft(content, board, region, text, language)
  })
  return [...texts, ...halfWritten]
}

async function put(name: string, entry: SetAside): Promise<void> {
  if (entry.texts.length === 0) return
  const stored = await changeSetAside(name, (entries) => added(entries, entry))
  // Where the browser keeps nothing, the page still has it and offers it.
  setKnown(name, added(merged(stored, known.get(name) ?? NOTHING), entry))
}

/** Two windows may set aside the same text: it is offered once. */
function added(entries: readonly SetAside[], entry: SetAside): readonly SetAside[] {
  const fresh = new Set(entry.texts.map((text) => JSON.stringify(text)))
  const others = entries
    .filter((other) => keyOf(other) !== keyOf(entry))
    .map((other) => ({ ...other, texts: other.texts.filter((text) => !fresh.has(JSON.stringify(text))) }))
  return [...others.filter(({ texts }) => texts.length > 0), entry]
}

function merged(...lists: readonly (readonly SetAside[])[]): readonly SetAside[] {
  return [...new Map(lists.flat().map((entry) => [keyOf(entry), entry])).values()]
}

function keyOf({ id, at }: SetAside): string | number {
  return id ?? at
}

function setKnown(name: string, entries: readonly SetAside[]): void {
  known.set(name, entries)
  for (const listener of [...listeners]) listener()
}
