import { parseArgs } from 'node:util'
import { type Outcome, performScenario, type RunOptions, runScenario } from './run.ts'
import { scenarios } from './scenarios.ts'

/**
 * The fault suite as a command: `npm run faults -- [SCENARIO …] [--rounds N] [--seed S] [--short]`. Everything happens on this
 * machine's loopback, in processes and folders that end with it. The exit code is 1 when a promise was broken.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    rounds: { type: 'string' },
    short: { type: 'boolean', default: false },
    // For `performScenario`: runs one scenario here, where it may mount, and prints its outcome as JSON.
    mounted: { type: 'boolean', default: false },
  },
})

/** What takes longer has hung. Its processes end with this one, and its mounts with its namespace. */
const LIMIT_MS = 90 * 60_000

const options: RunOptions = {
  seed: wholeNumber('--seed', values.seed),
  isLong: !values.short,
  ...(values.rounds === undefined ? {} : { rounds: wholeNumber('--rounds', values.rounds) }),
}
const unknown = positionals.filter((name) => !scenarios[name])
if (unknown.length > 0) giveUp(`Unknown: ${unknown.join(', ')}. Known: ${Object.keys(scenarios).join(', ')}.`, 2)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130))
setTimeout(() => giveUp('The suite has hung.', 1), LIMIT_MS).unref()

if (values.mounted) {
  const name = positionals[0]!
  say(JSON.stringify(await runScenario(name, scenarios[name]!, options)))
} else {
  const outcomes = await performAll(positionals.length > 0 ? positionals : Object.keys(scenarios))
  // Whatever a scenario that broke has left open does not keep the command.
  process.exit(outcomes.some(({ faults }) => faults.length > 0) ? 1 : 0)
}

async function performAll(names: readonly string[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  say(line(['scenario', 'rounds', 'written', 'recovered: median, worst', 'verdict']))
  for (const name of names) {
    const outcome = await performScenario(name, options)
    say(lineOf(outcome))
    for (const fault of outcome.faults.slice(0, 10)) say(`    ${fault}`)
    if (outcome.faults.length > 10) say(`    and ${outcome.faults.length - 10} more`)
    if (outcome.history) {
      say(`    all that happened: ${outcome.history}`)
      say(`    again: npm run faults -- ${name} --seed ${outcome.seed} --rounds ${outcome.rounds}`)
    }
    outcomes.push(outcome)
  }
  return outcomes
}

function lineOf({ scenario, rounds, written, recoveredMs, faults, skipped }: Outcome): string {
  const times = recoveredMs.toSorted((a, b) => a - b)
  const shown = (ms: number | undefined) => (ms === undefined ? '–' : `${Math.round(ms)} ms`)
  const recovered = `${shown(times[Math.floor(times.length / 2)])}, ${shown(times.at(-1))}`
  const verdict = skipped ? `skipped: ${skipped}` : faults.length > 0 ? `${faults.length} FAULTS` : 'good'
  return line([scenario, String(rounds), String(written), recovered, verdict])
}

function line([scenario, rounds, written, recovered, verdict]: readonly [
  string,
  string,
  string,
  string,
  string,
]): string {
  return [scenario.padEnd(14), rounds.padStart(6), written.padStart(8), recovered.padStart(26), `  ${verdict}`].join('')
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) giveUp(`${name} is "${text}", but should be a number.`, 2)
  return Number(text)
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

function giveUp(sentence: string, code: number): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(code)
}
