import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { openLog } from '../log.ts'
import { openStore } from '../storage/open-store.ts'
import { StorageError } from '../storage/storage-error.ts'
import type { Store } from '../storage/store.ts'
import { PurgeQueue } from './purge-queue.ts'

let store: Store
/** What was asked of the store: documents that were purged, and `forget` for each time that the file was written anew. */
let calls: string[]
let letForget: () => void
let mayForget: Promise<void>
const refused = new Set<string>()

beforeEach(async () => {
  store = await openStore({ dataDir: ':memory:' })
  calls = []
  const { purge, forget } = store.docs
  store.docs.purge = async (doc) => {
    calls.push(doc)
    if (refused.delete(doc)) throw new StorageError('damaged', 'made up')
    return purge(doc)
  }
  store.docs.forget = async (purged) => {
    calls.push('forget')
    await mayForget
    if (refused.delete('forget')) throw new StorageError('busy', 'made up')
    return forget(purged)
  }
  letForget = () => {}
  mayForget = Promise.resolve()
})
afterEach(() => store.close())

const queue = () => new PurgeQueue(store.docs, openLog('silent'), 1)

async function erasedIn(...docs: string[]): Promise<void> {
  const update = Y.encodeStateAsUpdate(new Y.Doc())
  await store.docs.append(docs.map((doc) => ({ doc, update, generation: 1 })))
}

test('[S16] writes the file anew once for all that wait', async () => {
  mayForget = new Promise((resolve) => {
    letForget = resolve
  })
  await erasedIn('a', 'b', 'c')
  const purges = queue()
  purges.add('a')
  const first = purges.done('a')
  await expect.poll(() => calls).toEqual(['a', 'forget'])
  for (const doc of ['b', 'c', 'b', 'a', 'b']) purges.add(doc)
  letForget()
  await first
  expect(calls).toEqual(['a', 'forget'])
  await Promise.all(['a', 'b', 'c'].map((doc) => purges.done(doc)))
  expect(calls).toEqual(['a', 'forget', 'b', 'c', 'a', 'forget'])
  expect(await store.docs.unpurged()).toEqual([])
})

test('[S16] tries again what could not be done, and does the rest', async () => {
  await erasedIn('a', 'b')
  refused.add('a')
  const purges = queue()
  for (const doc of ['a', 'b']) purges.add(doc)
  await Promise.all(['a', 'b'].map((doc) => purges.done(doc)))
  expect(calls).toEqual(['a', 'b', 'forget'])
  expect(await store.docs.unpurged()).toEqual(['a'])
  await expect.poll(() => store.docs.unpurged()).toEqual([])
})

test('[S16] tries all of it again when the bytes could not be forgotten', async () => {
  await erasedIn('a', 'b')
  refused.add('forget')
  const purges = queue()
  for (const doc of ['a', 'b']) purges.add(doc)
  await expect.poll(() => store.docs.unpurged()).toEqual([])
  expect(calls).toEqual(['a', 'b', 'forget', 'a', 'b', 'forget'])
})

test('begins nothing after it was closed', async () => {
  await erasedIn('a')
  const purges = queue()
  purges.add('a')
  await purges.close()
  await purges.done('a')
  expect(calls).toEqual([])
  expect(await store.docs.unpurged()).toEqual(['a'])
})
