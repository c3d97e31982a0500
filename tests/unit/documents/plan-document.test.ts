import type { Teller } from '@samtavla/shared/documents/card-columns.ts'
import { toCsv } from '@samtavla/shared/documents/csv.ts'
import type { DocumentTable } from '@samtavla/shared/documents/document.ts'
import { toDocx } from '@samtavla/shared/documents/docx.ts'
import { planDocument, planTable, planTables } from '@samtavla/shared/documents/plan-document.ts'
import { planEvents } from '@samtavla/shared/documents/plan-events.ts'
import { toXlsx } from '@samtavla/shared/documents/xlsx.ts'
import { addBoard, renameRegion, startRoom } from '@samtavla/shared/edits/boards.ts'
import { addCards, deleteCards, mergeCards, moveCards, setCardField, setFigure } from '@samtavla/shared/edits/cards.ts'
import { linkCards } from '@samtavla/shared/edits/links.ts'
import { type EditResult, newPen, type Pen } from '@samtavla/shared/edits/pen.ts'
import { adjustCard } from '@samtavla/shared/edits/versions.ts'
import { readCsv } from '@samtavla/shared/exchange/csv.ts'
import { openContent } from '@samtavla/shared/model/content.ts'
import type { BoardId, CardId } from '@samtavla/shared/model/ids.ts'
import { actionPlan } from '@samtavla/shared/tools/action-plan.ts'
import { evidence } from '@samtavla/shared/tools/evidence.ts'
import { toolOf } from '@samtavla/shared/tools/index.ts'
import { columnKey } from '@samtavla/shared/tools/tool.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { all, partsOf, valOf } from '../../support/office-file.ts'
import { boardOf, exampleTeller, tellerOf } from './rooms.ts'

const options = { today: '2026-11-22', isDraft: true, stepName: (step: string) => `steg ${step}` }
const CODES = Array.from({ length: 12 }, (_, i) => `A${i + 1}`)

/** A room with one board for each tool that is asked for, and a pen in it. */
class SmallRoom {
  readonly pen: Pen = newPen(openContent(new Y.Doc()), 'user_1', 'Malte')
  readonly teller: Teller

  constructor() {
    done(startRoom(this.pen, 'Björkskolan'))
    this.teller = tellerOf(this.pen.content)
  }

  board(tool: string): BoardId {
    const found = this.teller.room.boards().find((each) => each.tool === tool)
    if (found) return found.id
    const preset = toolOf(tool)!.presets[0].id
    return done(addBoard(this.pen, { tool, preset, title: toolOf(tool)!.name.sv }))
  }

  add(tool: string, region: string, text: string, fields: Readonly<Record<string, string>> = {}): CardId {
    const target = { board: this.board(tool), region, before: 'end' } as const
    return done(addCards(this.pen, target, [{ text, fields }]))[0]!
  }

  action(text: string, fields: Readonly<Record<string, string>> = {}): CardId {
    return this.add('action_plan', 'atgard', text, fields)
  }

  /** A problem and a cause of it that an action acts on. */
  cause(action: CardId, problem: CardId): CardId {
    const cause = this.add('causes', 'struktur', `Varför ${this.teller.room.card(problem)!.text}`)
    done(linkCards(this.pen, 'caused_by', cause, [problem]))
    done(linkCards(this.pen, 'acts_on', action, [cause]))
    return cause
  }

  document() {
    return planDocument(this.teller, boardOf(this.teller, 'action_plan'), options)
  }
}

function done<T>(result: EditResult<T>): T {
  if (!result.ok) throw new Error(result.reason)
  return result.value
}

function column({ columns, rows }: DocumentTable, label: string): unknown[] {
  const index = columns.findIndex((each) => each.label === label)
  return rows.filter(({ isHeading }) => !isHeading).map(({ cells }) => cells[index])
}

const actionTables = (tables: readonly DocumentTable[]) => tables.filter(({ id }) => id.startsWith('actions'))

const teller = await exampleTeller()

