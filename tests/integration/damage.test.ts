import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { DATABASE_NAME, openStore } from '@samtavla/server/storage/open-store.ts'
import type { Store } from '@samtavla/server/storage/store.ts'
import { newUserId } from '@samtavla/shared/model/ids.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { entry, textOf, Writer, words } from './storage-contract.ts'

let dir: string
let file: string
let store: Store

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'samtavla-damage-'))
  file = join(dir, DATABASE_NAME)
  store = await openStore({ dataDir: dir })
})

afterEach(async () => {
  await store.close()
  await rm(dir, { recursive: true })
})

/** Runs SQL as a fault would, past the store. */
function tamper(sql: string, ...values: SQLInputValue[]): Record<string, unknown>[] {
  const db = new DatabaseSync(file)
  try {
    return db.prepare(sql).all(...values)
  } finally {
    db.close()
  }
}

describe('a damaged document', () => {
  const flipped = "CAST(substr(data, 1, 2) || x'7f' || substr(data, 4) AS BLOB)"

  test('[R15] loses an entry that has changed, and nothing else', async () => {
    await store.docs.append([entry('a', 'first'), entry('a', 'second'), entry('a', 'third'), entry('b', 'sound')])
    tamper(`UPDATE journal SET data = ${flipped} WHERE doc = 'a' AND seq = 2`)
    expect(words(await store.docs.load('a'))).toEqual(['first', 'third'])
    expect((await store.docs.load('a')).damaged).toBe(1)
    expect(await store.docs.load('b')).toMatchObject({ damaged: 0 })
    await store.docs.append([entry('a', 'fourth')])
    expect(words(await store.docs.load('a'))).toEqual(['first', 'third', 'fourth'])
  })

  test('[R15] counts the last entry when it has changed', async () => {
    await store.docs.append([entry('a', 'first'), entry('a', 'second')])
    tamper(`UPDATE journal SET data = ${flipped} WHERE seq = 2`)
    expect(await store.docs.load('a')).toMatchObject({ damaged: 1 })
    await store.docs.append([entry('a', 'third')])
    expect(words(await store.docs.load('a'))).toEqual(['first', 'third'])
    expect(await store.docs.load('a')).toMatchObject({ damaged: 1 })
  })

  test('[R15] loses an entry that is missing, and nothing else', async () => {
    await store.docs.append([entry('a', 'first'), entry('a', 'second'), entry('a', 'third')])
    tamper("DELETE FROM journal WHERE doc = 'a' AND seq = 2")
    expect(words(await store.docs.load('a'))).toEqual(['first', 'third'])
    expect((await store.docs.load('a')).damaged).toBe(1)
  })

  test('[R15] takes no entry that belongs to another document or place', async () => {
    await store.docs.append([entry('a', 'first'), entry('b', 'foreign')])
    tamper("UPDATE journal SET doc = 'a', seq = 2 WHERE doc = 'b'")
    expect(words(await store.docs.load('a'))).toEqual(['first'])
    expect((await store.docs.load('a')).damaged).toBe(1)
  })

  test('[R15] passes over an owner of a client id that has changed', async () => {
    const user = newUserId()
    const writers = [7, 8].map((client) => ({ client, user }))
    await store.docs.append([{ ...entry('a', 'first'), writers }])
    tamper("UPDATE writers SET user = 'user_00000000000000000000' WHERE client = 7")
    expect(await store.docs.load('a')).toMatchObject({ writers: [{ client: 8, user }], damaged: 1 })
  })

  test('[R14] loads whole from the older snapshot and the journal since', async () => {
    const writer = new Writer('a')
    for (const word of ['one ', 'two ']) {
      await store.docs.append([writer.type(word)])
      await store.docs.compact('a')
    }
    tamper(`UPDATE snapshots SET data = ${flipped} WHERE upto = 2`)
    expect(textOf(await store.docs.load('a'))).toBe('one two ')
    await store.docs.append([writer.type('three')])
    expect(textOf(await store.docs.load('a'))).toBe('one two three')
    await store.docs.compact('a')
    expect(tamper('SELECT upto FROM snapshots')).toEqual([{ upto: 2 }, { upto: 3 }])
    expect(textOf(await store.docs.load('a'))).toBe('one two three')
    expect((await store.docs.load('a')).damaged).toBe(0)
  })

  test('[R14] loads from the journal alone when its only snapshot is damaged', async () => {
    await store.docs.append([new Writer('a').type('one')])
    await store.docs.compact('a')
    tamper(`UPDATE snapshots SET data = ${flipped}`)
    expect(textOf(await store.docs.load('a'))).toBe('one')
    expect((await store.docs.load('a')).damaged).toBe(0)
  })

  test('[R15] gives what the journal still has when no snapshot is sound', async () => {
    const writer = new Writer('a')
    for (const word of ['one ', 'two ', 'three ']) {
      await store.docs.append([writer.type(word)])
      await store.docs.compact('a')
    }
    tamper(`UPDATE snapshots SET data = ${flipped}`)
    const stored = await store.docs.load('a')
    expect(stored).toMatchObject({ snapshot: undefined, damaged: 2 })
    expect(stored.updates).toHaveLength(1)
    tamper('DELETE FROM journal')
    expect(await store.docs.load('a')).toMatchObject({ updates: [], damaged: 3 })
  })

  test('[R15] does not forget what was lost when it is compacted', async () => {
    const writer = new Writer('a')
    await store.docs.append(['one ', 'two ', 'three '].map((word) => writer.type(word)))
    tamper(`UPDATE journal SET data = ${flipped} WHERE seq = 3`)
    await store.docs.compact('a')
    expect(await store.docs.load('a')).toMatchObject({ updates: [], damaged: 1 })
    expect(textOf(await store.docs.load('a'))).toBe('one two ')
    await store.docs.append([writer.type('four ')])
    expect(await store.docs.load('a')).toMatchObject({ damaged: 1 })
  })
})
