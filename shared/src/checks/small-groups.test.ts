import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MIN_GROUP } from '../model/figure.ts'
import { type FigureRow, hideFigures } from './small-groups.ts'

/** Rows of one measure, by group and number; a number that others do not know stands as why it is hidden. */
function rows(
  numbers: Readonly<Record<string, number | 'small' | 'reckoned'>>,
  more: Partial<FigureRow> = {},
): FigureRow[] {
  return Object.entries(numbers).map(([group, n]) => ({
    ...{ id: group, text: 'Klarar alla delprov', period: 'vt 2025', group },
    ...(typeof n === 'number' ? { n, hidden: undefined } : { n: undefined, hidden: n }),
    ...more,
  }))
}

const hiddenIn = (given: readonly FigureRow[]) => Object.fromEntries(hideFigures(given))

describe('figures that others may not see', () => {
  it.each<[string, Record<string, number | 'small' | 'reckoned'>, Record<string, string>]>([
    ['are none in large groups', { Alla: 46, Flickor: 24, Pojkar: 22 }, {}],
    ['begin below ten', { 'Åk 3': 9, 'Åk 6': 10 }, { 'Åk 3': 'small' }],
    [
      'are the smallest other part as well, where all are told',
      { Alla: 46, A: 6, B: 22, C: 18 },
      { A: 'small', C: 'reckoned' },
    ],
    [
      'are all themselves, where there is only one other part',
      { Alla: 46, A: 6, B: 40 },
      { Alla: 'reckoned', A: 'small' },
    ],
    ['need no more where all are not told', { A: 6, B: 22, C: 19 }, { A: 'small' }],
    ['need no more where two are so many together', { Alla: 38, A: 6, B: 7, C: 25 }, { A: 'small', B: 'small' }],
    [
      'are one more where two are fewer than ten together',
      { Alla: 45, A: 3, B: 4, C: 20, D: 18 },
      { A: 'small', B: 'small', D: 'reckoned' },
    ],
    ['know all by how many they are', { 'Årskurs 3': 46, A: 6, B: 22, C: 18 }, { A: 'small', C: 'reckoned' }],
    [
      'know a class by its name',
      { 'Åk 3': 46, 'Åk 3 flickor': 24, 'Åk 3 pojkar': 16, 'Åk 3, annat': 6, 'Åk 6': 50 },
      { 'Åk 3, annat': 'small', 'Åk 3 pojkar': 'reckoned' },
    ],
    ['take no class for a part of another', { 'Åk 3': 46, 'Åk 30': 6, 'Åk 6': 50 }, { 'Åk 30': 'small' }],
    [
      'are so where only their writer knows how many',
      { Alla: 46, A: 'small', B: 22, C: 18 },
      { A: 'small', C: 'reckoned' },
    ],
    ['stay so', { Alla: 46, A: 'small', B: 22, C: 'reckoned' }, { A: 'small', C: 'reckoned' }],
    [
      'are a part of each way in which all are divided',
      { Alla: 46, Flickor: 40, Pojkar: 6, 'Åk 3': 24, 'Åk 6': 22 },
      { Pojkar: 'small', Flickor: 'reckoned' },
    ],
    [
      'go up and down through what consists of what',
      { Alla: 96, 'Åk 3': 46, 'Åk 3 flickor': 40, 'Åk 3 pojkar': 6, 'Åk 6': 28, 'Åk 9': 22 },
      { 'Åk 3': 'reckoned', 'Åk 3 pojkar': 'small', 'Åk 9': 'reckoned' },
    ],
  ])('[PRIV-E2] %s', (_, numbers, expected) => {
    expect(hiddenIn(rows(numbers))).toEqual(expected)
  })

  it('[PRIV-E2] are of one text and one period, however these are written', () => {
    const other = rows({ A: 6, B: 20 }).map((row) => ({ ...row, id: `${row.id}2`, text: 'klarar  alla delprov.' }))
    expect(hiddenIn([...rows({ Alla: 26 }), ...other])).toEqual({ A2: 'small', Alla: 'reckoned' })
    expect(hiddenIn([...rows({ Alla: 26 }, { period: 'vt 2024' }), ...other])).toEqual({ A2: 'small' })
  })

  it('[PRIV-E2] are so in each unit, since a share of so many is a number', () => {
    const inPercent = rows({ Alla: 46, A: 6, B: 22, C: 18 })
    const inPupils = rows({ C: 18 }).map((row) => ({ ...row, id: 'C, elever' }))
    expect(hiddenIn([...inPercent, ...inPupils])).toEqual({ A: 'small', C: 'reckoned', 'C, elever': 'reckoned' })
  })

  it('[PRIV-E2] are what nobody has seen yet, before what others may have seen', () => {
    const seen = rows({ A: 'small', B: 22, C: 18 })
    expect(hiddenIn([...seen, ...rows({ Alla: 46 }, { isNew: true })])).toEqual({ A: 'small', Alla: 'reckoned' })
    expect(hiddenIn([...rows({ Alla: 46, C: 18 }), ...rows({ A: 6, B: 22 }, { isNew: true })])).toEqual({
      ...{ A: 'small', B: 'reckoned' },
    })
    expect(hiddenIn([...rows({ Alla: 46, B: 22, C: 18 }), ...rows({ A: 6 }, { isNew: true })])).toEqual({
      ...{ A: 'small', C: 'reckoned' },
    })
  })
})