describe('the action plan of a whole year as a Word file', () => {
  const document = planDocument(teller, boardOf(teller, 'action_plan'), options)
  const body = partsOf(toDocx(document)).get('word/document.xml')
  const textsOf = (style: string) =>
    all(body, 'w:p')
      .filter((each) => valOf(each, 'w:pStyle') === style)
      .map((each) => each.textContent)

  test('has a heading for each problem that was chosen, and one for goals and signs', () => {
    expect(textsOf('Heading1')).toEqual(['Åtgärdsplan'])
    const headings = textsOf('Heading2')
    expect(headings.map((text) => text?.slice(0, 2))).toEqual(['P1', 'P2', 'P3', 'Må'])
    expect(headings.at(-1)).toBe('Mål, delmål och synliga tecken')
  })

  test('says the room, and that it is a draft of that day', () => {
    expect(textsOf('Subtitle').slice(1)).toEqual(['Utkast, utskrivet 22 november 2026'])
    const passed = planDocument(teller, boardOf(teller, 'action_plan'), { ...options, isDraft: false })
    expect(passed.subtitle.at(-1)).toBe('Utskrivet 22 november 2026')
  })

  test('has the twelve actions in their order, with a header over their columns', () => {
    const tables = all(body, 'w:tbl').filter((table) => valOf(table, 'w:tblCaption') === 'Åtgärder')
    const rows = tables.flatMap((table) => all(table, 'w:tr').map((row) => all(row, 'w:tc')))
    const cells = rows.map((row) => row.map((cell) => cell.textContent))
    const header = cells[0]
    expect(header).toEqual([
      'Nr',
      'Åtgärd',
      'Mot vilken orsak?',
      'Vilket delmål?',
      'Förväntad effekt',
      'Ansvarig (funktion)',
      'Start',
      'Klart senast',
      'Synligt tecken',
      'Status',
    ])
    const actions = cells.filter(([code]) => code !== 'Nr')
    expect(actions.map(([code]) => code)).toEqual(CODES)
    expect(actions[1]).toEqual([
      'A2',
      'Frigör var tredje ämneskonferens till undervisning',
      expect.stringMatching(/^C3 /),
      expect.stringMatching(/^G4 /),
      'Tid för gemensam planering utan mer mötestid',
      'Rektor',
      '2026-01-26',
      '2026-02-13',
      'T2 Lässtrategi syns i planeringen i NO och SO',
      'Klar',
    ])
  })

  test('says why an action was adjusted or moved', () => {
    const status = actionTables(document.sections.flatMap(({ tables }) => tables)).flatMap((table) =>
      column(table, 'Status'),
    )
    expect(status.filter((text) => String(text).includes(':'))).toEqual([
      'Justerad: Uppgifterna blev för olika; bättre med färre och gemensamma',
      'Flyttad: Tjänster och salar låsta till höstterminen',
    ])
  })

  test('tells of each action what it is divided into and which support it has', () => {
    const [first] = document.sections
    const activities = first?.tables.find(({ caption }) => caption === 'Aktiviteter')
    expect(
      activities?.rows.filter(({ isHeading }) => isHeading).map(({ cells }) => String(cells[0]).slice(0, 3)),
    ).toEqual(['A1 ', 'A2 ', 'A3 ', 'A4 ', 'A5 '])
    expect(column(activities!, 'Nr')).toEqual(['V1', 'V2', 'V3', 'V4', 'V5', 'V6', 'V7', 'V8', 'V9'])
    expect(first?.tables.map(({ caption }) => caption)).toContain('Förbättringsstöd')
  })

  test('says of each goal where it began, what was read last and where it is to get', () => {
    const goals = document.sections.at(-1)?.tables[0]
    const rowOf = (code: string) => goals?.rows.find(({ cells }) => cells[0] === code)?.cells
    expect(rowOf('G4')?.slice(2, 8)).toEqual([6, 'av 22', 'dec 2025', '15 av 22 (2026-05-19)', 15, '2026-05-29'])
    const signs = document.sections.at(-1)?.tables[1]
    expect(column(signs!, 'Avläsningar')[1]).toBe('2 av 6 klasser (2026-03-17)\n5 av 6 klasser (2026-05-19)')
  })

  test('can be told in English', async () => {
    const english = await exampleTeller('en')
    const { sections, subtitle } = planDocument(english, boardOf(english, 'action_plan'), options)
    expect(subtitle.at(-1)).toBe('Draft, printed 22 November 2026')
    const labels = sections[0]?.tables[0]?.columns.map(({ label }) => label)
    expect(labels?.slice(0, 3)).toEqual(['No', 'Action', 'Against which cause?'])
    expect(column(sections[0]!.tables[0]!, 'Status')).toContain('Done')
  })
})

