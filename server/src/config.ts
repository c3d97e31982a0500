import { isIP } from 'node:net'
import { resolve } from 'node:path'

/** The settings of one server; the only place that reads the environment. Each is described in the README. */
export interface Config {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  /** The address that people use, without a slash at the end. */
  readonly publicUrl: string
  /** S1: the exact origins from which a browser may open a socket or change anything. */
  readonly origins: readonly string[]
  /** S19: how many proxies in front of the server set `X-Forwarded-For`; 0 means that the header is ignored. */
  readonly trustedProxies: number
  /** Whether anybody who reaches the server may make a room, or only its operator. */
  readonly roomCreation: 'open' | 'operator'
  readonly logLevel: string
}

export class ConfigError extends Error {}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']

/** Reads and checks all settings. Throws a `ConfigError` that names the setting, what it was, and what it should be. */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const port = wholeNumber(env, 'PORT', 3000, 0, 65_535)
  const host = text(env, 'HOST', '127.0.0.1')
  if (!isIP(host) && !/^[a-zA-Z0-9.-]+$/.test(host)) throw wrong('HOST', host, 'a host name or an IP address')
  const publicUrl = readUrl('PUBLIC_URL', text(env, 'PUBLIC_URL', `http://localhost:${port}`))
  return {
    port,
    host,
    dataDir: resolve(text(env, 'DATA_DIR', './data')),
    publicUrl,
    origins: readOrigins(env, publicUrl, port),
    trustedProxies: wholeNumber(env, 'TRUSTED_PROXIES', 0, 0, 10),
    roomCreation: oneOf(env, 'ROOM_CREATION', ['open', 'operator']),
    logLevel: oneOf(env, 'LOG_LEVEL', ['info', ...LOG_LEVELS]),
  }
}

function readOrigins(env: Record<string, string | undefined>, publicUrl: string, port: number): string[] {
  const extra = text(env, 'ALLOWED_ORIGINS', '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => readUrl('ALLOWED_ORIGINS', part))
  // Without an address of its own the server is being tried out on this machine, under any of the machine's names for itself.
  const loopback = env.PUBLIC_URL ? [] : ['127.0.0.1', '[::1]'].map((name) => `http://${name}:${port}`)
  return [new URL(publicUrl).origin, ...extra.map((url) => new URL(url).origin), ...loopback]
}

function readUrl(name: string, value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined
  const isPlain =
    url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username
  if (!isPlain) throw wrong(name, value, 'an address like https://samtavla.example.se, without a path')
  return url.origin
}

function wholeNumber(
  env: Record<string, string | undefined>,
  name: string,
  fallback: number,
  least: number,
  most: number,
): number {
  const value = text(env, name, String(fallback))
  const number = Number(value)
  if (!/^\d+$/.test(value) || number < least || number > most)
    throw wrong(name, value, `a number from ${least} to ${most}`)
  return number
}

function oneOf<const Choice extends string>(
  env: Record<string, string | undefined>,
  name: string,
  choices: readonly [Choice, ...Choice[]],
): Choice {
  const value = text(env, name, choices[0])
  const choice = choices.find((candidate) => candidate === value)
  if (!choice) throw wrong(name, value, `one of ${[...new Set(choices)].join(', ')}`)
  return choice
}

function text(env: Record<string, string | undefined>, name: string, fallback: string): string {
  const value = env[name]?.trim()
  return value === undefined || value === '' ? fallback : value
}

function wrong(name: string, value: string, wanted: string): ConfigError {
  return new ConfigError(`${name} is "${value}", but should be ${wanted}.`)
}
