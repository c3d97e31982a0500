import { addGoal } from '@samtavla/shared/edits/goals.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { toolOf } from '@samtavla/shared/tools/index.ts'
import { regionOf } from '@samtavla/shared/tools/tool.ts'
import { usePreferences } from '../../../hooks/preferences.ts'
import { AddField } from '../../cards/AddField.tsx'
import type { ShownRegion } from '../../cards/board-context.ts'
import { type GoalVerb, type GoalView, regionFor } from './goal-view.ts'

interface GoalFieldProps {
  readonly view: GoalView
  readonly verb: GoalVerb
  /** The problem or the goal that it is made of. */
  readonly from: CardId
  readonly label: string
  readonly onLeave?: () => void
}

/** Where one writes a goal of a problem, or a part or a sign of a goal. */
export function GoalField({ view: { board, regions, onPasteMany }, verb, from, label, onLeave }: GoalFieldProps) {
  const { language } = usePreferences()
  const id = regionFor(regions, verb)
  const place = {
    key: `${board.id}/${verb}/${from}`,
    label,
    add: (pen: Parameters<typeof addGoal>[0], text: string) =>
      addGoal(pen, { board: board.id, region: id, text, verb, from }),
    ...(onLeave && { onLeave }),
  }
  const unshown: ShownRegion = {
    id,
    label: regionOf(toolOf(board.tool)!, id)?.label[language] ?? id,
    prompt: '',
    example: '',
  }
  const region = regions.find((each) => each.id === id) ?? unshown
  return <AddField region={region} place={place} onPasteMany={onPasteMany} />
}
