import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { FaultProxy } from '../support/fault-proxy.ts'
import { until } from '../support/people.ts'

/** One end of a connection, with what it got so far. */
class End {
  readonly socket: Socket
  got = ''
  hasEnded = false

  constructor(socket: Socket) {
    this.socket = socket
    socket.on('error', () => {})
    socket.on('data', (bytes) => {
      this.got += bytes.toString()
    })
    socket.on('end', () => {
      this.hasEnded = true
    })
  }

  says(text: string): void {
    this.socket.write(text)
  }

  async hears(text: string): Promise<void> {
    await until(`${text} has arrived`, () => this.got.endsWith(text))
  }

  async closed(): Promise<void> {
    await until('the connection is closed', () => this.socket.closed)
  }
}

let listener: Server
let proxy: FaultProxy
const accepted: End[] = []
const clients: End[] = []

beforeEach(async () => {
  listener = createServer((socket) => accepted.push(new End(socket))).listen(0, '127.0.0.1')
  await once(listener, 'listening')
  proxy = await FaultProxy.start((listener.address() as AddressInfo).port)
})
afterEach(async () => {
  for (const { socket } of [...accepted.splice(0), ...clients.splice(0)]) socket.destroy()
  await proxy.stop()
  listener.close()
})

function dial(): End {
  const client = new End(connect(proxy.port, '127.0.0.1'))
  clients.push(client)
  return client
}

async function newPair(): Promise<[End, End]> {
  const before = accepted.length
  const client = dial()
  client.says('hello')
  await until('the server has a connection', () => accepted.length > before)
  const server = accepted[before]!
  await server.hears('hello')
  return [client, server]
}

/** Longer than bytes take on this machine: that something does not come cannot be waited for. */
async function aMoment(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 50))
}

test('[R9] passes everything, both ways, to the last byte', async () => {
  const [client, server] = await newPair()
  const much = 'x'.repeat(3_000_000)
  client.says(`${much}!`)
  server.says(`${much}?`)
  await Promise.all([server.hears('!'), client.hears('?')])
  expect([server.got.length, client.got.length]).toEqual([much.length + 6, much.length + 1])
  client.socket.end('bye')
  await server.hears('bye')
  await client.closed()
})

test('[R9] ends all connections and refuses new ones when it is cut, until it is restored', async () => {
  const [client, server] = await newPair()
  proxy.cut()
  await Promise.all([client.closed(), server.closed()])
  await dial().closed()
  expect(accepted).toHaveLength(1)
  proxy.restore()
  await newPair()
})

test.each(['up', 'down'] as const)(
  '[R9] lets bytes vanish on the way %s only, and the connection stay',
  async (way) => {
    const [client, server] = await newPair()
    const [from, to] = way === 'up' ? [client, server] : [server, client]
    const before = to.got
    proxy.cut(way)
    from.says('vanishes')
    to.says('passes')
    await from.hears('passes')
    await aMoment()
    expect(to.got).toBe(before)
    expect([client.socket.closed, server.socket.closed]).toEqual([false, false])
    proxy.restore()
    await Promise.all([client.closed(), server.closed()])
    expect(to.got).toBe(before)
  },
)

test('[R9] accepts and passes nothing when it stalls, not even an end, and everything afterwards', async () => {
  const [client, server] = await newPair()
  proxy.stall()
  client.says('later')
  const late = dial()
  late.says('hello, late')
  await once(late.socket, 'connect')
  server.socket.end('the end')
  await aMoment()
  expect([server.got, client.got, client.hasEnded]).toEqual(['hello', '', false])
  expect(accepted.slice(1).map(({ got }) => got)).toEqual([''])
  proxy.restore()
  await Promise.all([server.hears('later'), client.hears('the end'), accepted[1]!.hears('late')])
  await until('the end has arrived', () => client.hasEnded)
})

test('[R9] does not tell one end that the other is gone while it stalls', async () => {
  const [client, server] = await newPair()
  proxy.stall()
  client.socket.destroy()
  await aMoment()
  expect(server.socket.closed).toBe(false)
  proxy.restore()
  await server.closed()
})

test('[R9] is as slow as it is told to be, in order', async () => {
  const [client, server] = await newPair()
  proxy.slow(10_000, 50)
  const text = Array.from({ length: 300 }, (_, number) => `${number}, `).join('')
  const start = performance.now()
  for (const part of text.match(/.{1,7}/gs)!) client.says(part)
  client.says('.')
  await server.hears('.')
  // A lower bound only: a busy machine may take longer, and none takes less.
  expect(performance.now() - start).toBeGreaterThan((text.length / 10_000) * 1_000)
  expect(server.got).toBe(`hello${text}.`)
})

test('[R9] makes a sender wait who sends more than a slow line carries', async () => {
  const [client, server] = await newPair()
  proxy.slow(1_000, 0)
  client.says('x'.repeat(30_000_000))
  await until('the line carries something', () => server.got.length > 5)
  expect(client.socket.writableLength).toBeGreaterThan(0)
  expect(server.got.length).toBeLessThan(1_000_000)
})

test('[R9] ends by itself', async () => {
  const shortLived = await FaultProxy.start((listener.address() as AddressInfo).port, { lifeMs: 50 })
  const client = new End(connect(shortLived.port, '127.0.0.1'))
  clients.push(client)
  await client.closed()
})
