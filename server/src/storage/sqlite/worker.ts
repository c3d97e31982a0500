import { parentPort } from 'node:worker_threads'
import { assert } from '@samtavla/shared/lib/assert.ts'
import { answerCalls } from '../worker-calls.ts'
import { IN_MEMORY, openDatabase } from './database.ts'
import { isLogDamaged } from './log-check.ts'
import { SqliteStore } from './sqlite-store.ts'

type Method = (...args: readonly unknown[]) => unknown

let store: SqliteStore | undefined

assert(parentPort, 'this file runs as a worker')
answerCalls(parentPort, (method, args) => {
  if (method === 'open') {
    const file = String(args[0])
    const hasLost = file !== IN_MEMORY && isLogDamaged(file)
    store = new SqliteStore(openDatabase(file))
    if (hasLost) store.noteLoss(Date.now())
    return hasLost
  }
  if (method === 'end') return store?.close()
  assert(store, 'the database is opened first')
  return callMethod(store, method, args)
})

/** Calls `docs.append` and the like, or `backup`. */
function callMethod(target: SqliteStore, path: string, args: readonly unknown[]): unknown {
  const [name, group] = path.split('.').reverse()
  const methods = (group ? Reflect.get(target, group) : target) as Record<string, Method>
  assert(name && methods[name], `the store has ${path}`)
  return methods[name](...args)
}
