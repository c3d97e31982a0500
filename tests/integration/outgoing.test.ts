import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { boardsOf } from '@samtavla/shared/edits/boards.ts'
import { addCards } from '@samtavla/shared/edits/cards.ts'
import { newPen } from '@samtavla/shared/edits/pen.ts'
import { rspSwot2018 } from '@samtavla/shared/examples/rsp-swot-2018.ts'
import { openContent } from '@samtavla/shared/model/content.ts'
import { describe, expect, test } from 'vitest'
import { RawClient } from '../support/raw-client.ts'
import { send } from '../support/send.ts'
import { runCli, startServerProcess } from '../support/server-process.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const HOOK = pathToFileURL(join(import.meta.dirname, '../support/note-outgoing.ts')).href
const OUTGOING = 'reaches out:'

/** The modules that can reach out, and what may be taken from them. */
const MODULES: Readonly<Record<string, readonly string[]>> = {
  'node:net': ['isIP', 'isIPv6', 'SocketAddress'],
  'node:http': ['createServer'],
  'node:https': [],
  'node:http2': [],
  'node:tls': [],
  'node:dns': [],
  'node:dns/promises': [],
  'node:dgram': [],
  'node:child_process': [],
  'node:inspector': [],
  ws: ['WebSocketServer'],
}
const GLOBALS = /\b(?:fetch|WebSocket|EventSource|XMLHttpRequest|sendBeacon)\s*\(/

/** What a file takes that can reach out: values only, since types do nothing. */
function reaches(source: string): string[] {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
  const imports = [...code.matchAll(/import (?!type\b)([^'";]*?) from '([^']+)'/g)]
  const taken = imports.flatMap(([, names = '', module = '']) => {
    const allowed = MODULES[module] ?? MODULES[`node:${module}`]
    const values = names
      .replace(/[{}]/g, '')
      .split(',')
      .map((name) => name.trim())
    return allowed ? values.filter((name) => !/^type /.test(name) && name !== '' && !allowed.includes(name)) : []
  })
  const dynamic = [...code.matchAll(/(?:import|require)\(\s*['"]([^'"]+)/g)].map(([, module = '']) => module)
  const late = dynamic.filter((module) => module in MODULES || `node:${module}` in MODULES)
  return [...taken, ...late, ...(GLOBALS.test(code) ? ['a global'] : [])]
}

async function sources(folder: string): Promise<string[]> {
  const names = await readdir(join(ROOT, folder), { recursive: true })
  return names.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts')).map((name) => join(folder, name))
}

describe('[S14] the server’s source', () => {
  test('takes nothing with which it could reach out', async () => {
    const files = [...(await sources('server/src')), ...(await sources('shared/src'))]
    expect(files.length).toBeGreaterThan(50)
    const found = await Promise.all(
      files.map(async (file) => [file, reaches(await readFile(join(ROOT, file), 'utf8'))] as const),
    )
    expect(found.filter(([, taken]) => taken.length > 0)).toEqual([])
  })

  test.each([
    [`import { connect } from 'node:net'`, ['connect']],
    [`import {\n  createServer,\n  request,\n} from 'node:http'`, ['request']],
    [`import https from 'node:https'`, ['https']],
    [`import * as net from 'net'`, ['* as net']],
    [`import WebSocket from 'ws'`, ['WebSocket']],
    [`const dns = await import('node:dns')`, ['node:dns']],
    ['await fetch(url)', ['a global']],
    [`import type { Socket } from 'node:net'\nimport { type Server, createServer } from 'node:http'`, []],
  ])('is found out with %s', (source, expected) => {
    expect(reaches(source)).toEqual(expected)
  })
})

describe('[S14] a running server', () => {
  test('is heard when it reaches out', async () => {
    const run = promisify(execFile)
    const script = `await fetch('http://127.0.0.1:65001/').catch(() => {}); await fetch('http://host.invalid/').catch(() => {})`
    const { stderr } = await run(process.execPath, ['--import', HOOK, '--input-type=module', '-e', script])
    expect(stderr).toMatch(/reaches out: connect .*65001/)
    expect(stderr).toContain(`${OUTGOING} lookup "host.invalid"`)
  })

  test('reaches out to nothing, whatever addresses people write', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'samtavla-outgoing-'))
    const hooked = { NODE_OPTIONS: `--import=${HOOK}`, LOG_LEVEL: 'trace' }
    const server = await startServerProcess(dataDir, hooked)
    const ask = (method: string, path: string, body?: unknown, cookie?: string) =>
      send(server.url, method, path, { body, cookie })
    const address = 'http://169.254.169.254/latest/meta-data/ https://host.invalid/x.png file:///etc/passwd'
    const made = await ask('POST', '/rooms', { title: address, name: 'Eva Ek' })
    const { cookie } = made
    const room = String(made.body.room)
    await ask('POST', '/rooms/example', { name: 'Eva Ek' }, cookie)
    const file = { ...rspSwot2018.file, room: { ...rspSwot2018.file.room, title: address } }
    expect((await ask('POST', '/rooms/import', { name: 'Eva Ek', file: JSON.stringify(file) }, cookie)).status).toBe(
      200,
    )
    const link = await ask('POST', `/rooms/${room}/invites`, { role: 'member', label: address.slice(0, 60) }, cookie)
    const token = String(link.body.link).split('#')[1]
    const joined = await ask('POST', '/join', { token, name: 'http://host.invalid/' })
    const client = await RawClient.open(server, { cookie: joined.cookie! }, `${room}/content`, { ack: true })
    const content = openContent(client.doc)
    const pen = newPen(content, joined.body.user as `user_${string}`, address)
    const target = { board: boardsOf(content)[0]!.id, region: 'hot', before: 'end' as const }
    await client.acknowledgedUpTo(client.edit(() => void addCards(pen, target, [{ text: address }])))
    client.close()
    for (const path of ['/', '/healthz', '/unknown', '/assets/x.js']) await fetch(`${server.url}${path}`)
    const exported = await runCli(['export', room], { ...hooked, DATA_DIR: dataDir, PUBLIC_URL: server.url })
    expect(exported.stdout).toContain('host.invalid')
    expect(await server.end('SIGTERM')).toBe(0)
    const said = `${server.output()}${exported.stderr}`
    expect(said).toContain('"msg":"stopped"')
    expect(said.split('\n').filter((line) => line.includes(OUTGOING))).toEqual([])
    await rm(dataDir, { recursive: true })
  })
})
