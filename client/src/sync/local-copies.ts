// Apart from the store itself: the start page lists and removes copies and has no need of Yjs.

import type { RoomAccess } from '../api/api.ts'

const PREFIX = 'samtavla'
const LAST_USER = `${PREFIX}/user`
const ACCESS = 'access'

/** A room that this browser has a copy of, and what its person may do there as far as is known here. */
export interface KeptRoom extends RoomAccess {
  /** Changes in the copy that the server is not known to have. */
  readonly unsaved: number
}

/** Everything that is kept here of a person's room begins with this; what it is, comes after. */
export function keptName(user: string, room: string, what: string): string {
  return `${PREFIX}/${user}/${room}/${what}`
}

/** The name of what a person wrote in a room and can send no more. */
export function setAsideName(user: string, room: string): string {
  return keptName(user, room, 'unsent')
}

/** The name of a person's copy of a room's content. */
export function copyName(user: string, room: string): string {
  return keptName(user, room, 'content')
}

/** The names of the copies of what the server alone writes in a room. */
export function toldName(user: string, room: string, kind: 'stage' | 'discussion'): string {
  return keptName(user, room, kind)
}

/** The name of the copy of what a person writes in a room for themselves. */
export function privateName(user: string, room: string): string {
  return keptName(user, room, 'private')
}

/** All copies of a room. */
function copyNames(user: string, room: string): string[] {
  return [
    copyName(user, room),
    besideName(user, room),
    toldName(user, room, 'stage'),
    toldName(user, room, 'discussion'),
    privateName(user, room),
  ]
}

/** The name of what a visit keeps for its own time, beside the person's copy. */
export function besideName(user: string, room: string): string {
  return keptName(user, room, 'beside')
}

/** Remembers what opens a room when the server cannot be asked. For who has just been let in. */
export function keepRoom(room: KeptRoom): void {
  keep(LAST_USER, room.user)
  keep(keptName(room.user, room.room, ACCESS), JSON.stringify(room))
}

/** As `keepRoom`, but brings nothing back that another window has removed. */
export function updateRoom(room: KeptRoom): void {
  if (isRoomKept(room.user, room.room)) keepRoom(room)
}

/** False after the person has signed out or lost the room, in whatever window. */
export function isRoomKept(user: string, room: string): boolean {
  return stored(keptName(user, room, ACCESS)) !== undefined
}

/** Whose rooms are shown when the server cannot be asked: those of the person who was here last, and nobody else's. */
export function noteUser(user: string): void {
  keep(LAST_USER, user)
}

/** Who was here last. */
export function lastUser(): string | undefined {
  return stored(LAST_USER)
}

/** The rooms that can be opened when the server cannot be asked. */
export function keptRooms(): KeptRoom[] {
  const user = lastUser()
  if (!user) return []
  const names = keptNames(`${PREFIX}/${user}/`).filter((name) => name.endsWith(`/${ACCESS}`))
  return names.flatMap((name) => readRoom(name) ?? []).sort((a, b) => a.title.localeCompare(b.title, 'sv'))
}

export function keptRoom(room: string): KeptRoom | undefined {
  return readRoom(keptName(lastUser() ?? '', room, ACCESS))
}

/**
 * Removes a person's copy of a room that they may not read any more, and all that belongs to it but what is offered to them as
 * a file. Another person's copy in the same browser stays.
 */
export function eraseCopy(user: string, room: string): void {
  for (const name of copyNames(user, room)) eraseDatabase(name)
  for (const name of keptNames(keptName(user, room, ''))) forget(name)
}

/** Removes all that a person has in this browser. Where a browser does not list its databases, those of known rooms. */
export async function eraseCopiesOf(user: string): Promise<void> {
  const mine = `${PREFIX}/${user}/`
  const known = keptRooms().flatMap(({ room }) => [...copyNames(user, room), setAsideName(user, room)])
  const listed = ((await indexedDB.databases?.()) ?? []).flatMap(({ name }) => (name?.startsWith(mine) ? name : []))
  for (const name of new Set([...known, ...listed])) eraseDatabase(name)
  for (const name of [...keptNames(mine), LAST_USER]) forget(name)
}

/** Removes a database, also one that is open in another window. */
export function eraseDatabase(name: string): void {
  try {
    indexedDB.deleteDatabase(name)
  } catch {
    // As in `keep`.
  }
}

/** Keeps a short text. Where the browser keeps nothing, everything works as without it. False then. */
export function keep(name: string, text: string): boolean {
  try {
    localStorage.setItem(name, text)
    return true
  } catch {
    return false
  }
}

export function stored(name: string): string | undefined {
  try {
    return localStorage.getItem(name) ?? undefined
  } catch {
    return undefined
  }
}

export function forget(name: string): void {
  try {
    localStorage.removeItem(name)
  } catch {
    // As in `keep`.
  }
}

/** The names of all short texts that begin so. */
function keptNames(prefix: string): string[] {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(prefix))
  } catch {
    return []
  }
}

function readRoom(name: string): KeptRoom | undefined {
  const text = stored(name)
  return text === undefined ? undefined : (JSON.parse(text) as KeptRoom)
}
