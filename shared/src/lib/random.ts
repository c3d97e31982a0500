import { getRandomValues } from 'lib0/webcrypto'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** A source of random bytes; tests pass a seeded one so that a run can be replayed. */
export type RandomBytes = (count: number) => Uint8Array

export const secureBytes: RandomBytes = (count) => getRandomValues(new Uint8Array(count))

/** `length` random letters and digits, each of the 62 equally likely (about 5.95 bits a character). */
export function randomWord(length: number, bytes: RandomBytes = secureBytes): string {
  let word = ''
  while (word.length < length) {
    for (const byte of bytes(length)) {
      // 248 is the largest multiple of 62 in a byte: higher values would favour the first letters.
      if (byte < 248 && word.length < length) word += ALPHABET[byte % 62]
    }
  }
  return word
}
