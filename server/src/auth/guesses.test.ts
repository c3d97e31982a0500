import { describe, expect, it } from 'vitest'
import { Failure } from '../errors.ts'
import { KnownAddresses } from './address.ts'
import { Guesses } from './guesses.ts'
import { newCode, newToken } from './tokens.ts'

const CODE = 'ABCD-EFGH'
const CODES_OF_ALL = 2_000
const CODES_OF_KNOWN = 1_000

/** Tries a secret that is right or wrong; answers what came of it, and counts what was looked up. */
function door() {
  const known = new KnownAddresses()
  const guesses = new Guesses(known, CODES_OF_ALL, CODES_OF_KNOWN)
  const door = { known, lookedUp: 0, attempt }
  async function attempt(address: string, secret: string, isRight = false): Promise<string> {
    const lookUp = async () => {
      door.lookedUp++
      if (!isRight) throw new Failure('invite-not-valid')
      return 'in'
    }
    return guesses.guard(address, secret, lookUp).catch((error: Failure) => error.reason)
  }
  return door
}

/** So many wrong codes, eight from each address of a crowd. */
async function tryCodes({ attempt }: ReturnType<typeof door>, crowd: string, count: number): Promise<void> {
  const times = Array.from({ length: count }, (_, number) => number)
  await Promise.all(times.map((number) => attempt(`${crowd} ${number >> 3}`, newCode())))
}

describe('[S11] guessing codes', () => {
  it('from one address is looked up three hundred times an hour, also at the same moment', async () => {
    const one = door()
    const answers = await Promise.all(Array.from({ length: 320 }, () => one.attempt('a', newCode())))
    expect(one.lookedUp).toBe(300)
    expect(answers).not.toContain('in')
    expect(await one.attempt('a', CODE, true)).toBe('too-many-requests')
    expect(await one.attempt('a', newToken(), true)).toBe('in')
    expect(await one.attempt('b', CODE, true)).toBe('in')
  })

  it('is not used up by right ones', async () => {
    const { attempt } = door()
    for (let number = 0; number < 400; number++) expect(await attempt('a', CODE, true)).toBe('in')
    expect(await attempt('a', newCode())).toBe('invite-not-valid')
  })

  it('from many addresses closes the codes to unknown ones only, and the links to nobody', async () => {
    const all = door()
    all.known.note('school')
    await tryCodes(all, 'botnet', CODES_OF_ALL + 400)
    expect(all.lookedUp).toBe(CODES_OF_ALL)
    expect(await all.attempt('somewhere', CODE, true)).toBe('too-many-requests')
    expect(await all.attempt('somewhere', newToken(), true)).toBe('in')
    expect(await all.attempt('school', CODE, true)).toBe('in')
    // By its link the address has become known.
    expect(await all.attempt('somewhere', CODE, true)).toBe('in')
  })

  it('from many addresses that are known has an end too, and leaves the links open', async () => {
    const all = door()
    for (let number = 0; number < 1_000; number++) all.known.note(`crowd ${number}`)
    await tryCodes(all, 'crowd', 8_000)
    expect(all.lookedUp).toBe(CODES_OF_ALL + CODES_OF_KNOWN)
    expect(await all.attempt('crowd 1', CODE, true)).toBe('too-many-requests')
    expect(await all.attempt('crowd 1', newToken(), true)).toBe('in')
  })

  it('leaves what is kept for known addresses to the right codes that come from there', async () => {
    const all = door()
    all.known.note('school')
    await tryCodes(all, 'botnet', CODES_OF_ALL)
    for (let number = 0; number < CODES_OF_KNOWN + 400; number++)
      expect(await all.attempt('school', CODE, true)).toBe('in')
  })

  it('from one address does not use up what all together may try', async () => {
    const all = door()
    await Promise.all(Array.from({ length: CODES_OF_ALL + 400 }, () => all.attempt('a', newCode())))
    expect(all.lookedUp).toBe(300)
    expect(await all.attempt('somewhere', CODE, true)).toBe('in')
  })
})

describe('[S11] a failure that is no wrong guess', () => {
  it('is passed on and not counted', async () => {
    const guesses = new Guesses(new KnownAddresses())
    const fail = () => guesses.guard('a', CODE, () => Promise.reject(new Error('disk')))
    for (let number = 0; number < 400; number++) await expect(fail()).rejects.toThrow('disk')
    expect(await guesses.guard('a', CODE, async () => 'in')).toBe('in')
  })
})
