import { createHash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { crc32 } from 'node:zlib'
import { StorageError } from '../storage-error.ts'
import { entryCheck, snapshotCheck } from './checksums.ts'

/** The first brings a new database to version 1, and so on. One that has been released is never changed again. */
const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE journal (
    doc TEXT NOT NULL,
    -- Counts 1, 2, 3 … in each document, across snapshots: a gap is a lost row.
    seq INTEGER NOT NULL,
    data BLOB NOT NULL,
    crc32 INTEGER NOT NULL,
    UNIQUE (doc, seq)
  ) STRICT;

  CREATE TABLE snapshots (
    doc TEXT NOT NULL,
    -- The last journal entry that it covers.
    upto INTEGER NOT NULL,
    data BLOB NOT NULL,
    sha256 BLOB NOT NULL,
    UNIQUE (doc, upto)
  ) STRICT;

  CREATE TABLE rooms (
    id TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    example TEXT,
    -- How many members ever came, so that a number is not given twice.
    arrivals INTEGER NOT NULL DEFAULT 0
  ) STRICT;

  CREATE TABLE users (
    id TEXT NOT NULL PRIMARY KEY,
    personal_key TEXT UNIQUE
  ) STRICT;

  CREATE TABLE sessions (
    hash TEXT NOT NULL PRIMARY KEY,
    user TEXT NOT NULL REFERENCES users (id),
    created_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE members (
    room TEXT NOT NULL REFERENCES rooms (id),
    user TEXT NOT NULL REFERENCES users (id),
    role TEXT NOT NULL,
    name TEXT NOT NULL,
    at INTEGER NOT NULL,
    invite TEXT,
    number INTEGER NOT NULL,
    PRIMARY KEY (room, user),
    UNIQUE (room, number)
  ) STRICT;
  CREATE INDEX members_by_user ON members (user);

  CREATE TABLE invites (
    id TEXT NOT NULL PRIMARY KEY,
    room TEXT NOT NULL REFERENCES rooms (id),
    role TEXT NOT NULL,
    label TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE,
    code TEXT,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    revoked_at INTEGER,
    uses INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX invites_by_room ON invites (room);
  `,
  `
  -- Checksums cover a record's place too. What did not match before does not match now.
  UPDATE journal SET crc32 = entry_check(doc, seq, data) WHERE crc32 = data_crc32(data);
  ALTER TABLE snapshots ADD COLUMN
    -- How many entries below it were damaged or missing when it was made.
    damaged INTEGER NOT NULL DEFAULT 0;
  UPDATE snapshots SET sha256 = snapshot_check(doc, upto, 0, data) WHERE sha256 = data_sha256(data);

  CREATE TABLE writers (
    doc TEXT NOT NULL,
    client INTEGER NOT NULL,
    user TEXT NOT NULL,
    crc32 INTEGER NOT NULL,
    UNIQUE (doc, client)
  ) STRICT;

  CREATE TABLE erasures (
    doc TEXT NOT NULL,
    generation INTEGER NOT NULL,
    at INTEGER NOT NULL,
    purged_at INTEGER,
    crc32 INTEGER NOT NULL,
    UNIQUE (doc, generation)
  ) STRICT;

  CREATE TABLE restores (
    at INTEGER NOT NULL
  ) STRICT;
  `,
  `
  CREATE TABLE rounds (
    id TEXT NOT NULL PRIMARY KEY,
    room TEXT NOT NULL REFERENCES rooms (id),
    kind TEXT NOT NULL,
    board TEXT NOT NULL,
    -- Lists, as JSON.
    cards TEXT NOT NULL,
    voters TEXT NOT NULL,
    budget INTEGER NOT NULL,
    cap INTEGER NOT NULL,
    opened_by TEXT NOT NULL,
    opened_at INTEGER NOT NULL,
    deadline INTEGER,
    closed_at INTEGER,
    closed_by TEXT,
    -- Whether the result is in the room's discussion. The checksum does not cover it: a wrong one is put right by doing it again.
    is_published INTEGER NOT NULL DEFAULT 0,
    crc32 INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX rounds_by_room ON rounds (room);

  CREATE TABLE ballots (
    round TEXT NOT NULL REFERENCES rounds (id),
    user TEXT NOT NULL REFERENCES users (id),
    -- All of what the person says, as JSON: a ballot is replaced as a whole.
    choices TEXT NOT NULL,
    revision INTEGER NOT NULL,
    at INTEGER NOT NULL,
    crc32 INTEGER NOT NULL,
    PRIMARY KEY (round, user)
  ) STRICT, WITHOUT ROWID;
  `,
]

/** Throws `too-new` for a database that a newer version has changed; reads only. */
export function refuseNewer(db: DatabaseSync): void {
  const version = versionOf(db)
  if (version <= MIGRATIONS.length) return
  throw new StorageError(
    'too-new',
    `The database has version ${version} and this program knows ${MIGRATIONS.length}: use a newer program`,
  )
}

/** Brings the tables to this version, each step in a transaction of its own; does nothing when they are there. */
export function migrate(db: DatabaseSync): void {
  // Version 1 did not overwrite what it deleted. Done before the step, so that it is done again after a crash.
  if (versionOf(db) === 1) db.exec('VACUUM')
  defineChecksums(db)
  MIGRATIONS.forEach((sql, index) => {
    if (versionOf(db) > index) return
    db.exec('BEGIN IMMEDIATE')
    try {
      // Another process may have been here while this one waited for the lock.
      if (versionOf(db) === index) db.exec(`${sql}; PRAGMA user_version = ${index + 1}`)
      db.exec('COMMIT')
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK')
      throw error
    }
  })
}

/** The checksums of this version and of version 1, for the steps above. */
function defineChecksums(db: DatabaseSync): void {
  const pure = { deterministic: true }
  db.function('entry_check', pure, (doc, seq, data) => entryCheck(String(doc), Number(seq), data as Uint8Array))
  db.function('data_crc32', pure, (data) => crc32(data as Uint8Array))
  db.function('snapshot_check', pure, (doc, upto, damaged, data) =>
    snapshotCheck(String(doc), Number(upto), Number(damaged), data as Uint8Array),
  )
  db.function('data_sha256', pure, (data) =>
    createHash('sha256')
      .update(data as Uint8Array)
      .digest(),
  )
}

function versionOf(db: DatabaseSync): number {
  return Number(db.prepare('PRAGMA user_version').get()?.user_version)
}
