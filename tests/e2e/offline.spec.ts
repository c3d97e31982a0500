import { noticeFrame } from '@samtavla/shared/protocol/messages.ts'
import { expect, joinByRequest, test, WITHOUT_WORKER } from '../support/e2e.ts'
import {
  copiesIn,
  cutNetwork,
  downloadFrom,
  eraseCard,
  hasInCopies,
  isKeptForOffline,
  losesNetwork,
  nothingWaits,
  removeFromRoom,
  setRole,
  tabNetwork,
} from '../support/offline.ts'
import { HomePage, pressEscape, RoomPage } from '../support/pages.ts'
import { startTestServer } from '../support/test-server.ts'

test.use({ serviceWorkers: 'allow' })

const MAY_WRITE = 'Du kan skriva. Sparas här tills nätet är tillbaka.'

test('[R3] pages open without a network once they have been open with one', async ({ newVisitor, faults }) => {
  faults.expectLostConnection()
  const page = await newVisitor()
  await page.goto('/')
  await losesNetwork(page)
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  // Its parts were never asked for until now.
  await page.goto('/room/room_00000000000000000000')
  await expect(page.getByRole('heading', { name: 'Ingen kontakt med servern' })).toBeVisible()
  await page.goto('/join#ABCD-EFGH')
  await expect(page.getByRole('main').getByText('Kontrollera nätet och försök igen.')).toBeVisible()
})

test('[R3] a room opens, takes edits and is opened again without a network, and sends it all on return', async ({
  signInAs,
  faults,
}) => {
  faults.expectLostConnection()
  const [frida, malte] = [await signInAs('facilitator'), await signInAs('member')]
  await frida.add('Styrkor', 'Före')
  await frida.isSaved()
  const context = frida.page.context()
  await losesNetwork(frida.page)
  await frida.page.reload()
  await frida.arrive()
  await frida.shows({ Styrkor: ['Före'] })
  await expect(frida.page.getByRole('main').getByText(MAY_WRITE)).toBeVisible()
  await frida.add('Hot', 'Utan nät')
  await (await frida.edit('Före')).pressSequentially(' och efter')
  await frida.editor.press('Enter')
  await expect(frida.face('Före och efter')).toBeFocused()
  await frida.addField('Svagheter').fill('Halvskriv')
  await expect(frida.saveStatus).toHaveText('Frånkopplad, 2 väntar')

  const home = await new HomePage(frida.page).open()
  await expect(frida.page.getByText('Servern går inte att nå.')).toBeVisible()
  await expect(home.rooms).toHaveText(['Läslyftet på Ekskolan2 ändringar väntar'])
  await home.rooms.getByRole('link').click()
  await frida.arrive()
  await frida.shows({ Styrkor: ['Före och efter'], Hot: ['Utan nät'] })
  await expect(frida.addField('Svagheter')).toHaveValue('Halvskriv')
  await expect(frida.saveStatus).toHaveText('Frånkopplad, 2 väntar')
  await malte.shows({ Styrkor: ['Före'] })

  await context.setOffline(false)
  await frida.isSaved()
  await expect(frida.page.locator('.ui-toast')).toHaveText('2 ändringar tillagda')
  await malte.shows({ Styrkor: ['Före och efter'], Hot: ['Utan nät'] })
  await frida.page.reload()
  await frida.arrive()
  await frida.isSaved()
  await expect(frida.page.getByText('tillagda')).toHaveCount(0)
})

test('[R4] says the same number of waiting changes after each reload', async ({ signInAs, faults }) => {
  faults.expectLostConnection()
  const frida = await signInAs('member')
  await frida.isSaved()
  await losesNetwork(frida.page)
  await frida.add('Hot', 'Ett', 'Två')
  for (let reload = 0; reload < 4; reload++) {
    await expect.poll(() => frida.page.evaluate(hasInCopies, 'Två')).toBe(true)
    await frida.page.reload()
    await frida.arrive()
    await expect(frida.saveStatus).toHaveText('Frånkopplad, 2 väntar')
  }
  await frida.page.context().setOffline(false)
  await expect(frida.page.getByText('2 ändringar tillagda').first()).toBeVisible()
})

