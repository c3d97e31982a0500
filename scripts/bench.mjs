import { runUntilStopped } from './server.mjs'
import { buildClient, install, node24, runMain } from './setup.mjs'

await runMain(() => {
  install()
  buildClient()
  return runUntilStopped(node24(), ['tests/bench/main.ts', ...process.argv.slice(2)])
})