describe('the action plan', () => {
  test('puts an action with several problems under the first, and says so under the others', () => {
    const small = new SmallRoom()
    const [first, second] = ['Läsningen', 'Studieron'].map((text) => small.add('problems', 'problem', text))
    const action = small.action('Läs varje dag')
    small.cause(action, second!)
    small.cause(action, first!)
    const { sections } = small.document()
    expect(sections.map(({ heading }) => heading)).toEqual(['P1 Läsningen', 'P2 Studieron'])
    expect(sections.map(({ tables }) => tables.length)).toEqual([1, 0])
    expect(sections[1]?.paragraphs).toEqual(['Se också A1, under ett annat problem.'])
  })

  test('takes the problem of its causes before one that its goals are only a part of', () => {
    const small = new SmallRoom()
    const [far, near] = ['Måluppfyllelsen', 'Läsningen'].map((text) => small.add('problems', 'problem', text))
    const action = small.action('Läs varje dag')
    const [whole, part] = ['langsiktigt', 'delmal'].map((region) => small.add('goals', region, region))
    done(linkCards(small.pen, 'addresses', whole!, [far!]))
    done(linkCards(small.pen, 'part_of', part!, [whole!]))
    done(linkCards(small.pen, 'serves', action, [part!]))
    small.cause(action, near!)
    const headings = small.document().sections.map(({ heading }) => heading)
    expect(headings).toEqual(['P2 Läsningen', 'Mål, delmål och synliga tecken'])
  })

  test('calls regions and columns what the group calls them on each board', () => {
    const small = new SmallRoom()
    const action = small.action('Läs varje dag', { responsible: 'Rektor' })
    const activity = small.add('activity_plan', 'aktivitet', 'Välj böcker', { responsible: 'Lärare' })
    done(linkCards(small.pen, 'breaks_down', activity, [action]))
    const board = small.board('action_plan')
    done(renameRegion(small.pen, board, 'atgard', 'Insatser'))
    done(renameRegion(small.pen, board, columnKey({ id: 'responsible' }), 'Vem håller i det?'))
    const [actions, activities] = small.document().sections[0]?.tables ?? []
    expect(actions?.caption).toBe('Insatser')
    expect(column(actions!, 'Vem håller i det?')).toEqual(['Rektor'])
    expect(column(activities!, 'Ansvarig (funktion)')).toEqual(['Lärare'])
  })

  test('says of what was removed for privacy only that it was', () => {
    const small = new SmallRoom()
    const action = small.action('Något om en elev', { due: '2027-03-01' })
    small.pen.content.cards.get(action)?.set('erased', { role: 'principal', at: Date.parse('2027-01-10') })
    const [table] = small.document().sections[0]?.tables ?? []
    expect(column(table!, 'Åtgärd')).toEqual([expect.stringMatching(/integritet/)])
    expect(table?.notes).toEqual([])
    const board = boardOf(small.teller, 'action_plan')
    expect(planEvents(small.teller, board, { room: 'room_1', meetings: [] })).toEqual([])
  })

  test('keeps its numbers and their order when actions are moved about', () => {
    const small = new SmallRoom()
    const [, , third] = ['Ett', 'Två', 'Tre'].map((text) => small.action(text))
    done(moveCards(small.pen, [third!], { board: small.board('action_plan'), region: 'atgard', before: 'start' }))
    const [section] = small.document().sections
    expect(section?.heading).toBe('Utan problem')
    expect(column(section!.tables[0]!, 'Nr')).toEqual(['A1', 'A2', 'A3'])
    expect(column(section!.tables[0]!, 'Åtgärd')).toEqual(['Ett', 'Två', 'Tre'])
  })

  test('says under the table what is missing, and nothing in the cells', () => {
    const small = new SmallRoom()
    const whole = { expected_effect: 'Fler läser', responsible: 'Rektor', due: '2027-03-01' }
    const action = small.action('Läs varje dag', whole)
    small.action('Fråga eleverna')
    small.cause(action, small.add('problems', 'problem', 'Läsningen'))
    const [, others] = small.document().sections
    expect(small.document().sections[0]?.tables[0]?.notes).toEqual(['A1: vilket delmål, synligt tecken saknas'])
    expect(others?.tables[0]?.notes).toEqual([
      'A2: förväntad effekt, ansvarig, klart senast, mot vilken orsak, vilket delmål, synligt tecken saknas',
    ])
    expect(others?.tables[0]?.rows[0]?.cells).toEqual(['A2', 'Fråga eleverna', '', '', '', '', '', '', '', 'Planerad'])
  })

  test('follows causes that were merged, and leaves out what was removed or said before', () => {
    const small = new SmallRoom()
    const problem = small.add('problems', 'problem', 'Läsningen')
    const action = small.action('Läs varje dag')
    const [one, two, gone] = [1, 2, 3].map(() => small.cause(action, problem))
    done(mergeCards(small.pen, [one!, two!], 'Ingen tid för läsning'))
    done(deleteCards(small.pen, [gone!]))
    done(adjustCard(small.pen, action, { text: 'Läs varannan dag', fields: { status: 'adjusted' }, reason: 'Tiden' }))
    const [section, ...others] = small.document().sections
    expect(others).toEqual([])
    expect(column(section!.tables[0]!, 'Åtgärd')).toEqual(['Läs varannan dag'])
    expect(column(section!.tables[0]!, 'Mot vilken orsak?')).toEqual([
      expect.stringMatching(/^C\d Ingen tid för läsning$/),
    ])
  })

  test('says that there is nothing on it yet', () => {
    const small = new SmallRoom()
    small.board('action_plan')
    expect(small.document().sections).toEqual([{ heading: 'Åtgärdsplan', paragraphs: ['Inga rader än.'], tables: [] }])
    expect(planTables(small.teller, boardOf(small.teller, 'action_plan'))[0]?.rows).toEqual([])
  })
})

