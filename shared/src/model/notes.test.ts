import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readNotes } from './notes.ts'

function newFragment(): Y.XmlFragment {
  return new Y.Doc().getXmlFragment('notes')
}

function inParagraph<T extends Y.XmlElement | Y.XmlText>(fragment: Y.XmlFragment, child: T): T {
  const element = new Y.XmlElement('paragraph')
  fragment.push([element])
  element.push([child])
  return child
}

describe('reading notes', () => {
  it('is whole where nothing is written, and where a list has just lost its last item', () => {
    const fragment = newFragment()
    expect(readNotes(fragment)).toEqual({ blocks: [], isWhole: true })
    fragment.push([new Y.XmlElement('bulletList')])
    expect(readNotes(fragment)).toEqual({ blocks: [{ kind: 'list', isOrdered: false, items: [] }], isWhole: true })
  })

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
      const child = inParagraph(fragment, new Y.XmlText())
      child.insert(0, 'länk', { link: { href: 'javascript:alert(1)' } })
    },
    'an object in a text': (fragment) => {
      const child = inParagraph(fragment, new Y.XmlText())
      child.insertEmbed(0, { image: 'x' })
    },
    'a paragraph in a paragraph': (fragment) => {
      inParagraph(fragment, new Y.XmlElement('paragraph'))
    },
  }
  it.each(Object.entries(misfits))('leaves out %s, shows the rest, and is not whole', (_name, add) => {
    const fragment = newFragment()
    inParagraph(fragment, new Y.XmlText('kvar'))
    add(fragment)
    const { blocks, isWhole } = readNotes(fragment)
    expect(isWhole).toBe(false)
    expect(blocks[0]).toEqual({ kind: 'paragraph', runs: [{ text: 'kvar', isBold: false, isItalic: false }] })
  })
})
