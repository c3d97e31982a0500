import type { BrowserContext } from '@playwright/test'
import { expect, test } from '../support/e2e.ts'
import { downloadFrom, eraseCard, hasInCopies, isKeptForOffline, setRole, tabNetwork } from '../support/offline.ts'
import { RoomPage } from '../support/pages.ts'

test.use({ serviceWorkers: 'allow' })

/** How the board says that a text was removed for privacy, without by whom and when. */
const ERASED = expect.stringContaining('Borttaget av integritetsskäl') as unknown as string

test('[R3] of two tabs, one offline, neither loses what the other wrote', async ({ signInAs, faults }) => {
  faults.expectLostConnection()
  const [frida, malte] = [await signInAs('facilitator'), await signInAs('member')]
  await frida.add('Styrkor', 'Ett')
  await frida.isSaved()
  const context = frida.page.context()
  const second = await new RoomPage(await context.newPage(), frida.who).open()
  await second.shows({ Styrkor: ['Ett'] })
  const cut = await tabNetwork(second.page)
  await cut(true)
  await expect(second.saveStatus).toHaveText('Frånkopplad')
  await second.add('Hot', 'Utan nät')
  await frida.add('Styrkor', 'Två')
  await frida.isSaved()
  await expect(second.saveStatus).toHaveText('Frånkopplad, 1 väntar')
  await expect.poll(() => frida.page.evaluate(hasInCopies, 'Utan nät')).toBe(true)

  // The copy has both, also for a third one that is opened meanwhile, and sends what waits.
  const third = await new RoomPage(await context.newPage(), frida.who).open()
  await third.shows({ Styrkor: ['Två', 'Ett'], Hot: ['Utan nät'] })
  await malte.shows({ Styrkor: ['Två', 'Ett'], Hot: ['Utan nät'] })
  await second.add('Hot', 'Sedan')
  await cut(false)
  for (const room of [frida, second, third, malte]) {
    await room.shows({ Styrkor: ['Två', 'Ett'], Hot: ['Sedan', 'Utan nät'] })
  }
  await second.isSaved()
  for (const room of [second, third, frida]) await room.page.close()
  const last = await new RoomPage(await context.newPage(), frida.who).open()
  await last.shows({ Styrkor: ['Två', 'Ett'], Hot: ['Sedan', 'Utan nät'] })
  await last.isSaved()
})

test('[PRIV-A1] what a window without a network did with a text that is erased comes into no room', async ({
  signInAs,
  faults,
}) => {
  faults.expectLostConnection()
  const [frida, malte] = [await signInAs('facilitator'), await signInAs('member')]
  await frida.add('Styrkor', 'Ett namn', 'Annat')
  await malte.shows({ Styrkor: ['Annat', 'Ett namn'] })
  await malte.isSaved()
  const second = await new RoomPage(await malte.page.context().newPage(), malte.who).open()
  await second.shows({ Styrkor: ['Annat', 'Ett namn'] })
  await isKeptForOffline(second.page)
  const cut = await tabNetwork(second.page)
  await cut(true)
  await expect(second.saveStatus).toHaveText('Frånkopplad')
  await second.cardMenu('Ett namn', 'Kopiera')
  await second.add('Hot', 'Utan nät')
  await expect.poll(() => malte.page.evaluate(hasInCopies, 'Utan nät')).toBe(true)

  await eraseCard(frida, 'Ett namn')
  await expect.poll(() => malte.page.evaluate(hasInCopies, 'Ett namn')).toBe(false)
  await malte.add('Möjligheter', 'Därefter')
  await frida.shows({ Styrkor: ['Annat', ERASED], Möjligheter: ['Därefter'] })
  await malte.shows({ Styrkor: ['Annat', ERASED], Möjligheter: ['Därefter'] })
  // The other window is there, and looks after its own.
  await expect(malte.page.getByRole('main').getByText('Rummet har rensats av integritetsskäl')).toHaveCount(0)
  await expect(second.page.getByRole('main').getByText('Webbläsaren kan inte spara')).toBeVisible()

  await cut(false)
  const offer = second.page.getByRole('main').getByText('Rummet har rensats av integritetsskäl')
  await expect(offer).toContainText('2 texter finns kvar här.')
  await second.shows({ Styrkor: ['Annat', ERASED], Möjligheter: ['Därefter'] })
  expect((await downloadFrom(second.page)).text).toContain('Hot\n- Utan nät')
  await malte.add('Möjligheter', 'Och sedan')
  await malte.isSaved()
  await frida.shows({ Styrkor: ['Annat', ERASED], Möjligheter: ['Och sedan', 'Därefter'] })
  await expect.poll(() => malte.page.evaluate(hasInCopies, 'Och sedan')).toBe(true)
  expect(await malte.page.evaluate(hasInCopies, 'Ett namn')).toBe(false)
  await expect(malte.page.getByText('Webbläsaren kan inte spara')).toHaveCount(0)
})

