import { onNewerBuild } from '../api/build.ts'

const URL_OF_WORKER = '/service-worker.js'

/** What the library of types does not have yet. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): {
    createScriptURL(url: string): string
  }
}

/**
 * Gives the browser what it takes to open pages without a network, once the page has nothing better to do. Where there are no
 * service workers everything else works.
 */
export function keepPagesForOffline(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  if (document.readyState === 'complete') registerWhenIdle()
  else window.addEventListener('load', registerWhenIdle, { once: true })
}

function registerWhenIdle(): void {
  const begin = () => void register()
  if ('requestIdleCallback' in window) requestIdleCallback(begin, { timeout: 5_000 })
  else setTimeout(begin, 2_000)
}

async function register(): Promise<void> {
  try {
    await navigator.serviceWorker.register(trustedUrl())
    onNewerBuild(() => void lookForUpdate())
  } catch {
    // A private window or a policy of the organisation may forbid it: the product then needs its network to open.
  }
}

/** The worker may be gone by then: whoever looks after the browser can remove it at any time. */
async function lookForUpdate(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration()
  // Without a network there is nothing to look at; the next page asks again.
  await registration?.update().catch(() => {})
}

/** S13: the one script address that this page may load, and the one policy that may say so. */
function trustedUrl(): string {
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes }
  if (!trustedTypes) return URL_OF_WORKER
  const policy = trustedTypes.createPolicy('samtavla', {
    createScriptURL: (url) => {
      if (url !== URL_OF_WORKER) throw new TypeError('Not an address of ours')
      return url
    },
  })
  return policy.createScriptURL(URL_OF_WORKER)
}
