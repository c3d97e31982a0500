import * as v from 'valibot'

const name = v.pipe(v.string(), v.regex(/^[0-9A-Za-z][0-9A-Za-z_-]{0,59}$/))
const sentence = v.pipe(v.string(), v.trim(), v.minLength(1))
const day = v.pipe(v.string(), v.isoDate())
const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const positive = v.pipe(count, v.minValue(1))

const words = { sv: sentence, en: sentence }
// `src` says that the provider's own document states it; without it, it is ours. The note tells what is stated and what is ours.
const mark = { src: v.exactOptional(v.literal('S')), srcNote: v.exactOptional(v.strictObject(words)) }

const text = v.strictObject({ ...words, ...mark })
const range = v.pipe(
  v.strictObject({ min: count, max: positive, ...mark }),
  v.check(({ min, max }) => min <= max, 'min is above max'),
)

const role = v.strictObject({ id: name, name: v.strictObject(words), does: text })
const track = v.strictObject({ id: name, name: text })

const modes = ['plenary', 'silent', 'cluster', 'pairs', 'groups', 'present', 'questions', 'vote', 'break'] as const
const agendaItem = v.strictObject({
  minutes: positive,
  text,
  modes: v.pipe(v.array(v.picklist(modes)), v.minLength(1)),
  tool: v.exactOptional(name),
})

const board = v.strictObject({
  tool: name,
  prompts: v.pipe(v.array(v.strictObject({ region: name, text })), v.minLength(1)),
  ...mark,
})

const task = v.strictObject({
  id: name,
  text,
  who: v.pipe(v.array(name), v.minLength(1)),
  due: v.strictObject({ from: v.picklist(['next-meeting', 'last-meeting']), days: count }),
  tool: v.exactOptional(name),
})

// A gate is a check-list that people tick, and never a lock. G is looked at before one goes on, W is a reminder, and E is about
// privacy.
const gateItem = v.strictObject({ id: name, text, level: v.picklist(['G', 'W', 'E']) })

const choice = v.strictObject({
  options: v.pipe(v.array(v.strictObject({ place: sentence, from: day, to: day })), v.minLength(1)),
  ...mark,
})

const formats = [
  'preparation',
  'meeting',
  'webinar',
  'peer-meeting',
  'coaching',
  'workshop-day',
  'lecture',
  'follow-up',
] as const

const step = v.strictObject({
  id: name,
  order: count,
  format: v.picklist(formats),
  tracks: v.exactOptional(v.array(name)),
  title: text,
  purpose: text,
  duration: v.exactOptional(range),
  gap: v.exactOptional(range),
  date: v.exactOptional(v.strictObject({ day, ...mark })),
  choice: v.exactOptional(choice),
  repeat: v.exactOptional(v.strictObject({ gap: v.exactOptional(range), max: v.exactOptional(positive), ...mark })),
  inputs: v.array(v.strictObject({ text, from: name })),
  agenda: v.array(agendaItem),
  boards: v.array(board),
  tasks: v.array(task),
  gate: v.array(gateItem),
})

const followUp = v.strictObject({ step: name, weeksAfter: v.exactOptional(positive), text })

const plainModel = v.strictObject({
  id: name,
  version: positive,
  kind: v.picklist(['linear', 'menu', 'hybrid']),
  name: v.strictObject(words),
  provider: text,
  audience: text,
  aim: text,
  terms: v.array(text),
  background: v.array(text),
  cadence: v.array(text),
  help: v.array(text),
  tracks: v.exactOptional(v.array(track)),
  roles: v.array(role),
  steps: v.array(step),
  followUps: v.array(followUp),
})

const processModel = v.pipe(plainModel, v.rawCheck(checkReferences))

/**
 * A programme as data: what is done, by whom, how long and how far apart. A text, length or date with `src: 'S'` is stated by
 * the provider's own document; all else is ours.
 *
 * `linear` is taken from the first step to the last, a `menu` is chosen from, and a `hybrid` has tracks. `terms` is what holds
 * for taking part, `cadence` how often and how long in words, and `help` what the facilitators can help with.
 */
