import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect } from './e2e.ts'
import type { RoomPage } from './pages.ts'
import type { TestRoom } from './test-server.ts'

/** Takes the network from one tab, and gives it back. */
export async function tabNetwork(page: Page): Promise<(offline: boolean) => Promise<void>> {
  const network = await page.context().newCDPSession(page)
  await network.send('Network.enable')
  return async (offline) => {
    const speed = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 }
    const act = () => network.send('Network.emulateNetworkConditions', { offline, ...speed })
    await (offline ? noticesLoss(page, act) : act())
  }
}

/** Until the page has heard of it, what is written there is still sent. */
async function noticesLoss(page: Page, act: () => Promise<unknown>): Promise<void> {
  const loss = await page.evaluateHandle(() => {
    const heard = new Promise<void>((done) => {
      if (navigator.onLine) addEventListener('offline', () => done(), { once: true })
      else done()
    })
    return { heard }
  })
  await act()
  await loss.evaluate(({ heard }) => heard)
}

/** The service worker has every file of the pages, and this page asks it for them. */
export async function isKeptForOffline(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { serviceWorker } = navigator
    await serviceWorker.ready
    if (serviceWorker.controller) return
    await new Promise<void>((done) => serviceWorker.addEventListener('controllerchange', () => done(), { once: true }))
  })
}

/** The network goes from all of a browser, and the page has heard of it. */
export async function cutNetwork(page: Page): Promise<void> {
  await noticesLoss(page, () => page.context().setOffline(true))
}

/**
 * The network goes from all of a browser, when the service worker has what menus and dialogs need: it fetches that in its own time,
 * a moment after the page has opened.
 */
export async function losesNetwork(page: Page): Promise<void> {
  await isKeptForOffline(page)
  await cutNetwork(page)
}

export async function setRole(by: RoomPage, whose: RoomPage, role: keyof TestRoom['tokens']): Promise<void> {
  const path = `/api/rooms/${whose.who?.id}/members/${whose.who?.user}`
  const answer = await by.page.context().request.put(path, { data: { role } })
  expect(answer.status()).toBe(204)
}

export async function removeFromRoom(by: RoomPage, whom: RoomPage): Promise<void> {
  const answer = await by.page.context().request.delete(`/api/rooms/${whom.who?.id}/members/${whom.who?.user}`)
  expect(answer.status()).toBe(204)
}

export async function eraseCard(by: RoomPage, text: string): Promise<void> {
  const id = await by.card(text).getAttribute('data-card')
  const answer = await by.page.context().request.post(`/api/rooms/${by.who?.id}/erase`, { data: { cards: [id] } })
  expect(answer.ok(), await answer.text()).toBe(true)
}

export async function downloadFrom(page: Page): Promise<{ readonly name: string; readonly text: string }> {
  const button = page.getByRole('button', { name: 'Hämta texten som fil' })
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()])
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') }
}

export async function copiesIn(page: Page): Promise<unknown[]> {
  const names = await page.evaluate(async () => (await indexedDB.databases()).map(({ name = '' }) => name))
  return names.filter((name) => name.endsWith('/content'))
}

/** In the page: whether the letters stand in any record of any copy. */
export async function hasInCopies(letters: string): Promise<boolean> {
  // One that was deleted since it was listed is not made anew: then there is none.
  const open = (name: string) =>
    new Promise<IDBDatabase | undefined>((resolve, reject) => {
      const asked = indexedDB.open(name)
      asked.onupgradeneeded = () => asked.transaction!.abort()
      asked.onsuccess = () => resolve(asked.result)
      asked.onerror = () => (asked.error?.name === 'AbortError' ? resolve(undefined) : reject(asked.error))
    })
  for (const { name = '' } of await indexedDB.databases()) {
    if (!name.endsWith('/content')) continue
    const db = await open(name)
    if (!db) continue
    const asked = db.transaction('updates').objectStore('updates').getAll()
    const records = await new Promise<Uint8Array[]>((resolve) => {
      asked.onsuccess = () => resolve(asked.result)
    })
    db.close()
    if (records.some((record) => new TextDecoder().decode(record).includes(letters))) return true
  }
  return false
}

/** No copy says that something in it waits to be sent: what the screen says is in the copy a moment later. */
export async function nothingWaits(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(changesInCopies)).toEqual([])
}

/** In the page: which visits have changes that wait. */
async function changesInCopies(): Promise<string[]> {
  const result = <T>(asked: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      asked.onsuccess = () => resolve(asked.result)
      asked.onerror = () => reject(asked.error)
    })
  const found: string[] = []
  for (const { name = '' } of await indexedDB.databases()) {
    if (!name.endsWith('/content')) continue
    const db = await result(indexedDB.open(name))
    const names = await result(db.transaction('facts').objectStore('facts').getAllKeys())
    found.push(...names.map(String).filter((fact) => fact.startsWith('changes/')))
    db.close()
  }
  return found
}

/** Whether what the browser keeps for the page has the pattern somewhere in its bytes. */
export async function kept(page: Page, pattern: RegExp, isExpected: boolean): Promise<void> {
  const everything = async () => pattern.test(await keptBytes(page))
  await expect.poll(everything, { timeout: 15_000 }).toBe(isExpected)
}

async function keptBytes(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const result = <T>(asked: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        asked.onsuccess = () => resolve(asked.result)
        asked.onerror = () => reject(asked.error)
      })
    // One that was deleted since it was listed is not made anew: then there is none.
    const open = (name: string) => {
      const asked = indexedDB.open(name)
      asked.onupgradeneeded = () => asked.transaction!.abort()
      return result(asked).catch((error: DOMException) => {
        if (error.name !== 'AbortError') throw error
      })
    }
    const texts = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })]
    const read = (value: unknown): string =>
      value instanceof Uint8Array ? new TextDecoder('latin1').decode(value) : JSON.stringify(value)
    for (const { name } of await indexedDB.databases()) {
      const db = await open(name ?? '')
      if (!db) continue
      for (const store of db.objectStoreNames) {
        const values: unknown[] = await result(db.transaction(store).objectStore(store).getAll())
        texts.push(...values.map(read))
      }
      db.close()
    }
    return texts.join('\n')
  })
}
