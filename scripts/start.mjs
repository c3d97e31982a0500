import { runServer } from './server.mjs'
import { buildClient, install, node24, runMain } from './setup.mjs'

await runMain(() => {
  install()
  buildClient()
  return runServer(node24(), process.argv.slice(2))
})
