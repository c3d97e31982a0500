import { prioritiesOf } from '../discussion/decision.ts'
import type { Board } from '../model/board.ts'
import type { Card } from '../model/card.ts'
import type { BoardId } from '../model/ids.ts'
import { threadUp } from '../model/thread.ts'
import { actionPlan } from '../tools/action-plan.ts'
import { activityPlan } from '../tools/activity-plan.ts'
import { GOAL_REGIONS, goals, SIGN_REGIONS } from '../tools/goals.ts'
import { problems } from '../tools/problems.ts'
import { type Field, fieldsIn, type LinkField, regionOf, type Tool } from '../tools/tool.ts'
import {
  asOnBoardOf,
  type CardColumn,
  capitalised,
  codeColumn,
  fieldColumn,
  linkColumn,
  nameAndText,
  newestReadingColumn,
  onPaper,
  readingsColumn,
  type Teller,
  tableOf,
  textColumn,
} from './card-columns.ts'
import type { DocumentRow, DocumentSection, DocumentTable } from './document.ts'
import { cardsIn, linkedCards, numbered, shownCards, standing, toolIdOf } from './room-cards.ts'

/** A part for each problem that the actions are about or that is chosen, and at the end one for goals and signs. */
export function actionSections(teller: Teller, board: Board): DocumentSection[] {
  const actions = actionsOn(teller, board.id)
  const first = new Map(actions.map((action) => [action.id, problemsOf(teller, action)[0]?.id]))
  const isUnder = (problem?: Card) => (action: Card) => first.get(action.id) === problem?.id
  const sections = problemsOn(teller, actions).map((problem) => {
    const elsewhere = actions.filter(
      (action) => !isUnder(problem)(action) && problemsOf(teller, action).some(({ id }) => id === problem.id),
    )
    return problemSection(teller, {
      id: problem.id,
      heading: nameAndText(teller, problem),
      actions: actions.filter(isUnder(problem)),
      elsewhere,
    })
  })
  const others = actions.filter(isUnder())
  const without = { id: 'others', heading: teller.w.documents.withoutProblem, actions: others, elsewhere: [] }
  return [...sections, ...(others.length > 0 ? [problemSection(teller, without)] : []), ...goalSection(teller, actions)]
}

/** The same for a spreadsheet: each kind of thing on one sheet, so that it can be sorted and filtered. */
export function actionTables(teller: Teller, board: Board): DocumentTable[] {
  const { w } = teller
  const actions = actionsOn(teller, board.id)
  const caption = labelOfRegion(teller, actionPlan, 'atgard')
  const columns = [...actionColumns(teller, capitalised(w.thread.stages.action)), ...restColumns(teller)]
  return [
    tableOf(teller, { id: 'actions', caption }, [...columns, problemColumn(teller)], actions),
    ...PARTS.flatMap((part) => {
      const cards = partsOf(teller, part, actions)
      const told = asOnBoardOf(teller, cards[0])
      const table = { id: part.region, caption: labelOfRegion(told, activityPlan, part.region) }
      const columns = [...partColumns(told, part), linkColumn(told, part.link)]
      return cards.length > 0 ? [tableOf(told, table, columns, cards)] : []
    }),
    ...goalTables(teller, actions),
  ]
}

/** Every action of the board, in one table with a given name for what it says. */
export function flatActionTable(teller: Teller, board: Board, text: string): DocumentTable {
  const columns = [...actionColumns(teller, text), ...restColumns(teller), problemColumn(teller)]
  return tableOf(teller, { id: 'actions', caption: board.title }, columns, actionsOn(teller, board.id))
}

/** The actions of a board, in its order. */
export function actionsOn({ room }: Teller, board: BoardId): Card[] {
  return cardsIn(room, board, 'atgard')
}

interface ProblemPart {
  readonly id: string
  readonly heading: string
  readonly actions: readonly Card[]
  /** Those that stand under another of their problems. */
  readonly elsewhere: readonly Card[]
}

