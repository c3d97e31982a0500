import { existsSync, readFileSync, statSync } from 'node:fs'

const HEADER = 32
const FRAME_HEADER = 24
const NONE = Buffer.alloc(8)
/** A log is emptied long before; a larger one is not looked at. */
const MAX_SIZE = 512 * 1024 * 1024
/** https://sqlite.org/fileformat2.html#walformat: the last bit says in which order the numbers of the checksum are read. */
const MAGIC = 0x377f0682

/**
 * Whether a database's log is damaged before its end. SQLite reads a log up to the first frame that does not fit and lets the
 * rest go, which is right after a crash: the last transaction may be half there. But every transaction waits until the one
 * before it is on the disk. So when two whole ones come after the frame that does not fit, something that was promised is lost.
 */
export function isLogDamaged(database: string): boolean {
  const at = brokenAt(`${database}-wal`)
  // Somebody may have been writing while it was read; damage is still there at a second look.
  return at !== undefined && brokenAt(`${database}-wal`) === at
}

/** The number of the frame that does not fit, 0 for the header. */
function brokenAt(file: string): number | undefined {
  if (!existsSync(file) || statSync(file).size > MAX_SIZE) return undefined
  const log = readFileSync(file)
  if (log.length < HEADER) return undefined
  const frames = framesOf(log)
  const fits = fitsIn(log, frames)
  const broken = fits.indexOf(false)
  if (broken < 0) return undefined
  const after = frames.filter((frame, index) => index >= broken && fits[index + 1] && frame.readUInt32BE(4) > 0)
  return after.length >= 2 ? broken : undefined
}

function framesOf(log: Buffer): Buffer[] {
  const size = FRAME_HEADER + pageSizeOf(log)
  return Array.from({ length: Math.floor((log.length - HEADER) / size) }, (_, index) =>
    log.subarray(HEADER + index * size, HEADER + (index + 1) * size),
  )
}

/**
 * Whether the header and each frame are what their checksums say; each goes on from the one before it. What an earlier round of
 * the log has left behind the end is left out: it has another salt.
 */
function fitsIn(log: Buffer, frames: readonly Buffer[]): boolean[] {
  const sum = checksums((log.readUInt32BE(0) & 1) === 1)
  const isHeaderWhole =
    (log.readUInt32BE(0) & ~1) >>> 0 === MAGIC && sum([log.subarray(0, 24)], NONE).equals(log.subarray(24, 32))
  const salt = log.subarray(16, 24)
  const isOurs = (frame: Buffer) => !isHeaderWhole || frame.subarray(8, 16).equals(salt)
  const last = frames.findLastIndex(isOurs)
  let before = log.subarray(24, 32)
  const fits = frames.slice(0, last + 1).map((frame) => {
    const expected = sum([frame.subarray(0, 8), frame.subarray(FRAME_HEADER)], before)
    before = frame.subarray(16, 24)
    return isOurs(frame) && expected.equals(before)
  })
  return [isHeaderWhole, ...fits]
}

function pageSizeOf(log: Buffer): number {
  const size = log.readUInt32BE(8)
  return size >= 512 && size <= 65_536 && (size & (size - 1)) === 0 ? size : 4096
}

/** The running checksum of the format, from the eight bytes of the one before. */
function checksums(isBigEndian: boolean): (parts: readonly Buffer[], before: Buffer) => Buffer {
  return (parts, before) => {
    let [first, second] = [before.readUInt32BE(0), before.readUInt32BE(4)]
    for (const part of parts) {
      for (let at = 0; at < part.length; at += 8) {
        first = (first + (isBigEndian ? part.readUInt32BE(at) : part.readUInt32LE(at)) + second) >>> 0
        second = (second + (isBigEndian ? part.readUInt32BE(at + 4) : part.readUInt32LE(at + 4)) + first) >>> 0
      }
    }
    const sum = Buffer.alloc(8)
    sum.writeUInt32BE(first, 0)
    sum.writeUInt32BE(second, 4)
    return sum
  }
}
