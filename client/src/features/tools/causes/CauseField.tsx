import { addCause } from '@samtavla/shared/edits/causes.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { AddField } from '../../cards/AddField.tsx'
import type { ShownRegion } from '../../cards/board-context.ts'
import type { CauseView } from './cause-view.ts'

interface CauseFieldProps {
  readonly region: ShownRegion
  readonly view: CauseView
  /** What it explains, and what that is called. */
  readonly problem: { readonly id: CardId; readonly name: string }
}

/** Where one writes the next cause of a problem. */
export function CauseField({ region, view: { board, onPasteMany }, problem }: CauseFieldProps) {
  const w = useWords()
  return (
    <AddField
      region={region}
      place={{
        key: `${board.id}/${region.id}/${problem.id}`,
        label: w.causes.add(region.label, problem.name),
        add: (pen, text) => addCause(pen, { board: board.id, region: region.id, text, problem: problem.id }),
      }}
      onPasteMany={onPasteMany}
    />
  )
}