test('[PRIV-A1] [R4] what a closed window never sent is offered when an erasure ends its copy', async ({
  signInAs,
  faults,
}) => {
  faults.expectLostConnection()
  const [frida, malte] = [await signInAs('facilitator'), await signInAs('member')]
  await frida.add('Styrkor', 'Ett namn')
  await malte.shows({ Styrkor: ['Ett namn'] })
  await leaveUnsent(malte, 'Aldrig skickad')
  await eraseCard(frida, 'Ett namn')
  await expect(malte.page.getByRole('main').getByText('Rummet har rensats av integritetsskäl')).toBeVisible()
  const { text } = await downloadFrom(malte.page)
  expect(text).toContain('Hot\n- Aldrig skickad')
  expect(text).not.toContain('Ett namn')
  await malte.page.reload()
  await malte.arrive()
  await malte.isSaved()
  await malte.shows({ Styrkor: [ERASED] })
  await frida.shows({ Styrkor: [ERASED] })
})

test('[R4] what a closed window never sent is offered to who may not send it any more, and sent at no later time', async ({
  signInAs,
  faults,
}) => {
  faults.expectLostConnection()
  const [frida, malte] = [await signInAs('facilitator'), await signInAs('member')]
  await frida.add('Styrkor', 'Ett')
  await malte.shows({ Styrkor: ['Ett'] })
  await leaveUnsent(malte, 'Aldrig skickad')
  await setRole(frida, malte, 'viewer')
  await expect(malte.page.getByRole('main').getByText('Du läser som läsare')).toBeVisible()
  await malte.page.reload()
  await malte.arrive()
  await expect(malte.page.getByRole('main').getByText('En text finns kvar här.')).toBeVisible()
  await malte.shows({ Styrkor: ['Ett'] })
  await setRole(frida, malte, 'member')
  await malte.add('Styrkor', 'Två')
  await malte.isSaved()
  await frida.shows({ Styrkor: ['Två', 'Ett'] })
  expect((await downloadFrom(malte.page)).text).toContain('Hot\n- Aldrig skickad')
})

test('[R4] beginning anew in one window offers what another has left in the copy', async ({ signInAs, faults }) => {
  faults.expectLostConnection()
  const [frida, malte] = [await signInAs('facilitator'), await signInAs('member')]
  await malte.isSaved()
  const cut = await tabNetwork(malte.page)
  await leaveUnsent(malte, 'Från den andra')
  await cut(true)
  await expect(malte.saveStatus).toHaveText('Frånkopplad')
  await malte.add('Hot', 'Från den första')
  await setRole(frida, malte, 'viewer')
  await cut(false)
  await expect(malte.page.getByRole('main').getByText('2 texter finns kvar här.')).toBeVisible()
  const { text } = await downloadFrom(malte.page)
  expect(text).toContain('- Från den andra')
  expect(text).toContain('- Från den första')
})

