import * as v from 'valibot'
import * as Y from 'yjs'
import { cutText } from '../lib/text-difference.ts'

/** Far more than anybody writes. */
const MAX_PARTS = 20_000
const MAX_RUN = 1_000_000

// The length is looked at before the items: a huge list is refused without being read.
const partsOf = <Item extends v.GenericSchema>(item: Item, least: number) =>
  v.pipe(v.array(v.unknown()), v.minLength(least), v.maxLength(MAX_PARTS), v.array(item))

const fileRun = v.strictObject({
  text: v.pipe(
    v.string(),
    v.minLength(1),
    v.maxLength(MAX_RUN),
    v.transform((text) => text.toWellFormed()),
  ),
  bold: v.exactOptional(v.literal(true)),
  italic: v.exactOptional(v.literal(true)),
})
const fileRuns = partsOf(fileRun, 0)
const fileItems = partsOf(partsOf(fileRuns, 1), 1)

/** Notes as paragraphs, headings and lists, in their order. Items of lists hold paragraphs. A line break in one is `\n`. */
export const notesContent = partsOf(
  v.variant('kind', [
    v.strictObject({ kind: v.literal('paragraph'), runs: fileRuns }),
    v.strictObject({ kind: v.literal('heading'), level: v.picklist([2, 3]), runs: fileRuns }),
    v.strictObject({ kind: v.literal('bullets'), items: fileItems }),
    v.strictObject({ kind: v.literal('numbers'), items: fileItems }),
  ]),
  1,
)

export type NotesContent = v.InferOutput<typeof notesContent>
type Block = NotesContent[number]
type Items = v.InferOutput<typeof fileItems>
type Run = v.InferOutput<typeof fileRun>

/** What can be read of a board's notes, whoever wrote them; what has another shape than the editor's is left out. */
export function notesToFile(notes: Y.XmlFragment): NotesContent {
  return childrenOf(notes).flatMap((child): Block[] => {
    if (!(child instanceof Y.XmlElement)) return []
    if (child.nodeName === 'paragraph') return [{ kind: 'paragraph', runs: runsOf(child) }]
    if (child.nodeName === 'heading') return [{ kind: 'heading', level: levelOf(child), runs: runsOf(child) }]
    const kind = LISTS.get(child.nodeName)
    const items = kind ? itemsOf(child) : []
    return kind && items.length > 0 ? [{ kind, items }] : []
  })
}

/** Writes notes into the empty fragment of a new document. */
export function notesFromFile(notes: Y.XmlFragment, content: NotesContent): void {
  notes.insert(
    0,
    content.map((block) => {
      if (block.kind === 'paragraph') return textblock('paragraph', block.runs)
      if (block.kind === 'heading') return textblock('heading', block.runs, block.level)
      const items = block.items.map((item) =>
        element(
          'listItem',
          item.map((runs) => textblock('paragraph', runs)),
        ),
      )
      return element(block.kind === 'bullets' ? 'bulletList' : 'orderedList', items)
    }),
  )
}

/** As much of the notes as a file may hold. */
export function soundNotes(content: NotesContent): NotesContent {
  return content.slice(0, MAX_PARTS).map((block) => {
    if ('runs' in block) return { ...block, runs: soundRuns(block.runs) }
    const items = block.items.slice(0, MAX_PARTS).map((item) => item.slice(0, MAX_PARTS).map(soundRuns))
    return { ...block, items }
  })
}

function soundRuns(runs: readonly Run[]): Run[] {
  return runs.slice(0, MAX_PARTS).map((run) => ({ ...run, text: cutText(run.text, MAX_RUN) }))
}

const LISTS: ReadonlyMap<string, 'bullets' | 'numbers'> = new Map([
  ['bulletList', 'bullets'],
  ['orderedList', 'numbers'],
])

function itemsOf(list: Y.XmlElement): Items {
  const items = elementsIn(list, 'listItem').map((item) => elementsIn(item, 'paragraph').map(runsOf))
  return items.filter((paragraphs) => paragraphs.length > 0)
}

function runsOf(textblock: Y.XmlElement): Run[] {
  const runs: Run[] = []
  for (const child of childrenOf(textblock)) {
    if (child instanceof Y.XmlText)
      for (const { insert, attributes } of child.toDelta()) addRun(runs, insert, attributes)
    else if (child instanceof Y.XmlElement && child.nodeName === 'hardBreak') addRun(runs, '\n')
  }
  return runs
}

/** Letters of one look are one run, however they were written. */
function addRun(runs: Run[], text: unknown, marks: object = {}): void {
  if (typeof text !== 'string') return
  const look = { ...('bold' in marks && { bold: true as const }), ...('italic' in marks && { italic: true as const }) }
  const last = runs.at(-1)
  if (last && last.bold === look.bold && last.italic === look.italic) last.text += text
  else runs.push({ text, ...look })
}

function levelOf(heading: Y.XmlElement): 2 | 3 {
  return (heading.getAttributes() as Record<string, unknown>).level === 3 ? 3 : 2
}

function elementsIn(parent: Y.XmlFragment, name: string): Y.XmlElement[] {
  return childrenOf(parent).filter(
    (child) => child instanceof Y.XmlElement && child.nodeName === name,
  ) as Y.XmlElement[]
}

/** Yjs promises elements and texts; another client may have put in anything. */
function childrenOf(parent: Y.XmlFragment): readonly unknown[] {
  return parent.toArray()
}

function element(name: string, children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
  const made = new Y.XmlElement(name)
  made.insert(0, children)
  return made
}

function textblock(name: string, runs: readonly Run[], level?: 2 | 3): Y.XmlElement {
  const made = element(name, runs.flatMap(nodesOf))
  // The editor's attributes are values of their own kind, which Yjs' types do not know.
  if (level) made.setAttribute('level', level as never)
  return made
}

function nodesOf({ text, bold, italic }: Run): (Y.XmlElement | Y.XmlText)[] {
  const marks = { ...(bold && { bold: {} }), ...(italic && { italic: {} }) }
  return text
    .split('\n')
    .flatMap((line, i) => [
      ...(i > 0 ? [new Y.XmlElement('hardBreak')] : []),
      ...(line === '' ? [] : [textOf(line, marks)]),
    ])
}

function textOf(line: string, marks: Record<string, object>): Y.XmlText {
  const text = new Y.XmlText()
  text.insert(0, line, marks)
  return text
}
