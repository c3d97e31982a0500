import { install, runMain } from './setup.mjs'
import { browser, lint, runStages, types, vitest } from './stages.mjs'

await runMain(() => {
  install()
  return runStages([lint, types, vitest, browser])
})