test('[R3] [S5] more than one frame may hold is sent in several on return', async ({ signInAs, faults }) => {
  faults.expectLostConnection()
  const [frida, malte] = [await signInAs('facilitator'), await signInAs('member')]
  await frida.isSaved()
  await losesNetwork(frida.page)
  for (const region of ['Styrkor', 'Svagheter', 'Möjligheter', 'Hot']) {
    await frida.boardMenu('Hämta in lappar …')
    const dialog = frida.page.getByRole('dialog')
    await dialog.getByRole('textbox').fill(Array.from({ length: 500 }, (_, i) => `${region} ${i + 1}`).join('\n'))
    await dialog.getByLabel('Lappar utan fält hamnar i').selectOption({ label: region })
    await dialog.getByRole('button', { name: /500 lappar/ }).click()
    await expect(dialog).toHaveCount(0)
  }
  await expect(frida.saveStatus).toHaveText('Frånkopplad, 4 väntar')
  await frida.page.context().setOffline(false)
  await expect(frida.saveStatus).not.toContainText('Frånkopplad')
  await frida.isSaved()
  // To look for one among so many takes its time: not before they are there.
  await expect(malte.cards).toHaveCount(2_000)
  await expect(malte.card('Hot 500')).toBeAttached()
  await expect(malte.card('Styrkor 500')).toBeAttached()
})

test('[R3] leaves nothing of a person in the browser after they signed out', async ({ signInAs, faults }) => {
  faults.expectLostConnection()
  const frida = await signInAs('facilitator')
  await frida.add('Styrkor', 'Ett')
  await frida.isSaved()
  await isKeptForOffline(frida.page)
  await frida.page.goto('/')
  await frida.button('Logga ut här').click()
  await expect(frida.button('Logga ut här')).toHaveCount(0)
  await expect
    .poll(() =>
      frida.page.evaluate(async () => {
        const texts = Object.entries(localStorage).flat().join(' ')
        return { databases: await indexedDB.databases(), hasRoom: /room_|user_|Läslyftet/.test(texts) }
      }),
    )
    .toEqual({ databases: [], hasRoom: false })
  await frida.page.context().setOffline(true)
  await frida.page.goto(`/room/${frida.who?.id}`)
  await expect(frida.page.getByRole('heading', { name: 'Ingen kontakt med servern' })).toBeVisible()
})

test('[R4] warns who signs out with changes that were never sent', async ({ signInAs, faults }) => {
  faults.expectLostConnection()
  const frida = await signInAs('facilitator')
  await frida.isSaved()
  const context = frida.page.context()
  await cutNetwork(frida.page)
  await frida.add('Styrkor', 'Väntar')
  await expect(frida.saveStatus).toHaveText('Frånkopplad, 1 väntar')
  await expect.poll(() => frida.page.evaluate(hasInCopies, 'Väntar')).toBe(true)
  // The room is left before anything can be sent.
  await frida.page.close()
  await context.setOffline(false)
  const page = await context.newPage()
  await page.goto('/')
  await page.getByRole('button', { name: 'Logga ut här' }).click()
  await expect(page.getByRole('main').getByText('1 ändring har inte skickats än')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Logga ut ändå' })).toBeVisible()
})

test('[R4] warns who signs out with what other windows left, and with what is half written', async ({
  signInAs,
  faults,
}) => {
  faults.expectLostConnection()
  const malte = await signInAs('member')
  await malte.isSaved()
  const second = await new RoomPage(await malte.page.context().newPage(), malte.who).open()
  const cut = await tabNetwork(second.page)
  await cut(true)
  await expect(second.saveStatus).toHaveText('Frånkopplad')
  await second.add('Hot', 'Aldrig skickad')
  await expect.poll(() => malte.page.evaluate(hasInCopies, 'Aldrig skickad')).toBe(true)
  await second.page.close()
  await malte.addField('Hot').fill('Halvskriven')
  await malte.page.goto('/')
  await malte.button('Logga ut här').click()
  await expect(malte.page.getByRole('main').getByText('2 ändringar har inte skickats än')).toBeVisible()
})

test('[R3] says once when the browser is full and keeps nothing, and works on', async ({
  newVisitor,
  room,
  server,
}) => {
  const page = await newVisitor()
  const storage = await page.context().newCDPSession(page)
  await storage.send('Storage.overrideQuotaForOrigin', { origin: server.url, quotaSize: 1 })
  const user = await joinByRequest(page.context(), room.tokens.facilitator, 'Frida')
  const frida = await new RoomPage(page, { id: room.room, user, name: 'Frida' }).open()
  await frida.add('Styrkor', 'Ett')
  const told = page.getByRole('main').getByText('Webbläsaren kan inte spara det du skriver på den här enheten.')
  await expect(told).toBeVisible()
  await frida.add('Styrkor', 'Två')
  await expect(told).toHaveCount(1)
  await frida.isSaved()

  // What is only in the page is not left without a question. A page that is busy just then the browser leaves without: then once more.
  const asked: string[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.type())
    void dialog.accept()
  })
  await expect(async () => {
    await frida.addField('Hot').fill('Halvskriven')
    await frida.addField('Hot').press('End')
    await expect(told).toBeVisible()
    await page.reload()
    expect(asked).toEqual(['beforeunload'])
  }).toPass({ timeout: 30_000 })
})

