import * as v from 'valibot'
import * as Y from 'yjs'
import { cutText } from '../lib/text-difference.ts'
import { type Paragraph, readNotes } from '../model/notes.ts'

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
type Run = v.InferOutput<typeof fileRun>

/** What can be read of a board's notes, whoever wrote them; what has another shape than the editor's is left out. */
export function notesToFile(notes: Y.XmlFragment): NotesContent {
  return readNotes(notes).blocks.flatMap((block): Block[] => {
    if (block.kind === 'paragraph') return [{ kind: 'paragraph', runs: joined(block.runs) }]
    if (block.kind === 'heading') return [{ kind: 'heading', level: block.level, runs: joined(block.runs) }]
    const items = block.items.filter((paragraphs) => paragraphs.length > 0).map((paragraphs) => paragraphs.map(joined))
    return items.length > 0 ? [{ kind: block.isOrdered ? 'numbers' : 'bullets', items }] : []
  })
}

/** Letters of one look are one run, however they were written. */
function joined(paragraph: Paragraph): Run[] {
  const runs: Run[] = []
  for (const { text, isBold, isItalic } of paragraph) {
    const look = { ...(isBold && { bold: true as const }), ...(isItalic && { italic: true as const }) }
    const last = runs.at(-1)
    if (last && last.bold === look.bold && last.italic === look.italic) last.text += text
    else runs.push({ text, ...look })
  }
  return runs
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
