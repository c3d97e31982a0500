import { runUntilStopped } from './server.mjs'
import { install, node24, runMain } from './setup.mjs'

await runMain(() => {
  install()
  return runUntilStopped(node24(), ['tests/fuzz/main.ts', ...process.argv.slice(2)])
})
