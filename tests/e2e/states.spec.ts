import type { Page, WebSocketRoute } from '@playwright/test'
import * as Y from 'yjs'
import { expect, joinByRequest, test, WITHOUT_WORKER } from '../support/e2e.ts'
import { hasInCopies, losesNetwork } from '../support/offline.ts'
import { JoinPage, pressEscape, RoomPage } from '../support/pages.ts'

test.use({ serviceWorkers: 'allow' })

const OFFLINE = 'Frånkopplad'
const MAY_WRITE = 'Du kan skriva. Sparas här tills nätet är tillbaka.'
const ACKNOWLEDGED = 121

test('[R4] says saved only when the server has answered for every edit', async ({ newVisitor, signInAs, room }) => {
  const malte = await signInAs('member')
  await malte.isSaved()
  const page = await newVisitor()
  const wire = await holdAnswers(page)
  const frida = await new JoinPage(page).open(`/join#${room.tokens.facilitator}`).then((join) => join.enter('Frida'))
  await frida.isSaved()

  wire.hold()
  await frida.add('Styrkor', 'Är på väg')
  await expect(malte.card('Är på väg')).toBeVisible()
  await expect(frida.saveStatus).toHaveText('Sparar …')
  await frida.add('Styrkor', 'Också')
  await expect(malte.card('Också')).toBeVisible()
  await expect(frida.saveStatus).toHaveText('Sparar …')
  wire.release()
  await frida.isSaved()
})

test('[R4] writes on without a network, never says saved meanwhile, and sends it all afterwards', async ({
  signInAs,
  faults,
}) => {
  faults.expectLostConnection()
  const [frida, malte] = [await signInAs('facilitator'), await signInAs('member')]
  await frida.add('Styrkor', 'Före')
  await expect(malte.card('Före')).toBeVisible()
  await frida.isSaved()

  await losesNetwork(frida.page)
  await expect(frida.saveStatus).toHaveText(OFFLINE)
  await expect(frida.page.getByRole('main').getByText(MAY_WRITE)).toBeVisible()
  await expect(malte.button('Bara du här')).toBeVisible()
  const said = await recordSaving(frida.page)
  await frida.add('Hot', 'Utan nät')
  await frida.moveByMenu('Före', 'Möjligheter')
  await (await frida.edit('Före')).pressSequentially(' och efter')
  await frida.editor.press('Enter')
  await expect(frida.page.getByRole('main').getByText(MAY_WRITE)).toContainText('3 ändringar väntar.')
  await expect(frida.saveStatus).toHaveText('Frånkopplad, 3 väntar')
  await (await malte.edit('Före')).press('Control+Home')
  await malte.editor.pressSequentially('Långt ')
  await malte.editor.press('Enter')
  expect(await said()).not.toContain('Sparat')

  await frida.page.context().setOffline(false)
  const all = { Möjligheter: ['Långt Före och efter'], Hot: ['Utan nät'] }
  await malte.shows(all)
  await frida.shows(all)
  await frida.isSaved()
})

test('[R2] a server that restarts gets what was written while it was away', async ({ signInAs, fragile }) => {
  const server = await fragile.start()
  const room = await server.createRoom('Omstart')
  const frida = await signInAs('facilitator', { server, room })
  const malte = await signInAs('member', { server, room })
  await frida.add('Styrkor', 'Före')
  await expect(malte.card('Före')).toBeVisible()
  await frida.isSaved()

  await fragile.stop()
  for (const person of [frida, malte]) {
    await expect(person.page.getByRole('main').getByText('Servern startar om. Du kan skriva vidare')).toBeVisible()
    await expect(person.saveStatus).not.toHaveText('Sparat')
  }
  const said = await Promise.all([recordSaving(frida.page), recordSaving(malte.page)])
  await frida.add('Hot', 'Av Frida')
  await malte.add('Svagheter', 'Av Malte')
  await (await malte.edit('Före')).pressSequentially(' och under')
  await malte.editor.press('Enter')
  for (const texts of said) expect(await texts()).not.toContain('Sparat')

  await fragile.start()
  const all = { Styrkor: ['Före och under'], Svagheter: ['Av Malte'], Hot: ['Av Frida'] }
  for (const person of [frida, malte]) {
    await expect.poll(() => person.texts(), { timeout: 20_000 }).toEqual(all)
    await person.isSaved()
    await expect(person.page.getByRole('main').getByText('Servern startar om')).toHaveCount(0)
  }
  // What is said to be saved is on the disk: another restart, and somebody who was not there.
  await fragile.stop()
  await fragile.start()
  const vera = await signInAs('viewer', { server, room })
  await vera.shows(all)
})

