import { gzipSync } from 'node:zlib'
import type { Browser } from '@playwright/test'
import { signedInContext, withBrowser } from './browser.ts'
import { fillRoom } from './room-filler.ts'
import { SamtavlaServer } from './servers.ts'
import type { Row } from './table.ts'

/** How much JavaScript a page brings along, compressed: what it loads by itself, with everything that it loads later. */
export async function measureSize(): Promise<Row[]> {
  const server = await SamtavlaServer.start()
  try {
    const room = await server.createRoom('Storlek')
    await fillRoom(server, room, 4)
    const cookie = await server.join(room, 'Anna Berg')
    const pages = [
      { name: 'home', url: `${server.origin}/`, max: 190 },
      { name: 'join', url: room.links.member, max: 190 },
      { name: 'board', url: server.roomUrl(room.id), cookie, max: 250 },
    ]
    return await withBrowser(async (browser) => {
      const rows: Row[] = []
      for (const { name, max, ...page } of pages) {
        const { bytes, files } = await scriptsOf(browser, server.origin, page)
        rows.push({
          name: `size: ${name}`,
          unit: 'kB',
          ours: files > 0 ? bytes / 1000 : Number.NaN,
          limit: { of: 'value', max },
          note: `${files} files`,
        })
      }
      return rows
    })
  } finally {
    await server.stop()
  }
}

async function scriptsOf(
  browser: Browser,
  origin: string,
  { url, cookie }: { url: string; cookie?: string },
): Promise<{ bytes: number; files: number }> {
  const context = await signedInContext(browser, origin, cookie)
  const scripts = new Set<string>()
  context.on('request', (request) => {
    // What the service worker keeps for a day without network, it fetches when the page has all of its own.
    const isThePages = !request.serviceWorker()
    if (isThePages && new URL(request.url()).pathname.endsWith('.js')) scripts.add(request.url())
  })
  const page = await context.newPage()
  await page.goto(url)
  if (cookie) await page.locator('[data-card]').first().waitFor()
  await page.waitForTimeout(2_000)
  await context.close()
  const sizes = await Promise.all([...scripts].map(gzipSize))
  return { bytes: sizes.reduce((sum, size) => sum + size, 0), files: sizes.length }
}

async function gzipSize(url: string): Promise<number> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url} was answered with ${response.status}`)
  return gzipSync(await response.bytes(), { level: 9 }).length
}
