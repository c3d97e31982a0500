import './page.css'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { toolOf } from '@samtavla/shared/tools/index.ts'
import type { Tool } from '@samtavla/shared/tools/tool.ts'
import { useEditing } from '../../../hooks/room-context.ts'
import { useBoardCards, useCardsTold } from '../../../hooks/use-tool-cards.ts'
import { useWords } from '../../../hooks/use-words.ts'
import type { RoomStore } from '../../../model/room-store.ts'
import { BoardFacts } from '../../cards/BoardFacts.tsx'
import { CardSurface } from '../../cards/CardSurface.tsx'
import { RegionSections } from '../../cards/RegionSection.tsx'
import { useRegions } from '../../cards/use-regions.ts'
import type { PictureProps } from '../picture.ts'

/** B.20: what fits on one page and is read to its end. */
const PAGE_WORDS = [300, 450] as const

/** One page: headings with their paragraphs, each a card that can be threaded and discussed, and in the margin what holds for all of it. */
export function PageBoard({ board, onPasteMany }: PictureProps) {
  const w = useWords()
  const regions = useRegions(board)
  const { canEdit } = useEditing(board.id)
  const words = Number(useCardsTold(useBoardCards(board.id), countWords))
  const tool: Tool | undefined = toolOf(board.tool)
  return (
    <CardSurface board={board} regions={regions} className="page-board">
      <article className="page-sheet" aria-label={board.title}>
        <RegionSections board={board} regions={regions} onPasteMany={onPasteMany} />
      </article>
      {tool?.facts && (
        <aside className="page-margin" aria-label={w.page.facts}>
          <h2>{w.page.facts}</h2>
          {canEdit && <p className="radio-note">{w.page.hint}</p>}
          <BoardFacts board={board} />
          <p className="page-words">{w.page.words(words, PAGE_WORDS[0], PAGE_WORDS[1])}</p>
        </aside>
      )}
    </CardSurface>
  )
}

function countWords(store: RoomStore, ids: readonly CardId[]): string {
  return String(ids.reduce((sum, id) => sum + wordsIn(store.card(id)?.text ?? ''), 0))
}

function wordsIn(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length
}
