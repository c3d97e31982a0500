import type { ChainedCommands, Editor } from '@tiptap/core'
import { Bold, Heading2, Heading3, Italic, List, ListOrdered, Redo2, Undo2 } from 'lucide-react'
import { type MouseEvent, useCallback, useSyncExternalStore } from 'react'
import { Toolbar } from 'react-aria-components/Toolbar'
import { useWords } from '../../../hooks/use-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { ReactAria } from '../../../ui/ReactAria.tsx'

type Flag = 'heading' | 'subheading' | 'bold' | 'italic' | 'bullets' | 'numbers' | 'undo' | 'redo' | 'empty'

/** What holds in the editor now; another value only when one of these changes, not for each letter. */
export function useEditorState(editor: Editor): ReadonlySet<Flag> {
  const subscribe = useCallback(
    (listener: () => void) => {
      editor.on('transaction', listener)
      return () => void editor.off('transaction', listener)
    },
    [editor],
  )
  const flags = useSyncExternalStore(subscribe, () => flagsOf(editor).join(' '))
  return new Set(flags.split(' ') as Flag[])
}

function flagsOf(editor: Editor): Flag[] {
  if (editor.isDestroyed) return []
  const flags: Record<Flag, boolean> = {
    heading: editor.isActive('heading', { level: 2 }),
    subheading: editor.isActive('heading', { level: 3 }),
    bold: editor.isActive('bold'),
    italic: editor.isActive('italic'),
    bullets: editor.isActive('bulletList'),
    numbers: editor.isActive('orderedList'),
    undo: editor.can().undo(),
    redo: editor.can().redo(),
    empty: editor.isEmpty,
  }
  return (Object.keys(flags) as Flag[]).filter((flag) => flags[flag])
}

/** Headings, bold, italic and lists for what is marked, and undo. One tab stop; arrows go between the buttons. */
export function NotesToolbar({ editor }: { editor: Editor }) {
  const w = useWords()
  const state = useEditorState(editor)
  // A pointer leaves the caret where it is, for the next letter; with the keyboard one stays in the toolbar.
  const press = (action: (chain: ChainedCommands) => ChainedCommands) => ({
    onMouseDown: (event: MouseEvent) => event.preventDefault(),
    onClick: ({ detail }: MouseEvent) => action(detail > 0 ? editor.chain().focus() : editor.chain()).run(),
  })
  const toggle = (flag: Flag, action: (chain: ChainedCommands) => ChainedCommands) => ({
    'aria-pressed': state.has(flag),
    ...press(action),
  })
  return (
    <ReactAria>
      <Toolbar className="notes-toolbar" aria-label={w.notes.toolbar}>
        <Button icon={<Heading2 />} {...toggle('heading', (chain) => chain.toggleHeading({ level: 2 }))}>
          {w.notes.heading}
        </Button>
        <Button icon={<Heading3 />} {...toggle('subheading', (chain) => chain.toggleHeading({ level: 3 }))}>
          {w.notes.subheading}
        </Button>
        <IconButton label={w.notes.bold} icon={<Bold />} {...toggle('bold', (chain) => chain.toggleBold())} />
        <IconButton label={w.notes.italic} icon={<Italic />} {...toggle('italic', (chain) => chain.toggleItalic())} />
        <IconButton
          label={w.notes.bullets}
          icon={<List />}
          {...toggle('bullets', (chain) => chain.toggleList('bulletList', 'listItem'))}
        />
        <IconButton
          label={w.notes.numbers}
          icon={<ListOrdered />}
          {...toggle('numbers', (chain) => chain.toggleList('orderedList', 'listItem'))}
        />
        <IconButton
          label={w.notes.undo}
          icon={<Undo2 />}
          aria-disabled={!state.has('undo')}
          {...press((chain) => chain.undo())}
        />
        <IconButton
          label={w.notes.redo}
          icon={<Redo2 />}
          aria-disabled={!state.has('redo')}
          {...press((chain) => chain.redo())}
        />
      </Toolbar>
    </ReactAria>
  )
}
