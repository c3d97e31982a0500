import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  boardId,
  boardOf,
  cardId,
  cardOf,
  roomFacts,
  type Sketch,
  type SketchedLink,
} from '../../../tests/support/room-facts.ts'
import type { Card } from '../model/card.ts'
import { LINK_KINDS, linkNoteKey } from '../model/link.ts'
import type { Reading } from '../model/reading.ts'
import { tools } from '../tools/index.ts'
import { levelOf } from './finding.ts'
import { type CheckCode, ROOM_CHECKS, RoomChecker, roomFindings } from './room-checks.ts'
import type { RoomFacts } from './room-index.ts'

type Cards = Readonly<Record<string, Sketch>>
type Parts = Parameters<typeof roomFacts>[2]
type Room = readonly [cards: Cards, links?: readonly SketchedLink[], parts?: Parts]

const at = (place: string, fields: Record<string, string> = {}, parts: Partial<Sketch> = {}): Sketch => ({
  at: place,
  fields,
  ...parts,
})
const problem = (parts: Partial<Sketch> = {}) => at('problems/problem', {}, parts)
const cause = (fields: Record<string, string> = {}) => at('causes/struktur', fields)
const goal = (fields: Record<string, string> = {}, parts: Partial<Sketch> = {}) => at('goals/delmal', fields, parts)
const sign = (fields: Record<string, string> = {}, parts: Partial<Sketch> = {}) => at('goals/tecken', fields, parts)
const action = (fields: Record<string, string> = {}, parts: Partial<Sketch> = {}) =>
  at('action_plan/atgard', fields, parts)
const activity = (fields: Record<string, string> = {}) => at('activity_plan/aktivitet', fields)
const step = (region: string, text: string) => at(`effect_chain/${region}`, {}, { text })
const read = (value = '16 av 22', day = '2026-05-19'): Reading => ({
  id: `r${value}`,
  at: day,
  value,
  note: '',
  by: '',
  time: 0,
})
const author = (day: string) => ({ user: 'user_a', name: 'Anna Berg', at: Date.parse(`${day}T12:00:00Z`) }) as const
const status = (kind: 'parked' | 'cause', reason: string) => ({ kind, reason, to: '', by: 'Rektor', at: 0 }) as const
const onlyBoards = (...tools: string[]) => ({ boards: tools.map((tool) => boardOf(tool)) })
const many = (count: number, sketch: (i: number) => Sketch): Cards =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`X${i + 1}`, sketch(i)]))
const chain = (count: number): readonly SketchedLink[] =>
  Array.from({ length: count - 1 }, (_, i) => [`X${i + 2}`, 'because_of', `X${i + 1}`] as const)

const WHOLE = { expected_effect: 'Lugnare start', responsible: 'Kurator', due: '2026-09-04' }
const WHOLE_LINKS: readonly SketchedLink[] = [
  ['A1', 'acts_on', 'C1'],
  ['A1', 'serves', 'G1'],
  ['T1', 'shows', 'A1'],
  ['T1', 'sign_of', 'G1'],
]
const LATE = { status: 'ongoing', due: '2026-05-29' }
const SHARES = { information: '70', planning: '15', analysis: '0', decision: '15' }

