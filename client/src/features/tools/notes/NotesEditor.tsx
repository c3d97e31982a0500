import { readGeneration } from '@samtavla/shared/edits/erasure.ts'
import { readNotes } from '@samtavla/shared/model/notes.ts'
import { Editor, Extension } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import * as Y from 'yjs'
import { useRoom } from '../../../hooks/room-context.ts'
import { useWords } from '../../../hooks/use-words.ts'
import type { Presence } from '../../../model/presence.ts'
import { carets } from './carets.ts'
import { NotesToolbar, useEditorState } from './NotesToolbar.tsx'
import { pasteHandlers } from './paste.ts'
import { schema } from './schema.ts'

export interface NotesEditorProps {
  readonly board: string
  readonly fragment: Y.XmlFragment
  /** Something came that the editor would delete, being unable to show it. The editor is closed already. */
  readonly onUnreadable: () => void
}

/** The notes of a board, for those who may write. Undo takes back one's own changes and nobody else's. */
export function NotesEditor({ board, fragment, onUnreadable }: NotesEditorProps) {
  const { presence, store } = useRoom()
  const w = useWords()
  const id = useId()
  const pageRef = useRef<HTMLDivElement>(null)
  const [editor, setEditor] = useState<Editor>()
  const latest = useRef(onUnreadable)
  latest.current = onUnreadable

  useLayoutEffect(() => {
    const close = (opened: Editor) => {
      if (opened.isDestroyed) return
      fragment.unobserveDeep(look)
      opened.destroy()
      setEditor(undefined)
    }
    // Before the editor, so that it is told of a change before the editor's binding is.
    const look = (_events: unknown, { local }: Y.Transaction) => {
      if (local || readNotes(fragment).isWhole) return
      close(opened)
      latest.current()
    }
    fragment.observeDeep(look)
    const opened = openEditor({ element: pageRef.current!, fragment, presence, board, labelledBy: id })
    setEditor(opened)
    return () => close(opened)
  }, [fragment, presence, board, id])

  // PRIV-A1: undo holds on to what was deleted, and would bring it back.
  useEffect(() => {
    if (!editor) return
    let known = readGeneration(store.content)
    return store.subscribe('meta', () => {
      const generation = readGeneration(store.content)
      if (generation > known) forgetUndo(editor, store.content.doc)
      known = generation
    })
  }, [editor, store])

  return (
    // What is typed here is text, and none of the room's keys.
    <section id={id} className="notes" aria-label={w.notes.label} onKeyDown={(event) => event.stopPropagation()}>
      {editor && <NotesToolbar editor={editor} />}
      <div ref={pageRef} className="notes-page">
        {editor && <Invitation editor={editor} id={`${id}-invitation`} />}
      </div>
    </section>
  )
}

/** What may be written here, for as long as nothing is. */
function Invitation({ editor, id }: { editor: Editor; id: string }) {
  const w = useWords()
  const state = useEditorState(editor)
  return (
    <div className="notes-invitation" id={id} hidden={!state.has('empty')}>
      <p>{w.notes.invitation}</p>
      <p>{w.privacy.rule}</p>
    </div>
  )
}

interface Parts {
  readonly element: HTMLElement
  readonly fragment: Y.XmlFragment
  readonly presence: Presence
  readonly board: string
  readonly labelledBy: string
}

function openEditor({ element, fragment, presence, board, labelledBy }: Parts): Editor {
  return new Editor({
    element,
    extensions: [...schema, Collaboration.configure({ fragment }), carets(presence, board), ownUndo],
    // Not the default, a text: that would be parsed as HTML, which the page's policy refuses, as it does the <style> element.
    content: { type: 'doc', content: [{ type: 'paragraph' }] },
    injectCSS: false,
    enablePasteRules: false,
    editorProps: {
      attributes: {
        class: 'notes-text',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-labelledby': labelledBy,
        'aria-describedby': `${labelledBy}-invitation`,
      },
      handleDOMEvents: pasteHandlers,
    },
  })
}

/** With nothing to take back, the browser's own undo would step in, which knows nothing of whose change is whose. */
const ownUndo = Extension.create({
  name: 'ownUndo',
  addKeyboardShortcuts: () => ({ 'Mod-z': () => true, 'Mod-y': () => true, 'Shift-Mod-z': () => true }),
})

function forgetUndo({ state }: Editor, doc: Y.Doc): void {
  const { undoManager } = yUndoPluginKey.getState(state) as { undoManager: Y.UndoManager }
  undoManager.clear()
  Y.tryGc(Y.createDeleteSetFromStructStore(doc.store), doc.store, () => true)
}
