import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { addressOf, KnownAddresses } from './address.ts'

const from = (remoteAddress: string | undefined, headers: Record<string, string> = {}) =>
  ({ socket: { remoteAddress }, headers }) as unknown as IncomingMessage
const forwarded = (value: string) => ({ 'x-forwarded-for': value })

describe('[S19] addressOf', () => {
  it.each([
    ['x-forwarded-for', '198.51.100.1'],
    ['forwarded', 'for=198.51.100.1'],
    ['cf-connecting-ip', '198.51.100.1'],
    ['true-client-ip', '198.51.100.1'],
    ['x-real-ip', '198.51.100.1'],
    ['x-client-ip', '198.51.100.1'],
  ])('does not believe %s without a trusted proxy', (name, value) => {
    expect(addressOf(from('203.0.113.5', { [name]: value }), { trustedProxies: 0 })).toBe('203.0.113.5')
  })

  it.each([
    ['one entry', '198.51.100.1', 1, '198.51.100.1'],
    ['the entry of the nearest proxy', '192.0.2.1, 198.51.100.1', 1, '198.51.100.1'],
    ['the entry of the second', '192.0.2.9, 192.0.2.1,198.51.100.1', 2, '192.0.2.1'],
    ['the last there is', '192.0.2.1', 3, '192.0.2.1'],
    ['empty entries as none', ' , 192.0.2.1 , ', 1, '192.0.2.1'],
    ['none at all as the proxy', '', 1, '203.0.113.5'],
    ['an address with a port', '192.0.2.1:4711', 1, '192.0.2.1'],
    ['an IPv6 address with a port', '[2001:db8::1]:4711', 1, '2001:db8:0::/48'],
    ['what is no address as it stands', 'unknown', 1, 'unknown'],
  ])('takes from trusted proxies %s', (_, header, trustedProxies, expected) => {
    expect(addressOf(from('203.0.113.5', forwarded(header)), { trustedProxies })).toBe(expected)
  })

  it.each([
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1::/48'],
    ['2001:db8:1:ffff:ffff::', '2001:db8:1::/48'],
    ['2001:db8:2:2:3:4:5:6', '2001:db8:2::/48'],
    ['2001:DB8::', '2001:db8:0::/48'],
    ['::1', '0:0:0::/48'],
    ['fe80::1%eth0', 'fe80:0:0::/48'],
    ['::ffff:203.0.113.5', '203.0.113.5'],
    ['::ffff:cb00:7105', '203.0.113.5'],
  ])('counts %s as %s', (address, key) => {
    expect(addressOf(from(address), { trustedProxies: 0 })).toBe(key)
  })

  it('has a key for a socket that is already gone', () => {
    expect(addressOf(from(undefined), { trustedProxies: 0 })).toBe('')
  })
})

describe('KnownAddresses', () => {
  it('forgets after a day', () => {
    let now = 0
    const known = new KnownAddresses(() => now)
    known.note('a')
    now = 24 * 3_600_000 - 1
    expect([known.has('a'), known.has('b')]).toEqual([true, false])
    now += 1
    expect(known.has('a')).toBe(false)
  })

  it('forgets the longest unseen when there are too many', () => {
    const known = new KnownAddresses(() => 0)
    for (let number = 0; number < 50_000; number++) known.note(String(number))
    known.note('0')
    known.note('more')
    expect([known.has('0'), known.has('1'), known.has('more')]).toEqual([true, false, true])
  })
})
