import { type UnsentText, unsentDraft, unsentTexts } from '@samtavla/shared/exchange/unsent.ts'
import { type Content, openContent } from '@samtavla/shared/model/content.ts'
import * as Y from 'yjs'
import { copyName, eraseDatabase, type KeptRoom, setAsideName } from './local-copies.ts'
import { type CopyFacts, OfflineStore } from './offline-store.ts'
import type { RoomSession } from './room-session.ts'

/** What a person wrote and can send no more, until they have taken it as a file or thrown it away. */
export interface SetAside {
  /** Of several entries with the same one the last one counts. Those of earlier versions have only their moment. */
  readonly id?: string
  /** The room's title. */
  readonly room: string
  readonly at: number
  /** Why it cannot be sent: a stable word. */
  readonly why: string
  readonly texts: readonly UnsentText[]
}

type Language = 'sv' | 'en'
type Unsent = Pick<CopyFacts, 'saved' | 'drafts'> & { readonly content: Content }

const ENTRIES = 'entries'
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
    void read(name).then((found) => {
      if (found.length > 0) setKnown(name, merged(found, known.get(name)!))
    })
  }
  return known.get(name)!
}

export function onSetAside(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Throws away what was set aside, after it was taken as a file or because the person says so. */
export function dropSetAside(user: string, room: string): void {
  const name = setAsideName(user, room)
  eraseDatabase(name)
  setKnown(name, NOTHING)
}

/** What a visit has written and not sent, now. What is half written is part of it when it cannot stay in its field. */
export function unsentOf(
  session: RoomSession,
  why: string,
  language: Language,
  losesDrafts = LOSES_DRAFTS.includes(why),
): readonly UnsentText[] {
  const { content, saved, drafts } = session
  return textsIn({ content, saved, drafts: losesDrafts ? drafts : new Map() }, why, language)
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
  const id = why === 'rescued' ? JSON.stringify(texts) : `${session.content.doc.clientID} ${at}`
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
  const content = openContent(new Y.Doc())
  let facts: CopyFacts = { changes: [], saved: new Map(), drafts: new Map() }
  let isRead = true
  const copy = new OfflineStore(copyName(kept.user, kept.room), content.doc, {
    onFound: (found) => {
      facts = found
    },
    onKeeping: () => {
      isRead = false
    },
  })
  await copy.whenLoaded
  if (!isRead) return false
  const hasUnsent = facts.changes.length + facts.drafts.size > 0
  if (hasUnsent) {
    const texts = textsIn({ ...facts, content }, why, language)
    // Two windows find the same in it.
    const entry = { id: JSON.stringify(texts), room: kept.title, at: Date.now(), why, texts }
    await put(setAsideName(kept.user, kept.room), entry)
  }
  if (hasUnsent || !onlyUnsent) copy.erase()
  else copy.end()
  return true
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
  const stored = await add(name, entry)
  setKnown(name, merged(stored, known.get(name) ?? NOTHING, [entry]))
}

function merged(...lists: readonly (readonly SetAside[])[]): readonly SetAside[] {
  return [...new Map(lists.flat().map((entry) => [entry.id ?? entry.at, entry])).values()]
}

function setKnown(name: string, entries: readonly SetAside[]): void {
  known.set(name, entries)
  for (const listener of [...listeners]) listener()
}

/** Nothing when nothing was set aside, and when the browser keeps nothing. */
async function read(name: string): Promise<readonly SetAside[]> {
  try {
    const db = await open(name, 'as it is')
    const asked = db.transaction(ENTRIES).objectStore(ENTRIES).get(ENTRIES)
    await done(asked.transaction!)
    db.close()
    return (asked.result as readonly SetAside[] | undefined) ?? NOTHING
  } catch {
    return NOTHING
  }
}

/** In one transaction, since another window may be at it too. Returns all that is there then. */
async function add(name: string, entry: SetAside): Promise<readonly SetAside[]> {
  let entries = NOTHING
  try {
    const db = await open(name, 'made')
    const transaction = db.transaction(ENTRIES, 'readwrite', { durability: 'strict' })
    const store = transaction.objectStore(ENTRIES)
    const asked: IDBRequest<readonly SetAside[] | undefined> = store.get(ENTRIES)
    asked.onsuccess = () => {
      entries = merged(asked.result ?? NOTHING, known.get(name) ?? NOTHING, [entry])
      store.put(entries, ENTRIES)
    }
    await done(transaction).finally(() => db.close())
  } catch {
    // Where the browser keeps nothing, the page still has it and offers it.
  }
  return entries
}

/** Asked for as it is, one that is not there is not made. */
function open(name: string, how: 'as it is' | 'made'): Promise<IDBDatabase> {
  const opening = indexedDB.open(name)
  opening.onupgradeneeded = () => {
    if (how === 'made') opening.result.createObjectStore(ENTRIES)
    else opening.transaction!.abort()
  }
  return new Promise((resolve, reject) => {
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
  })
}

function done(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
  })
}