/** One room that breaks the rule, and one like it that does not. */
const CASES: Readonly<Record<CheckCode, readonly [broken: Room, kept: Room]>> = {
  'RT-01': [
    [{ P1: problem() }, [], { chosen: ['P1'] }],
    [{ P1: problem(), N1: at('current_state/individ') }, [['P1', 'based_on', 'N1']], { chosen: ['P1'] }],
  ],
  'RT-02': [
    [{ P1: problem(), C1: cause() }, [], { chosen: ['P1'] }],
    [{ P1: problem(), C1: cause() }, [['C1', 'caused_by', 'P1']], { chosen: ['P1'] }],
  ],
  'RT-03': [
    [{ C1: cause(), A1: action() }],
    [
      { C1: cause(), C2: cause(), A1: action() },
      [
        ['C2', 'because_of', 'C1'],
        ['A1', 'acts_on', 'C2'],
      ],
    ],
  ],
  'RT-04': [[{ C1: cause(), A1: action() }], [{ C1: cause(), A1: action() }, [['A1', 'acts_on', 'C1']]]],
  'RT-05': [
    [{ P1: problem(), G1: goal() }, [['G1', 'addresses', 'P1']], { chosen: ['P1'] }],
    [
      { P1: problem(), G1: goal(), G2: at('goals/langsiktigt') },
      [
        ['G1', 'addresses', 'P1'],
        ['G1', 'part_of', 'G2'],
      ],
      { chosen: ['P1'] },
    ],
  ],
  'RT-06': [
    [{ P1: problem(), K1: step('kort', 'Fler läser') }, [], { chosen: ['P1'], needsChain: true }],
    [{ P1: problem(), K1: step('kort', 'Fler läser') }, [], { chosen: ['P1'], needsChain: false }],
  ],
  'RT-07': [[{ G1: goal() }], [{ G1: goal(), T1: sign() }, [['T1', 'sign_of', 'G1']]]],
  'RT-08': [
    [{ T1: sign() }, [], { followUps: ['2026-06-09'] }],
    [{ T1: sign({}, { readings: [read()] }) }, [], { followUps: ['2026-06-09'] }],
  ],
  'RT-09': [[{ A1: action() }], [{ A1: action(WHOLE), C1: cause(), G1: goal(), T1: sign() }, WHOLE_LINKS]],
  'RT-10': [
    [{ A1: action(LATE) }, [], { followUps: ['2026-05-19'] }],
    [{ A1: action(LATE) }, [], { followUps: ['2026-06-09'] }],
  ],
  'RT-11': [[{ V1: activity() }], [{ V1: activity(), A1: action() }, [['V1', 'breaks_down', 'A1']]]],
  'RT-12': [[{ V1: activity(), A1: action() }], [{ V1: activity(), A1: action() }, [['V1', 'breaks_down', 'A1']]]],
  'RT-13': [
    [{ P1: problem({ status: status('parked', ' ') }) }],
    [{ P1: problem({ status: status('parked', 'Tas i vår') }) }],
  ],
  'RT-14': [
    [many(4, () => problem()), [], { chosen: ['X1', 'X2', 'X3', 'X4'] }],
    [many(4, () => problem()), [], { chosen: ['X1', 'X2', 'X3'] }],
  ],
  'RT-15': [
    [{ K1: step('kort', 'Fler läser') }],
    [
      Object.fromEntries(
        ['resurser', 'aktiviteter', 'prestationer', 'kort', 'medel', 'lang'].map((id) => [id, step(id, 'Två')]),
      ),
    ],
  ],
  'RT-16': [
    [{ P1: problem(), C1: at('causes/individ') }, [['C1', 'caused_by', 'P1']]],
    [
      { P1: problem(), C1: at('causes/individ'), C2: cause() },
      [
        ['C1', 'caused_by', 'P1'],
        ['C2', 'because_of', 'C1'],
      ],
    ],
  ],
  'RT-17': [
    [
      { P1: problem() },
      [],
      { comments: [{ id: 'comment_q', card: cardId('P1'), at: Date.parse('2026-05-26T12:00:00Z') }] },
    ],
    [
      { P1: problem() },
      [],
      { comments: [{ id: 'comment_q', card: cardId('P1'), at: Date.parse('2026-05-27T12:00:00Z') }] },
    ],
  ],
  'RT-18': [
    [
      { A1: action(), G1: goal(), G2: goal(), T1: sign() },
      [
        ['A1', 'serves', 'G1'],
        ['T1', 'shows', 'A1'],
        ['T1', 'sign_of', 'G2'],
      ],
    ],
    [
      { A1: action(), G1: goal(), G2: goal(), T1: sign() },
      [
        ['A1', 'serves', 'G1'],
        ['T1', 'shows', 'A1'],
        ['T1', 'sign_of', 'G2'],
        ['G2', 'part_of', 'G1'],
      ],
    ],
  ],
  'RT-19': [
    [{ ST1: at('stats/matt', {}, { figure: { value: 50, unit: '%', n: 9 } }) }],
    [{ ST1: at('stats/matt', {}, { figure: { value: 50, unit: '%', n: 10 } }) }],
  ],
  'SWOT-W1': [
    [{ W1: at('swot/hot', {}, { text: 'a'.repeat(161) }) }],
    [{ W1: at('swot/hot', {}, { text: 'a'.repeat(160) }) }],
  ],
  'SWOT-W2': [
    [many(2, () => at('swot/hot', {}, { text: 'Svårt att få vikarier' }))],
    [many(2, (i) => at('swot/hot', {}, { text: `Svårt att få vikarier ${i}` }))],
  ],
  'SWOT-W3': [
    [{ W1: at('swot/hot') }],
    [Object.fromEntries(['styrkor', 'svagheter', 'mojligheter', 'hot'].map((id) => [id, at(`swot/${id}`)]))],
  ],
  'CS-G1': [
    [many(8, (i) => at(`current_state/${['individ', 'struktur', 'process'][i % 3]}`))],
    [many(9, (i) => at(`current_state/${['individ', 'struktur', 'process'][i % 3]}`))],
  ],
  'CS-W2': [
    [many(2, () => at('current_state/process', { works: 'fungerar_inte' }))],
    [many(2, (i) => at('current_state/process', { works: i === 0 ? 'fungerar_inte' : 'fungerar' }))],
  ],
  'HIS-G1': [
    [many(2, () => at('history/tidslinje', { lesson: 'Tid och ledning behövs samtidigt' }))],
    [many(3, () => at('history/tidslinje', { lesson: 'Tid och ledning behövs samtidigt' }))],
  ],
  'HIS-W1': [
    [{ H1: at('history/tidslinje', { from: '2021', to: '2020' }) }],
    [{ H1: at('history/tidslinje', { from: '2020', to: '2020' }) }],
  ],
  'HIS-W2': [
    [{ H1: at('history/tidslinje', { lesson: 'Det stod och föll med Ingrid' }) }],
    [{ H1: at('history/tidslinje', { lesson: 'Knyt ansvar till funktion, inte person' }) }],
  ],
  'SF-W1': [
    [{ F1: at('success_factors/faktor') }, [], { rated: [cardId('F1')] }],
    [{ F1: at('success_factors/faktor', { example: 'Besök två gånger per läsår' }) }, [], { rated: [cardId('F1')] }],
  ],
  'MS-E1': [
    [{ MS1: at('meeting_scan/mote', { ...SHARES, analysis: '5' }) }],
    [{ MS1: at('meeting_scan/mote', SHARES) }],
  ],
  'MS-W1': [[{ MS1: at('meeting_scan/mote') }], [{ MS1: at('meeting_scan/mote', { purpose: 'Planera läsningen' }) }]],
  'MS-W2': [
    [{ MS1: at('meeting_scan/mote', { analysis: '20' }) }],
    [{ MS1: at('meeting_scan/mote', { analysis: '21' }) }],
  ],
  'EV-E1': [
    [{ E1: at('evidence/tema', {}, { text: 'En elev sa ”jag orkar inte läsa mer”' }) }],
    [{ E1: at('evidence/tema', {}, { text: 'Eleverna läser mest på svenskan' }) }],
  ],
  'EV-E2': [
    [{ E1: at('evidence/observation', {}, { text: 'Sen start i 5B' }) }],
    [{ E1: at('evidence/observation', {}, { text: 'Sen start i åk 4–6' }) }],
  ],
  'EV-G1': [
    [{ E1: at('evidence/tema', { group: 'F–åk 1' }), E2: at('evidence/tema', { group: 'åk 3–6 och fritidshem' }) }],
    [
      {
        E1: at('evidence/tema', { group: 'F–åk 2, 4 grupper' }),
        E2: at('evidence/grupp', {}, { text: 'åk 3–6 och fritidshem' }),
      },
    ],
  ],
  'EV-W1': [[{ E1: at('evidence/tema', { groups: '1' }) }], [{ E1: at('evidence/tema', { groups: '2' }) }]],
  'EV-W2': [
    [{ O1: at('evidence/observation', { hits: '11', of: '10' }) }],
    [{ O1: at('evidence/observation', { hits: '9', of: '10' }) }],
  ],
  'ST-W1': [
    [{ ST1: at('stats/matt', { period: 'vt 2025' }) }],
    [{ ST1: at('stats/matt', { period: 'vt 2025' }, { figure: { value: 62, unit: '%', n: 45 } }) }],
  ],
  'ST-W2': [
    [{ ST1: at('stats/matt', {}, { readings: [read('71 %'), read('31 av 44')] }) }],
    [{ ST1: at('stats/matt', {}, { readings: [read('71 %'), read('69 %')] }) }],
  ],
  'ST-W3': [
    [
      {
        ST1: at('stats/matt', {}, { figure: { value: 69, unit: '%', n: 45 }, readings: [read('71 %'), read('69 %')] }),
      },
    ],
    [
      {
        ST1: at('stats/matt', {}, { figure: { value: 72, unit: '%', n: 46 }, readings: [read('75 %'), read('72 %')] }),
      },
    ],
  ],
  'CAU-G1': [
    [{ P1: problem(), C1: cause() }, [['C1', 'caused_by', 'P1']], { chosen: ['P1'] }],
    [
      { P1: problem(), C1: cause(), C2: cause() },
      [
        ['C1', 'caused_by', 'P1'],
        ['C2', 'because_of', 'C1'],
      ],
      { chosen: ['P1'] },
    ],
  ],
  'CAU-G2': [
    [{ P1: problem(), C1: at('causes/individ', { root: 'ja' }) }, [['C1', 'caused_by', 'P1']], { chosen: ['P1'] }],
    [{ P1: problem(), C1: cause({ root: 'ja' }) }, [['C1', 'caused_by', 'P1']], { chosen: ['P1'] }],
  ],
  'CAU-E1': [
    [
      { C1: cause(), C2: cause() },
      [
        ['C1', 'because_of', 'C2'],
        ['C2', 'because_of', 'C1'],
      ],
    ],
    [{ C1: cause(), C2: cause() }, [['C1', 'because_of', 'C2']]],
  ],
  'CAU-W1': [
    [
      { P1: problem(), ...many(4, () => cause({ root: 'ja' })) },
      [1, 2, 3, 4].map((i) => [`X${i}`, 'caused_by', 'P1'] as const),
    ],
    [
      { P1: problem(), ...many(4, (i) => cause({ root: i === 0 ? 'nej' : 'ja' })) },
      [1, 2, 3, 4].map((i) => [`X${i}`, 'caused_by', 'P1'] as const),
    ],
  ],
  'CAU-W2': [[{ C1: cause({ confidence: 'vet' }) }], [{ C1: cause({ confidence: 'tror' }) }]],
  'CAU-W3': [
    [many(6, () => cause()), chain(6)],
    [many(5, () => cause()), chain(5)],
  ],
  'GOAL-G1': [
    [{ P1: problem(), G1: at('goals/langsiktigt') }, [['G1', 'addresses', 'P1']], { chosen: ['P1'] }],
    [
      { P1: problem(), G1: at('goals/langsiktigt'), G2: goal() },
      [
        ['G1', 'addresses', 'P1'],
        ['G2', 'part_of', 'G1'],
      ],
      { chosen: ['P1'] },
    ],
  ],
  'GOAL-W1': [
    [{ G1: goal({ due: '2027-01-01' }), G2: goal({ due: '2027-01-02' }) }, [['G2', 'part_of', 'G1']]],
    [{ G1: goal({ due: '2027-01-01' }), G2: goal({ due: '2027-01-01' }) }, [['G2', 'part_of', 'G1']]],
  ],
  'GOAL-W2': [[{ G1: goal() }], [{ G1: goal({ baseline: '0' }) }]],
  'GOAL-W3': [
    [{ G1: goal({}, { text: 'Vi ska införa gemensamma rutiner' }) }, [], {}],
    [{ G1: goal({}, { text: 'Minst 80 % i åk 3 klarar alla delprov' }) }],
  ],
  'GOAL-W4': [
    [{ G1: goal({ baseline: '27', target: '30' }, { text: 'Högst 30 % under gränsvärdet' }) }],
    [{ G1: goal({ baseline: '27', target: '20' }, { text: 'Högst 20 % under gränsvärdet' }) }],
  ],
  'SIGN-G1': [
    [{ G1: goal() }],
    [
      { G1: goal(), G2: goal(), T1: sign() },
      [
        ['G2', 'part_of', 'G1'],
        ['T1', 'sign_of', 'G2'],
      ],
    ],
  ],
  'SIGN-W1': [[{ T1: sign({ how: 'räkna' }) }], [{ T1: sign({ how: 'räkna', noticed_by: 'lärare' }) }]],
  'EC-G1': [
    [{ K1: step('kort', 'Fler läser') }],
    [
      Object.fromEntries(
        ['resurser', 'aktiviteter', 'prestationer', 'kort', 'medel', 'lang'].map((id) => [id, step(id, 'Två')]),
      ),
    ],
  ],
  'EC-W1': [
    [{ K1: step('kort', 'Fler läser') }],
    [{ K1: step('kort', 'Fler läser'), K2: step('prestationer', 'Två pass') }, [['K1', 'effect_of', 'K2']]],
  ],
  'EC-W2': [[{ K1: step('kort', 'Vi håller fler pass') }], [{ K1: step('kort', 'Fler läser') }]],
  'EC-W3': [
    [{ K1: step('lang', 'Fler läser'), K2: step('aktiviteter', 'Håll pass') }, [['K1', 'effect_of', 'K2']]],
    [{ K1: step('lang', 'Fler läser'), K2: step('medel', 'Färre under gränsen') }, [['K1', 'effect_of', 'K2']]],
  ],
  'EC-W4': [[{ K1: step('prestationer', 'Rastplan på plats') }], [{ K1: step('prestationer', 'Två pass i veckan') }]],
  'TOC-G1': [
    [{ K1: at('toc/lang') }],
    [Object.fromEntries(boardRegions('toc').map((region) => [region, at(`toc/${region}`)]))],
  ],
  'TOC-W1': [
    [{ K1: at('toc/lang'), K2: at('toc/medel') }, [['K1', 'effect_of', 'K2']]],
    [
      { K1: at('toc/lang'), K2: at('toc/medel') },
      [['K1', 'effect_of', 'K2']],
      {
        linkNotes: new Map([
          [linkNoteKey({ kind: 'effect_of', from: cardId('K1'), to: cardId('K2') }, 'assumption'), 'Tiden räcker'],
        ]),
      },
    ],
  ],
  'ACT-W1': [[{ A1: action({ due: '2026-09-05' }) }], [{ A1: action({ due: '2026-09-04' }) }]],
  'ACT-W2': [
    [many(5, () => action({ responsible: 'Rektor' }))],
    [many(5, (i) => action({ responsible: 'Rektor', status: i === 0 ? 'done' : 'ongoing' }))],
  ],
  'ACT-W3': [[{ A1: action({ responsible: 'Alla' }) }], [{ A1: action({ responsible: 'Alla arbetslagsledare' }) }]],
  'ACT-W4': [
    [{ A1: action({}, { text: 'Låt Ingrid hålla i läsningen' }) }],
    [{ A1: action({}, { text: 'Låt specialläraren hålla i läsningen' }) }],
  ],
  'ACT-W5': [[many(13, () => action())], [many(12, () => action())]],
  'ACT-W6': [
    [{ A1: action({ due: '2026-09-04' }) }, [], { followUps: ['2026-10-05'] }],
    [{ A1: action({ due: '2026-09-04' }) }, [], { followUps: ['2026-10-04'] }],
  ],
  'APL-W1': [[{ V1: activity() }], [{ V1: activity(), A1: action() }, [['V1', 'breaks_down', 'A1']]]],
  'APL-W2': [
    [{ V1: activity({ due: '2026-09-05' }), A1: action({ due: '2026-09-04' }) }, [['V1', 'breaks_down', 'A1']]],
    [{ V1: activity({ due: '2026-09-04' }), A1: action({ due: '2026-09-04' }) }, [['V1', 'breaks_down', 'A1']]],
  ],
  'APL-W3': [
    [
      { D1: at('activity_plan/spridning'), A1: action(), T1: sign() },
      [
        ['D1', 'spreads', 'A1'],
        ['T1', 'shows', 'A1'],
      ],
    ],
    [
      { D1: at('activity_plan/spridning'), A1: action(), T1: sign({}, { readings: [read()] }) },
      [
        ['D1', 'spreads', 'A1'],
        ['T1', 'shows', 'A1'],
      ],
    ],
  ],
  'APL-G1': [
    [{ S1: at('activity_plan/stod', { state: 'planned' }) }],
    [{ S1: at('activity_plan/stod', { state: 'declined' }) }],
  ],
  'FU-G1': [
    [{ A1: action(LATE), FU1: at('followup/hant') }],
    [{ A1: action(LATE), FU1: at('followup/justera') }, [['FU1', 'follows_up', 'A1']]],
  ],
  'FU-W1': [
    [{ A1: action({ status: 'done' }), T1: sign(), FU1: at('followup/hant') }, [['T1', 'shows', 'A1']]],
    [
      { A1: action({ status: 'done' }), T1: sign({}, { readings: [read()] }), FU1: at('followup/hant') },
      [['T1', 'shows', 'A1']],
    ],
  ],
  'FU-W2': [
    [many(3, (i) => at('followup/hant', {}, { author: author(`2026-0${i + 3}-17`) }))],
    [many(3, (i) => at(`followup/${i === 1 ? 'justera' : 'hant'}`, {}, { author: author(`2026-0${i + 3}-17`) }))],
  ],
  'FU-G2': [
    [{ FU1: at('followup/uppnatt') }],
    [
      { FU1: at('followup/uppnatt') },
      [],
      { boards: [boardOf('followup', { facts: { owner_after: 'Biträdande rektor' } })] },
    ],
  ],
  'PM-G1': [
    [{ X1: at('pm/varfor'), X2: at('pm/syfte') }],
    [{ X1: at('pm/varfor'), X2: at('pm/syfte'), X3: at('pm/bakgrund') }],
  ],
  'PM-G2': [
    [{ X1: at('pm/varfor') }],
    [
      { X1: at('pm/varfor') },
      [],
      { boards: [boardOf('pm', { facts: { commissioner: 'Rektor', time_set_aside: 'En dag' } })] },
    ],
  ],
  'LEC-W1': [
    [{ L1: at('lectures/lista', { type: 'webbinarium', minutes: '75' }) }],
    [{ L1: at('lectures/lista', { type: 'forelasning', minutes: '75' }) }],
  ],
  'LEC-W2': [
    [{ L1: at('lectures/lista', { date: '2026-06-02' }) }],
    [{ L1: at('lectures/lista', { date: '2026-06-03' }) }],
  ],
}

