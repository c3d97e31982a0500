import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'

/**
 * What is stored beside a record. It covers the record's place too, so that neither a changed byte nor a record that turns up
 * under another's name passes for sound.
 */
export function entryCheck(doc: string, seq: number, data: Uint8Array): number {
  return crc32(data, crc32(`${doc} ${seq} `))
}

export function snapshotCheck(doc: string, upto: number, damaged: number, data: Uint8Array): Buffer {
  return createHash('sha256').update(`${doc} ${upto} ${damaged} `).update(data).digest()
}

/** For rows of short values. */
export function rowCheck(...values: readonly (string | number)[]): number {
  return crc32(values.join(' '))
}