test('[R3] a reload keeps what waits to be sent', async ({ newVisitor, signInAs, room, faults }) => {
  faults.expectLostConnection()
  const malte = await signInAs('member')
  const page = await newVisitor()
  const wire = await holdAnswers(page)
  const frida = await new JoinPage(page).open(`/join#${room.tokens.facilitator}`).then((join) => join.enter('Frida'))
  await frida.add('Styrkor', 'Sparad')
  await frida.isSaved()

  await wire.cut()
  await expect(frida.saveStatus).not.toHaveText('Sparat')
  await frida.add('Styrkor', 'Väntar')
  await expect(frida.saveStatus).not.toHaveText('Sparat')
  await page.reload()
  await frida.arrive()
  await frida.shows({ Styrkor: ['Väntar', 'Sparad'] })
  await expect(frida.saveStatus).toHaveText('Frånkopplad, 1 väntar')
  await malte.shows({ Styrkor: ['Sparad'] })

  wire.mend()
  await malte.shows({ Styrkor: ['Väntar', 'Sparad'] })
  await frida.isSaved()
})

test('[R3] what the browser does not find in time waits for the next visit, and is mixed into nothing', async ({
  signInAs,
  faults,
}) => {
  faults.expectLostConnection()
  const [frida, malte] = [await signInAs('facilitator'), await signInAs('member')]
  await frida.add('Styrkor', 'Sparad')
  await frida.isSaved()
  const context = frida.page.context()
  await context.setOffline(true)
  await expect(frida.saveStatus).toHaveText(OFFLINE)
  await frida.add('Styrkor', 'Väntar')
  await expect(frida.saveStatus).toHaveText(`${OFFLINE}, 1 väntar`)
  await expect.poll(() => frida.page.evaluate(hasInCopies, 'Väntar')).toBe(true)
  await frida.page.close()
  await context.setOffline(false)

  const slow = await context.newPage()
  const release = await slowDatabase(slow)
  const without = await new RoomPage(slow, frida.who).open()
  await without.shows({ Styrkor: ['Sparad'] })
  await expect(without.page.getByRole('main')).toContainText('Webbläsaren kan inte spara')
  await release()
  await without.add('Hot', 'Under tiden')
  await malte.shows({ Styrkor: ['Sparad'], Hot: ['Under tiden'] })
  await without.shows({ Styrkor: ['Sparad'], Hot: ['Under tiden'] })
  await slow.close()

  const again = await new RoomPage(await context.newPage(), frida.who).open()
  await malte.shows({ Styrkor: ['Väntar', 'Sparad'], Hot: ['Under tiden'] })
  await again.shows({ Styrkor: ['Väntar', 'Sparad'], Hot: ['Under tiden'] })
  await again.isSaved()
})