function boardRegions(tool: string): readonly string[] {
  return tools.find(({ id }) => id === tool)!.presets[0].regions
}

function codesIn(room: Room): CheckCode[] {
  return [...new Set(roomFindings(roomFacts(...room)).map(({ code }) => code))]
}

const found = (room: Room, code: CheckCode) =>
  roomFindings(roomFacts(...room)).filter((finding) => finding.code === code)

describe('a rule', () => {
  it.each(Object.entries(CASES) as [CheckCode, (typeof CASES)[CheckCode]][])(
    '%s is broken by one room and kept by another',
    (code, [broken, kept]) => {
      expect(codesIn(broken)).toContain(code)
      expect(codesIn(kept)).not.toContain(code)
    },
  )

  it('has a room of its own here', () => {
    expect(Object.keys(CASES).sort()).toEqual(Object.keys(ROOM_CHECKS).sort())
  })

  it('has the level that its name or the table of the red thread gives it', () => {
    const levels = (codes: readonly string[]) => codes.map(levelOf).join('')
    expect(levels(['RT-19', 'RT-01', 'RT-03', 'RT-17', 'MS-E1', 'CAU-G1', 'ACT-W6'])).toBe('EGWIEGW')
  })
})

describe('what is found', () => {
  it('is nothing in an empty room, and nothing that is asked in a tool that was not begun', () => {
    expect(roomFindings(roomFacts({}, [], { boards: tools.map(({ id }) => boardOf(id)) }))).toEqual([])
    expect(codesIn([{ P1: problem() }, [], { chosen: ['P1'], needsChain: true }])).toEqual(['RT-01'])
  })

  it('comes sorted by level, then by code', () => {
    const room = [{ P1: problem(), C1: cause(), A1: action({ responsible: 'alla' }) }, [], { chosen: ['P1'] }] as const
    const codes = roomFindings(roomFacts(...room)).map(({ code }) => code)
    expect(codes).toEqual(['CAU-G1', 'CAU-G2', 'RT-01', 'RT-02', 'RT-04', 'RT-09', 'ACT-W3', 'RT-03'])
  })

  it.each([
    ['parked', { status: status('parked', 'Tas i vår') }],
    ['deleted', { state: { kind: 'deleted', by: '', at: 0 } }],
    ['merged', { state: { kind: 'merged', into: cardId('P2') } }],
    ['erased', { erased: { role: 'facilitator', at: 0 } }],
  ] as const)('is not of a card that was %s', (_, parts) => {
    const room = [{ P1: problem(parts), P2: problem(), C1: cause() }, [], { chosen: ['P1'] }] as const
    expect(roomFindings(roomFacts(...room)).filter(({ cards }) => cards.includes(cardId('P1')))).toEqual(
      // Nobody goes on with any problem then.
      [],
    )
  })

  it('takes the threads of merged cards for those of the card that they became', () => {
    const merged = { state: { kind: 'merged', into: cardId('C2') } } as const
    const cards = { C1: { ...cause(), ...merged }, C2: cause(), A1: action() }
    expect(found([cards, [['A1', 'acts_on', 'C1']]], 'RT-03')).toEqual([])
    expect(found([cards, [['A1', 'acts_on', 'C1']]], 'RT-04')).toEqual([])
    expect(found([cards], 'RT-03').map((finding) => finding.cards)).toEqual([[cardId('C2')]])
  })

  it('does not count a thread to a card that was taken away', () => {
    const deleted = { state: { kind: 'deleted', by: '', at: 0 } } as const
    expect(codesIn([{ C1: cause(), A1: { ...action(), ...deleted } }, [['A1', 'acts_on', 'C1']]])).toEqual(['RT-03'])
  })

  it('RT-03: does not ask for an action against a problem that was worded anew as a cause', () => {
    const called = problem({ status: status('cause', 'Vårt arbetssätt') })
    const boards = onlyBoards('problems', 'causes', 'action_plan')
    expect(found([{ P4: called }, [], boards], 'RT-03')).toHaveLength(1)
    expect(
      found([{ P4: called, C10: cause() }, [['C10', 'based_on', 'P4']], boards], 'RT-03').map(({ cards }) => cards),
    ).toEqual([[cardId('C10')]])
  })

  it('RT-09: says what is missing, and asks an action that was stopped only for the reason', () => {
    expect(found([{ A1: action({ responsible: 'Rektor' }) }], 'RT-09')[0]!.values).toEqual({
      filled: 1,
      total: 6,
      missing: ['expected_effect', 'due', 'causes', 'goals', 'signs'],
    })
    expect(found([{ A1: action({ status: 'stopped' }) }], 'RT-09')[0]!.values).toEqual({
      filled: 0,
      total: 1,
      missing: ['reason'],
    })
    expect(found([{ A1: action({ status: 'stopped', reason: 'Pengarna tog slut' }) }], 'RT-09')).toEqual([])
    const adjusted = [
      { A1: action({ ...WHOLE, status: 'moved' }), C1: cause(), G1: goal(), T1: sign() },
      WHOLE_LINKS,
    ] as const
    expect(found(adjusted, 'RT-09')[0]!.values).toEqual({ filled: 6, total: 7, missing: ['reason'] })
    const replaces = [...WHOLE_LINKS, ['A1', 'replaces', 'A0']] as const
    expect(found([adjusted[0], replaces], 'RT-09')).toEqual([])
  })

  it('RT-14: is also that none of the chosen problems is left', () => {
    const called = problem({ status: status('cause', 'Vårt arbetssätt') })
    expect(codesIn([{ P1: called }, [], { chosen: ['P1'] }])).toContain('RT-14')
    expect(codesIn([{ P1: problem() }])).not.toContain('RT-14')
  })

  it('RT-17: is not a comment that was resolved', () => {
    const comment = { id: 'comment_q', card: cardId('P1'), at: Date.parse('2026-01-01T12:00:00Z') } as const
    expect(found([{ P1: problem() }, [], { comments: [comment] }], 'RT-17')).toEqual([
      { code: 'RT-17', level: 'I', cards: [cardId('P1')], values: { comment: 'comment_q', days: 160 } },
    ])
    expect(found([{ P1: problem() }, [], { comments: [{ ...comment, resolved: {} }] }], 'RT-17')).toEqual([])
  })
})

