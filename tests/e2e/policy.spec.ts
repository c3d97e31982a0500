import type { Page } from '@playwright/test'
import { expect, test } from '../support/e2e.ts'

test.use({ serviceWorkers: 'allow' })

interface TrustedTypes {
  createPolicy(name: string, rules: { createHTML: (text: string) => string }): unknown
}

/** What the browsers say of it. */
const COMPLAINTS = [/^policy: /, /Content Security Policy|Trusted ?(?:Script|HTML|Type)|Failed to load resource/]

/** What a script tries that has got into the page, and what became of it. */
async function attempts(page: Page): Promise<Record<string, string>> {
  return page.evaluate(async () => {
    const outcome: Record<string, string> = {}
    const attempt = async (name: string, work: () => unknown) => {
      try {
        await work()
        outcome[name] = 'done'
      } catch (error) {
        outcome[name] = (error as Error).name
      }
    }
    const loads = (element: HTMLElement & { src: string }, src: string) =>
      new Promise((resolve, reject) => {
        element.onload = resolve
        element.onerror = () => reject(Object.assign(new Error(), { name: 'refused' }))
        element.src = src
        document.body.append(element)
      })
    const global = window as unknown as { eval: (code: string) => unknown; trustedTypes: TrustedTypes }
    // The debugger, which runs this, may evaluate text; what runs later may not.
    await new Promise((resolve) => setTimeout(resolve))
    await attempt('HTML', () => {
      document.createElement('div').innerHTML = '<b>x</b>'
    })
    await attempt('eval', () => global.eval('1'))
    await attempt('a function of text', () => new Function('return 1')())
    await attempt('a timer of text', () => setTimeout('window.__hit = 1' as unknown as () => void))
    await attempt('an inline script', () => {
      const script = document.createElement('script')
      script.textContent = 'window.__hit = 1'
      document.body.append(script)
    })
    await attempt('a script from elsewhere', () => loads(document.createElement('script'), 'https://evil.example/x.js'))
    await attempt('a picture from elsewhere', () => loads(document.createElement('img'), 'https://evil.example/x.png'))
    await attempt('a request to elsewhere', () => fetch('https://evil.example/'))
    await attempt('a policy of its own', () => global.trustedTypes.createPolicy('evil', { createHTML: String }))
    outcome.ran = String('__hit' in window)
    return outcome
  })
}

const REFUSED = {
  HTML: 'TypeError',
  eval: 'EvalError',
  'a function of text': 'EvalError',
  'a timer of text': 'TypeError',
  'an inline script': 'TypeError',
  'a script from elsewhere': 'TypeError',
  'a picture from elsewhere': 'refused',
  'a request to elsewhere': 'TypeError',
  'a policy of its own': 'TypeError',
  ran: 'false',
}

test('[S13] the page runs nothing but its own files, and makes nothing of text', async ({ newVisitor, faults }) => {
  faults.expect(...COMPLAINTS)
  const page = await newVisitor()
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(await attempts(page)).toEqual(REFUSED)
})

test('[S13] the same holds for a page that the browser kept', async ({ newVisitor, faults }) => {
  faults.expect(...COMPLAINTS)
  faults.expectLostConnection()
  const page = await newVisitor()
  await page.goto('/')
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.context().setOffline(true)
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(await attempts(page)).toEqual(REFUSED)
})

test('[S13] no other page shows ours in a frame', async ({ newVisitor, server, faults }) => {
  faults.expect(/frame|ERR_BLOCKED_BY_RESPONSE|Failed to load resource/i)
  const page = await newVisitor()
  await page.setContent(`<iframe src="${server.url}/"></iframe>`)
  const frame = page.frames()[1]!
  await expect.poll(() => frame.url()).toMatch(/^chrome-error:/)
})
