// The database of a copy, apart from the document: who only counts what waits in it has no need of Yjs.

export const UPDATES = 'updates'
export const FACTS = 'facts'
const SAVED = 'saved'
const CHANGES = 'changes/'
const DRAFT = 'draft/'
const VERSION = 2
/** How long the browser's storage is waited for: one that does not answer keeps nobody out. */
export const PATIENCE_MS = 5_000

/** How far everybody's writing is known to be on the server's disk: a clock for each Yjs client. */
export type Saved = ReadonlyMap<number, number>

/** What one visit has kept that is not saved; it is known by its Yjs client. */
export interface VisitFacts {
  readonly client: number
  /** The changes that the server is not known to have, one key each (shared/src/protocol/outbox.ts). */
  readonly changes: readonly string[]
  /** Texts that are not yet part of the room, by the place where they are being written. */
  readonly drafts: ReadonlyMap<string, string>
}

/** What is in a copy beside its content. */
export interface StoredFacts {
  readonly saved: Saved
  readonly visits: readonly VisitFacts[]
  /** The facts of visits by the names under which they stand there. */
  readonly raw: ReadonlyMap<string, unknown>
}

/** The unsaved changes of one visit. `turn` tells a later list from an earlier one. */
export interface KeptChanges {
  readonly keys: readonly string[]
  readonly turn: number
}

export function openCopy(name: string): Promise<IDBDatabase> {
  const opening = indexedDB.open(name, VERSION)
  opening.onupgradeneeded = () => {
    const { objectStoreNames } = opening.result
    if (!objectStoreNames.contains(UPDATES)) opening.result.createObjectStore(UPDATES, { autoIncrement: true })
    if (!objectStoreNames.contains(FACTS)) opening.result.createObjectStore(FACTS)
  }
  return request(opening)
}

export function request<T>(asked: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })
}

export async function readFacts(store: IDBObjectStore): Promise<StoredFacts> {
  const [names, values] = await Promise.all([request(store.getAllKeys()), request<unknown[]>(store.getAll())])
  const raw = new Map(names.map((name, i) => [String(name), values[i]]))
  const saved = (raw.get(SAVED) as Saved | undefined) ?? new Map()
  raw.delete(SAVED)
  return { saved, raw, visits: visitsIn(raw) }
}

function visitsIn(raw: ReadonlyMap<string, unknown>): VisitFacts[] {
  const named = [...raw].map(([name, fact]) => ({ client: Number(name.split('/')[1]), name, fact }))
  return [...Map.groupBy(named, ({ client }) => client)].map(([client, facts]) => {
    const list = facts.find(({ name }) => isListOfChanges(name))?.fact as KeptChanges | undefined
    const drafts = facts.flatMap(({ name, fact }) => {
      const place = placeOfDraft(name)
      return place === undefined ? [] : ([[place, fact as string]] as const)
    })
    return { client, changes: list?.keys ?? [], drafts: new Map(drafts) }
  })
}

export function isListOfChanges(name: string): boolean {
  return name.startsWith(CHANGES)
}

/** The place of the draft that stands under this name. Nothing when it is no draft. */
export function placeOfDraft(name: string): string | undefined {
  return name.startsWith(DRAFT) ? name.split('/').slice(2).join('/') : undefined
}

export function nameOfChanges(client: number): string {
  return CHANGES + client
}

export function nameOfDraft(client: number, place: string): string {
  return `${DRAFT}${client}/${place}`
}

export function putSaved(facts: IDBObjectStore, saved: Saved): void {
  facts.put(saved, SAVED)
}

/** How many changes and half-written texts wait in a copy. Nothing when that cannot be told, or not in time. */
export function waitingIn(name: string): Promise<number | undefined> {
  return inTime(countWaiting(name))
}

async function countWaiting(name: string): Promise<number> {
  if (!(await isThere(name))) return 0
  const db = await openCopy(name)
  const { visits } = await readFacts(db.transaction(FACTS).objectStore(FACTS)).finally(() => db.close())
  return changesOf(visits).length + draftsOf(visits).size
}

/** To open a copy that is not there would make one. Where a browser does not list its databases, any may be. */
export async function isThere(name: string): Promise<boolean> {
  const listed = await indexedDB.databases?.()
  return listed === undefined || listed.some((database) => database.name === name)
}

/** What a browser's storage answers; nothing when it refuses, or does not answer in time. */
export function inTime<T>(answer: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), PATIENCE_MS)
    answer.then(resolve, () => resolve(undefined)).finally(() => clearTimeout(timer))
  })
}

/** Several visits may have taken over the same ones. */
export function changesOf(visits: readonly VisitFacts[]): readonly string[] {
  return [...new Set(visits.flatMap(({ changes }) => changes))]
}

/** Each place has one field: what several visits left for it stands there line by line. */
export function draftsOf(visits: readonly VisitFacts[]): ReadonlyMap<string, string> {
  const texts = new Map<string, Set<string>>()
  for (const { drafts } of visits) {
    for (const [place, text] of drafts) texts.set(place, (texts.get(place) ?? new Set()).add(text))
  }
  return new Map([...texts].map(([place, each]) => [place, [...each].join('\n')]))
}
