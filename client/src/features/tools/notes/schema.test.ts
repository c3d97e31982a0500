import { readNotes } from '@samtavla/shared/model/notes.ts'
import { getSchema } from '@tiptap/core'
import { prosemirrorJSONToYXmlFragment } from '@tiptap/y-tiptap'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { schema } from './schema.ts'

const text = (words: string, ...marks: string[]) => ({
  type: 'text',
  text: words,
  marks: marks.map((type) => ({ type })),
})
const paragraph = (...content: object[]) => ({ type: 'paragraph', content })
const item = (...content: object[]) => ({ type: 'listItem', content })
const run = (words: string, isBold = false, isItalic = false) => ({ text: words, isBold, isItalic })

/** Everything that the schema has. */
const EVERYTHING = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 2 }, content: [text('Möte')] },
    { type: 'heading', attrs: { level: 3 }, content: [text('Beslut')] },
    paragraph(text('Vi '), text('börjar', 'bold'), text(' nu', 'bold', 'italic'), { type: 'hardBreak' }, text('igen')),
    { type: 'bulletList', content: [item(paragraph(text('ett')), paragraph(text('mer')))] },
    { type: 'orderedList', content: [item(paragraph())] },
  ],
}

test('the editor writes nothing that a reader of notes does not find', () => {
  const editors = getSchema(schema)
  const used = JSON.stringify(EVERYTHING)
  for (const name of [...Object.keys(editors.nodes), ...Object.keys(editors.marks)]) expect(used).toContain(`"${name}"`)

  const fragment = new Y.Doc().getXmlFragment('notes')
  prosemirrorJSONToYXmlFragment(editors, EVERYTHING, fragment)
  expect(readNotes(fragment)).toEqual({
    isWhole: true,
    blocks: [
      { kind: 'heading', level: 2, runs: [run('Möte')] },
      { kind: 'heading', level: 3, runs: [run('Beslut')] },
      {
        kind: 'paragraph',
        runs: [run('Vi '), run('börjar', true), run(' nu', true, true), run('\n'), run('igen')],
      },
      { kind: 'list', isOrdered: false, items: [[[run('ett')], [run('mer')]]] },
      { kind: 'list', isOrdered: true, items: [[[]]] },
    ],
  })
})
