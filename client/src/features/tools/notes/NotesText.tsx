import type { NotesBlock, Paragraph, Run } from '@samtavla/shared/model/notes.ts'
import { Fragment, type ReactNode } from 'react'

/** The notes for reading, in the same elements as the editor's. */
export function NotesText({ blocks }: { blocks: readonly NotesBlock[] }) {
  return numbered(blocks, (block) => <Block block={block} />)
}

function Block({ block }: { block: NotesBlock }) {
  if (block.kind === 'paragraph') return <p>{runs(block.runs)}</p>
  if (block.kind === 'heading') {
    const Heading = block.level === 3 ? 'h3' : 'h2'
    return <Heading>{runs(block.runs)}</Heading>
  }
  const List = block.isOrdered ? 'ol' : 'ul'
  return (
    <List>
      {numbered(block.items, (paragraphs) => (
        <li>
          {numbered(paragraphs, (paragraph) => (
            <p>{runs(paragraph)}</p>
          ))}
        </li>
      ))}
    </List>
  )
}

/** An empty paragraph has the height of a line, as it has in the editor. */
function runs(paragraph: Paragraph): ReactNode {
  return paragraph.length === 0 ? <br /> : numbered(paragraph, look)
}

function look({ text, isBold, isItalic }: Run): ReactNode {
  if (text === '\n') return <br />
  const inner = isItalic ? <em>{text}</em> : text
  return isBold ? <strong>{inner}</strong> : inner
}

/** Parts of a text have no names: their place is their key. */
function numbered<T>(parts: readonly T[], show: (part: T) => ReactNode): ReactNode {
  return parts.map((part, i) => <Fragment key={String(i)}>{show(part)}</Fragment>)
}