interface Sum {
  readonly whole: string
  readonly parts: readonly string[]
}

interface Table {
  readonly numbers: Readonly<Record<string, number>>
  readonly sums: readonly Sum[]
}

const CLASSES = ['Åk 3', 'Åk 6', 'Åk 9', 'F-klass']
const SPLIT = ['flickor', 'pojkar', 'annat']

/** A school: classes, some of them divided, perhaps all together, perhaps all divided in another way as well. */
const tables = fc
  .record({
    classes: fc.array(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 3 }), {
      minLength: 2,
      maxLength: 4,
    }),
    whole: fc.constantFrom('Alla', ''),
    other: fc.option(fc.double({ min: 0.02, max: 0.98, noNaN: true })),
  })
  .map(({ classes, whole, other }): Table => {
    const numbers: Record<string, number> = {}
    const sums: Sum[] = []
    for (const [i, parts] of classes.entries()) {
      const name = CLASSES[i]!
      numbers[name] = parts.reduce((a, b) => a + b)
      if (parts.length === 1) continue
      const names = parts.map((_, at) => `${name} ${SPLIT[at]}`)
      for (const [at, part] of names.entries()) numbers[part] = parts[at]!
      sums.push({ whole: name, parts: names })
    }
    const tops = CLASSES.slice(0, classes.length)
    const all = tops.reduce((total, name) => total + numbers[name]!, 0)
    numbers[whole] = all
    sums.push({ whole, parts: tops })
    if (other !== null && all > 2) {
      numbers.Flickor = Math.max(1, Math.floor(all * other))
      numbers.Pojkar = all - numbers.Flickor
      sums.push({ whole, parts: ['Flickor', 'Pojkar'] })
    }
    return { numbers, sums }
  })

/** What follows from the sums, whatever the figures are: by elimination. */
function reckoned({ sums }: Table, hidden: ReadonlySet<string>): string[] {
  const unknown = [...hidden]
  const lines = sums
    .map(({ whole, parts }) => unknown.map((name) => (name === whole ? -1 : parts.includes(name) ? 1 : 0)))
    .filter((line) => line.some((each) => each !== 0))
  for (const [column] of unknown.entries()) {
    const pivot = lines.find((line) => line.findIndex((each) => Math.abs(each) > 1e-9) === column)
    if (!pivot) continue
    for (const line of lines) {
      const factor = line === pivot ? 0 : line[column]! / pivot[column]!
      for (const at of line.keys()) line[at]! -= factor * pivot[at]!
    }
  }
  return lines.flatMap((line) => {
    const left = line.flatMap((each, at) => (Math.abs(each) > 1e-9 ? [unknown[at]!] : []))
    return left.length === 1 ? left : []
  })
}

describe('what can be reckoned', () => {
  it('is seen by the test itself', () => {
    const table = { numbers: {}, sums: [{ whole: 'Alla', parts: ['A', 'B'] }] }
    expect(reckoned(table, new Set(['A']))).toEqual(['A'])
    expect(reckoned(table, new Set(['A', 'B']))).toEqual([])
  })

  it('[PRIV-E2] is no hidden figure, when all are pasted at once', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const hidden = hideFigures(rows(table.numbers, { isNew: true }))
        for (const [group, n] of Object.entries(table.numbers))
          if (n < MIN_GROUP) expect(hidden.get(group)).toBe('small')
        expect(reckoned(table, new Set(hidden.keys()))).toEqual([])
      }),
      { numRuns: 1_000, seed: 20_251_202 },
    )
  })

  it('[PRIV-E2] is no hidden figure, when they are entered one after the other by one person', () => {
    fc.assert(
      fc.property(tables, fc.infiniteStream(fc.nat()), (table, chance) => {
        enterEach(table, chance, (row) => row)
      }),
      { numRuns: 500, seed: 20_251_203 },
    )
  })

  it('[PRIV-E2] is no hidden figure, when they are entered by several, and all are divided in one way', () => {
    const withoutNumber = (row: FigureRow) => ({ ...row, n: row.hidden ? undefined : row.n })
    fc.assert(
      fc.property(tables, fc.infiniteStream(fc.nat()), (table, chance) => {
        const { Flickor: _, Pojkar: __, ...numbers } = table.numbers
        enterEach(
          { numbers, sums: table.sums.filter(({ parts }) => !parts.includes('Flickor')) },
          chance,
          withoutNumber,
        )
      }),
      { numRuns: 500, seed: 20_251_204 },
    )
  })
})

/** Enters the figures of a table in any order. `known` is what the next person knows of a row. */
function enterEach({ numbers, sums }: Table, chance: fc.Stream<number>, known: (row: FigureRow) => FigureRow): void {
  const order = Object.keys(numbers).map((group) => [chance.next().value as number, group] as const)
  let stored: FigureRow[] = []
  for (const [, group] of order.toSorted(([a], [b]) => a - b)) {
    const all = [...stored, ...rows({ [group]: numbers[group]! }, { isNew: true })]
    const hidden = hideFigures(all)
    stored = all.map((row) => known({ ...row, isNew: false, hidden: hidden.get(row.id) }))
    const names = new Set(stored.map(({ id }) => id))
    const entered = sums.filter(({ whole, parts }) => [whole, ...parts].every((name) => names.has(name)))
    expect(reckoned({ numbers, sums: entered }, new Set(hidden.keys()))).toEqual([])
  }
}
