import AxeBuilder from '@axe-core/playwright'
import type { BrowserContextOptions, Page } from '@playwright/test'
import type { Role } from '@samtavla/shared/access/can.ts'
import { newPen, type Pen } from '@samtavla/shared/edits/pen.ts'
import { rspSwot2018 } from '@samtavla/shared/examples/rsp-swot-2018.ts'
import { en } from '@samtavla/shared/i18n/en.ts'
import { sv, type Words } from '@samtavla/shared/i18n/sv.ts'
import { openContent } from '@samtavla/shared/model/content.ts'
import type { UserId } from '@samtavla/shared/model/ids.ts'
import type { WebsocketProvider } from 'y-websocket'
import { test as base, expect, joinByRequest } from '../support/e2e.ts'
import { joinAs, NAMES, stockClient, until } from '../support/people.ts'
import type { TestRoom, TestServer } from '../support/test-server.ts'

export { expect } from '../support/e2e.ts'

/** How one person wants the product: what the client keeps for them, and what their browser is like. */
export interface Look {
  readonly language?: 'sv' | 'en'
  readonly theme?: 'light' | 'dark'
  readonly preferences?: Readonly<Record<string, string>>
  readonly context?: BrowserContextOptions
}

interface Fixtures {
  /** A window with nothing in it yet. */
  readonly openWindow: (look?: Look) => Promise<Page>
  /** A person of a role at work in a room; in this test's example room unless another is given. */
  readonly enter: (role?: Role, look?: Look, room?: TestRoom) => Promise<Page>
  /** A room with the example's fourteen notes that only this test uses. */
  readonly example: TestRoom
  /** Somebody else in a room, without a browser: changes the board with their pen. */
  readonly someoneElse: (room: TestRoom, role?: Role) => Promise<Guest>
}

export interface Guest {
  readonly pen: Pen
  readonly client: WebsocketProvider
}

export const test = base.extend<Fixtures>({
  openWindow: async ({ newVisitor }, use) => {
    await use(async ({ language = 'sv', theme = 'light', preferences = {}, context = {} } = {}) => {
      const page = await newVisitor({ viewport: { width: 1280, height: 720 }, ...context })
      const kept = JSON.stringify({ language, theme, ...preferences })
      await page.addInitScript((text) => {
        localStorage['samtavla/preferences'] ??= text
      }, kept)
      return page
    })
  },
  example: async ({ server }, use) => use(await server.importRoom(rspSwot2018.file)),
  enter: async ({ openWindow, example }, use) => {
    await use(async (role = 'member', look = {}, room = example) => {
      const page = await openWindow(look)
      await joinByRequest(page.context(), room.tokens[role], NAMES[role])
      await page.goto(`/room/${room.room}`)
      await expect(page.locator('[data-save="saved"]')).toBeVisible()
      // What is shown listens to keys a moment later, and has its place when its letters are there.
      await page.evaluate(() => new Promise((done) => requestIdleCallback(done, { timeout: 500 })))
      await page.evaluate(async () => void (await document.fonts.ready))
      return page
    })
  },
  someoneElse: async ({ server }, use) => {
    const clients: WebsocketProvider[] = []
    await use(async (room, role = 'facilitator') => {
      const guest = await connect(server, room, role)
      clients.push(guest.client)
      return guest
    })
    for (const client of clients) client.destroy()
  },
})

async function connect(server: TestServer, room: TestRoom, role: Role): Promise<Guest> {
  const person = await joinAs(server, room, role)
  const client = stockClient(server, person, `${room.room}/content`)
  await until('the other person has the room', () => client.synced)
  return { client, pen: newPen(openContent(client.doc), person.user as UserId, NAMES[role]) }
}

export function wordsOf({ language }: Look): Words {
  return language === 'en' ? en : sv
}

/** What takes the keyboard's focus on each card, in reading order. */
export function faces(page: Page) {
  return page.locator('[data-card-focus]')
}

export async function chooseInMenu(page: Page, button: string, item: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click()
  await page.getByRole('menuitem', { name: item, exact: true }).click()
}

/** The menu that was opened has the keys: it takes the focus a moment after it is in sight. */
export async function menuHasFocus(page: Page): Promise<void> {
  await expect(page.locator('[role="menuitem"]:focus')).toBeVisible()
}

/** The dialog that was opened has the keys, as above. */
export async function dialogHasFocus(page: Page): Promise<void> {
  await expect(page.locator('[role="dialog"]:focus-within')).toBeVisible()
}

/** Two frames are drawn: cards that have just come, or come into the window, have their own height by then. */
export async function isAtRest(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
}

/** Every sentence that screen readers were given since this was first called, in order. */
export async function spokenIn(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const heard: string[] = []
    Object.assign(window, { heard })
    new MutationObserver((records) => {
      for (const { addedNodes } of records) for (const node of addedNodes) heard.push(node.textContent ?? '')
    }).observe(document.querySelector('[data-live-announcer]')!, { childList: true })
  })
  return () => page.evaluate(() => [...(window as unknown as { heard: string[] }).heard])
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']

/** What axe has against a page, in words (A16). */
export async function complaintsOf(page: Page): Promise<string[]> {
  // Otherwise it opens another page for each run, which joins what frames answered; we have no frames.
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).setLegacyMode().analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} – ${failureSummary}`),
  )
}
