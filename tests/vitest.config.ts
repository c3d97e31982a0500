import { fileURLToPath } from 'node:url'
import { defineConfig, type TestProjectConfiguration } from 'vitest/config'

const packageOfTests = (name: string) => fileURLToPath(new URL(`./node_modules/${name}`, import.meta.url))

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  // Only the tests package depends on these; test files beside the source of other packages import them too.
  resolve: { alias: { vitest: packageOfTests('vitest'), 'fast-check': packageOfTests('fast-check') } },
  test: {
    exclude: ['**/node_modules/**', '**/dist/**', 'tests/e2e/**', 'tests/bench/**'],
    environment: 'node',
    pool: 'forks',
    // Most of a file's time is waiting for servers and for the disk: more files than cores keep two of them busy.
    maxWorkers: 3,
    // Whatever takes longer hangs: a busy machine is slow and not wrong.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    allowOnly: false,
    dangerouslyIgnoreUnhandledErrors: false,
    projects: [
      // What only reckons shares its processes: to load the modules anew for each file takes as long as its tests.
      project('unit', false, [
        'shared/src/**/*.test.ts',
        'server/src/**/*.test.ts',
        'client/src/**/*.test.{ts,tsx}',
        'tests/unit/**/*.test.ts',
        'tests/architecture.test.ts',
      ]),
      project('integration', true, ['tests/integration/**/*.test.ts']),
    ],
  },
})

function project(name: string, isolate: boolean, include: string[]): TestProjectConfiguration {
  return { extends: true, test: { name, isolate, include } }
}
