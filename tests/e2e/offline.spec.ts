import type { Page } from '@playwright/test'
import { expect, test } from '../support/e2e.ts'

test('[R3] pages open without a network once they have been open with one', async ({ newVisitor, faults }) => {
  faults.expectLostConnection()
  const page = await newVisitor()
  await page.goto('/')
  await isKeptForOffline(page)
  await page.context().setOffline(true)
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

/** The service worker has every file of the pages. */
async function isKeptForOffline(page: Page): Promise<void> {
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
}