test('[R4] offers what a lowered role cannot send as a file, and sends it at no later time', async ({
  signInAs,
  faults,
}) => {
  faults.expectLostConnection()
  const [frida, malte] = [await signInAs('facilitator'), await signInAs('member')]
  await malte.add('Styrkor', 'Sparad')
  await malte.isSaved()
  await cutNetwork(malte.page)
  await malte.add('Hot', 'Skriven utan nät')
  await (await malte.edit('Sparad')).pressSequentially(' och ändrad')
  await malte.editor.press('Enter')
  await setRole(frida, malte, 'viewer')
  await malte.page.context().setOffline(false)

  const offer = malte.page.getByRole('main').getByText('Din roll ändrades innan det du skrev sist hade sparats.')
  await expect(offer).toContainText('2 texter finns kvar här.')
  await malte.shows({ Styrkor: ['Sparad'] })
  await expect(malte.page.getByRole('main').getByText('Du läser som läsare')).toBeVisible()
  await malte.page.reload()
  await malte.arrive()
  await expect(offer).toBeVisible()
  const file = await downloadFrom(malte.page)
  expect(file.name).toBe('Inte sparat Läslyftet på Ekskolan.txt')
  expect(file.text).toContain('Rum: Läslyftet på Ekskolan')
  expect(file.text).toContain('Styrkor\n- Sparad och ändrad')
  expect(file.text).toContain('Hot\n- Skriven utan nät')
  await malte.page.getByRole('main').getByRole('button', { name: 'Stäng' }).click()
  await expect(offer).toHaveCount(0)
  await expect(malte.page.getByRole('main')).toBeFocused()

  await setRole(frida, malte, 'member')
  await malte.add('Hot', 'Ny')
  await malte.isSaved()
  await frida.shows({ Styrkor: ['Sparad'], Hot: ['Ny'] })
  await malte.page.reload()
  await malte.arrive()
  await malte.isSaved()
  await frida.shows({ Styrkor: ['Sparad'], Hot: ['Ny'] })
})

test('[R4] what is half written when a role is lowered is offered, and nothing more is taken back', async ({
  signInAs,
}) => {
  const [frida, malte] = [await signInAs('facilitator'), await signInAs('member')]
  await malte.add('Styrkor', 'Ett')
  await malte.isSaved()
  await malte.addField('Hot').fill('Halvskriven lapp')
  await expect(frida.card('Ett')).toBeVisible()
  await setRole(frida, malte, 'viewer')
  await expect(malte.page.getByRole('main').getByText('En text finns kvar här.')).toBeVisible()
  await expect(malte.page.getByRole('main').getByText('Du läser som läsare')).toBeVisible()
  expect((await downloadFrom(malte.page)).text).toContain('Hot\n- Halvskriven lapp')
  await malte.page.getByRole('main').getByRole('button', { name: 'Stäng' }).click()

  await setRole(frida, malte, 'member')
  await malte.add('Styrkor', 'Två')
  await malte.isSaved()
  await setRole(frida, malte, 'viewer')
  await expect(malte.page.getByRole('main').getByText('Du läser som läsare')).toBeVisible()
  await malte.page.locator('#board').focus()
  await malte.page.keyboard.press('Control+z')
  await expect(malte.page.locator('.ui-toast')).toHaveText('Du läser som läsare. Inget har ändrats.')
  await malte.shows({ Styrkor: ['Två', 'Ett'] })
  await setRole(frida, malte, 'member')
  await malte.add('Styrkor', 'Tre')
  await malte.isSaved()
  await frida.shows({ Styrkor: ['Tre', 'Två', 'Ett'] })
})