function problemSection(teller: Teller, { id, heading, actions, elsewhere }: ProblemPart): DocumentSection {
  const { room, w } = teller
  const codes = elsewhere.map((action) => room.code(action.id) ?? '').join(', ')
  const isEmpty = actions.length + elsewhere.length === 0
  const captions = { id: `actions-${id}`, caption: labelOfRegion(teller, actionPlan, 'atgard') }
  const withRest = actions.filter(({ fields }) => REST.some((field) => fields[field]))
  const rest = onPaper([codeColumn(teller), ...restColumns(teller)])
  return {
    heading,
    paragraphs: [...(isEmpty ? [w.documents.noActions] : []), ...(codes ? [w.documents.alsoUnder(codes)] : [])],
    tables: [
      ...(actions.length > 0
        ? [tableOf(teller, captions, actionColumns(teller, capitalised(w.thread.stages.action)), actions)]
        : []),
      ...PARTS.flatMap((part) => partTable(teller, part, { id, actions }) ?? []),
      ...(withRest.length > 0
        ? [{ ...tableOf(teller, { id: `rest-${id}`, caption: w.documents.resources }, rest, withRest), notes: [] }]
        : []),
    ],
  }
}

const COLUMNS = ['causes', 'goals', 'expected_effect', 'responsible', 'start', 'due', 'signs', 'status']
const REST = ['resources', 'vp_ref']

function actionColumns(teller: Teller, text: string): CardColumn[] {
  const asked = COLUMNS.map((id) => (id === 'status' ? statusColumn(teller) : columnNamed(teller, actionPlan, id)))
  return [codeColumn(teller), textColumn(teller, text), ...asked]
}

function restColumns(teller: Teller): CardColumn[] {
  return REST.map((id) => columnNamed(teller, actionPlan, id))
}

/** With why it was adjusted, moved or stopped. */
function statusColumn(teller: Teller): CardColumn {
  const column = columnNamed(teller, actionPlan, 'status')
  const cell = (card: Card) =>
    [column.cell(card) || plannedLabel(teller), card.fields.reason].filter(Boolean).join(': ')
  return { ...column, cell }
}

/** An action of which nothing is said is planned. */
function plannedLabel({ language }: Teller): string {
  const status = actionPlan.fields.find(({ id }) => id === 'status')
  return status!.choices![0]!.label[language]
}

function problemColumn(teller: Teller): CardColumn {
  const cell = (action: Card) => problemsOf(teller, action).map((problem) => nameAndText(teller, problem))
  return {
    label: capitalised(teller.w.thread.stages.problem),
    kind: 'text',
    cell: (action) => cell(action).join('\n'),
  }
}

function columnNamed(teller: Teller, tool: Tool, id: string): CardColumn {
  const field = tool.fields.find((each) => each.id === id)
  return field ? fieldColumn(teller, field) : linkColumn(teller, tool.links!.find((each) => each.id === id)!)
}

/** The problems that an action is nearest to, up its thread: those of its causes, or of its goals. */
function problemsOf({ room }: Teller, action: Card): Card[] {
  const found = threadUp(room, action.id).flatMap(({ card, distance }) => {
    const problem = standing(room, card)
    return problem && isProblem(problem, toolIdOf(room, problem)) ? [{ problem, distance }] : []
  })
  const nearest = found.filter(({ distance }) => distance === found[0]?.distance)
  return numbered(room, [...new Set(nearest.map(({ problem }) => problem))])
}

function isProblem({ status }: Card, tool: string | undefined): boolean {
  return tool === problems.id && status?.kind !== 'cause'
}

/** Those that the actions are about, and those that are chosen although nothing is done about them yet. */
function problemsOn(teller: Teller, actions: readonly Card[]): Card[] {
  const { room } = teller
  const chosen = room
    .boards()
    .flatMap(({ id }) => prioritiesOf(room.decisions(), id)?.cards ?? [])
    .flatMap((id) => standing(room, id) ?? [])
    .filter((card) => isProblem(card, toolIdOf(room, card)))
  return numbered(room, [...new Set([...actions.flatMap((action) => problemsOf(teller, action)), ...chosen])])
}

/** What an action is divided into, what it needs and what is spread of it. */
interface Part {
  readonly region: string
  readonly link: LinkField
}

const PARTS: readonly Part[] = activityPlan.regions.flatMap(({ id }) =>
  fieldsIn(activityPlan.links ?? [], id).map((link) => ({ region: id, link })),
)

/** All that belongs to the actions, by number. */
export function partsOfActions(teller: Teller, actions: readonly Card[]): Card[] {
  return PARTS.flatMap((part) => partsOf(teller, part, actions))
}

function partsOf({ room }: Teller, { region, link }: Part, actions: readonly Card[]): Card[] {
  const own = new Set(actions)
  const parts = shownCards(room).filter(
    (card) => card.place.region === region && toolIdOf(room, card) === activityPlan.id,
  )
  return numbered(
    room,
    parts.filter(({ id }) => linkedCards(room, id, link).some((action) => own.has(action))),
  )
}

