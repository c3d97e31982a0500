import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium } from '@playwright/test'
import * as Y from 'yjs'
import { expect, joinByRequest, test } from '../support/e2e.ts'
import { RoomPage } from '../support/pages.ts'

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
    await isKept(frida, 'Sparad och mitt i ett or')
    // Browsers write cookies down twice a minute: the session of somebody who came long ago is on the disk.
    const cookies = await first.cookies()
    await kill(first, profile)

    const second = await launch()
    await second.addCookies(cookies)
    const again = await new RoomPage(await second.newPage(), who).open()
    await again.shows({ Styrkor: ['Sparad och mitt i ett or'] })
    await expect(again.addField('Hot')).toHaveValue('Inte ens en la')
    await malte.shows({ Styrkor: ['Sparad och mitt i ett or'] })
    await again.isSaved()
    await expect(again.page.locator('.ui-toast')).toHaveText('1 ändring tillagd')
    await second.close()
  } finally {
    await rm(profile, { recursive: true, force: true })
  }
})

/** R3: what was typed is in the browser's own storage within a second. */
async function isKept(room: RoomPage, text: string): Promise<void> {
  await expect.poll(() => keptTexts(room), { timeout: 1_000 }).toContain(text)
}

async function keptTexts(room: RoomPage): Promise<string[]> {
  const records = await room.page.evaluate(readCopies)
  const doc = new Y.Doc()
  for (const record of records) Y.applyUpdate(doc, Uint8Array.from(record))
  return [...doc.getMap<Y.Map<unknown>>('cards').values()].map((card) => String(card.get('text')))
}

/** In the page: all records of all copies. */
async function readCopies(): Promise<number[][]> {
  const databases = await indexedDB.databases()
  const records = databases.map(async ({ name = '' }) => {
    const db = await new Promise<IDBDatabase>((resolve) => {
      const asked = indexedDB.open(name)
      asked.onsuccess = () => resolve(asked.result)
    })
    const asked = db.transaction('updates').objectStore('updates').getAll()
    const found = await new Promise<Uint8Array[]>((resolve) => {
      asked.onsuccess = () => resolve(asked.result)
    })
    db.close()
    return found.map((record) => [...record])
  })
  return (await Promise.all(records)).flat()
}

/** The browser's own process, and with it all of its others. Nothing is closed in order. */
async function kill(context: BrowserContext, profile: string): Promise<void> {
  const gone = new Promise((resolve) => context.once('close', resolve))
  const lines = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n')
  const own = lines.find((line) => line.includes(`--user-data-dir=${profile}`) && !line.includes('--type='))
  process.kill(Number.parseInt(own ?? '', 10), 'SIGKILL')
  await gone
}