export type ProcessModel = v.InferOutput<typeof plainModel>

/**
 * Steps are in their order. `duration` is in minutes and `gap` in weeks since the step before. `date` is a day that the
 * provider has set, `choice` meetings of which one attends one; a step with `repeat` is done again. `tasks` are done after the
 * step and before the next one, those of a `preparation` before the first meeting. Without `tracks` it is for all of them.
 */
export type Step = ProcessModel['steps'][number]

/** `due` is so many days before the next meeting, or after the last one. */
export type Task = Step['tasks'][number]

/** In minutes or weeks. */
export type Range = Pick<v.InferOutput<typeof range>, 'min' | 'max'>

/**
 * Reads what is to be a process model. Throws an error that says where it does not fit, as `steps.2.gap.min`; unknown keys do
 * not fit. Ids are unique, steps in order, and every role, track and step that is referred to is there.
 */
export function readProcessModel(value: unknown): ProcessModel {
  const reading = v.safeParse(processModel, value, { abortEarly: true })
  if (reading.success) return reading.output
  const [issue] = reading.issues
  throw new Error(`Not a process model: ${v.getDotPath(issue) ?? 'the whole'}: ${issue.message}`)
}

type Path = readonly (string | number)[]

/** An input may also come from the product, as the first current state does when it is looked at again. */
const SYSTEM = 'system'

function checkReferences({ dataset, addIssue }: v.RawCheckContext<ProcessModel>): void {
  if (!dataset.typed) return
  const model = dataset.value
  const refuse = (message: string, path: Path) => addIssue({ message, path: issuePath(model, path) })
  const seen = new Set<string>()
  for (const [path, id] of idsIn(model)) {
    if (seen.has(id)) refuse(`${id} is there twice`, path)
    seen.add(id)
  }
  for (const [path, id, known] of references(model)) if (!known.has(id)) refuse(`${id} is not there`, path)
  for (const [s, { order }] of model.steps.entries()) {
    const before = model.steps[s - 1]?.order ?? -1
    if (order <= before) refuse(`${order} is not after ${before}`, ['steps', s, 'order'])
  }
}

/** Where an id is used, and the ids that it may be. */
function* references(model: ProcessModel): Generator<readonly [Path, string, ReadonlySet<string>]> {
  const roles = new Set(model.roles.map(({ id }) => id))
  const tracks = new Set(model.tracks?.map(({ id }) => id))
  const steps = new Set(model.steps.map(({ id }) => id))
  for (const [s, step] of model.steps.entries()) {
    for (const [t, id] of (step.tracks ?? []).entries()) yield [['steps', s, 'tracks', t], id, tracks]
    for (const [i, { from }] of step.inputs.entries()) {
      if (from !== SYSTEM) yield [['steps', s, 'inputs', i, 'from'], from, roles]
    }
    for (const [t, task] of step.tasks.entries()) {
      for (const [w, id] of task.who.entries()) yield [['steps', s, 'tasks', t, 'who', w], id, roles]
    }
  }
  for (const [f, { step }] of model.followUps.entries()) yield [['followUps', f, 'step'], step, steps]
}

function* idsIn(model: ProcessModel): Generator<readonly [Path, string]> {
  for (const [r, { id }] of model.roles.entries()) yield [['roles', r, 'id'], `role ${id}`]
  for (const [s, step] of model.steps.entries()) {
    yield [['steps', s, 'id'], `step ${step.id}`]
    for (const [t, { id }] of step.tasks.entries()) yield [['steps', s, 'tasks', t, 'id'], `task ${id}`]
    for (const [g, { id }] of step.gate.entries()) yield [['steps', s, 'gate', g, 'id'], `gate ${id}`]
  }
}

function issuePath(model: ProcessModel, path: Path): [v.IssuePathItem, ...v.IssuePathItem[]] {
  let input: unknown = model
  const items = path.map((key): v.IssuePathItem => {
    const value = (input as Readonly<Record<string | number, unknown>>)[key]
    const item = { type: 'unknown', origin: 'value', input, key, value } as const
    input = value
    return item
  })
  return items as [v.IssuePathItem, ...v.IssuePathItem[]]
}
