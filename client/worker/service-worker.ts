/**
 * Lets the pages open without a network (docs/decisions/0016-our-own-service-worker.md).
 *
 * 1. When it is installed it keeps every built file, all or none. 2. A page is asked of the server first, and taken from here
 * when the server does not answer soon. 3. Built files have their content in their names and are taken from here first. 4. What
 * older tabs still need stays until the last of them is closed: a new worker waits for that, as browsers have it by default.
 * 5. Nothing of the API or the sockets passes through here.
 */
interface Shell {
  readonly build: string
  readonly files: readonly string[]
}

/** The build puts the list here. */
const shell = '%SHELL%' as unknown as Shell
const worker = self as unknown as ServiceWorkerGlobalScope

const PREFIX = 'samtavla-'
/** A page that the server has not begun to give by then is opened from here. */
const PATIENCE_MS = 3_000

worker.addEventListener('install', (event) => event.waitUntil(keepShell()))

worker.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([forgetOlder(), worker.clients.claim(), worker.registration.navigationPreload?.enable()]))
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== worker.location.origin) return
  if (request.mode === 'navigate') {
    if (isPage(pathname)) event.respondWith(openPage(event))
  } else if (shell.files.includes(pathname) || pathname.startsWith('/assets/')) {
    event.respondWith(openFile(request))
  }
})

async function keepShell(): Promise<void> {
  const page = await fetch('/', { cache: 'no-cache' })
  const copy = page.clone()
  // Between the worker and its page the server may have got another build, whose files are not in the list.
  if (!page.ok || !(await page.text()).includes(shell.build)) throw new Error('The page is of another build')
  const cache = await caches.open(PREFIX + shell.build)
  await cache.addAll(shell.files)
  await cache.put('/', copy)
}

/** Caches are listed in the order in which they were made; one that is newer belongs to a worker that waits. */
async function forgetOlder(): Promise<void> {
  const names = await keptBuilds()
  const older = names.slice(0, Math.max(0, names.indexOf(PREFIX + shell.build)))
  await Promise.all(older.map((name) => caches.delete(name)))
}

async function keptBuilds(): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX))
}

/** The addresses for which the server gives the one page. */
function isPage(pathname: string): boolean {
  return !/^\/(api|sync|healthz|readyz)(\/|$)|\./.test(pathname)
}

async function openPage(event: FetchEvent): Promise<Response> {
  const fromServer = askServer(event).catch(() => undefined)
  event.waitUntil(fromServer)
  const answer = await Promise.race([fromServer, pause(PATIENCE_MS)])
  if (answer && answer.status < 500) return answer
  return (await keptPage()) ?? (await fromServer) ?? Response.error()
}

async function askServer(event: FetchEvent): Promise<Response> {
  const preloaded: Response | undefined = await event.preloadResponse
  return preloaded ?? fetch(event.request)
}

async function keptPage(): Promise<Response | undefined> {
  for (const name of (await keptBuilds()).reverse()) {
    const page = await (await caches.open(name)).match('/')
    if (page) return page
  }
  return undefined
}

async function openFile(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request)
}

function pause(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
