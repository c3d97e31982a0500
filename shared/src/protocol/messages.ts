import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/**
 * The bytes on the socket (docs/spec/sync.md): y-websocket's messages, and our acknowledgements as type 121 for clients that
 * asked for them. Types are told apart by decoded value and never by raw bytes, since a varUint has many spellings.
 */
const SYNC = 0
const AWARENESS = 1
const QUERY_AWARENESS = 3
const ANSWER = 121

const STEP_1 = 0
const STEP_2 = 1
const UPDATE = 2

const ACKNOWLEDGED = 0
const REFUSED = 1
const NOTICE = 2

export const NOTICES = ['not-saving', 'saving', 'restarting', 'rescued'] as const
export type Notice = (typeof NOTICES)[number]

export interface AwarenessEntry {
  readonly client: number
  readonly clock: number
  /** JSON; `null` when the person left. */
  readonly state: string
}

export type Message =
  | { readonly type: 'sync-step-1'; readonly stateVector: Uint8Array }
  | { readonly type: 'update'; readonly update: Uint8Array; readonly isStep2: boolean }
  | { readonly type: 'awareness'; readonly entries: readonly AwarenessEntry[] }
  | { readonly type: 'query-awareness' }
  | { readonly type: 'acknowledged'; readonly count: number }
  | { readonly type: 'refused'; readonly count: number; readonly reason: string }
  | { readonly type: 'notice'; readonly notice: string }

/** The most awareness entries in one frame that are looked at: more than any room has people. */
const MAX_ENTRIES = 1_000

/** Whether a frame brings an update, told without reading it. */
export function bringsUpdate(frame: Uint8Array): boolean {
  return frame[0] === SYNC && frame[1] !== STEP_1
}

/** Reads one frame. Throws on anything that is not exactly one message of ours. */
export function decodeMessage(frame: Uint8Array): Message {
  const decoder = decoding.createDecoder(frame)
  const message = readMessage(decoder)
  refuseRest(decoder)
  return message
}

function refuseRest(decoder: decoding.Decoder): void {
  if (decoding.hasContent(decoder)) throw new Error('Bytes after the message')
}

function readMessage(decoder: decoding.Decoder): Message {
  const type = decoding.readVarUint(decoder)
  switch (type) {
    case SYNC:
      return readSync(decoder)
    case AWARENESS:
      return { type: 'awareness', entries: readAwareness(decoding.readVarUint8Array(decoder)) }
    case QUERY_AWARENESS:
      return { type: 'query-awareness' }
    case ANSWER:
      return readAnswer(decoder)
    default:
      throw new Error(`Unknown message type ${type}`)
  }
}

function readSync(decoder: decoding.Decoder): Message {
  const step = decoding.readVarUint(decoder)
  const bytes = decoding.readVarUint8Array(decoder)
  if (step === STEP_1) return { type: 'sync-step-1', stateVector: bytes }
  if (step === STEP_2 || step === UPDATE) return { type: 'update', update: bytes, isStep2: step === STEP_2 }
  throw new Error(`Unknown sync step ${step}`)
}

function readAwareness(bytes: Uint8Array): AwarenessEntry[] {
  const decoder = decoding.createDecoder(bytes)
  const count = decoding.readVarUint(decoder)
  if (count > MAX_ENTRIES) throw new Error('Too many awareness entries')
  const entries: AwarenessEntry[] = []
  for (let i = 0; i < count; i++) {
    entries.push({
      client: decoding.readVarUint(decoder),
      clock: decoding.readVarUint(decoder),
      state: decoding.readVarString(decoder),
    })
  }
  refuseRest(decoder)
  return entries
}

function readAnswer(decoder: decoding.Decoder): Message {
  const kind = decoding.readVarUint(decoder)
  if (kind === ACKNOWLEDGED) return { type: 'acknowledged', count: decoding.readVarUint(decoder) }
  if (kind === REFUSED) {
    return { type: 'refused', count: decoding.readVarUint(decoder), reason: decoding.readVarString(decoder) }
  }
  if (kind === NOTICE) return { type: 'notice', notice: decoding.readVarString(decoder) }
  throw new Error(`Unknown answer ${kind}`)
}

export function syncStep1Frame(stateVector: Uint8Array): Uint8Array {
  return syncFrame(STEP_1, stateVector)
}

export function syncStep2Frame(update: Uint8Array): Uint8Array {
  return syncFrame(STEP_2, update)
}

export function updateFrame(update: Uint8Array): Uint8Array {
  return syncFrame(UPDATE, update)
}

function syncFrame(step: number, bytes: Uint8Array): Uint8Array {
  return frame((encoder) => {
    encoding.writeVarUint(encoder, SYNC)
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, bytes)
  })
}

/** With no entries it is the shortest legal frame, which keeps a quiet connection alive. */
export function awarenessFrame(entries: readonly AwarenessEntry[]): Uint8Array {
  return frame((encoder) => {
    const inner = encoding.createEncoder()
    encoding.writeVarUint(inner, entries.length)
    for (const { client, clock, state } of entries) {
      encoding.writeVarUint(inner, client)
      encoding.writeVarUint(inner, clock)
      encoding.writeVarString(inner, state)
    }
    encoding.writeVarUint(encoder, AWARENESS)
    encoding.writeVarUint8Array(encoder, encoding.toUint8Array(inner))
  })
}

export function acknowledgedFrame(count: number): Uint8Array {
  return frame((encoder) => {
    encoding.writeVarUint(encoder, ANSWER)
    encoding.writeVarUint(encoder, ACKNOWLEDGED)
    encoding.writeVarUint(encoder, count)
  })
}

export function refusedFrame(count: number, reason: string): Uint8Array {
  return frame((encoder) => {
    encoding.writeVarUint(encoder, ANSWER)
    encoding.writeVarUint(encoder, REFUSED)
    encoding.writeVarUint(encoder, count)
    encoding.writeVarString(encoder, reason)
  })
}

export function noticeFrame(notice: Notice): Uint8Array {
  return frame((encoder) => {
    encoding.writeVarUint(encoder, ANSWER)
    encoding.writeVarUint(encoder, NOTICE)
    encoding.writeVarString(encoder, notice)
  })
}

function frame(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  write(encoder)
  return encoding.toUint8Array(encoder)
}
