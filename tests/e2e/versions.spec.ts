import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '../support/e2e.ts'
import { makeNextBuild } from '../support/next-build.ts'
import { isKeptForOffline } from '../support/offline.ts'
import { pressEscape } from '../support/pages.ts'

test.use({ serviceWorkers: 'allow' })

const NEWER = 'Det finns en ny version av Samtavla.'

test('[R17] a page goes on when the server gets the next build, and is of that build after a reload', async ({
  signInAs,
  fragile,
}) => {
  const clientDir = await mkdtemp(join(tmpdir(), 'samtavla-build-'))
  const nextBuild = await makeNextBuild(clientDir)
  const server = await fragile.start()
  const room = await server.createRoom('Två utgåvor')
  const frida = await signInAs('facilitator', { server, room })
  await frida.add('Styrkor', 'Före')
  await frida.isSaved()
  await hasWorker(frida.page)

  await fragile.stop()
  await frida.add('Hot', 'Under')
  const after = await fragile.start({ clientDir })
  await frida.isSaved()
  await expect(frida.page.getByRole('main').getByText(NEWER)).toBeVisible()
  // The older page works whole, its dialogs included, and with those who have the newer one.
  const malte = await signInAs('member', { server: after, room })
  await expect(buildOf(malte.page)).toHaveAttribute('content', nextBuild)
  await frida.button('Dela').click()
  await expect(frida.page.getByRole('dialog')).toBeVisible()
  await pressEscape(frida.page)
  await malte.add('Styrkor', 'Av Malte')
  await frida.shows({ Styrkor: ['Av Malte', 'Före'], Hot: ['Under'] })

  await frida.button('Ladda om').click()
  await frida.arrive()
  await expect(buildOf(frida.page)).toHaveAttribute('content', nextBuild)
  await frida.shows({ Styrkor: ['Av Malte', 'Före'], Hot: ['Under'] })
  await expect(frida.page.getByText(NEWER)).toHaveCount(0)

  // Without a network it is the newer one, too: once the worker of the older one has no page left.
  await hasWorker(frida.page)
  await frida.page.context().setOffline(true)
  await frida.page.reload()
  await frida.arrive()
  await expect(buildOf(frida.page)).toHaveAttribute('content', nextBuild)
  await frida.shows({ Styrkor: ['Av Malte', 'Före'], Hot: ['Under'] })
  await rm(clientDir, { recursive: true })
})

function buildOf(page: Page) {
  return page.locator('meta[name="samtavla-build"]')
}

/** The newest worker there is has every file of its build. */
async function hasWorker(page: Page): Promise<void> {
  await isKeptForOffline(page)
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    await registration.update()
    const next = registration.installing
    if (!next) return
    await new Promise<void>((resolve) => {
      next.addEventListener('statechange', () => next.state !== 'installing' && resolve())
    })
  })
}
