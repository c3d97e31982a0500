import type { Board } from '@samtavla/shared/model/board.ts'
import { toolOf } from '@samtavla/shared/tools/index.ts'
import { presetOf, type Region, regionOf, saysMore } from '@samtavla/shared/tools/tool.ts'
import { useMemo } from 'react'
import { usePreferences } from '../../hooks/preferences.ts'
import { useRegionsWithCards } from '../../hooks/room-context.ts'
import type { ShownRegion } from './board-context.ts'

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
        prompt: asked(board.prompts[id], region) ?? region?.prompt[language] ?? '',
        example: region?.example[language] ?? '',
      }
    })
  }, [board, language, withCards])
}

/** What the plan asks in a region, where that is more than what the region is called and asks by itself in each language. */
function asked(prompt: string | undefined, region: Region | undefined): string | undefined {
  const isOwn = prompt && (!region || (prompt !== region.prompt.sv && saysMore(prompt, region.label)))
  return isOwn ? prompt : undefined
}
