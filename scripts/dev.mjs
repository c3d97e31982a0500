import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runServer, runUntilStopped } from './server.mjs'
import { install, node24, root, runMain, say } from './setup.mjs'

const clientUrl = 'http://localhost:5173'

await runMain(async () => {
  install()
  const data = mkdtempSync(join(tmpdir(), 'samtavla-dev-'))
  say(`The client is at ${clientUrl}. The rooms are in ${data}, and gone when this ends.`)
  try {
    return await runBoth(data)
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
})

/** The server, and Vite before it; when one ends, the other one does. */
async function runBoth(data) {
  const node = node24()
  const ended = new AbortController()
  const env = { ...process.env, DATA_DIR: data, ALLOWED_ORIGINS: clientUrl }
  const vite = ['node_modules/vite/bin/vite.js', '--port', new URL(clientUrl).port, '--strictPort']
  const runs = [
    runServer(node, [], { env, until: ended.signal }),
    runUntilStopped(node, vite, { cwd: join(root, 'client'), until: ended.signal }),
  ]
  const codes = await Promise.all(runs.map((run) => run.finally(() => ended.abort())))
  return Math.max(...codes)
}
