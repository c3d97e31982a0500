import type { MessagePort, Transferable, Worker } from 'node:worker_threads'
import { StorageError, type StorageErrorCode } from './storage-error.ts'

/**
 * Calls from the main thread to a worker: each is one message there and one back, answered in the order they were sent.
 */
interface Call {
  readonly id: number
  readonly method: string
  readonly args: readonly unknown[]
}

type Answer =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly code: StorageErrorCode; readonly message: string }

interface Pending {
  resolve(value: unknown): void
  reject(error: StorageError): void
}

/** In the worker: answers every call with what `answer` returns or throws, until `end` was called. */
export function answerCalls(port: MessagePort, answer: (method: string, args: readonly unknown[]) => unknown): void {
  port.on('message', (call: Call) => {
    const { value, transfer } = pack(answerOf(call, answer))
    port.postMessage(value, transfer)
    if (call.method === 'end') port.close()
  })
}

function answerOf(call: Call, answer: (method: string, args: readonly unknown[]) => unknown): Answer {
  try {
    return { id: call.id, ok: true, value: answer(call.method, call.args) }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { id: call.id, ok: false, code: error instanceof StorageError ? error.code : 'unexpected', message }
  }
}

/** On the main thread: the way to one worker that runs `answerCalls`. */
export class WorkerCalls {
  readonly #worker: Worker
  readonly #exited: Promise<void>
  readonly #pending = new Map<number, Pending>()
  #nextId = 0
  #ended: Promise<void> | undefined
  #unreachable: StorageError | undefined

  /** `onDeath` is told once if the worker ends without having been asked to. */
  constructor(worker: Worker, onDeath: (error: StorageError) => void) {
    this.#worker = worker
    worker.on('message', (answer: Answer) => this.#settle(answer))
    this.#exited = new Promise((resolve) => {
      let cause: unknown
      worker.on('error', (error) => {
        cause = error
      })
      worker.on('messageerror', (error) => {
        cause = error
        void worker.terminate()
      })
      worker.on('exit', () => {
        resolve()
        this.#onExit(cause, onDeath)
      })
    })
  }

  /** Rejects with the error of the call, with `worker-died` when there will be no answer, or with `closed` after `end`. */
  call(method: string, ...args: readonly unknown[]): Promise<unknown> {
    if (this.#unreachable) return Promise.reject(this.#unreachable)
    return this.#send(method, args)
  }

  /**
   * Lets the calls already made be answered, has the worker answer `end`, and resolves when its thread is gone. Refuses calls at
   * once, and ends no sooner than `after` has.
   */
  end(after?: Promise<void>): Promise<void> {
    this.#ended ??= this.#end(after)
    return this.#ended
  }

  async #end(after?: Promise<void>): Promise<void> {
    if (this.#unreachable) return this.#exited
    this.#unreachable = new StorageError('closed', 'The store is closed')
    await Promise.allSettled([after])
    try {
      await this.#send('end', [])
    } finally {
      await this.#exited
    }
  }

  #send(method: string, args: readonly unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const id = this.#nextId++
      const { value, transfer } = pack({ id, method, args } satisfies Call)
      this.#worker.postMessage(value, transfer)
      this.#pending.set(id, { resolve, reject })
    })
  }

  #settle(answer: Answer): void {
    const pending = this.#pending.get(answer.id)
    this.#pending.delete(answer.id)
    if (answer.ok) pending?.resolve(answer.value)
    else pending?.reject(new StorageError(answer.code, answer.message))
  }

  #onExit(cause: unknown, onDeath: (error: StorageError) => void): void {
    const reason = cause instanceof Error ? `: ${cause.message}` : ''
    const died = new StorageError('worker-died', `A storage worker ended${reason}`, { cause })
    const unexpected = !this.#unreachable || this.#pending.size > 0
    this.#unreachable ??= died
    for (const pending of this.#pending.values()) pending.reject(died)
    this.#pending.clear()
    if (unexpected) onDeath(died)
  }
}

/**
 * Copies all byte arrays of a message into one buffer that is handed over. Sent as they are, a short array that looks into a
 * large buffer (as those cut out of a socket's message do) would drag all of the buffer along.
 */
function pack(message: Call | Answer): { readonly value: unknown; readonly transfer: readonly Transferable[] } {
  let size = 0
  replaceBytes(message, (bytes) => {
    size += bytes.byteLength
    return bytes
  })
  if (size === 0) return { value: message, transfer: [] }
  const all = new Uint8Array(size)
  let end = 0
  const value = replaceBytes(message, (bytes) => {
    all.set(bytes, end)
    end += bytes.byteLength
    return all.subarray(end - bytes.byteLength, end)
  })
  return { value, transfer: [all.buffer] }
}

function replaceBytes(value: unknown, replace: (bytes: Uint8Array) => Uint8Array): unknown {
  if (value instanceof Uint8Array) return replace(value)
  if (Array.isArray(value)) return value.map((item) => replaceBytes(item, replace))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaceBytes(item, replace)]))
}
