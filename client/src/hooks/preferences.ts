import { useSyncExternalStore } from 'react'

export type Language = 'sv' | 'en'

/** How one person wants the product on this device. */
export interface Preferences {
  readonly language: Language
  readonly theme: 'auto' | 'light' | 'dark'
  readonly motion: 'auto' | 'reduced'
  /** A4: how much is said of what others do. */
  readonly announcements: 'all' | 'digest' | 'off'
  /** A14: whether single letters are shortcuts on the board. */
  readonly shortcuts: 'on' | 'off'
  /** The person's name as they last gave it. */
  readonly name: string
  /** The role whose actions and activities they last looked at as their own. */
  readonly role: string
}

const KEY = 'samtavla/preferences'
const CHOICES: {
  readonly [Name in Exclude<keyof Preferences, 'name' | 'role'>]: readonly [Preferences[Name], ...Preferences[Name][]]
} = {
  language: ['sv', 'en'],
  theme: ['auto', 'light', 'dark'],
  motion: ['auto', 'reduced'],
  announcements: ['digest', 'all', 'off'],
  shortcuts: ['on', 'off'],
}

const listeners = new Set<() => void>()
let current = read()
apply()

function read(): Preferences {
  const stored = readStored()
  const pick = <Name extends keyof typeof CHOICES>(name: Name) =>
    (CHOICES[name] as readonly unknown[]).includes(stored[name]) ? stored[name] : CHOICES[name][0]
  return {
    language: pick('language'),
    theme: pick('theme'),
    motion: pick('motion'),
    announcements: pick('announcements'),
    shortcuts: pick('shortcuts'),
    name: typeof stored.name === 'string' ? stored.name : '',
    role: typeof stored.role === 'string' ? stored.role : '',
  } as Preferences
}

/** Preferences are a convenience: where the browser keeps nothing, or something odd, everything still works. */
function readStored(): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

function apply(): void {
  const root = document.documentElement
  root.lang = current.language
  root.dataset.theme = current.theme
  root.dataset.motion = current.motion
}

export function preferences(): Preferences {
  return current
}

export function setPreferences(part: Partial<Preferences>): void {
  current = { ...current, ...part }
  apply()
  try {
    localStorage.setItem(KEY, JSON.stringify(current))
  } catch {
    // Private windows may keep nothing; the choice then holds for this visit.
  }
  for (const listener of [...listeners]) listener()
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, preferences)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether things may slide: by the person's choice here, or else the system's. */
export function mayMove(): boolean {
  return current.motion !== 'reduced' && !window.matchMedia('(prefers-reduced-motion: reduce)').matches
}
