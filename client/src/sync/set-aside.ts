import { type UnsentText, unsentDraft, unsentTexts } from '@samtavla/shared/exchange/unsent.ts'
import { type Content, openContent } from '@samtavla/shared/model/content.ts'
import * as Y from 'yjs'
import { copyName, forget, type KeptRoom, keep, keptName, keptNames, stored } from './local-copies.ts'
import { OfflineStore, type Saved } from './offline-store.ts'
import type { RoomSession } from './room-session.ts'

/** What a person wrote and can send no more, until they have taken it as a file or thrown it away. */
export interface SetAside {
  /** The room's title. */
  readonly room: string
  readonly at: number
  /** Why it cannot be sent: a stable word. */
  readonly why: string
  readonly texts: readonly UnsentText[]
}

type Language = 'sv' | 'en'

interface Unsent {
  readonly user: string
  readonly room: string
  readonly title: string
  readonly why: string
  readonly at: number
  readonly language: Language
}

const ASIDE = 'unsent'
const listeners = new Set<() => void>()
/** As it is in the browser's storage, and the only place where the browser keeps nothing. */
const known = new Map<string, readonly SetAside[]>()

/** What is set aside of a person's writing in a room; the same array until it changes. */
export function setAsideOf(user: string, room: string): readonly SetAside[] {
  const name = keptName(user, room, ASIDE)
  const entries = known.get(name) ?? (JSON.parse(stored(name) ?? '[]') as SetAside[])
  known.set(name, entries)
  return entries
}

export function onSetAside(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Throws away what was set aside, after it was taken as a file or because the person says so. */
export function dropSetAside(user: string, room: string): void {
  const name = keptName(user, room, ASIDE)
  forget(name)
  known.set(name, [])
  tell()
}

/** What a visit has written and not sent, now. */
export function unsentOf(session: RoomSession, why: string, language: Language): readonly UnsentText[] {
  const { user, room } = session.access
  return unsentIn(session.content, session.saved, { user, room, why, language })
}

/** Sets aside what a visit has written and not sent. Called again for the same visit and moment, it takes the place of what was. */
export function setAsideVisit(session: RoomSession, why: string, language: Language, at: number): void {
  const { user, room, title } = session.access
  put({ user, room, title, why, at, language }, unsentOf(session, why, language))
}

/**
 * Sets aside what an earlier visit left unsent in this browser's copy, and removes the copy. With `onlyUnsent`, a copy that has
 * nothing unsent stays.
 */
export async function setAsideCopy(kept: KeptRoom, why: string, language: Language, onlyUnsent = false): Promise<void> {
  const content = openContent(new Y.Doc())
  let saved: Saved = new Map()
  let hasUnsent = false
  const copy = new OfflineStore(copyName(kept.user, kept.room), content.doc, {
    onFound: (facts) => {
      saved = facts.saved
      hasUnsent = facts.changes.length > 0
    },
    onKeeping: () => {},
  })
  await copy.whenLoaded
  const about = { user: kept.user, room: kept.room, title: kept.title, why, at: Date.now(), language }
  if (hasUnsent) put(about, unsentIn(content, saved, about))
  if (hasUnsent || !onlyUnsent) copy.erase()
  else copy.end()
}

function put({ user, room, title, why, at }: Unsent, texts: readonly UnsentText[]): void {
  const name = keptName(user, room, ASIDE)
  const others = setAsideOf(user, room).filter((entry) => entry.at !== at)
  const entries = texts.length > 0 ? [...others, { room: title, at, why, texts }] : others
  known.set(name, entries)
  if (entries.length > 0) keep(name, JSON.stringify(entries))
  tell()
}

function unsentIn(content: Content, saved: Saved, about: Pick<Unsent, 'user' | 'room' | 'why' | 'language'>) {
  const { user, room, why, language } = about
  // What stood in a card before may be what was removed for privacy.
  const onlyLetters = why === 'content-replaced'
  const texts = unsentTexts(content, saved, language, { onlyLetters })
  // Whoever may still write finds the half-written card where it was.
  return onlyLetters ? texts : [...texts, ...draftsIn(content, user, room, language)]
}

function draftsIn(content: Content, user: string, room: string, language: Language): UnsentText[] {
  const prefix = keptName(user, room, 'draft/')
  return keptNames(prefix).map((name) => {
    const [board = '', region = ''] = name.slice(prefix.length).split('/')
    return unsentDraft(content, board, region, stored(name) ?? '', language)
  })
}

function tell(): void {
  for (const listener of [...listeners]) listener()
}
