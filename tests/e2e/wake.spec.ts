import type { Page } from '@playwright/test'
import { expect, joinByRequest, test } from '../support/e2e.ts'
import { FaultProxy } from '../support/fault-proxy.ts'
import { isKeptForOffline } from '../support/offline.ts'
import { RoomPage } from '../support/pages.ts'
import { freePort, startTestServer } from '../support/test-server.ts'

test.use({ serviceWorkers: 'allow' })

test('[R3] a laptop that wakes after a day finds out at once that its connection is dead', async ({
  signInAs,
  newVisitor,
  faults,
}) => {
  faults.expectLostConnection()
  const { malte, sleeper, proxy, stop } = await throughProxy({ signInAs, newVisitor })
  await sleeper.add('Styrkor', 'Före natten')
  await malte.shows({ Styrkor: ['Före natten'] })
  await sleeper.isSaved()

  // Nothing tells either end: packets are gone, and the page's time stands still.
  proxy.stall()
  await sleeper.page.clock.pauseAt(new Date(Date.now() + 5_000))
  await malte.add('Styrkor', 'Under natten')
  await sleeper.page.clock.fastForward('20:00:00')
  proxy.cut()
  proxy.restore()
  await sleeper.page.clock.resume()
  await wakes(sleeper.page)
  await sleeper.shows({ Styrkor: ['Under natten', 'Före natten'] })
  await sleeper.add('Hot', 'På morgonen')
  await malte.shows({ Styrkor: ['Under natten', 'Före natten'], Hot: ['På morgonen'] })
  await sleeper.isSaved()
  await stop()
})

test('[R4] a network that swallows everything is noticed, and never said to have saved', async ({
  signInAs,
  newVisitor,
  faults,
}) => {
  faults.expectLostConnection()
  const { malte, sleeper, proxy, stop } = await throughProxy({ signInAs, newVisitor })
  await sleeper.isSaved()
  proxy.stall()
  await sleeper.add('Styrkor', 'Ut i tomheten')
  await expect(sleeper.saveStatus).toHaveText('Sparar …')
  // Half a minute without a word, as the page's clock has it.
  await sleeper.page.clock.fastForward(30_000)
  await wakes(sleeper.page)
  await sleeper.page.clock.runFor(10_000)
  await expect(sleeper.saveStatus).toHaveText('Frånkopplad, 1 väntar')
  await malte.shows({})

  proxy.cut()
  proxy.restore()
  // Whatever is under way just then, one look at the page is enough.
  await wakes(sleeper.page)
  await sleeper.isSaved()
  await malte.shows({ Styrkor: ['Ut i tomheten'] })
  await stop()
})

test('[R3] a network that swallows everything lets a room open that was open before', async ({
  signInAs,
  newVisitor,
  faults,
}) => {
  faults.expectLostConnection()
  const { malte, sleeper, proxy, stop } = await throughProxy({ signInAs, newVisitor })
  await sleeper.add('Styrkor', 'Före')
  await sleeper.isSaved()
  await isKeptForOffline(sleeper.page)
  proxy.stall()
  await sleeper.page.reload()
  await sleeper.arrive()
  await sleeper.shows({ Styrkor: ['Före'] })
  await sleeper.add('Hot', 'Under tiden')
  await expect(sleeper.saveStatus).toHaveText('Frånkopplad, 1 väntar')
  proxy.restore()
  await sleeper.isSaved()
  await malte.shows({ Styrkor: ['Före'], Hot: ['Under tiden'] })
  await stop()
})

type Fixtures = Pick<Parameters<Parameters<typeof test>[2]>[0], 'signInAs' | 'newVisitor'>

/** Two people in one room: one straight at the server, one with a faulty network and a clock of the test's between. */
async function throughProxy({ signInAs, newVisitor }: Fixtures) {
  const port = await freePort()
  const proxy = await FaultProxy.start(port)
  const server = await startTestServer({ env: { PORT: String(port), ...addresses(port, proxy) } })
  const room = await server.createRoom('Vila')
  const malte = await signInAs('member', { server, room })
  const page = await newVisitor({ baseURL: proxy.url })
  await page.clock.install()
  const user = await joinByRequest(page.context(), room.tokens.facilitator, 'Sara')
  const sleeper = await new RoomPage(page, { id: room.room, user, name: 'Sara' }).open()
  const stop = async () => {
    await proxy.stop()
    await server.stop()
  }
  return { malte, sleeper, proxy, stop }
}

function addresses(port: number, proxy: FaultProxy) {
  return { PUBLIC_URL: `http://127.0.0.1:${port}`, ALLOWED_ORIGINS: proxy.url }
}

async function wakes(page: Page): Promise<void> {
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
}