describe('any board', () => {
  test('is told region by region, with the columns that something is in', () => {
    const small = new SmallRoom()
    const observed = { kind: 'observation', hits: '6', of: '22' }
    done(addBoard(small.pen, { tool: 'evidence', preset: 'observation', title: 'Observationer' }))
    const card = small.add('evidence', 'observation', 'Tydlig start', observed)
    const { sections } = planDocument(small.teller, boardOf(small.teller, 'evidence'), options)
    expect(sections.map(({ heading }) => heading)).toEqual(['Observation'])
    expect(sections[0]?.tables[0]).toMatchObject({
      caption: 'Observation (1)',
      columns: [
        { label: 'Nr', kind: 'text' },
        { label: 'Text', kind: 'text' },
        { label: 'Slag', kind: 'text' },
        { label: 'Träffar', kind: 'number' },
        { label: 'Av antal lektioner', kind: 'number' },
      ],
      rows: [{ cells: ['E1', 'Tydlig start', 'Observation', 6, 22] }],
    })
    done(setCardField(small.pen, [card], 'hits', 'några'))
    expect(column(planTables(small.teller, boardOf(small.teller, 'evidence'))[0]!, 'Träffar')).toEqual(['några'])
  })

  test('says of a figure of few only that it is hidden', () => {
    const small = new SmallRoom()
    const [shown, hidden] = ['Alla', 'Få'].map((text) => small.add('stats', 'matt', text))
    done(setFigure(small.pen, shown!, { value: 62, unit: '%', n: 41 }))
    done(setFigure(small.pen, hidden!, { hidden: 'small' }))
    const [table] = planTables(small.teller, boardOf(small.teller, 'stats'))
    expect([column(table!, 'Värde'), column(table!, 'Enhet'), column(table!, 'Antal (n)')]).toEqual([
      [62, 'dold: liten grupp'],
      ['%', ''],
      [41, ''],
    ])
  })

  test('[Sc15] has every decision with who made it, when, why, and whether it stands', () => {
    const { sections } = planDocument(teller, boardOf(teller, 'decisions'), options)
    const [table] = sections[0]!.tables
    expect(sections[0]!.heading).toBe('Beslut')
    expect(table!.rows).toHaveLength(teller.room.decisions().length)
    const moved = table!.rows.find(({ cells }) => cells[1] === 'A11 flyttas till 14 augusti')
    expect(moved?.cells).toEqual(['2026-04-21', 'A11 flyttas till 14 augusti', '', 'Rektor, Rektor', 'Fastställt'])
    expect(table!.rows.some(({ cells }) => String(cells[1]).includes('P1, P2, P3'))).toBe(true)
  })

  test('is a document, whatever its tool', () => {
    for (const board of teller.room.boards()) {
      const document = planDocument(teller, board, options)
      expect(toDocx(document).length).toBeGreaterThan(0)
      const ids = document.sections.flatMap(({ tables }) => tables.map(({ id }) => id))
      expect(ids).toEqual([...new Set(ids)])
    }
  })
})

