import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Config, ConfigError, readConfig } from '@samtavla/server/config.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runServer, startServerProcess } from '../support/server-process.ts'
import { freePort } from '../support/test-server.ts'

const ADDRESS = 'an address like https://samtavla.example.se, without a path'

/** Values that are wrong, and what the setting should be instead. */
const WRONG: Record<string, { readonly should: string; readonly values: readonly string[] }> = {
  PORT: { should: 'a number from 0 to 65535', values: ['web', '-1', '65536', '3000.5', '0x10', '1e3', '30 00'] },
  HOST: { should: 'a host name or an IP address', values: ['not a host', 'http://localhost', 'a/b', '::1::', 'å.se'] },
  PUBLIC_URL: {
    should: ADDRESS,
    values: [
      'samtavla.example.se',
      'ftp://samtavla.example.se',
      'https://samtavla.example.se/path',
      'https://samtavla.example.se/?a=b',
      'https://samtavla.example.se/#a',
      'https://user:pass@samtavla.example.se',
      'https://',
      '/',
    ],
  },
  ALLOWED_ORIGINS: {
    should: ADDRESS,
    values: ['*', 'null', 'intra.example.se', 'https://a.example.se,nowhere', 'https://*.example.se/x'],
  },
  TRUSTED_PROXIES: { should: 'a number from 0 to 10', values: ['true', '-1', '11', '10.0.0.0/8', 'loopback'] },
  ROOM_CREATION: { should: 'one of open, operator', values: ['closed', 'Open', 'true'] },
  LOG_LEVEL: {
    should: 'one of info, fatal, error, warn, debug, trace, silent',
    values: ['loud', 'INFO', 'verbose'],
  },
}

describe('reading the settings', () => {
  test('takes every default', () => {
    const config: Config = readConfig({})
    expect(config).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:3000',
      origins: ['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000'],
      trustedProxies: 0,
      roomCreation: 'open',
      logLevel: 'info',
    })
  })

  test('takes spaces and emptiness for nothing', () => {
    const names = [...Object.keys(WRONG), 'DATA_DIR']
    const empty = Object.fromEntries(names.map((name) => [name, '  ']))
    expect(readConfig({ ...empty, PUBLIC_URL: undefined })).toEqual(readConfig({}))
  })

  test('allows the public address and the listed origins, and then no other', () => {
    const env = { PUBLIC_URL: 'https://samtavla.example.se/', ALLOWED_ORIGINS: ' https://intra.example.se , ' }
    const { publicUrl, origins } = readConfig(env)
    expect(publicUrl).toBe('https://samtavla.example.se')
    expect(origins).toEqual(['https://samtavla.example.se', 'https://intra.example.se'])
  })

  describe.each(Object.entries(WRONG))('%s', (name, { should, values }) => {
    test.each(values)('is refused as %s', (value) => {
      const read = () => readConfig({ [name]: value })
      expect(read).toThrow(ConfigError)
      expect(read).toThrow(`should be ${should}.`)
      expect(read).toThrow(new RegExp(`^${name} is "`))
    })
  })
})

describe('starting the server', () => {
  let scratch: string

  beforeAll(async () => {
    scratch = await mkdtemp(join(tmpdir(), 'samtavla-config-'))
  })
  afterAll(() => rm(scratch, { recursive: true }))

  const settings = async (env: Record<string, string> = {}) => ({
    PORT: String(await freePort()),
    DATA_DIR: join(scratch, 'untouched'),
    LOG_LEVEL: 'silent',
    ...env,
  })

  test.each(Object.entries(WRONG))(
    'with a wrong %s ends with one sentence, before anything else',
    async (name, wrong) => {
      const value = wrong.values[0]!
      const ended = await runServer(await settings({ [name]: value }))
      expect(ended).toEqual({
        code: 1,
        stdout: '',
        stderr: `Samtavla cannot start: ${name} is "${value}", but should be ${wrong.should}.\n`,
      })
      expect(await readdir(scratch)).not.toContain('untouched')
    },
  )

  test('on a folder that another server uses ends with a sentence, and leaves that one alone', async () => {
    const dataDir = join(scratch, 'shared')
    const first = await startServerProcess(dataDir)
    const ended = await runServer(await settings({ DATA_DIR: dataDir }))
    expect(ended).toEqual({
      code: 1,
      stdout: '',
      stderr: `Samtavla cannot start: Another server already uses the data in ${dataDir}\n`,
    })
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200)
    await first.end('SIGKILL')
    // A lock dies with its holder, however that one ended.
    const second = await startServerProcess(dataDir)
    expect(await second.end('SIGTERM')).toBe(0)
  })

  test('on a port that is taken ends with a sentence', async () => {
    const first = await startServerProcess(join(scratch, 'first'))
    const { port } = new URL(first.url)
    const ended = await runServer(await settings({ DATA_DIR: join(scratch, 'second'), PORT: port }))
    expect(ended.code).toBe(1)
    expect(ended.stderr).toMatch(/^Samtavla cannot start: .*\n$/)
    expect(ended.stderr).toContain(port)
    await first.end('SIGTERM')
  })

  test('on a folder that is a file ends with a sentence', async () => {
    const file = join(scratch, 'file')
    await writeFile(file, '')
    const ended = await runServer(await settings({ DATA_DIR: file }))
    expect(ended.code).toBe(1)
    expect(ended.stderr).toMatch(/^Samtavla cannot start: .*\n$/)
    expect(ended.stderr).toContain(file)
  })
})
