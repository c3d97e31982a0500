import type { BoardId } from '@samtavla/shared/model/ids.ts'
import { toolOf } from '@samtavla/shared/tools/index.ts'
import { regionOf } from '@samtavla/shared/tools/tool.ts'
import { usePreferences } from '../../hooks/preferences.ts'
import { useBoards } from '../../hooks/room-context.ts'

/** What a region of any board is called: the group's own name, or the tool's. */
export function useRegionLabel(): (board: BoardId, region: string) => string {
  const boards = useBoards()
  const { language } = usePreferences()
  return (board, region) => {
    const found = boards.find(({ id }) => id === board)
    const tool = toolOf(found?.tool ?? '')
    return found?.labels[region] ?? (tool && regionOf(tool, region)?.label[language]) ?? ''
  }
}
