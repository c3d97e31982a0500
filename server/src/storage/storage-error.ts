/** Why storage refused or failed, as stable words for logs and decisions; never shown to a user as they are. */
export type StorageErrorCode =
  /** Stored bytes do not match their checksum, or some of them are missing. */
  | 'damaged'
  /** The database was written by a newer version of the program. */
  | 'too-new'
  /** Something with the same id or hash is there already. */
  | 'taken'
  /** It names a room or a user that does not exist. */
  | 'unknown-reference'
  /** Another process held the write lock for too long; try again. */
  | 'busy'
  | 'disk-full'
  | 'read-only'
  /** Writing failed, an fsync for instance: nobody knows what is on the disk. */
  | 'disk-failed'
  /** A part of the disk cannot be read. What is elsewhere can. */
  | 'unreadable'
  /** A file could not be opened: there is none, it is another user's, or too many are open. */
  | 'not-openable'
  /** The file to write is there already. */
  | 'file-exists'
  /** Another server uses the data folder. */
  | 'locked'
  | 'closed'
  /** The thread that does the work ended by itself. */
  | 'worker-died'
  | 'unexpected'

/** What every method of a `Store` rejects with. */
export class StorageError extends Error {
  override readonly name = 'StorageError'
  readonly code: StorageErrorCode

  constructor(code: StorageErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/** Gives an error of SQLite its stable word, and leaves one that has it. */
export function asStorageError(error: unknown): StorageError {
  if (error instanceof StorageError) return error
  const message = error instanceof Error ? error.message : String(error)
  return new StorageError(codeOf(error), message, { cause: error })
}

/** SQLite's result codes, https://sqlite.org/rescode.html: the low byte of an extended code is its primary code. */
const PRIMARY_CODES: Readonly<Record<number, StorageErrorCode>> = {
  5: 'busy',
  8: 'read-only',
  10: 'disk-failed',
  11: 'damaged',
  13: 'disk-full',
  14: 'not-openable',
  26: 'damaged',
}
const EXTENDED_CODES: Readonly<Record<number, StorageErrorCode>> = {
  // The index beside the log could not grow: a full disk says this too. Nothing is committed then.
  4874: 'disk-full',
  // No folder for temporary files can be written in, which says nothing of the data.
  6410: 'not-openable',
  266: 'unreadable',
  8458: 'unreadable',
  787: 'unknown-reference',
  1555: 'taken',
  2067: 'taken',
}

/** Of files that we write ourselves, and of numbers in the database that are too large for any that we wrote. */
const SYSTEM_CODES: Readonly<Record<string, StorageErrorCode>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EROFS: 'read-only',
  EIO: 'disk-failed',
  ERR_OUT_OF_RANGE: 'damaged',
}

function codeOf(error: unknown): StorageErrorCode {
  if (!(error instanceof Error)) return 'unexpected'
  if ('code' in error && SYSTEM_CODES[String(error.code)]) return SYSTEM_CODES[String(error.code)]!
  if (!('errcode' in error) || typeof error.errcode !== 'number') return 'unexpected'
  return EXTENDED_CODES[error.errcode] ?? PRIMARY_CODES[error.errcode & 0xff] ?? 'unexpected'
}
