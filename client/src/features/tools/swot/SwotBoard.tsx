import './swot.css'
import { renameRegion } from '@samtavla/shared/edits/boards.ts'
import { type Board, MAX_LABEL } from '@samtavla/shared/model/board.ts'
import { swot } from '@samtavla/shared/tools/swot.ts'
import { presetOf, regionOf } from '@samtavla/shared/tools/tool.ts'
import { useMemo } from 'react'
import { usePreferences } from '../../../hooks/preferences.ts'
import { useEditing, useList, useRegionsWithCards, useRoom } from '../../../hooks/room-context.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { regionKey } from '../../../model/room-store.ts'
import { EditableText } from '../../../ui/EditableText.tsx'
import { AddField } from '../../cards/AddField.tsx'
import type { ShownRegion } from '../../cards/board-context.ts'
import { CardList } from '../../cards/CardList.tsx'
import { CardSurface } from '../../cards/CardSurface.tsx'

export interface SwotBoardProps {
  readonly board: Board
  readonly view: 'board' | 'list'
  /** The one region that is shown, in the meeting-room view. */
  readonly only?: string | undefined
  readonly onPasteMany: (text: string, region: string) => void
}

/** The regions that a board shows: its preset's, and after them any other that has cards, so that no card is ever out of sight. */
export function useRegions(board: Board): readonly ShownRegion[] {
  const { language } = usePreferences()
  const withCards = useRegionsWithCards(board.id)
  return useMemo(() => {
    const preset = presetOf(swot, board.preset).regions
    const ids = [...new Set([...preset, ...withCards.split(' ').filter((id) => id !== '')])]
    return ids.map((id) => {
      const region = regionOf(swot, id)
      return {
        id,
        label: board.labels[id] ?? region?.label[language] ?? id,
        prompt: region?.prompt[language] ?? '',
        example: region?.example[language] ?? '',
      }
    })
  }, [board, language, withCards])
}

/** A SWOT: the same regions, lists and cards as a grid or, one below the other, as a list. */
export function SwotBoard({ board, view, only, onPasteMany }: SwotBoardProps) {
  const regions = useRegions(board)
  const isEmpty = useRegionsWithCards(board.id) === ''
  const shown = only ? regions.filter((region) => region.id === only) : regions
  return (
    <CardSurface board={board} regions={regions} className={`swot swot-${view}`}>
      {shown.map((region, i) => (
        <RegionSection
          key={region.id}
          board={board}
          region={region}
          hasRule={isEmpty && i === 0}
          onPasteMany={onPasteMany}
        />
      ))}
    </CardSurface>
  )
}

interface RegionSectionProps {
  readonly board: Board
  readonly region: ShownRegion
  /** Says what may be written: on a board with no card yet, in its first field, where nothing moves when it goes. */
  readonly hasRule: boolean
  readonly onPasteMany: SwotBoardProps['onPasteMany']
}

function RegionSection({ board, region, hasRule, onPasteMany }: RegionSectionProps) {
  const { hand } = useRoom()
  const { canEdit } = useEditing(board.id)
  const w = useWords()
  const count = useList(regionKey(board.id, region.id)).length
  return (
    <section className="swot-region" data-region={`${board.id}/${region.id}`} aria-label={region.label}>
      <header className="swot-region-head">
        <div className="swot-region-title" data-region-heading tabIndex={-1}>
          <EditableText
            as="h2"
            text={region.label}
            isEditable={canEdit}
            maxLength={MAX_LABEL}
            editLabel={w.board.renameRegion(region.label)}
            fieldLabel={w.board.regionName}
            onSave={(label) => hand.do((pen) => renameRegion(pen, board.id, region.id, label))}
          />
        </div>
        <p className="swot-prompt" id={`prompt-${board.id}-${region.id}`}>
          {region.prompt}
        </p>
        <span className="swot-count">{w.board.cardCount(count)}</span>
      </header>
      {canEdit && <AddField region={region} onPasteMany={onPasteMany} />}
      {count === 0 && (
        <p className="swot-empty">{region.example ? w.board.example(region.example) : w.board.noCards}</p>
      )}
      {hasRule && <p className="board-rule">{w.privacy.rule}</p>}
      <CardList board={board.id} region={region.id} label={w.board.cardsIn(region.label)} />
    </section>
  )
}
