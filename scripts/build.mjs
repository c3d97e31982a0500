import { buildClient, install, runMain } from './setup.mjs'

await runMain(() => {
  install()
  buildClient()
  return 0
})
