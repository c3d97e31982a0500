import type { PlanDocument } from '@samtavla/shared/documents/document.ts'
import type { Board } from '@samtavla/shared/model/board.ts'
import { useEffect, useState } from 'react'
import { usePreferences } from '../../hooks/preferences.ts'
import { useRoom } from '../../hooks/room-context.ts'
import { PrintPage } from '../documents/PrintPage.tsx'
import { documentOf } from './board-documents.ts'

interface BoardPrintProps {
  readonly board: Board
  readonly onClose: () => void
}

/** A board as it is on paper, as it stood when this was opened. */
export function BoardPrint({ board, onClose }: BoardPrintProps) {
  const { store } = useRoom()
  const { language } = usePreferences()
  const [opened] = useState(board)
  const [document, setDocument] = useState<PlanDocument>()
  useEffect(() => {
    let isOver = false
    void documentOf(store, opened, language).then((made) => isOver || setDocument(made))
    return () => {
      isOver = true
    }
  }, [store, opened, language])
  return document && <PrintPage document={document} onClose={onClose} />
}