test('[R4] a page of somebody between us and the server is no answer of the server', async ({ signInAs, faults }) => {
  faults.expectLostConnection()
  const [frida, malte] = [await signInAs('facilitator'), await signInAs('member', WITHOUT_WORKER)]
  await malte.isSaved()
  await cutNetwork(malte.page)
  await malte.add('Hot', 'Utan nät')
  await malte.page.route('**/api/rooms/**', (route) =>
    route.fulfill({ status: 200, contentType: 'text/html', body: '<html>Sidan är spärrad</html>' }),
  )
  const asked = malte.page.waitForResponse('**/api/rooms/**')
  await malte.page.context().setOffline(false)
  await asked
  await expect(malte.saveStatus).toHaveText('Frånkopplad, 1 väntar')
  await malte.page.unroute('**/api/rooms/**')
  await malte.isSaved()
  await frida.shows({ Hot: ['Utan nät'] })
})

test('[R4] offers what a removed person could not send, and keeps no copy', async ({ signInAs, faults }) => {
  faults.expectLostConnection()
  faults.expect(/Failed to load resource.* 403/)
  const [frida, malte] = [await signInAs('facilitator'), await signInAs('member')]
  await malte.isSaved()
  await cutNetwork(malte.page)
  await malte.add('Hot', 'Skriven utan nät')
  await malte.addField('Styrkor').fill('Halvskriven')
  await expect(malte.saveStatus).toHaveText('Frånkopplad, 1 väntar')
  await removeFromRoom(frida, malte)
  await malte.page.context().setOffline(false)
  await expect(malte.page.getByRole('heading', { name: 'Du är inte med i det här rummet' })).toBeVisible()
  await expect(malte.page.getByRole('main').getByText('2 texter finns kvar här.')).toBeVisible()
  await expect.poll(() => copiesIn(malte.page)).toEqual([])
  await malte.page.reload()
  const file = await downloadFrom(malte.page)
  expect(file.text).toContain('Hot\n- Skriven utan nät')
  expect(file.text).toContain('Styrkor\n- Halvskriven')
  // It is no longer offered once the browser has let go of it.
  await expect(malte.page.getByRole('main').getByRole('button', { name: 'Stäng' })).toBeVisible()
  await malte.page.reload()
  await expect(malte.page.getByRole('heading', { name: 'Du är inte med i det här rummet' })).toBeVisible()
  await expect(malte.button('Hämta texten som fil')).toHaveCount(0)
})

test('[PRIV-A1] [R4] a copy from before an erasure is replaced, and what was written in it offered without the old text', async ({
  signInAs,
  faults,
}) => {
  faults.expectLostConnection()
  const [frida, malte] = [await signInAs('facilitator'), await signInAs('member')]
  await frida.add('Styrkor', 'Ett namn', 'Annat')
  await malte.shows({ Styrkor: ['Annat', 'Ett namn'] })
  await malte.isSaved()
  await losesNetwork(malte.page)
  await (await malte.edit('Ett namn')).pressSequentially(' och mer')
  await malte.editor.press('Enter')
  await malte.add('Hot', 'Ny utan nät')
  await eraseCard(frida, 'Ett namn')
  await malte.page.context().setOffline(false)

  await expect(malte.page.getByRole('main').getByText('Rummet har rensats av integritetsskäl')).toBeVisible()
  await expect(malte.card('Annat')).toBeVisible()
  await expect(malte.page.getByText('Ett namn')).toHaveCount(0)
  const { text } = await downloadFrom(malte.page)
  expect(text).toContain('- och mer')
  expect(text).toContain('- Ny utan nät')
  expect(text).not.toContain('Ett namn')
  await expect.poll(() => malte.page.evaluate(hasInCopies, 'Ett namn')).toBe(false)
})

