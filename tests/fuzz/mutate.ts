/** A number from 0 to below its argument. */
export type Dice = (below: number) => number

type Mutation = (bytes: Uint8Array, dice: Dice, others: readonly Uint8Array[]) => Uint8Array

const MAX_BYTES = 64 * 1024
/** varUints that are small, at the edges of the integer types, and longer than any number. */
const NUMBERS = [
  [0],
  [1],
  [2],
  [127],
  [0x80, 0x01],
  [0xff, 0xff, 0x03],
  [0xff, 0xff, 0xff, 0xff, 0x07],
  [0xff, 0xff, 0xff, 0xff, 0x0f],
  [0x80, 0x80, 0x80, 0x80, 0x10],
  [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f],
  [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f],
]

const mutations: readonly Mutation[] = [
  // Bits.
  (bytes, dice) => {
    const changed = bytes.slice()
    for (let left = 1 + dice(8); left > 0 && changed.length > 0; left--) changed[dice(changed.length)]! ^= 1 << dice(8)
    return changed
  },
  // A byte.
  (bytes, dice) => {
    const changed = bytes.slice()
    if (changed.length > 0) changed[dice(changed.length)] = dice(256)
    return changed
  },
  // The end is missing.
  (bytes, dice) => bytes.slice(0, dice(bytes.length + 1)),
  // Something comes after it.
  (bytes, dice) => joined(bytes, randomBytes(1 + dice(16), dice)),
  // A piece is missing.
  (bytes, dice) => {
    const at = dice(bytes.length + 1)
    return joined(bytes.subarray(0, at), bytes.subarray(at + 1 + dice(8)))
  },
  // A piece is there twice.
  (bytes, dice) => {
    const at = dice(bytes.length + 1)
    const end = at + 1 + dice(32)
    return joined(bytes.subarray(0, end), bytes.subarray(at))
  },
  // A number, which may be a length or a count, is another one.
  (bytes, dice) => {
    const at = dice(bytes.length + 1)
    return joined(bytes.subarray(0, at), Uint8Array.from(NUMBERS[dice(NUMBERS.length)]!), bytes.subarray(at + 1))
  },
  // The beginning of this one and the end of another.
  (bytes, dice, others) => {
    const other = others[dice(others.length)] ?? bytes
    return joined(bytes.subarray(0, dice(bytes.length + 1)), other.subarray(dice(other.length + 1)))
  },
]

/** Bytes that look like what they were made from, and are not. */
export function mutated(bytes: Uint8Array, others: readonly Uint8Array[], dice: Dice): Uint8Array {
  let result = bytes
  for (let left = 1 + dice(3); left > 0; left--) result = mutations[dice(mutations.length)]!(result, dice, others)
  return result.length > MAX_BYTES ? result.slice(0, MAX_BYTES) : result
}

export function randomBytes(length: number, dice: Dice): Uint8Array {
  return Uint8Array.from({ length }, () => dice(256))
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const result = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let end = 0
  for (const part of parts) {
    result.set(part, end)
    end += part.length
  }
  return result
}
