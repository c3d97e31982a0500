import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { RoomId } from '@samtavla/shared/model/ids.ts'
import type { LoadRoom } from './load.ts'
import { freePort, type Program, runProgram, scratchFolder, startProgram, untilListening } from './processes.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const SERVER = join(ROOT, 'server/src/main.ts')
const ROOM_CLI = join(ROOT, 'server/src/cli/room.ts')
/** As an operator's start has them. */
const FLAGS = JSON.parse(readFileSync(join(ROOT, 'server/node-flags.json'), 'utf8')) as string[]
const RELAY = fileURLToPath(new URL('./bare-relay.ts', import.meta.url))

export interface Room {
  readonly id: RoomId
  readonly links: Readonly<Record<'facilitator' | 'member' | 'principal' | 'viewer', string>>
}

export interface ServerOptions {
  /** Able to say what it holds in memory. */
  readonly probed?: boolean
}

/** A Samtavla server on a free port with a data folder of its own, which goes when the server goes for good. */
export class SamtavlaServer {
  readonly origin: string
  readonly #port: number
  readonly #env: Readonly<Record<string, string>>
  readonly #options: ServerOptions
  #program: Program

  private constructor(port: number, env: Readonly<Record<string, string>>, options: ServerOptions) {
    this.#port = port
    this.origin = env.PUBLIC_URL!
    this.#env = env
    this.#options = options
    this.#program = startProgram(SERVER, [], { env, flags: FLAGS, ...options })
  }

  static async start(options: ServerOptions = {}): Promise<SamtavlaServer> {
    const port = await freePort()
    const env = {
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      DATA_DIR: await scratchFolder(),
      // Those who measure stand in for many addresses: one address may make only so many rooms an hour.
      TRUSTED_PROXIES: '1',
    }
    const server = new SamtavlaServer(port, env, options)
    await untilListening(server.program, port)
    return server
  }

  get program(): Program {
    return this.#program
  }

  /** Ends the process and starts a new one on the same data: what was in memory is gone. */
  async restart(): Promise<void> {
    await this.#program.stop()
    this.#program = startProgram(SERVER, [], { env: this.#env, flags: FLAGS, ...this.#options })
    await untilListening(this.#program, this.#port)
  }

  /** Ends the process at once, as a power cut does; `restart` brings it back. */
  async kill(): Promise<void> {
    const { child } = this.#program
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }

  async stop(): Promise<void> {
    await this.#program.stop()
    await rm(this.#env.DATA_DIR!, { recursive: true, force: true })
  }

  async createRoom(title: string): Promise<Room> {
    const output = await runProgram(ROOM_CLI, ['create', '--title', title, '--json'], {
      env: this.#env,
    })
    const { room, links } = JSON.parse(output) as { room: RoomId; links: Room['links'] }
    return { id: room, links }
  }

  /** Opens the example as a new person, at an address of their own. */
  async openExample(number: number): Promise<{ url: string; cookie: string }> {
    const address = `10.0.${number >> 8}.${number & 255}`
    const response = await this.#post(
      '/api/rooms/example',
      { name: `Person ${number}` },
      { 'x-forwarded-for': address },
    )
    const { room } = (await response.json()) as { room: RoomId }
    return { url: this.socketUrl(room), cookie: cookieOf(response) }
  }

  /** Lets so many people join by the room's member link, and gives what each of them opens a socket with. */
  async joinAll(room: Room, count: number): Promise<LoadRoom> {
    const people: string[] = []
    for (let i = 0; i < count; i++) people.push(await this.join(room, `Person ${i + 1}`))
    return { url: this.socketUrl(room.id), people }
  }

  /** Joins as a new person (IN2) and gives their cookie header. */
  async join(room: Room, name: string, role: keyof Room['links'] = 'member'): Promise<string> {
    const token = new URL(room.links[role]).hash.slice(1)
    return cookieOf(await this.#post('/api/join', { token, name }))
  }

  /** The page on which a member of the room sees its board. */
  roomUrl(room: RoomId): string {
    return `${this.origin}/room/${room}`
  }

  socketUrl(room: RoomId): string {
    return `${this.origin.replace('http', 'ws')}/sync/${room}/content?ack=1`
  }

  /** Asks as somebody who has this cookie. Rejects when the answer is no. */
  async ask(cookie: string, method: string, path: string, body?: object): Promise<Response> {
    return this.#send(method, path, body, { cookie })
  }

  #post(path: string, body: object, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return this.#send('POST', path, body, headers)
  }

  async #send(
    method: string,
    path: string,
    body: object | undefined,
    headers: Readonly<Record<string, string>>,
  ): Promise<Response> {
    const response = await fetch(`${this.origin}${path}`, {
      method,
      headers: { origin: this.origin, ...(body && { 'content-type': 'application/json' }), ...headers },
      ...(body && { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`${path} was answered with ${response.status}: ${await response.text()}`)
    return response
  }
}

function cookieOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

/** The relay on a free port. */
export async function startRelay(options: ServerOptions = {}): Promise<{
  program: Program
  socketUrl(room: string): string
  stop(): Promise<void>
}> {
  const port = await freePort()
  const program = startProgram(RELAY, [], { env: { HOST: '127.0.0.1', PORT: String(port) }, ...options })
  await untilListening(program, port)
  return {
    program,
    socketUrl: (room) => `ws://127.0.0.1:${port}/sync/${room}/content`,
    stop: () => program.stop(),
  }
}
