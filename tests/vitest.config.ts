import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const packageOfTests = (name: string) => fileURLToPath(new URL(`./node_modules/${name}`, import.meta.url))

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  // Only the tests package depends on these; test files beside the source of other packages import them too.
  resolve: { alias: { vitest: packageOfTests('vitest'), 'fast-check': packageOfTests('fast-check') } },
  test: {
    include: [
      'shared/src/**/*.test.ts',
      'server/src/**/*.test.ts',
      'client/src/**/*.test.{ts,tsx}',
      'tests/unit/**/*.test.ts',
      'tests/integration/**/*.test.ts',
      'tests/architecture.test.ts',
    ],
    exclude: ['**/node_modules/**', '**/dist/**', 'tests/e2e/**', 'tests/bench/**'],
    environment: 'node',
    pool: 'forks',
    // Most of a file's time is waiting for servers and for the disk: more files than cores keep two of them busy.
    maxWorkers: 3,
    testTimeout: 20_000,
    allowOnly: false,
    dangerouslyIgnoreUnhandledErrors: false,
  },
})
