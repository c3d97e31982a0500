import type { IncomingMessage } from 'node:http'
import { isIPv6, SocketAddress } from 'node:net'
import type { Config } from '../config.ts'

/**
 * S19: the address that a request or an upgrade comes from, as the key that limits count by. Only as many entries of
 * `X-Forwarded-For` count as there are trusted proxies, from the right, where each proxy writes; no other header ever does.
 */
export function addressOf(request: IncomingMessage, { trustedProxies }: Pick<Config, 'trustedProxies'>): string {
  const forwarded = String(request.headers['x-forwarded-for'] ?? '').split(',')
  const entries = forwarded.map((entry) => entry.trim()).filter((entry) => entry !== '')
  const hops = [request.socket.remoteAddress ?? '', ...entries.toReversed()]
  return networkOf(hops[Math.min(trustedProxies, hops.length - 1)]!)
}

/**
 * An address as a key. Of an IPv6 address the key is its network of 48 bits, which is what an organisation has, and what anybody is
 * given who asks for a network; so those within it count together, as those do who share an IPv4 address. Some proxies write a port
 * behind the address. What is no address is a key as it stands: a proxy that is trusted wrote it.
 */
export function networkOf(text: string): string {
  const address = isIPv6(text) ? text : (SocketAddress.parse(text)?.address ?? text)
  if (!isIPv6(address)) return address
  const [left = '', right] = new URL(`http://[${address.split('%')[0]}]`).hostname.slice(1, -1).split('::')
  const groups = left === '' ? [] : left.split(':')
  const tail = right ? right.split(':') : []
  const all = right === undefined ? groups : [...groups, ...Array(8 - groups.length - tail.length).fill('0'), ...tail]
  return isMappedIPv4(all) ? ipv4Of(all) : `${all.slice(0, 3).join(':')}::/48`
}

function isMappedIPv4(groups: readonly string[]): boolean {
  return groups.slice(0, 5).every((group) => group === '0') && groups[5] === 'ffff'
}

function ipv4Of(groups: readonly string[]): string {
  const bytes = groups.slice(6).map((group) => Number.parseInt(group, 16))
  return bytes.flatMap((pair) => [pair >> 8, pair & 255]).join('.')
}

const KNOWN_MS = 24 * 60 * 60 * 1000
const MOST_KNOWN = 50_000

/**
 * The addresses that somebody with a good session or a right invite came from during the last day. A limit that refuses without
 * looking spares them: one pupil's game does not close the door on a school.
 */
export class KnownAddresses {
  readonly #seenAt = new Map<string, number>()
  readonly #now: () => number

  constructor(now: () => number = Date.now) {
    this.#now = now
  }

  note(address: string): void {
    this.#seenAt.delete(address)
    this.#seenAt.set(address, this.#now())
    if (this.#seenAt.size <= MOST_KNOWN) return
    for (const oldest of this.#seenAt.keys()) {
      this.#seenAt.delete(oldest)
      return
    }
  }

  has(address: string): boolean {
    const seenAt = this.#seenAt.get(address)
    return seenAt !== undefined && this.#now() - seenAt < KNOWN_MS
  }
}
