import { describe, expect, it } from 'vitest'
import { isCode, newCode, newPersonalKey, newToken, normalizeToken } from './tokens.ts'

describe('what people type', () => {
  it('is read in any case, with and without hyphens and spaces', () => {
    for (const secret of [newCode(), newPersonalKey()]) {
      const bare = secret.replaceAll('-', '')
      const typed = [bare, bare.toLowerCase(), secret.toLowerCase(), ` ${secret.replaceAll('-', ' ')} `]
      expect(typed.map(normalizeToken)).toEqual(typed.map(() => secret))
    }
  })

  it('is a code by its shape', () => {
    expect(isCode(newCode().toLowerCase())).toBe(true)
    expect([newToken(), newPersonalKey(), '', 'ABCD-EFG0'].map(isCode)).toEqual([false, false, false, false])
  })
})

describe('the secret of a link', () => {
  it('passes unchanged', () => {
    const tokens = Array.from({ length: 1000 }, newToken)
    expect(tokens.map(normalizeToken)).toEqual(tokens)
  })

  it('passes unchanged also when it would be a key without its four hyphens', () => {
    const token = 'abcdefgh-jkmnpqrs-tuvwxyzA-BCD-E'
    expect(token).toHaveLength(newToken().length)
    expect(normalizeToken(token)).toBe(token)
  })
})