describe('RoomChecker', () => {
  const PLACES = [
    'problems/problem',
    'causes/individ',
    'causes/struktur',
    'goals/delmal',
    'goals/tecken',
    'action_plan/atgard',
    'activity_plan/aktivitet',
    'effect_chain/lang',
    'effect_chain/aktiviteter',
    'followup/justera',
    'swot/hot',
    'stats/matt',
  ]
  const names = Array.from({ length: 14 }, (_, i) => `Z${i}`)
  const name = fc.constantFrom(...names)
  const boards = tools.map(({ id }) => boardOf(id))
  const change = fc.oneof(
    fc.record({
      kind: fc.constant('fields' as const),
      name,
      field: fc.constantFrom('due', 'root', 'responsible', 'status', 'confidence'),
      value: fc.constantFrom('', '2026-05-02', 'ja', 'alla', 'done', 'vet'),
    }),
    fc.record({ kind: fc.constant('place' as const), name, at: fc.constantFrom(...PLACES) }),
    fc.record({
      kind: fc.constant('state' as const),
      name,
      other: name,
      state: fc.constantFrom('none', 'deleted', 'merged', 'erased', 'parked', 'cause', 'gone'),
    }),
    fc.record({ kind: fc.constant('reading' as const), name }),
    fc.record({ kind: fc.constant('link' as const), name, other: name, link: fc.constantFrom(...LINK_KINDS) }),
    fc.record({ kind: fc.constant('choose' as const), name }),
  )
  type Change = typeof change extends fc.Arbitrary<infer T> ? T : never

  function applied(facts: RoomFacts, edit: Change): RoomFacts {
    const id = cardId(edit.name)
    const changed = (parts: (card: Card) => Partial<Card>) => ({
      ...facts,
      cards: facts.cards.map((card) => (card.id === id ? { ...card, ...parts(card) } : card)),
    })
    if (edit.kind === 'fields') return changed(({ fields }) => ({ fields: { ...fields, [edit.field]: edit.value } }))
    if (edit.kind === 'place') return changed(() => ({ place: cardOf('x', { at: edit.at }).place }))
    if (edit.kind === 'reading') return changed(({ readings }) => ({ readings: readings.length > 0 ? [] : [read()] }))
    if (edit.kind === 'choose') return { ...facts, priorities: [{ board: boardId('problems'), cards: [id] }] }
    if (edit.kind === 'link') {
      const link = { kind: edit.link, from: id, to: cardId(edit.other), at: 0 }
      const others = facts.links.filter(
        ({ kind, from, to }) => kind !== link.kind || from !== link.from || to !== link.to,
      )
      return { ...facts, links: others.length < facts.links.length ? others : [...others, link] }
    }
    if (edit.state === 'gone') {
      const others = facts.cards.filter((card) => card.id !== id)
      return {
        ...facts,
        cards: others.length < facts.cards.length ? others : [...others, cardOf(edit.name, { at: PLACES[0]! })],
      }
    }
    return changed(() => ({
      state:
        edit.state === 'deleted'
          ? { kind: 'deleted', by: '', at: 0 }
          : edit.state === 'merged'
            ? { kind: 'merged', into: cardId(edit.other) }
            : undefined,
      erased: edit.state === 'erased' ? { role: 'facilitator', at: 0 } : undefined,
      status: edit.state === 'parked' || edit.state === 'cause' ? status(edit.state, '') : undefined,
    }))
  }

  it('leaves after any edits what a look at the whole room finds', () => {
    const start = roomFacts(
      Object.fromEntries(names.map((each, i) => [each, at(PLACES[i % PLACES.length]!)])),
      [
        ['Z1', 'caused_by', 'Z0'],
        ['Z5', 'acts_on', 'Z1'],
        ['Z4', 'sign_of', 'Z3'],
        ['Z3', 'addresses', 'Z0'],
      ],
      { boards, chosen: ['Z0'], needsChain: true, followUps: ['2026-06-09'] },
    )
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 30 }), (edits) => {
        const checker = new RoomChecker(start)
        let facts = start
        for (const edit of edits) {
          facts = applied(facts, edit)
          expect(checker.update(facts)).toEqual(roomFindings(facts))
        }
      }),
      { numRuns: 300, seed: 2026 },
    )
  })
})
