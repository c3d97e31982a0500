import './notes.css'
import type { Board } from '@samtavla/shared/model/board.ts'
import { notesOf } from '@samtavla/shared/model/content.ts'
import { type Notes, readNotes } from '@samtavla/shared/model/notes.ts'
import { useEffect, useState } from 'react'
import type * as Y from 'yjs'
import { useEditing, useRoom } from '../../../hooks/room-context.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { lateComponent } from '../../../ui/LateComponent.tsx'
import { NotesText } from './NotesText.tsx'

const editor = lateComponent(async () => (await import('./NotesEditor.tsx')).NotesEditor)

interface NotesBoardProps {
  readonly board: Board
}

/** A board of notes: an editor for those who may write here now, the text for all others. */
export function NotesBoard({ board }: NotesBoardProps) {
  const { store } = useRoom()
  const { canEdit } = useEditing(board.id)
  const fragment = notesOf(store.content, board.id)
  const [isReadable, setReadable] = useState(() => readNotes(fragment).isWhole)
  if (!canEdit || !isReadable) return <NotesReader fragment={fragment} />
  return <editor.Component board={board.id} fragment={fragment} onUnreadable={() => setReadable(false)} />
}

function NotesReader({ fragment }: { fragment: Y.XmlFragment }) {
  const w = useWords()
  const { blocks, isWhole } = useNotes(fragment)
  return (
    <section className="notes" aria-label={w.notes.label}>
      {!isWhole && <p className="notes-hint">{w.notes.notWhole}</p>}
      {blocks.length === 0 && isWhole && <p className="notes-hint">{w.notes.nothing}</p>}
      <div className="notes-page notes-text">
        <NotesText blocks={blocks} />
      </div>
    </section>
  )
}

function useNotes(fragment: Y.XmlFragment): Notes {
  const [notes, setNotes] = useState(() => readNotes(fragment))
  useEffect(() => {
    const read = () => setNotes(readNotes(fragment))
    read()
    fragment.observeDeep(read)
    return () => fragment.unobserveDeep(read)
  }, [fragment])
  return notes
}
