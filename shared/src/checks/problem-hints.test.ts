import { expect, it } from 'vitest'
import { type HintedProblem, problemHints } from './problem-hints.ts'

const PROBLEM: HintedProblem = {
  text: 'En tredjedel i årskurs 4–6 läser för långsamt',
  status: undefined,
  isChosen: false,
  hasEvidence: false,
}
const PARKED = { kind: 'parked', to: '', by: 'Frida Ledare', at: 1 } as const

it('has nothing to say of a plain problem', () => {
  expect(problemHints(PROBLEM)).toEqual([])
})

it.each(['Brist på struktur', 'Vi saknar tid', '  vi saknar rutiner', 'Lack of time', 'Det saknas vuxna på rasten'])(
  'PRB-W1: takes %j for a missing solution',
  (text) => expect(problemHints({ ...PROBLEM, text })).toContain('PRB-W1'),
)

it.each(['Bristen märks i läsningen', 'Eleverna saknar ord för det de läser'])('takes %j for a problem', (text) =>
  expect(problemHints({ ...PROBLEM, text })).not.toContain('PRB-W1'),
)

it('PRB-W2: sees two problems in one, and not two words in a row', () => {
  const two = 'Eleverna i fyran läser för långsamt och de äldre eleverna trivs inte på rasterna'
  expect(problemHints({ ...PROBLEM, text: two })).toEqual(['PRB-W2'])
  expect(problemHints({ ...PROBLEM, text: 'Läsning och skrivning går för långsamt' })).toEqual([])
})

it('RT-01: misses evidence only where the group goes on with the problem', () => {
  expect(problemHints({ ...PROBLEM, isChosen: true })).toEqual(['RT-01'])
  expect(problemHints({ ...PROBLEM, isChosen: true, hasEvidence: true })).toEqual([])
})

it('RT-13: misses the reason of what was put aside, and asks nothing else of it', () => {
  expect(problemHints({ ...PROBLEM, text: 'Brist på tid', status: { ...PARKED, reason: ' ' } })).toEqual(['RT-13'])
  expect(problemHints({ ...PROBLEM, status: { ...PARKED, reason: 'Tas i vår' } })).toEqual([])
})
