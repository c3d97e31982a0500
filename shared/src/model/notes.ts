import * as Y from 'yjs'
import { mayHoldInNotes } from './shape.ts'

/** Words with one look. A line break within a paragraph is `\n`. */
export interface Run {
  readonly text: string
  readonly isBold: boolean
  readonly isItalic: boolean
}

export type Paragraph = readonly Run[]

export type NotesBlock =
  | { readonly kind: 'paragraph'; readonly runs: Paragraph }
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly runs: Paragraph }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly (readonly Paragraph[])[] }

export interface Notes {
  readonly blocks: readonly NotesBlock[]
  /** Everything there is can be read: nothing of another shape was left out. */
  readonly isWhole: boolean
}

const MARKS = ['bold', 'italic']

/**
 * Reads the notes of a board, whoever wrote them. What has another shape than `mayHoldInNotes` says is left out and makes the notes
 * not whole. Those must not be opened in an editor: its binding to Yjs deletes what it cannot show, for everybody.
 */
export function readNotes(fragment: Y.XmlFragment): Notes {
  let isWhole = true
  const elementsIn = (parent: Y.XmlFragment, name: string) =>
    childrenOf(parent).filter((child): child is Y.XmlElement => {
      const isKnown = child instanceof Y.XmlElement && mayHoldInNotes(name, child.nodeName)
      isWhole &&= isKnown
      return isKnown
    })
  const runsOf = (textblock: Y.XmlElement): Paragraph =>
    childrenOf(textblock).flatMap((child) => {
      if (child instanceof Y.XmlText) return textRuns(child)
      if (child instanceof Y.XmlElement && child.nodeName === 'hardBreak' && child.length === 0) return [LINE_BREAK]
      isWhole = false
      return []
    })
  const textRuns = (text: Y.XmlText): Run[] =>
    (text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]).flatMap(
      ({ insert, attributes }) => {
        const marks = Object.keys(attributes ?? {})
        isWhole &&= typeof insert === 'string' && marks.every((mark) => MARKS.includes(mark))
        if (typeof insert !== 'string') return []
        return [{ text: insert, isBold: marks.includes('bold'), isItalic: marks.includes('italic') }]
      },
    )
  const blocks = elementsIn(fragment, 'notes').map((block): NotesBlock => {
    if (block.nodeName === 'paragraph') return { kind: 'paragraph', runs: runsOf(block) }
    if (block.nodeName === 'heading') return { kind: 'heading', level: levelOf(block), runs: runsOf(block) }
    const items = elementsIn(block, block.nodeName).map((item) => elementsIn(item, 'listItem').map(runsOf))
    return { kind: 'list', isOrdered: block.nodeName === 'orderedList', items }
  })
  return { blocks, isWhole }
}

const LINE_BREAK: Run = { text: '\n', isBold: false, isItalic: false }

/** Yjs promises elements and texts; another client may have put in anything. */
function childrenOf(parent: Y.XmlFragment): readonly unknown[] {
  return parent.toArray()
}

function levelOf(heading: Y.XmlElement): 2 | 3 {
  return (heading.getAttributes() as Record<string, unknown>).level === 3 ? 3 : 2
}
