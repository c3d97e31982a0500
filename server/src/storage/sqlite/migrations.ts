import type { DatabaseSync } from 'node:sqlite'
import { StorageError } from '../storage-error.ts'

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

function versionOf(db: DatabaseSync): number {
  return Number(db.prepare('PRAGMA user_version').get()?.user_version)
}
