import { readCsv } from '@samtavla/shared/exchange/csv.ts'
import { readMarkdown } from '@samtavla/shared/exchange/markdown.ts'
import { readPaste } from '@samtavla/shared/exchange/paste.ts'
import { swot } from '@samtavla/shared/tools/swot.ts'
import { nastyInputs } from '../support/nasty-inputs.ts'
import type { Row } from './table.ts'

/** Twice the letters take twice the time; if the time grew with their square, it would be four times. */
const MAX_RATIO = 3
/** The fastest counts: what else the machine does is not the reader's. */
const TIMES = 7

const READERS = {
  'a file of CSV': (text: string) => readCsv(`Text;Fält\n${text}`, swot),
  'what is pasted': (text: string) => readPaste(`# a\n${text}x`, swot),
  'a file of Markdown': (text: string) => readMarkdown(text, swot),
}

/** How long a reader is at most busy with a text that is meant to keep it busy. The baseline is the first half of that text. */
export function measurePasted(): Promise<Row[]> {
  return Promise.resolve(
    Object.entries(READERS).map(([name, read]) => {
      const costs = nastyInputs.map((text) => ({ text, ms: timeOf(() => read(text)) }))
      const worst = costs.reduce((most, each) => (each.ms > most.ms ? each : most))
      const half = worst.text.slice(0, worst.text.length / 2)
      return {
        name: `pasted: ${name}`,
        unit: 'ms',
        baseline: timeOf(() => read(half)),
        ours: worst.ms,
        limit: { of: 'ratio', max: MAX_RATIO },
        note: `the slowest of ${costs.length} texts, of ${worst.text.length} letters: ${JSON.stringify(worst.text.slice(0, 8))} …`,
      }
    }),
  )
}

function timeOf(work: () => unknown): number {
  const times = Array.from({ length: TIMES }, () => {
    const start = performance.now()
    work()
    return performance.now() - start
  })
  return Math.min(...times)
}