test('[PRIV-A1] [R4] a copy from before a removal that is not found in time is neither shown nor lost', async ({
  signInAs,
  faults,
}) => {
  faults.expectLostConnection()
  const [frida, malte] = [await signInAs('facilitator'), await signInAs('member')]
  await frida.add('Styrkor', 'Ett namn', 'Annat')
  await malte.shows({ Styrkor: ['Annat', 'Ett namn'] })
  await malte.isSaved()
  const context = malte.page.context()
  await context.setOffline(true)
  await expect(malte.saveStatus).toHaveText(OFFLINE)
  await malte.add('Hot', 'Väntar')
  await expect(malte.saveStatus).toHaveText(`${OFFLINE}, 1 väntar`)
  await expect.poll(() => malte.page.evaluate(hasInCopies, 'Väntar')).toBe(true)
  await malte.page.close()
  await context.setOffline(false)
  const cards = [await frida.card('Ett namn').getAttribute('data-card')]
  const answer = await frida.page.context().request.post(`/api/rooms/${frida.who?.id}/erase`, { data: { cards } })
  expect(answer.ok(), await answer.text()).toBe(true)

  const slow = await context.newPage()
  await slowDatabase(slow)
  await slow.goto(`/room/${malte.who?.id}`)
  // The copy is waited for, and then what is kept beside it.
  await expect(slow.getByRole('main')).toContainText('Webbläsaren kan inte spara', { timeout: 30_000 })
  await expect(slow.getByText('Annat')).toBeVisible()
  await expect(slow.getByText('Ett namn')).toHaveCount(0)
  await slow.close()

  const again = await new RoomPage(await context.newPage(), malte.who).open()
  await expect(again.page.getByRole('main').getByText('En text finns kvar här.')).toBeVisible()
  await expect(again.card('Annat')).toBeVisible()
  await expect(again.page.getByText('Ett namn')).toHaveCount(0)
})

for (const [role, name, words] of [
  ['viewer', 'läsaren', 'Du läser som läsare och kan inte ändra på tavlan.'],
  ['principal', 'rektorn', 'Du läser som rektor och kan inte ändra på tavlan.'],
] as const) {
  test(`[A18] ${name} is told in words that they read, and has nothing to edit with`, async ({ signInAs }) => {
    const [malte, reader] = [await signInAs('member'), await signInAs(role)]
    await malte.add('Styrkor', 'Ett', 'Två')
    await reader.shows({ Styrkor: ['Två', 'Ett'] })
    await expect(reader.page.getByRole('main').getByText(words)).toBeVisible()
    await expect(reader.saveStatus).not.toHaveText(/Sparar|Frånkopplad/)
    await hasNoEditControls(reader)
    await expect(reader.button('Ångra')).toHaveCount(0)
    await expect(reader.button('Dela')).toHaveCount(0)

    await reader.face('Ett').click()
    for (const key of ['Enter', 'Delete', 'm', 'n', 'Alt+ArrowRight', 'Control+d', 'Shift+F10']) {
      await reader.page.keyboard.press(key)
    }
    await reader.face('Ett').dblclick()
    await reader.drag('Ett', reader.region('Hot'), { x: 0.5, y: 0.8 })
    await malte.add('Hot', 'Tre')
    await reader.shows({ Styrkor: ['Två', 'Ett'], Hot: ['Tre'] })
    await malte.shows({ Styrkor: ['Två', 'Ett'], Hot: ['Tre'] })
    // What opens comes a moment after the key.
    await expect(reader.page.getByRole('dialog')).toHaveCount(0)
    await expect(reader.editor).toHaveCount(0)
  })
}

test('[A18] a locked board is locked for everybody at once, and unlocked again', async ({ signInAs }) => {
  const frida = await signInAs('facilitator')
  const malte = await signInAs('member')
  const vera = await signInAs('viewer')
  await malte.add('Styrkor', 'Ett')
  await expect(frida.card('Ett')).toBeVisible()
  await (await malte.edit('Ett')).pressSequentially(' och')
  await expect(frida.card('Ett och')).toBeVisible()

  await frida.boardMenu('Lås tavlan')
  const forOthers = 'Tavlan är låst av processledaren. Du kan läsa men inte ändra.'
  await expect(
    frida.page.getByRole('main').getByText('Tavlan är låst. Ingen kan ändra förrän du låser upp den i menyn.'),
  ).toBeVisible()
  for (const person of [malte, vera]) await expect(person.page.getByRole('main').getByText(forOthers)).toBeVisible()
  for (const person of [frida, malte, vera]) {
    await hasNoEditControls(person)
    await expect(person.editor).toHaveCount(0)
    await person.shows({ Styrkor: ['Ett och'] })
    await expect(person.page.getByRole('navigation').getByLabel('låst')).toBeVisible()
  }
  await malte.page.keyboard.press('Control+z')
  await expect(malte.announcements).toContainText('Tavlan är låst. Inget har ändrats.')
  await vera.shows({ Styrkor: ['Ett och'] })

  await frida.boardMenu('Lås upp tavlan')
  for (const person of [malte, vera]) await expect(person.page.getByRole('main').getByText(forOthers)).toHaveCount(0)
  await malte.add('Styrkor', 'Två')
  for (const person of [frida, vera]) await person.shows({ Styrkor: ['Två', 'Ett och'] })
})

