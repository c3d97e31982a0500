import { runServer } from './server.mjs'
import { node24, requireBuilt, runMain } from './setup.mjs'

await runMain(() => {
  requireBuilt()
  return runServer(node24(), process.argv.slice(2))
})
