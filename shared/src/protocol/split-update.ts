import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { inOrder, type StateOf } from './update-order.ts'
import { LIMITS, type Part } from './update-parts.ts'

/** A part takes at least so many bytes: what is shorter is not even looked at. */
const FEWEST_BYTES = 2

/**
 * An update as several ones that can be taken in one after the other by whoever has so much of each client's writing, each of no
 * more parts than a server takes at once (S5). A record stays together with the values that it is made with. One that is small enough, or
 * that builds on what is not there, stays as it is.
 */
export function splitUpdate(update: Uint8Array, stateOf: StateOf, mostParts = LIMITS.parts): Uint8Array[] {
  if (update.length < FEWEST_BYTES * mostParts) return [update]
  const { structs, ds } = Y.decodeUpdate(update)
  if (structs.length <= mostParts) return [update]
  const ordered = inOrder({ structs, ds }, stateOf)
  if (!ordered) return [update]
  const pieces = piecesOf(ordered, mostParts)
  const none = Y.createDeleteSet()
  return pieces.map((parts, i) => encodeParts(parts, i === pieces.length - 1 ? ds : none))
}

function piecesOf(parts: readonly Part[], most: number): Part[][] {
  const pieces: Part[][] = []
  for (let start = 0; start < parts.length; ) {
    const end = cutBefore(parts, start, Math.min(start + most, parts.length))
    pieces.push(parts.slice(start, end))
    start = end
  }
  return pieces
}

/** The last place before the limit where nothing after it is put into a type that is made in this piece. */
function cutBefore(parts: readonly Part[], start: number, limit: number): number {
  if (limit === parts.length) return limit
  const made = new Set(parts.slice(start, limit).map(({ id }) => nameOf(id)))
  for (let at = limit; at > start; at--) {
    const next = parts[at]!
    const parent: unknown = next instanceof Y.Item ? next.parent : undefined
    if (!(parent instanceof Y.ID && made.has(nameOf(parent)))) return at
  }
  return limit
}

function nameOf({ client, clock }: Y.ID): string {
  return `${client}:${clock}`
}

/** As Yjs writes V1: each client's parts, which follow one another without a gap, and what is deleted. */
function encodeParts(parts: readonly Part[], ds: ReturnType<typeof Y.createDeleteSet>): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  const rest = encoder.restEncoder
  const byClient = Map.groupBy(parts, ({ id }) => id.client)
  encoding.writeVarUint(rest, byClient.size)
  for (const [client, own] of byClient) {
    encoding.writeVarUint(rest, own.length)
    encoder.writeClient(client)
    encoding.writeVarUint(rest, own[0]!.id.clock)
    for (const part of own) part.write(encoder, 0)
  }
  encoding.writeVarUint(rest, ds.clients.size)
  for (const [client, deletes] of ds.clients) {
    encoding.writeVarUint(rest, client)
    encoding.writeVarUint(rest, deletes.length)
    for (const { clock, len } of deletes) {
      encoder.writeDsClock(clock)
      encoder.writeDsLen(len)
    }
  }
  return encoder.toUint8Array()
}