test('[A18] a changed role is told in words and holds at once, with everything where it was', async ({ signInAs }) => {
  const [frida, malte] = [await signInAs('facilitator'), await signInAs('member')]
  await malte.add('Styrkor', 'Ett')
  await malte.isSaved()
  await malte.boardMenu('Papperskorg')
  const screen = await malte.page.locator('#board').elementHandle()
  await frida.button('Dela').click()
  await frida.page.getByLabel('Roll för Malte Medlem').selectOption('Läsare')
  await expect(malte.announcements).toContainText('Din roll är nu läsare.')
  await expect(malte.dialog('Papperskorg')).toBeVisible()
  await pressEscape(malte.page)
  const main = malte.page.getByRole('main')
  await expect(main.getByText('Du läser som läsare och kan inte ändra på tavlan.')).toBeVisible()
  await malte.shows({ Styrkor: ['Ett'] })
  await hasNoEditControls(malte)
  await expect(malte.button('Ångra')).toHaveCount(0)

  await frida.page.getByLabel('Roll för Malte Medlem').selectOption('Medlem')
  await expect(malte.announcements).toContainText('Din roll är nu medlem.')
  await malte.add('Styrkor', 'Två')
  await frida.shows({ Styrkor: ['Två', 'Ett'] })
  await malte.isSaved()
  expect(await screen?.evaluate((element) => element.isConnected)).toBe(true)
})

test('a removed person is told so, and keeps no copy', async ({ signInAs, faults }) => {
  faults.expect(/Failed to load resource.* 403/)
  const [frida, malte] = [await signInAs('facilitator'), await signInAs('member')]
  await malte.add('Styrkor', 'Ett')
  await malte.isSaved()
  await expect.poll(() => copiesIn(malte.page)).toHaveLength(3)
  await frida.button('Dela').click()
  await frida.page.getByRole('button', { name: 'Ta bort Malte Medlem' }).click()
  await expect(malte.page.getByRole('heading', { name: 'Du är inte med i det här rummet' })).toBeVisible()
  await expect.poll(() => copiesIn(malte.page)).toEqual([])
  await malte.page.reload()
  await expect(malte.page.getByRole('heading', { name: 'Du är inte med i det här rummet' })).toBeVisible()
  await frida.shows({ Styrkor: ['Ett'] })
})

test('a link that is taken back lets nobody in', async ({ signInAs, newVisitor, faults }) => {
  faults.expect(/Failed to load resource.* 404/)
  const frida = await signInAs('facilitator')
  await frida.button('Dela').click()
  const dialog = frida.dialog('Bjud in till rummet')
  await dialog.getByLabel('Den som öppnar länken blir').selectOption({ label: 'Läsare – läser' })
  await dialog.getByRole('button', { name: 'Skapa en länk' }).click()
  const link = await dialog.locator('output').textContent()

  const good = await newVisitor()
  await good.goto(link ?? '')
  await expect(good.getByRole('heading', { name: 'Läslyftet på Ekskolan' })).toBeVisible()
  await expect(good.getByText('Du går in som läsare – läser')).toBeVisible()

  const links = dialog.getByRole('listitem').filter({ hasText: 'Länk för läsare' })
  // One that the room was made with is in the list too; the newest may be either.
  await expect(links).toHaveCount(2)
  for (let left = 2; left > 0; left--) {
    await links.first().getByRole('button', { name: 'Dra tillbaka Länk' }).click()
    await links.first().getByRole('button', { name: 'Dra tillbaka länken', exact: true }).click()
    await expect(links).toHaveCount(left - 1)
  }
  await new JoinPage(good).page.getByLabel('Ditt namn').fill('Vera')
  await good.getByRole('button', { name: 'Gå in och börja skriva' }).click()
  await expect(
    good.getByRole('main').getByText('Den kan vara felskriven, ha gått ut eller ha dragits tillbaka.'),
  ).toBeVisible()
  const late = await newVisitor()
  await late.goto(link ?? '')
  await expect(
    late.getByRole('main').getByText('Den kan vara felskriven, ha gått ut eller ha dragits tillbaka.'),
  ).toBeVisible()
})

