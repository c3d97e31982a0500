import './card-board.css'
import { may } from '@samtavla/shared/access/can.ts'
import { renameRegion } from '@samtavla/shared/edits/boards.ts'
import { type Board, MAX_LABEL } from '@samtavla/shared/model/board.ts'
import { isId } from '@samtavla/shared/model/ids.ts'
import { toolOf } from '@samtavla/shared/tools/index.ts'
import { presetOf, regionOf } from '@samtavla/shared/tools/tool.ts'
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { usePreferences } from '../../../hooks/preferences.ts'
import {
  useEditing,
  useList,
  useRegionsWithCards,
  useRoom,
  useSilence,
  useStored,
} from '../../../hooks/room-context.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { regionKey } from '../../../model/room-store.ts'
import { EditableText } from '../../../ui/EditableText.tsx'
import { AddField } from '../../cards/AddField.tsx'
import type { ShownRegion } from '../../cards/board-context.ts'
import { CardList } from '../../cards/CardList.tsx'
import { CardSurface } from '../../cards/CardSurface.tsx'
import { SilentField } from '../../cards/SilentField.tsx'
import { DecisionLog } from './DecisionLog.tsx'
import { SilenceBar } from './SilenceBar.tsx'

export interface CardBoardProps {
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
    const tool = toolOf(board.tool)
    const preset = tool ? presetOf(tool, board.preset).regions : []
    const ids = [...new Set([...preset, ...withCards.split(' ').filter((id) => id !== '')])]
    return ids.map((id) => {
      const region = tool && regionOf(tool, id)
      return {
        id,
        label: board.labels[id] ?? region?.label[language] ?? id,
        prompt: board.prompts[id] ?? region?.prompt[language] ?? '',
        example: region?.example[language] ?? '',
      }
    })
  }, [board, language, withCards])
}

/** A board of cards, whatever its tool: the same regions, lists and cards as a grid or, one below the other, as a list. */
export function CardBoard({ board, view, only, onPasteMany }: CardBoardProps) {
  const regions = useRegions(board)
  const isEmpty = useRegionsWithCards(board.id) === ''
  const shown = only ? regions.filter((region) => region.id === only) : regions
  return (
    <>
      <SilenceBar board={board} />
      <CardSurface board={board} regions={regions} className={`regions regions-${view}`}>
        {shown.map((region, i) => (
          <RegionSection
            key={region.id}
            board={board}
            region={region}
            hasRule={isEmpty && i === 0}
            onPasteMany={onPasteMany}
          />
        ))}
        {toolOf(board.tool)?.kind === 'log' && !only && <DecisionLog />}
      </CardSurface>
    </>
  )
}

/** Where one writes: for everybody, or for oneself while everybody writes silently. */
function Writing({ board, region, onPasteMany }: Omit<RegionSectionProps, 'hasRule'>) {
  const { role } = useRoom()
  const { canEdit } = useEditing(board.id)
  const silence = useSilence(board.id)
  const hasSilences = useStored('stage', ({ stage }) => stage.silences.size + stage.revealed.size > 0)
  if (!may(role, 'editBoard')) return null
  return (
    <>
      {hasSilences && <LeftOver board={board} region={region} />}
      {silence ? (
        <SilentField region={region} silence={silence.id} isOver={false} />
      ) : (
        canEdit && <AddField region={region} onPasteMany={onPasteMany} />
      )}
    </>
  )
}

/** What was half written when all was shown, or could not be shown, is not to be out of its writer's sight. */
function LeftOver({ board, region }: Pick<RegionSectionProps, 'board' | 'region'>) {
  const { drafts, ownNotes } = useRoom()
  const place = `${board.id}/${region.id}/`
  const silence = useSilence(board.id)?.id
  const readDrafts = () => [...drafts.drafts.keys()].filter((key) => key.startsWith(place)).join(' ')
  const half = useSyncExternalStore(
    useCallback((listener) => drafts.subscribe(listener), [drafts]),
    readDrafts,
  )
  const unshown = useSyncExternalStore(ownNotes.subscribe, () => ownNotes.unshownIn(board.id, region.id))
  const settled = useSettled(unshown)
  const over = new Set([...half.replaceAll(place, '').split(' '), ...settled.split(' ')])
  return [...over].map(
    (id) => isId('silence', id) && id !== silence && <SilentField key={id} region={region} silence={id} isOver />,
  )
}

/** A value once it has stayed for a moment: what is revealed is told of a little later than it is shown. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), value === '' ? 0 : SETTLING_MS)
    return () => clearTimeout(timer)
  }, [value])
  return value === '' ? '' : settled
}

const SETTLING_MS = 3_000

interface RegionSectionProps {
  readonly board: Board
  readonly region: ShownRegion
  /** Says what may be written: on a board with no card yet, in its first field, where nothing moves when it goes. */
  readonly hasRule: boolean
  readonly onPasteMany: CardBoardProps['onPasteMany']
}

function RegionSection({ board, region, hasRule, onPasteMany }: RegionSectionProps) {
  const { hand } = useRoom()
  const { canEdit } = useEditing(board.id)
  const w = useWords()
  const count = useList(regionKey(board.id, region.id)).length
  return (
    <section className="region" data-region={`${board.id}/${region.id}`} aria-label={region.label}>
      <header className="region-head">
        <div className="region-title" data-region-heading tabIndex={-1}>
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
        <p className="region-prompt" id={`prompt-${board.id}-${region.id}`}>
          {region.prompt}
        </p>
        <span className="region-count">{w.board.cardCount(count)}</span>
      </header>
      <Writing board={board} region={region} onPasteMany={onPasteMany} />
      {count === 0 && (
        <p className="region-empty">{region.example ? w.board.example(region.example) : w.board.noCards}</p>
      )}
      {hasRule && <p className="board-rule">{w.privacy.rule}</p>}
      <CardList board={board.id} region={region.id} label={w.board.cardsIn(region.label)} />
    </section>
  )
}
