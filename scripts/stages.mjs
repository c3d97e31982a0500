import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildClient, node24, root, runTool, SetupError, say } from './setup.mjs'

/** Node keeps compiled sources there: tests start the server and the operator's commands some hundred times. */
const compileCache = join(root, 'node_modules/.cache/node')

// A stage answers what it counted: { passed, failed }. A check that fails is counted, not thrown.

/** Format and lint, as one check. */
export function lint() {
  return checkWith(['node_modules/@biomejs/biome/bin/biome', 'ci', '.'])
}

/** The types of all packages, tests included, as one check. */
export function types() {
  return checkWith(['node_modules/typescript/bin/tsc', '-b'])
}

/** Unit, integration and architecture tests. */
export function vitest() {
  return withReport(vitestCounts, (report) => {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    return runTests(['tests/node_modules/vitest/vitest.mjs', 'run', '--config=tests/vitest.config.ts', ...reporters])
  })
}

/** Tests in a browser, against the client as it is now. Without a client or a browser this is one failure. */
export function browser() {
  const chromium = isBuilt() ? chromiumPath() : undefined
  if (chromium === undefined) return { passed: 0, failed: 1 }
  return withReport(playwrightCounts, (report) => {
    const env = { ...process.env, CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: report }
    return runTests(['tests/node_modules/@playwright/test/cli.js', 'test', '--config=tests/playwright.config.ts'], env)
  })
}

/**
 * Runs every stage, also after one that failed. The last line on standard output is `N passed, N failed`; the answer is
 * the exit code.
 */
export function runStages(stages) {
  const total = { passed: 0, failed: 0 }
  const lines = stages.map((stage) => {
    print(`\n== ${stage.name}`)
    const { passed, failed } = stage()
    total.passed += passed
    total.failed += failed
    return `${stage.name}: ${passed} passed, ${failed} failed`
  })
  print(['\n== result', ...lines].join('\n'))
  print(`${total.passed} passed, ${total.failed} failed`)
  return total.failed === 0 ? 0 : 1
}

function print(text) {
  process.stdout.write(`${text}\n`)
}

function checkWith(args) {
  const isFine = runTests(args) === 0
  return { passed: isFine ? 1 : 0, failed: isFine ? 0 : 1 }
}

function runTests(args, env = process.env) {
  const options = { stdio: ['ignore', 1, 2], env: { ...env, NODE_COMPILE_CACHE: compileCache } }
  return runTool(node24(), args, options).status
}

function withReport(countsOf, runWith) {
  const folder = mkdtempSync(join(tmpdir(), 'samtavla-report-'))
  const report = join(folder, 'report.json')
  try {
    const status = runWith(report)
    return withoutSilentFailure(countsIn(report, countsOf), status)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function countsIn(report, countsOf) {
  try {
    return countsOf(JSON.parse(readFileSync(report, 'utf8')))
  } catch (error) {
    say(`There is no report to count: ${error.message}`)
    return { passed: 0, failed: 0 }
  }
}

/** A run that tested nothing, or that failed outside its tests, counts as one failure. */
function withoutSilentFailure({ passed, failed }, status) {
  const isSilent = failed === 0 && (passed === 0 || status !== 0)
  if (isSilent)
    say(passed === 0 ? 'No test passed and none failed: that is a failure.' : 'The run failed outside its tests.')
  return { passed, failed: isSilent ? 1 : failed }
}

function vitestCounts(report) {
  const brokenFiles = report.testResults.filter((file) => file.status === 'failed' && !hasFailedTest(file))
  return { passed: report.numPassedTests, failed: report.numFailedTests + brokenFiles.length }
}

function hasFailedTest(file) {
  return file.assertionResults.some((test) => test.status === 'failed')
}

function playwrightCounts({ stats, errors }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length }
}

function isBuilt() {
  try {
    buildClient()
    return true
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    say(error.message)
    return false
  }
}

function chromiumPath() {
  const asked = runTool(node24(), ['tests/support/chromium.ts'], { stdio: ['ignore', 'pipe', 2], encoding: 'utf8' })
  return asked.status === 0 ? asked.stdout.trim() : undefined
}