test('[R4] throwing away what one window offers leaves what another has set aside', async ({ signInAs, faults }) => {
  faults.expectLostConnection()
  const [frida, malte] = [await signInAs('facilitator'), await signInAs('member')]
  const second = await new RoomPage(await malte.page.context().newPage(), malte.who).open()
  const cuts = [await tabNetwork(malte.page), await tabNetwork(second.page)] as const
  for (const cut of cuts) await cut(true)
  for (const room of [malte, second]) await expect(room.saveStatus).toHaveText('Frånkopplad')
  await malte.add('Hot', 'Första', 'Också första')
  await second.add('Hot', 'Andra')
  await setRole(frida, malte, 'viewer')
  await cuts[0](false)
  await expect(malte.page.getByRole('main').getByText('2 texter finns kvar här.')).toBeVisible()
  // It has the room anew, and sets nothing more aside.
  await expect(malte.page.getByRole('main').getByText('Du läser som läsare')).toBeVisible()
  await cuts[1](false)
  await expect(second.page.getByRole('main').getByText('3 texter finns kvar här.')).toBeVisible()
  await malte.button('Kasta texten').click()
  await expect(malte.page.getByRole('main').getByText('En text finns kvar här.')).toBeVisible()
  const { text } = await downloadFrom(malte.page)
  expect(text).toContain('- Andra')
  expect(text).not.toContain('örsta')
})

test('[R3] what is half written in one window stays when another adds a card in the same field', async ({
  signInAs,
}) => {
  const malte = await signInAs('member')
  const second = await new RoomPage(await malte.page.context().newPage(), malte.who).open()
  await second.addField('Hot').fill('En lång halvskriven tanke')
  await expect.poll(() => draftsIn(malte.page.context())).toEqual(['En lång halvskriven tanke'])
  await malte.add('Hot', 'Annat')
  await malte.isSaved()
  await expect(second.card('Annat')).toBeVisible()
  await second.page.reload()
  await second.arrive()
  await expect(second.addField('Hot')).toHaveValue('En lång halvskriven tanke')
  await second.addField('Hot').press('Enter')
  await malte.shows({ Hot: ['En lång halvskriven tanke', 'Annat'] })
  await expect.poll(() => draftsIn(malte.page.context())).toEqual([])
})

/** A second window writes without a network, and is closed. */
async function leaveUnsent(malte: RoomPage, text: string): Promise<void> {
  const second = await new RoomPage(await malte.page.context().newPage(), malte.who).open()
  const cut = await tabNetwork(second.page)
  await cut(true)
  await expect(second.saveStatus).toHaveText('Frånkopplad')
  await second.add('Hot', text)
  await expect.poll(() => second.page.evaluate(hasInCopies, text)).toBe(true)
  await second.page.close()
  // Its window is known to be open for as long as it holds a lock.
  await expect.poll(() => malte.page.evaluate(heldVisits)).toBe(1)
}

/** In the page: how many windows of the person hold the room's copy. */
async function heldVisits(): Promise<number> {
  const { held = [] } = await navigator.locks.query()
  return held.filter(({ name }) => name?.includes('/content/')).length
}

/** The half-written texts that are in the browser's storage. */
async function draftsIn(context: BrowserContext): Promise<readonly string[]> {
  return context.pages()[0]!.evaluate(async () => {
    const name = (await indexedDB.databases()).find(({ name }) => name?.endsWith('/content'))?.name
    const asked = indexedDB.open(name!)
    const db = await new Promise<IDBDatabase>((resolve) => {
      asked.onsuccess = () => resolve(asked.result)
    })
    const all = db.transaction('facts').objectStore('facts').getAll(IDBKeyRange.bound('draft/', 'draft/~'))
    const texts = await new Promise<string[]>((resolve) => {
      all.onsuccess = () => resolve(all.result)
    })
    db.close()
    return texts
  })
}