test('says why a room does not open', async ({ server, signInAs, newVisitor, room, faults }) => {
  faults.expect(/Failed to load resource.* 40[134]/)
  const stranger = await newVisitor()
  await stranger.goto(`/room/${room.room}`)
  await expect(stranger.getByRole('heading', { name: 'Du behöver en inbjudan' })).toBeVisible()

  const other = await signInAs('facilitator', { room: await server.createRoom('Ett annat rum') })
  await other.page.goto(`/room/${room.room}`)
  await expect(other.page.getByRole('heading', { name: 'Du är inte med i det här rummet' })).toBeVisible()
  await expect(other.page.getByRole('textbox', { name: 'Kod' })).toBeVisible()
  await other.page.goto(`/room/${room.room.slice(0, -3)}xyz`)
  await expect(other.page.getByRole('heading', { name: 'Rummet finns inte' })).toBeVisible()
  await other.page.goto('/room/inget-rum')
  await expect(other.page.getByRole('heading', { name: /finns inte/ })).toBeVisible()
  await other.page.goto('/ingenstans')
  await expect(other.page.getByRole('heading', { name: 'Sidan finns inte' })).toBeVisible()
})

test('[R17] a page that is too old for the room says so and changes nothing', async ({ server, signInAs, faults }) => {
  faults.expectLostConnection()
  const room = await server.createRoom('Nyare')
  const doc = new Y.Doc()
  // Of two that set a value at the same time, the higher one counts.
  doc.clientID = 0xffffffff
  doc.getMap('meta').set('version', 999)
  await server.store.docs.append([{ doc: `${room.room}/content`, update: Y.encodeStateAsUpdate(doc) }])
  const malte = new RoomPage((await signInAs('member')).page, { id: room.room, user: '', name: 'Malte' })
  await joinByRequest(malte.page.context(), room.tokens.member, 'Malte')
  await malte.page.goto(`/room/${room.room}`)
  await expect(malte.page.getByRole('heading', { name: 'Sidan är en äldre version' })).toBeVisible()
  await expect(malte.page.getByRole('main').getByText('Rummet kräver en nyare version av Samtavla.')).toBeVisible()
  await malte.page.reload()
  await expect(malte.page.getByRole('heading', { name: 'Sidan är en äldre version' })).toBeVisible()
})

test('a dialog whose code does not come opens when it does', async ({ newVisitor, room, faults }) => {
  faults.expectLostConnection()
  const page = await newVisitor(WITHOUT_WORKER.context)
  await page.route('**/overlay-parts*.js', (route) => route.abort())
  const user = await joinByRequest(page.context(), room.tokens.facilitator, 'Frida')
  const frida = await new RoomPage(page, { id: room.room, user, name: 'Frida' }).open()
  await frida.add('Styrkor', 'Ett')
  await frida.button('Dela').click()
  await frida.isSaved()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.unroute('**/overlay-parts*.js')
  await expect(page.getByRole('dialog', { name: 'Bjud in till rummet' })).toBeVisible()
  await pressEscape(page)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(frida.button('Dela')).toBeFocused()
})

