import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { REQUIRED_FIELDS } from '../model/shape.ts'
import { ById } from './by-id.ts'
import { inOrder, type StateOf } from './update-order.ts'
import { LIMITS, type Part } from './update-parts.ts'

/** What a record is made with: the gate takes none without (content-gate.ts). */
const REQUIRED_FIRST = new Set(['text', ...REQUIRED_FIELDS.card, ...REQUIRED_FIELDS.board])

/** A part takes at least so many bytes: what is shorter is not even looked at. */
const FEWEST_BYTES = 2

/**
 * An update as several ones that can be taken in one after the other by whoever has so much of each client's writing, each of no
 * more parts than a server takes at once (S5). A record stays together with the values that it is made with, and, where that can be,
 * a value that was overwritten with the one that took its place. One that is small enough, or that builds on what is not there,
 * stays as it is.
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
  const placeOf = new ById<number>()
  for (const [at, part] of parts.entries()) placeOf.set(part.id, at)
  const makings = holdsTogether(parts, (part) => makerOf(part, placeOf))
  const both = holdsTogether(parts, (part) => makerOf(part, placeOf) ?? emptiedBy(part, parts, placeOf))
  for (let start = 0; start < parts.length; ) {
    const limit = Math.min(start + most, parts.length)
    const end = cutBefore(both, start, limit) ?? cutBefore(makings, start, limit) ?? limit
    pieces.push(parts.slice(start, end))
    start = end
  }
  return pieces
}

/** Of each part whether it has to come with the one before it, since it belongs to one that came earlier still. */
function holdsTogether(parts: readonly Part[], belongsTo: (part: Part) => number | undefined): boolean[] {
  const ends = new Array<number>(parts.length + 1).fill(0)
  for (const [at, part] of parts.entries()) {
    const from = belongsTo(part)
    if (from === undefined || from >= at) continue
    ends[from + 1]!++
    ends[at + 1]!--
  }
  let open = 0
  return parts.map((_, at) => {
    open += ends[at]!
    return open > 0
  })
}

function cutBefore(isHeld: readonly boolean[], start: number, limit: number): number | undefined {
  if (limit === isHeld.length) return limit
  for (let at = limit; at > start; at--) if (!isHeld[at]) return at
  return undefined
}

/** Where the record is made that gets a value here that it must have from the first. */
function makerOf(part: Part, placeOf: ById<number>): number | undefined {
  if (!(part instanceof Y.Item) || !REQUIRED_FIRST.has(part.parentSub ?? '')) return undefined
  const parent: unknown = part.parent
  return parent instanceof Y.ID ? placeOf.get(parent) : undefined
}

/** Where the value before it is that came without its content: alone it would leave its place empty. */
function emptiedBy(part: Part, parts: readonly Part[], placeOf: ById<number>): number | undefined {
  const at = part instanceof Y.Item && part.origin ? placeOf.get(part.origin) : undefined
  const before = at === undefined ? undefined : parts[at]
  return before instanceof Y.Item && before.content instanceof Y.ContentDeleted ? at : undefined
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
