import { may } from '@samtavla/shared/access/can.ts'
import type { Board } from '@samtavla/shared/model/board.ts'
import { isId } from '@samtavla/shared/model/ids.ts'
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { useEditing, useRoom, useSilence, useStored } from '../../hooks/room-context.ts'
import { AddField, type AddPlace } from './AddField.tsx'
import type { ShownRegion } from './board-context.ts'
import { SilentField } from './SilentField.tsx'

interface RegionWritingProps {
  readonly board: Board
  readonly region: ShownRegion
  /** Absent for the top of the region's list. */
  readonly place?: AddPlace
  readonly onPasteMany: (text: string, region: string) => void
}

/** Where one writes: for everybody, or for oneself while everybody writes silently. */
export function RegionWriting({ board, region, place, onPasteMany }: RegionWritingProps) {
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
        canEdit && <AddField region={region} {...(place && { place })} onPasteMany={onPasteMany} />
      )}
    </>
  )
}

/** What was half written when all was shown, or could not be shown, is not to be out of its writer's sight. */
function LeftOver({ board, region }: Pick<RegionWritingProps, 'board' | 'region'>) {
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