/** With a heading for each action. */
function partTable(
  teller: Teller,
  part: Part,
  { id, actions }: Pick<ProblemPart, 'id' | 'actions'>,
): DocumentTable | undefined {
  const groups = actions
    .map((action) => ({ action, cards: partsOf(teller, part, [action]) }))
    .filter(({ cards }) => cards.length > 0)
  if (groups.length === 0) return undefined
  const cards = [...new Set(groups.flatMap((group) => group.cards))]
  const told = asOnBoardOf(teller, cards[0])
  const table = { id: `${part.region}-${id}`, caption: labelOfRegion(told, activityPlan, part.region) }
  const whole = tableOf(told, table, onPaper(partColumns(told, part)), cards)
  const rowOf = new Map(cards.map((card, i) => [card, whole.rows[i]!]))
  const rows = groups.flatMap(({ action, cards: own }): DocumentRow[] => [
    { cells: [nameAndText(teller, action)], isHeading: true },
    ...own.map((card) => rowOf.get(card)!),
  ])
  return { ...whole, rows }
}

function partColumns(teller: Teller, { region }: Part): CardColumn[] {
  const label = labelOfRegion(teller, activityPlan, region)
  const fields = fieldsIn<Field>(activityPlan.fields, region)
  return [codeColumn(teller), textColumn(teller, label), ...fields.map((field) => fieldColumn(teller, field))]
}

/** What the group calls a region, or the tool. */
function labelOfRegion({ labels = {}, language }: Teller, tool: Tool, region: string): string {
  return labels[region] ?? regionOf(tool, region)!.label[language]
}

function goalSection(teller: Teller, actions: readonly Card[]): DocumentSection[] {
  const tables = goalTables(teller, actions)
  return tables.length > 0 ? [{ heading: goals.name[teller.language], paragraphs: [], tables }] : []
}

function goalTables(teller: Teller, actions: readonly Card[]): DocumentTable[] {
  const { w } = teller
  const found = goalsOf(teller, actions)
  const signs = signsOf(teller, actions, found)
  const sheet = (id: 'goal' | 'sign', columns: readonly CardColumn[], cards: readonly Card[]) => {
    const label = capitalised(w.thread.stages[id])
    const all = [codeColumn(teller), textColumn(teller, label), ...columns]
    return cards.length > 0 ? [tableOf(teller, { id, caption: label }, all, cards)] : []
  }
  const told = asOnBoardOf(teller, found[0] ?? signs[0])
  const named = (ids: readonly string[]) => ids.map((id) => columnNamed(told, goals, id))
  return [
    ...sheet(
      'goal',
      [
        ...named(['baseline', 'unit', 'baseline_at']),
        newestReadingColumn(teller),
        ...named(['target', 'due', 'parent', 'problems']),
      ],
      found,
    ),
    ...sheet('sign', [readingsColumn(teller), ...named(['noticed_by', 'how', 'when', 'goal', 'actions'])], signs),
  ]
}

/** The goals that the actions serve, and those that these are parts of. */
export function goalsOf({ room }: Teller, actions: readonly Card[]): Card[] {
  const isGoal = ({ place }: Card) => GOAL_REGIONS.some((region) => region === place.region)
  const serves = actionPlan.links!.find(({ id }) => id === 'goals')!
  const parent = goals.links!.find(({ id }) => id === 'parent')!
  const found = new Set(actions.flatMap(({ id }) => linkedCards(room, id, serves)))
  // A set that grows while one goes through it: goals of goals.
  for (const goal of found) for (const each of linkedCards(room, goal.id, parent)) found.add(each)
  return numbered(room, [...found].filter(isGoal))
}

/** The signs by which the actions or their goals are noticed. */
function signsOf({ room }: Teller, actions: readonly Card[], found: readonly Card[]): Card[] {
  const shows = actionPlan.links!.find(({ id }) => id === 'signs')!
  const of = goals.links!.find(({ id }) => id === 'goal')!
  const down: LinkField = { ...of, direction: 'down', of: [{ tool: goals.id, regions: SIGN_REGIONS }] }
  const signs = [
    ...actions.flatMap(({ id }) => linkedCards(room, id, shows)),
    ...found.flatMap(({ id }) => linkedCards(room, id, down)),
  ]
  return numbered(room, [...new Set(signs)])
}
