import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium } from '@playwright/test'
import * as Y from 'yjs'
import { expect, joinByRequest, test } from '../support/e2e.ts'
import { RoomPage } from '../support/pages.ts'

test.use({ serviceWorkers: 'allow' })

test('[R3] a browser that is killed in the middle of a word has the text when it is started again, and sends it', async ({
  server,
  room,
  signInAs,
  launchOptions,
}) => {
  const malte = await signInAs('member')
  const profile = await mkdtemp(join(tmpdir(), 'samtavla-profile-'))
  const launch = () =>
    chromium.launchPersistentContext(profile, { ...launchOptions, baseURL: server.url, locale: 'sv-SE' })
  try {
    const first = await launch()
    const user = await joinByRequest(first, room.tokens.facilitator, 'Frida')
    const who = { id: room.room, user, name: 'Frida' }
    const frida = await new RoomPage(await first.newPage(), who).open()
    await frida.add('Styrkor', 'Sparad')
    await frida.isSaved()
    await first.setOffline(true)
    await expect(frida.saveStatus).toHaveText('Frånkopplad')
    await (await frida.edit('Sparad')).pressSequentially(' och mitt i ett or', { delay: 20 })
    await frida.addField('Hot').fill('Inte ens en la')
    await areKept(frida, ['Sparad och mitt i ett or', 'Inte ens en la'])
    // Browsers write cookies down twice a minute: the session of somebody who came long ago is on the disk.
    const cookies = await first.cookies()
    await kill(first, profile)

    const second = await launch()
    await second.addCookies(cookies)
    const again = await new RoomPage(await second.newPage(), who).open()
    // It goes by itself after a while.
    await expect(again.page.locator('.ui-toast')).toHaveText('1 ändring tillagd')
    await again.shows({ Styrkor: ['Sparad och mitt i ett or'] })
    await expect(again.addField('Hot')).toHaveValue('Inte ens en la')
    await malte.shows({ Styrkor: ['Sparad och mitt i ett or'] })
    await again.isSaved()
    await second.close()
  } finally {
    await rm(profile, { recursive: true, force: true })
  }
})

/** R3: what was typed comes into the browser's own storage by itself. */
async function areKept(room: RoomPage, texts: readonly string[]): Promise<void> {
  await expect.poll(() => keptTexts(room)).toEqual(expect.arrayContaining([...texts]))
}

/** The texts of all cards in all copies, and those that were to become cards. */
async function keptTexts(room: RoomPage): Promise<string[]> {
  const { updates, drafts } = await room.page.evaluate(readCopies)
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, Uint8Array.from(update))
  return [...[...doc.getMap<Y.Map<unknown>>('cards').values()].map((card) => String(card.get('text'))), ...drafts]
}

/** In the page: what is in all copies. */
async function readCopies(): Promise<{ updates: number[][]; drafts: string[] }> {
  const result = <T>(asked: IDBRequest<T>) =>
    new Promise<T>((resolve) => {
      asked.onsuccess = () => resolve(asked.result)
    })
  const updates: number[][] = []
  const drafts: string[] = []
  for (const { name = '' } of await indexedDB.databases()) {
    const db = await result(indexedDB.open(name))
    const stores = db.transaction(['updates', 'facts'])
    const records: Uint8Array[] = await result(stores.objectStore('updates').getAll())
    const isDraft = IDBKeyRange.bound('draft/', 'draft/\uffff')
    drafts.push(...(await result<string[]>(stores.objectStore('facts').getAll(isDraft))))
    updates.push(...records.map((record) => [...record]))
    db.close()
  }
  return { updates, drafts }
}

/** The browser's own process, and with it all of its others, and the script that started it. Nothing is closed in order. */
async function kill(context: BrowserContext, profile: string): Promise<void> {
  const gone = new Promise((resolve) => context.once('close', resolve))
  const lines = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n')
  const own = lines.filter((line) => line.includes(`--user-data-dir=${profile}`) && !line.includes('--type='))
  expect(own).not.toEqual([])
  for (const line of own) process.kill(Number.parseInt(line, 10), 'SIGKILL')
  await gone
}