describe('a board as sheets', () => {
  const parts = partsOf(toXlsx(planTables(teller, boardOf(teller, 'action_plan'))))
  const cellsOf = (row: number) =>
    all(all(parts.get('xl/worksheets/sheet1.xml'), 'row')[row], 'c').map((cell) => ({
      isText: cell.getAttribute('t') === 'inlineStr',
      content: cell.textContent,
    }))

  test('has one for each kind of thing', () => {
    const names = all(parts.get('xl/workbook.xml'), 'sheet').map((each) => each.getAttribute('name'))
    expect(names).toEqual(['Åtgärder', 'Aktiviteter', 'Spridning', 'Förbättringsstöd', 'Mål', 'Tecken'])
  })

  test('has texts as texts and days as dates', () => {
    const header = cellsOf(0).map(({ content }) => content)
    const first = cellsOf(1)
    expect(first[0]).toEqual({ isText: true, content: 'A1' })
    // 6 March 2026 by the count of Excel.
    expect(first[header.indexOf('Klart senast')]).toEqual({ isText: false, content: '46087' })
    expect(first[header.indexOf('I verksamhetsplanen')]).toEqual({ isText: true, content: 'VP 2026, mål 1' })
    expect(first[header.indexOf('Problem')]?.content).toMatch(/^P1 /)
  })

  test('has all rows of the actions, by number', () => {
    const codes = Array.from({ length: 12 }, (_, i) => cellsOf(i + 1)[0]?.content)
    expect(codes).toEqual(CODES)
  })
})

describe('a board as CSV', () => {
  test.each(['sv', 'en'] as const)('is read back as cards, in %s', async (language) => {
    const reader = await exampleTeller(language)
    const board = boardOf(reader, 'action_plan')
    const read = readCsv(toCsv(planTable(reader, board), language), actionPlan)
    const texts = reader.room.cards().filter(({ place, state }) => place.board === board.id && !state)
    expect(read.ok && read.rows.map(({ text }) => text).sort()).toEqual(texts.map(({ text }) => text).sort())
  })

  test('comes back in its fields', () => {
    const small = new SmallRoom()
    small.add('evidence', 'tema', 'Högläsning är omtyckt')
    small.add('evidence', 'grupp', 'Årskurs 4')
    const csv = toCsv(planTable(small.teller, boardOf(small.teller, 'evidence')), 'sv')
    const read = readCsv(csv, evidence)
    expect(read.ok && read.rows.map(({ text, region }) => [region, text])).toEqual([
      ['tema', 'Högläsning är omtyckt'],
      ['grupp', 'Årskurs 4'],
    ])
  })

  test('has nothing that a spreadsheet would run, and gives the text back', () => {
    const small = new SmallRoom()
    const evil = ['=1+1', '+46', '-5 grader', '@alla', "'=2"]
    for (const text of evil) small.action(text, { responsible: '=HYPERLINK("x")' })
    const csv = toCsv(planTable(small.teller, boardOf(small.teller, 'action_plan')), 'sv')
    const cells = csv.replace('\uFEFF', '').split(/[;\r\n]/)
    expect(cells.filter((cell) => /^"?[=+\-@]/.test(cell))).toEqual([])
    const read = readCsv(csv, actionPlan)
    expect(read.ok && read.rows.map(({ text }) => text)).toEqual(evil)
  })
})
