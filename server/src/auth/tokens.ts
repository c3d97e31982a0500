import { createHash, randomBytes, randomInt } from 'node:crypto'

/** No letters or digits that are mistaken for one another when read from a wall or a note. */
const READABLE = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const CODE = new RegExp(`^[${READABLE}]{4}-[${READABLE}]{4}$`)
/** The shape of what `newToken` makes. */
const TOKEN = /^[\w-]{32}$/

/** A secret of 192 bits for sessions and links. */
export function newToken(): string {
  return randomBytes(24).toString('base64url')
}

/** A personal key that can be written down: seven groups of four, 140 bits. */
export function newPersonalKey(): string {
  return groups(7)
}

/** A short code for the projector: two groups of four, 40 bits; short-lived and guarded against guessing. */
export function newCode(): string {
  return groups(2)
}

function groups(count: number): string {
  const group = () => Array.from({ length: 4 }, () => READABLE[randomInt(READABLE.length)]).join('')
  return Array.from({ length: count }, group).join('-')
}

/**
 * Codes and keys as people type them: any case, with or without hyphens and spaces. Links' tokens pass unchanged, also the one in
 * some ten thousand that would read as a key without its hyphens.
 */
export function normalizeToken(token: string): string {
  const trimmed = token.trim()
  if (TOKEN.test(trimmed)) return trimmed
  const bare = token.replace(/[\s-]/g, '').toUpperCase()
  const isCode = (bare.length === 8 || bare.length === 28) && [...bare].every((letter) => READABLE.includes(letter))
  return isCode ? (bare.match(/.{4}/g) ?? []).join('-') : trimmed
}

/** Whether somebody means a short code by it. */
export function isCode(token: string): boolean {
  return CODE.test(normalizeToken(token))
}

/** What is stored of a secret. The secrets are long and random, so that a plain hash is enough. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
