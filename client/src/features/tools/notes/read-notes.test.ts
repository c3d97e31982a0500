import { getSchema } from '@tiptap/core'
import { prosemirrorJSONToYXmlFragment } from '@tiptap/y-tiptap'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readNotes } from './read-notes.ts'
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

function newFragment(): Y.XmlFragment {
  return new Y.Doc().getXmlFragment('notes')
}

describe('reading notes', () => {
  it('finds everything that the editor can write', () => {
    const editors = getSchema(schema)
    const used = JSON.stringify(EVERYTHING)
    for (const name of [...Object.keys(editors.nodes), ...Object.keys(editors.marks)])
      expect(used).toContain(`"${name}"`)

    const fragment = newFragment()
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

  it('is whole where nothing is written, and where a list has just lost its last item', () => {
    const fragment = newFragment()
    expect(readNotes(fragment)).toEqual({ blocks: [], isWhole: true })
    fragment.push([new Y.XmlElement('bulletList')])
    expect(readNotes(fragment)).toEqual({ blocks: [{ kind: 'list', isOrdered: false, items: [] }], isWhole: true })
  })

  const inParagraph = (fragment: Y.XmlFragment, child: Y.XmlElement | Y.XmlText) => {
    const element = new Y.XmlElement('paragraph')
    fragment.push([element])
    element.push([child])
    return child
  }
  const misfits: Record<string, (fragment: Y.XmlFragment) => void> = {
    'an element of another name': (fragment) => fragment.push([new Y.XmlElement('script')]),
    'a text outside of a paragraph': (fragment) => fragment.push([new Y.XmlText('lös')]),
    'a hook': (fragment) => fragment.push([new Y.XmlHook('hook') as unknown as Y.XmlElement]),
    'a value': (fragment) => Y.Array.prototype.push.call(fragment, [5]),
    'an item outside of a list': (fragment) => fragment.push([new Y.XmlElement('listItem')]),
    'a list in a list': (fragment) => {
      const [list, entry] = [new Y.XmlElement('bulletList'), new Y.XmlElement('listItem')]
      fragment.push([list])
      list.push([entry])
      entry.push([new Y.XmlElement('bulletList')])
    },
    'another mark': (fragment) => {
      const child = inParagraph(fragment, new Y.XmlText()) as Y.XmlText
      child.insert(0, 'länk', { link: { href: 'javascript:alert(1)' } })
    },
    'an object in a text': (fragment) => {
      const child = inParagraph(fragment, new Y.XmlText()) as Y.XmlText
      child.insertEmbed(0, { image: 'x' })
    },
    'a paragraph in a paragraph': (fragment) => {
      inParagraph(fragment, new Y.XmlElement('paragraph'))
    },
  }
  it.each(Object.entries(misfits))('leaves out %s, shows the rest, and is not whole', (_name, add) => {
    const fragment = newFragment()
    prosemirrorJSONToYXmlFragment(getSchema(schema), { type: 'doc', content: [paragraph(text('kvar'))] }, fragment)
    add(fragment)
    const { blocks, isWhole } = readNotes(fragment)
    expect(isWhole).toBe(false)
    expect(blocks[0]).toEqual({ kind: 'paragraph', runs: [run('kvar')] })
  })
})