test('two windows of one person are one person, and show the same', async ({ signInAs }) => {
  const [frida, malte] = [await signInAs('facilitator'), await signInAs('member')]
  const second = await new RoomPage(await frida.page.context().newPage(), frida.who).open()
  for (const room of [frida, second, malte]) await expect(room.button('2 här')).toBeVisible()
  await frida.add('Styrkor', 'Ett')
  await expect(second.card('Ett')).toBeVisible()
  await second.add('Styrkor', 'Två')
  await (await second.edit('Ett')).pressSequentially(' till')
  await second.editor.press('Enter')
  for (const room of [frida, second, malte]) {
    await room.shows({ Styrkor: ['Två', 'Ett till'] })
    await room.isSaved()
  }
  await second.page.close()
  await malte.add('Hot', 'Tre')
  await frida.shows({ Styrkor: ['Två', 'Ett till'], Hot: ['Tre'] })
  await expect(malte.button('2 här')).toBeVisible()
})

async function hasNoEditControls(room: RoomPage): Promise<void> {
  await expect(room.page.getByRole('main').getByRole('textbox')).toHaveCount(0)
  for (const name of [/^Lägg till lappen/, /^Ändra texten/, /^Mer om lappen/, /^Byt namn på (tavlan|fältet)/]) {
    await expect(room.page.getByRole('button', { name })).toHaveCount(0)
  }
}

/** Every text that the page says of saving from now on. */
async function recordSaving(page: Page): Promise<() => Promise<string[]>> {
  const said = await page.evaluateHandle(() => {
    const texts: string[] = []
    const status = document.querySelector('[data-save]')!
    const note = () => texts.push(status.textContent?.trim() ?? '')
    note()
    new MutationObserver(note).observe(status, { subtree: true, childList: true, characterData: true })
    return texts
  })
  return () => said.jsonValue()
}

interface Wire {
  /** Keeps the server's answers for edits from the page. */
  hold(): void
  release(): void
  /** Ends the sockets and lets none through. */
  cut(): Promise<void>
  mend(): void
}

/** Stands between a page's sockets and the server; everything that passes is real. */
async function holdAnswers(page: Page): Promise<Wire> {
  let isHeld = false
  let isCut = false
  const held: (() => void)[] = []
  const open = new Set<WebSocketRoute>()
  await page.routeWebSocket(/\/sync\//, (socket) => {
    if (isCut) {
      void socket.close({ code: 1013 })
      return
    }
    const server = socket.connectToServer()
    open.add(socket)
    server.onMessage((message) => {
      const isAnswer = typeof message !== 'string' && message[0] === ACKNOWLEDGED
      if (isHeld && isAnswer) held.push(() => socket.send(message))
      else socket.send(message)
    })
  })
  return {
    hold: () => {
      isHeld = true
    },
    release: () => {
      isHeld = false
      for (const send of held.splice(0)) send()
    },
    cut: async () => {
      isCut = true
      await Promise.all([...open].map((socket) => socket.close({ code: 1013 })))
      open.clear()
    },
    mend: () => {
      isCut = false
    },
  }
}

/** A browser whose database reads only when it is released. */
async function slowDatabase(page: Page): Promise<() => Promise<void>> {
  await page.addInitScript(() => {
    const gate = Promise.withResolvers<void>()
    Object.assign(window, { releaseDatabase: gate.resolve })
    const { getAll } = IDBObjectStore.prototype
    IDBObjectStore.prototype.getAll = function (this: IDBObjectStore, ...args) {
      const asked = getAll.apply(this, args)
      const late = { result: undefined as unknown, onsuccess: () => {}, onerror: () => {} }
      asked.onsuccess = () => {
        const { result } = asked
        void gate.promise.then(() => {
          late.result = result
          late.onsuccess()
        })
      }
      return late as unknown as IDBRequest<unknown[]>
    }
  })
  return () => page.evaluate(() => (window as unknown as { releaseDatabase: () => void }).releaseDatabase())
}

async function copiesIn(page: Page): Promise<unknown[]> {
  return page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))
}
