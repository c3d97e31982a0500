import { type Extensions, Node, wrappingInputRule } from '@tiptap/core'
import { Bold } from '@tiptap/extension-bold'
import { Document } from '@tiptap/extension-document'
import { HardBreak } from '@tiptap/extension-hard-break'
import { Heading } from '@tiptap/extension-heading'
import { Italic } from '@tiptap/extension-italic'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Text } from '@tiptap/extension-text'
import type { TagParseRule } from '@tiptap/pm/model'

/** The board's title is the first heading on the page, so those in the text begin at the second level. */
const heading = Heading.extend({
  addAttributes: () => ({ level: { default: 2, rendered: false } }),
  parseHTML: () => [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level: level <= 2 ? 2 : 3 } })),
}).configure({ levels: [2, 3] })

/** The page's policy (S13) lets no style of pasted text apply, so that only its words can be read. */
function withStyle(tag: string, style: RegExp, isWanted: boolean): TagParseRule {
  return { tag, getAttrs: (element) => style.test(element.getAttribute('style') ?? '') === isWanted && null }
}

const bold = Bold.extend({
  parseHTML: () => [
    { tag: 'strong' },
    withStyle('b', /font-weight:\s*(normal|400)/, false),
    withStyle('span', /font-weight:\s*(bold|[5-9]00)/, true),
  ],
})

const italic = Italic.extend({
  parseHTML: () => [
    { tag: 'em' },
    withStyle('i', /font-style:\s*normal/, false),
    withStyle('span', /font-style:\s*italic/, true),
  ],
})

/** Holds no other lists, so that the text is never deeper than a reader, an export and a phone can show. */
const listItem = Node.create({
  name: 'listItem',
  content: 'paragraph+',
  defining: true,
  parseHTML: () => [{ tag: 'li' }],
  renderHTML: () => ['li', 0],
  // Tab is not taken: it leaves the text.
  addKeyboardShortcuts() {
    return { Enter: () => this.editor.commands.splitListItem(this.name) }
  },
})

function list(name: string, tag: string, sign: RegExp) {
  return Node.create({
    name,
    group: 'block list',
    content: 'listItem+',
    parseHTML: () => [{ tag }],
    renderHTML: () => [tag, 0],
    addInputRules() {
      return [wrappingInputRule({ find: sign, type: this.type })]
    },
  })
}

/** What notes may hold: what `mayHoldInNotes` lets a reader find and the server's content gate let in, and nothing else. */
export const schema: Extensions = [
  Document,
  Paragraph,
  Text,
  heading,
  HardBreak,
  bold,
  italic,
  listItem,
  list('bulletList', 'ul', /^\s*[-+*]\s$/),
  list('orderedList', 'ol', /^1\.\s$/),
]
