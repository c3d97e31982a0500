import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import type { WebSocket } from 'ws'
import { openSocket } from './read-document.ts'

const REST_MS = 1_000

/** Someone whose network takes nothing any more: in the room, and never reading. */
export class StalledPerson {
  readonly #socket: WebSocket
  #frames = 0

  private constructor(socket: WebSocket) {
    this.#socket = socket
    socket.on('message', () => {
      this.#frames += 1
    })
    // A server may give up on a reader like this.
    socket.on('error', () => {})
  }

  static async enter(url: string, cookie: string, origin: string): Promise<StalledPerson> {
    const socket = openSocket(url, cookie, origin)
    const person = new StalledPerson(socket)
    await once(socket, 'open')
    socket.pause()
    return person
  }

  /** Reads what was sent meanwhile, says how many frames that was, and leaves. */
  async readRest(): Promise<number> {
    this.#socket.resume()
    await wait(REST_MS)
    this.#socket.terminate()
    return this.#frames
  }
}
