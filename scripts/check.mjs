import { install, runMain } from './setup.mjs'
import { lint, runStages, types, vitest } from './stages.mjs'

await runMain(() => {
  install()
  return runStages([lint, types, vitest])
})
