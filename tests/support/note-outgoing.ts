import dgram from 'node:dgram'
import dns from 'node:dns'
import { isIP, Socket } from 'node:net'

/** Loaded into a process before its own code (`--import`): says on standard error whenever it reaches out to anything. */
const OUTGOING = 'reaches out:'

function note(how: string, where: unknown): void {
  process.stderr.write(`${OUTGOING} ${how} ${JSON.stringify(where)}\n`)
}

const { connect } = Socket.prototype
Socket.prototype.connect = function (this: Socket, ...parts: unknown[]) {
  note('connect', parts)
  return Reflect.apply(connect, this, parts) as Socket
} as typeof connect

const { lookup } = dns
dns.lookup = ((name: string, ...parts: unknown[]) => {
  // Listening at an address looks it up, which asks nobody.
  if (isIP(name) === 0) note('lookup', name)
  return Reflect.apply(lookup, dns, [name, ...parts]) as unknown
}) as typeof lookup

const { send } = dgram.Socket.prototype
dgram.Socket.prototype.send = function (this: dgram.Socket, ...parts: unknown[]) {
  note('send', parts.length)
  Reflect.apply(send, this, parts)
} as typeof send