test('[PRIV-A1] a copy of unknown age is not shown in a room where something was erased', async ({
  signInAs,
  faults,
}) => {
  faults.expectLostConnection()
  const [frida, malte] = [await signInAs('facilitator'), await signInAs('member')]
  await malte.add('Styrkor', 'Ett namn', 'Annat')
  await malte.isSaved()
  await expect.poll(() => malte.page.evaluate(hasInCopies, 'Ett namn')).toBe(true)
  await frida.shows({ Styrkor: ['Annat', 'Ett namn'] })
  await malte.page.goto('/')
  await malte.page.evaluate(() => {
    for (const name of Object.keys(localStorage)) if (name.endsWith('/access')) localStorage.removeItem(name)
  })
  await eraseCard(frida, 'Ett namn')
  await malte.page.addInitScript(() => {
    const seen: string[] = []
    Object.assign(window, { seen })
    new MutationObserver(() => seen.push(document.body?.textContent ?? '')).observe(document, {
      ...{ subtree: true, childList: true, characterData: true },
    })
  })
  await malte.open()
  await expect(malte.card('Annat')).toBeVisible()
  const seen = await malte.page.evaluate(() => (window as unknown as { seen: string[] }).seen.join(' '))
  expect(seen).toContain('Annat')
  expect(seen).not.toContain('Ett namn')
  await expect.poll(() => malte.page.evaluate(hasInCopies, 'Ett namn')).toBe(false)
})

test('[PRIV-A1] an erased text leaves the copy and the undo of who is in the room', async ({ signInAs }) => {
  const [frida, malte] = [await signInAs('facilitator'), await signInAs('member')]
  await malte.add('Styrkor', 'Ett namn')
  await malte.isSaved()
  await expect.poll(() => malte.page.evaluate(hasInCopies, 'Ett namn')).toBe(true)
  await expect(frida.card('Ett namn')).toBeVisible()
  await eraseCard(frida, 'Ett namn')
  await expect(malte.page.getByText('Ett namn')).toHaveCount(0)
  await expect.poll(() => malte.page.evaluate(hasInCopies, 'Ett namn')).toBe(false)
  await malte.page.locator('#board').focus()
  await malte.page.keyboard.press('Control+z')
  await malte.page.keyboard.press('Control+y')
  await expect(malte.page.getByText('Ett namn')).toHaveCount(0)
})

test('[ACK4] [R4] what the server refuses is called not saved, and offered as a file', async ({
  newVisitor,
  room,
  signInAs,
}) => {
  const malte = await signInAs('member')
  const page = await newVisitor()
  let refuse = false
  await page.routeWebSocket(/\/sync\/.*content/, (socket) => {
    const server = socket.connectToServer()
    let count = 0
    socket.onMessage((message) => {
      const isUpdate = typeof message !== 'string' && message[0] === 0 && message[1] !== 0
      if (isUpdate) count++
      if (isUpdate && refuse) socket.send(refusal(count, 'room-full'))
      else server.send(message)
    })
    server.onMessage((message) => socket.send(message))
  })
  const user = await joinByRequest(page.context(), room.tokens.facilitator, 'Frida')
  const frida = await new RoomPage(page, { id: room.room, user, name: 'Frida' }).open()
  await frida.add('Styrkor', 'Ett')
  await frida.isSaved()
  refuse = true
  await frida.add('Styrkor', 'Två')
  const said = page.getByRole('main').getByText('Rummet rymmer inte mer, så det du skrev sist är inte sparat.')
  await expect(said).toBeVisible()
  await frida.add('Hot', 'Tre')
  await expect(frida.saveStatus).toHaveText('Inte sparat')
  const { text } = await downloadFrom(page)
  expect(text).toContain('Styrkor\n- Två')
  expect(text).toContain('Hot\n- Tre')
  expect(text).not.toContain('Ett')

  await frida.button('Försök igen').click()
  await expect(said).toBeVisible()
  refuse = false
  await frida.button('Försök igen').click()
  await frida.isSaved()
  await malte.shows({ Styrkor: ['Två', 'Ett'], Hot: ['Tre'] })

  refuse = true
  await frida.add('Hot', 'Fyra')
  await expect(frida.saveStatus).toHaveText('Inte sparat')
  // Nothing more is sent on the connection on which it was refused.
  refuse = false
  await frida.button('Kasta ändringarna').click()
  await frida.shows({ Styrkor: ['Två', 'Ett'], Hot: ['Tre'] })
  await frida.add('Hot', 'Fem')
  await malte.shows({ Styrkor: ['Två', 'Ett'], Hot: ['Fem', 'Tre'] })
  await frida.isSaved()
})

