import { type Preset, regionOf, type Tool } from '@samtavla/shared/tools/tool.ts'
import { usePreferences } from '../../hooks/preferences.ts'
import { useWords } from '../../hooks/use-words.ts'

export interface PresetChoice {
  readonly tool: Tool
  readonly preset: Preset
}

interface PresetListProps {
  readonly choices: readonly PresetChoice[]
  readonly isChosen: (choice: PresetChoice) => boolean
  readonly onChoose: (choice: PresetChoice) => void
}

/** Sets of fields to choose from, each with the names of its fields. */
export function PresetList({ choices, isChosen, onChoose }: PresetListProps) {
  const { language } = usePreferences()
  const w = useWords()
  return (
    <fieldset className="radio-list">
      <legend>{w.board.preset}</legend>
      {choices.map((choice) => (
        <label key={`${choice.tool.id}/${choice.preset.id}`}>
          <input type="radio" name="preset" checked={isChosen(choice)} onChange={() => onChoose(choice)} />
          <span>
            <strong>{choice.preset.name[language]}</strong>
            <span className="radio-note">
              {choice.preset.regions.map((id) => regionOf(choice.tool, id)?.label[language]).join(' · ')}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
