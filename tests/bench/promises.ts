import { once } from 'node:events'
import type { Page } from '@playwright/test'
import * as Y from 'yjs'
import { signedInContext, slowDown, withBrowser } from './browser.ts'
import { openForWriting } from './read-document.ts'
import { percentile } from './samples.ts'
import { type Room, SamtavlaServer } from './servers.ts'
import type { Row } from './table.ts'

const TIMES = 10
const SLOWER = 4

/** What the product promises within a time that people may count on: R3, S2 and S9. */
export async function measurePromises(): Promise<Row[]> {
  const server = await SamtavlaServer.start()
  try {
    const room = await server.createRoom('Det som utlovas')
    const facilitator = await server.join(room, 'Frida Ledare', 'facilitator')
    const rows = [await keptRow(server, room)]
    for (const [name, end] of Object.entries(endingsOf(server, room, facilitator))) {
      const times: number[] = []
      for (let i = 0; i < TIMES; i++) times.push(await untilClosed(server, room, end))
      rows.push(rowOf(`promises: sockets close after ${name}`, times, 2_000))
    }
    return rows
  } finally {
    await server.stop()
  }
}

function rowOf(name: string, times: readonly number[], max: number, note = ''): Row {
  const median = percentile(times, 0.5).toFixed(0)
  return { name, unit: 'ms', ours: Math.max(...times), limit: { of: 'value', max }, note: `p50 is ${median} ms${note}` }
}

type Ending = (person: { readonly cookie: string; readonly user: string }) => Promise<unknown>

/** S2, S9: what ends somebody's access or lowers it. */
function endingsOf(server: SamtavlaServer, room: Room, facilitator: string): Record<string, Ending> {
  const member = (user: string) => `/api/rooms/${room.id}/members/${user}`
  return {
    'a lowered role': ({ user }) => server.ask(facilitator, 'PUT', member(user), { role: 'viewer' }),
    'a removal': ({ user }) => server.ask(facilitator, 'DELETE', member(user)),
    'signing out': ({ cookie }) => server.ask(cookie, 'DELETE', '/api/session'),
  }
}

/** From asking for the end until the person's socket is told, in milliseconds. */
async function untilClosed(server: SamtavlaServer, room: Room, end: Ending): Promise<number> {
  const cookie = await server.join(room, 'Malte Medlem')
  const asked = await server.ask(cookie, 'GET', '/api/me')
  const { user } = (await asked.json()) as { user: string }
  const socket = await openForWriting(server.socketUrl(room.id), cookie, server.origin, new Y.Doc())
  const closed = once(socket, 'close')
  await once(socket, 'message')
  const start = performance.now()
  await end({ cookie, user })
  await closed
  return performance.now() - start
}

/** R3: from a half-written card to the browser's own storage, on a slow machine. */
async function keptRow(server: SamtavlaServer, room: Room): Promise<Row> {
  const cookie = await server.join(room, 'Skrivare Skog')
  return withBrowser(async (browser) => {
    const page = await (await signedInContext(browser, server.origin, cookie)).newPage()
    await page.goto(server.roomUrl(room.id))
    const field = page.getByRole('textbox', { name: /^Skriv en lapp i/ }).first()
    await field.fill('En lapp')
    await field.press('Enter')
    await page.locator('[data-card-focus]').first().focus()
    await page.keyboard.press('Enter')
    await page.locator('[data-card] textarea').first().waitFor()
    await page.locator('[data-save="saved"]').waitFor()
    await slowDown(page, SLOWER)
    const times: number[] = []
    for (let i = 0; i < TIMES; i++) times.push(await untilKept(page, ` ord${i}`))
    return rowOf('promises: words are kept in the browser', times, 1_000, `; CPU ÷ ${SLOWER}`)
  })
}

/** From the words until they are among the bytes that the browser keeps, in milliseconds. */
async function untilKept(page: Page, words: string): Promise<number> {
  const start = performance.now()
  await page.keyboard.insertText(words)
  while (!(await page.evaluate(isKept, words))) {
    if (performance.now() - start > 15_000) return Number.NaN
  }
  return performance.now() - start
}

/** In the page: whether some update in some copy holds the words. */
async function isKept(words: string): Promise<boolean> {
  const result = <T>(asked: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      asked.onsuccess = () => resolve(asked.result)
      asked.onerror = () => reject(asked.error)
    })
  for (const { name = '' } of await indexedDB.databases()) {
    const db = await result(indexedDB.open(name))
    const kept: Uint8Array[] = await result(db.transaction('updates').objectStore('updates').getAll())
    db.close()
    if (kept.some((update) => new TextDecoder().decode(update).includes(words))) return true
  }
  return false
}