test('[S2] signing out in one tab ends the room in the other', async ({ signInAs, faults }) => {
  faults.expect(/Failed to load resource.* 401/)
  const frida = await signInAs('facilitator')
  await frida.add('Styrkor', 'Ett')
  await frida.isSaved()
  await nothingWaits(frida.page)
  const other = await frida.page.context().newPage()
  await other.goto('/')
  await other.getByRole('button', { name: 'Logga ut här' }).click()
  await expect(frida.page.getByRole('heading', { name: 'Du behöver en inbjudan' })).toBeVisible()
  await expect.poll(() => copiesIn(other)).toEqual([])
})

test('[R15] the copy of a room that the server can only rescue stays as it is', async ({ signInAs, faults }) => {
  faults.expectLostConnection()
  const server = await startTestServer({ lingerMs: 0 })
  const room = await server.createRoom('Skadat')
  const frida = await signInAs('facilitator', { server, room })
  const petra = await signInAs('viewer', { server, room })
  await frida.add('Styrkor', 'Finns på servern')
  await frida.isSaved()
  await petra.shows({ Styrkor: ['Finns på servern'] })
  await expect.poll(() => petra.page.evaluate(hasInCopies, 'Finns på servern')).toBe(true)
  await petra.page.goto('/')
  await losesNetwork(frida.page)
  await frida.add('Styrkor', 'Finns här')
  await expect.poll(() => frida.page.evaluate(hasInCopies, 'Finns här')).toBe(true)
  await frida.page.goto('/')
  await server.store.docs.append([{ doc: `${room.room}/content`, update: Uint8Array.of(1, 1, 1, 255) }])
  await frida.page.context().setOffline(false)
  for (const _ of ['once', 'and again']) {
    await frida.open()
    await expect(frida.page.getByRole('main').getByText('Rummet är skadat på servern.')).toBeVisible()
    await frida.shows({ Styrkor: ['Finns på servern'] })
    await expect(frida.page.getByRole('main').getByRole('textbox')).toHaveCount(0)
    expect(await frida.page.evaluate(hasInCopies, 'Finns här')).toBe(true)
  }
  expect((await downloadFrom(frida.page)).text).toContain('- Finns här')
  await petra.open()
  await expect(petra.page.getByRole('main').getByText('Rummet är skadat på servern.')).toBeVisible()
  await petra.shows({ Styrkor: ['Finns på servern'] })
  await server.stop()
})

test('[R4] a copy that cannot be used stays until the server has said why', async ({ newVisitor, room, faults }) => {
  faults.expectLostConnection()
  const page = await newVisitor(WITHOUT_WORKER.context)
  let isHeld = false
  let turnAway = () => {}
  await page.routeWebSocket(/\/sync\/.*content/, (socket) => {
    const server = socket.connectToServer()
    socket.onMessage((message) => {
      if (!isHeld) server.send(message)
    })
    turnAway = () => void socket.close({ code: 4409 })
  })
  const user = await joinByRequest(page.context(), room.tokens.facilitator, 'Frida')
  const frida = await new RoomPage(page, { id: room.room, user, name: 'Frida' }).open()
  await frida.isSaved()
  isHeld = true
  await frida.add('Styrkor', 'Väntar')
  await expect.poll(() => page.evaluate(hasInCopies, 'Väntar')).toBe(true)
  await page.route('**/api/rooms/**', (route) => route.abort())
  turnAway()
  await expect(page.getByRole('heading', { name: 'Ingen kontakt med servern' })).toBeVisible()
  expect(await page.evaluate(hasInCopies, 'Väntar')).toBe(true)

  isHeld = false
  await page.unroute('**/api/rooms/**')
  await frida.button('Försök igen').click()
  await frida.shows({ Styrkor: ['Väntar'] })
  await frida.isSaved()
})

