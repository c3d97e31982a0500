import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from '@playwright/test'
import type { Role } from '@samtavla/shared/access/can.ts'
import { RoomPage } from './pages.ts'
import { NAMES } from './people.ts'
import { freePort, startTestServer, type TestRoom, type TestServer, type TestServerOptions } from './test-server.ts'

export { expect } from '@playwright/test'

export interface Entry {
  readonly name?: string
  /** Another server than the worker's. */
  readonly server?: Pick<TestServer, 'url'>
  readonly room?: TestRoom
  readonly context?: BrowserContextOptions
}

export interface TestFixtures {
  /** A room that only this test uses, with an empty board. */
  readonly room: TestRoom
  readonly faults: Faults
  /** A browser that has never been here; closed and looked through for faults when the test ends. */
  readonly newVisitor: (options?: BrowserContextOptions) => Promise<Page>
  /** A server of the test's own, to be stopped and started. */
  readonly fragile: FragileServer
  /** A person with a session of their own, in the open room. */
  readonly signInAs: (role: Role, entry?: Entry) => Promise<RoomPage>
}

export const test = base.extend<TestFixtures, { server: TestServer }>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern
    async ({}, use) => {
      const server = await startTestServer()
      await use(server)
      await server.stop()
    },
    { scope: 'worker' },
  ],
  room: async ({ server }, use) => use(await server.createRoom('Läslyftet på Ekskolan')),
  // biome-ignore lint/correctness/noEmptyPattern: as above
  faults: async ({}, use) => {
    const faults = new Faults()
    await use(faults)
    expect(faults.unexpected(), 'what the browsers complained of').toEqual([])
  },
  newVisitor: async ({ browser, server, faults, serviceWorkers }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (options) => {
      const context = await newContext(browser, { baseURL: server.url, serviceWorkers, ...options }, faults)
      contexts.push(context)
      return context.newPage()
    })
    await Promise.all(contexts.map((context) => context.close()))
  },
  fragile: async ({ faults }, use) => {
    const dataDir = await mkdtemp(join(tmpdir(), 'samtavla-e2e-'))
    const fragile = new FragileServer(dataDir, await freePort(), faults)
    await use(fragile)
    await fragile.stop()
    await rm(dataDir, { recursive: true, force: true })
  },
  signInAs: async ({ newVisitor, room, server }, use) => {
    await use(async (role, entry = {}) => {
      const { name = NAMES[role], server: at = server, room: into = room } = entry
      const page = await newVisitor({ ...entry.context, baseURL: at.url })
      const user = await joinByRequest(page.context(), into.tokens[role], name)
      return new RoomPage(page, { id: into.room, user, name }).open()
    })
  },
})

/** Makes the session as the join page does, without the page. Answers who one is. */
export async function joinByRequest(context: BrowserContext, token: string, name: string): Promise<string> {
  const response = await context.request.post('/api/join', { data: { token, name } })
  expect(response.ok(), await response.text()).toBe(true)
  return ((await response.json()) as { user: string }).user
}

/** A server that goes away and comes back at the same address with the same data. */
export class FragileServer {
  readonly url: string
  readonly #port: number
  readonly #dataDir: string
  readonly #faults: Faults
  #running: TestServer | undefined

  constructor(dataDir: string, port: number, faults: Faults) {
    this.#dataDir = dataDir
    this.#port = port
    this.#faults = faults
    this.url = `http://127.0.0.1:${port}`
  }

  async start({ clientDir }: Pick<TestServerOptions, 'clientDir'> = {}): Promise<TestServer> {
    const env = { PORT: String(this.#port), PUBLIC_URL: this.url }
    this.#running ??= await startTestServer({ dataDir: this.#dataDir, env, ...(clientDir && { clientDir }) })
    return this.#running
  }

  /** Pages that are still open may complain from now on. */
  async stop(): Promise<void> {
    const running = this.#running
    this.#running = undefined
    this.#faults.expectLostConnection()
    await running?.stop()
  }
}

/** What browsers reported that no page of ours may give rise to. */
export class Faults {
  readonly #found: string[] = []
  readonly #expected: RegExp[] = []

  note(fault: string): void {
    this.#found.push(fault)
  }

  /** The test provokes these. */
  expect(...patterns: readonly RegExp[]): void {
    this.#expected.push(...patterns)
  }

  /** The test takes the server or the network away, which browsers complain of by themselves. */
  expectLostConnection(): void {
    this.expect(
      /WebSocket connection to .* failed/,
      /net::ERR_/,
      /Failed to load resource.* 50\d/,
      // The service worker's, when the network goes just then.
      /error occurred when fetching the script/,
    )
  }

  unexpected(): string[] {
    return this.#found.filter((fault) => !this.#expected.some((pattern) => pattern.test(fault)))
  }
}

/** How one enters whose requests a test answers: with a service worker some of them pass by its routes. */
export const WITHOUT_WORKER = { context: { serviceWorkers: 'block' } } as const satisfies Entry

async function newContext(browser: Browser, options: BrowserContextOptions, faults: Faults): Promise<BrowserContext> {
  if (options.serviceWorkers === 'block') faults.expect(/Service Worker registration blocked/)
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    // Tests wait for things to stand still.
    reducedMotion: 'reduce',
    ...options,
  })
  context.setDefaultTimeout(15_000)
  await context.exposeFunction('noteViolation', (violation: string) => faults.note(`policy: ${violation}`))
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const note = (window as unknown as { noteViolation: (text: string) => Promise<void> }).noteViolation
      void note(`${event.violatedDirective} ${event.blockedURI}`)
    })
  })
  context.on('page', (page) => {
    page.on('pageerror', (error) => faults.note(`error: ${error.stack ?? error.message}`))
    page.on('console', (message) => {
      const where = `${message.location().url}`
      if (['error', 'warning'].includes(message.type())) faults.note(`console: ${message.text()} ${where}`)
    })
  })
  return context
}
