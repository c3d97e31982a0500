import type { Page } from '@playwright/test'

/** Every byte that a page is given by the server: frames of its sockets and bodies of its responses, from when it is made. */
export class Received {
  readonly #parts: Buffer[] = []
  readonly #bodies: Promise<unknown>[] = []

  constructor(page: Page) {
    page.on('websocket', (socket) => {
      socket.on('framereceived', ({ payload }) => {
        this.#parts.push(typeof payload === 'string' ? Buffer.from(payload) : payload)
      })
    })
    page.on('response', (response) => {
      // A page that goes away takes the bodies along that nobody has read.
      this.#bodies.push(
        response
          .body()
          .then((body) => this.#parts.push(body))
          .catch(() => 0),
      )
    })
  }

  /** Whether a text came, in UTF-8, in one piece. */
  async has(text: string): Promise<boolean> {
    await Promise.all(this.#bodies)
    return this.#parts.some((part) => part.includes(text))
  }
}