test('[R4] offers what is half written too when the room cannot be opened again after a removal', async ({
  signInAs,
  faults,
}) => {
  faults.expectLostConnection()
  const [frida, malte] = [await signInAs('facilitator'), await signInAs('member', WITHOUT_WORKER)]
  await frida.add('Styrkor', 'Ett namn')
  await malte.shows({ Styrkor: ['Ett namn'] })
  await malte.isSaved()
  await cutNetwork(malte.page)
  await malte.add('Hot', 'Väntar')
  await malte.addField('Svagheter').fill('Halvskriven')
  await expect(malte.saveStatus).toHaveText('Frånkopplad, 1 väntar')
  await eraseCard(frida, 'Ett namn')
  // There is no answer any more once the old copy has been set aside.
  await malte.page.route('**/api/rooms/**', async (route) => {
    const hasSetAside = () => indexedDB.databases().then((all) => all.some(({ name }) => name?.endsWith('/unsent')))
    await ((await malte.page.evaluate(hasSetAside)) ? route.abort() : route.continue())
  })
  await malte.page.context().setOffline(false)
  await expect(malte.page.getByRole('heading', { name: 'Ingen kontakt med servern' })).toBeVisible()
  await expect(malte.page.getByRole('main').getByText('2 texter finns kvar här.')).toBeVisible()
  // A question that is on its way is let go first.
  await malte.page.unrouteAll({ behavior: 'wait' })
  await malte.page.reload()
  const { text } = await downloadFrom(malte.page)
  expect(text).toContain('- Väntar')
  expect(text).toContain('- Halvskriven')
  expect(text).not.toContain('Ett namn')
})

test('[R3] what somebody has half written is not there for the next person in the same browser', async ({
  signInAs,
  room,
  faults,
}) => {
  faults.expectLostConnection()
  const frida = await signInAs('facilitator')
  await frida.isSaved()
  const context = frida.page.context()
  await cutNetwork(frida.page)
  await frida.add('Hot', 'Fridas kort')
  await frida.addField('Styrkor').fill('Fridas halva')
  await expect(frida.saveStatus).toHaveText('Frånkopplad, 1 väntar')
  await context.request.delete('/api/session')
  await joinByRequest(context, room.tokens.member, 'Malte')
  await context.setOffline(false)
  await expect(frida.card('Fridas kort')).toHaveCount(0)
  await expect(frida.addField('Styrkor')).toHaveValue('')
})

test('[R10] that the server cannot save is said no longer than it is so', async ({ newVisitor, room, faults }) => {
  faults.expectLostConnection()
  const page = await newVisitor()
  let isSaving = false
  let drop = () => {}
  await page.routeWebSocket(/\/sync\/.*content/, (socket) => {
    const server = socket.connectToServer()
    drop = () => void socket.close({ code: 3000 })
    if (isSaving) return
    server.onMessage((message) => {
      socket.send(message)
      socket.send(Buffer.from(noticeFrame('not-saving')))
    })
  })
  const user = await joinByRequest(page.context(), room.tokens.facilitator, 'Frida')
  const frida = await new RoomPage(page, { id: room.room, user, name: 'Frida' }).open()
  const told = page.getByRole('main').getByText('Servern kan inte spara just nu.')
  await expect(told).toBeVisible()
  isSaving = true
  drop()
  await frida.isSaved()
  await expect(told).toHaveCount(0)
})

test('[R17] an older page goes on, and offers to reload when everything is saved', async ({ signInAs }) => {
  const frida = await signInAs('facilitator', WITHOUT_WORKER)
  await frida.isSaved()
  const build = frida.page.locator('meta[name="samtavla-build"]')
  const answer = await frida.page.context().request.get('/api/me')
  await expect(build).toHaveAttribute('content', answer.headers()['x-samtavla-version'] ?? 'none')
  await expect(frida.page.getByText('Det finns en ny version av Samtavla.')).toHaveCount(0)
  await frida.page.route('**/api/rooms/**', async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, headers: { ...response.headers(), 'x-samtavla-version': 'newer' } })
  })
  await frida.button('Dela').click()
  await expect(frida.page.getByRole('dialog')).toBeVisible()
  await pressEscape(frida.page)
  await expect(frida.page.getByRole('main').getByText('Det finns en ny version av Samtavla.')).toBeVisible()
  await frida.add('Styrkor', 'Ett')
  await frida.isSaved()
  await frida.page.unrouteAll({ behavior: 'wait' })
  const loaded = frida.page.waitForEvent('load')
  await frida.button('Ladda om').click()
  await loaded
  await frida.arrive()
  await frida.shows({ Styrkor: ['Ett'] })
  await frida.isSaved()
  await expect(frida.page.getByText('Det finns en ny version av Samtavla.')).toHaveCount(0)
})

function refusal(count: number, reason: string): Buffer {
  return Buffer.from([121, 1, count, reason.length, ...Buffer.from(reason)])
}
