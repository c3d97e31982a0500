import { setPreset } from '@samtavla/shared/edits/boards.ts'
import type { Board } from '@samtavla/shared/model/board.ts'
import { toolOf } from '@samtavla/shared/tools/index.ts'
import { regionOf } from '@samtavla/shared/tools/tool.ts'
import { usePreferences } from '../../hooks/preferences.ts'
import { useRoom } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/overlays.ts'

/** Which fields a board has. Cards in fields that are taken away stay, and their fields with them. */
export function PresetDialog({ board, onClose }: { readonly board: Board; readonly onClose: () => void }) {
  const { hand } = useRoom()
  const { language } = usePreferences()
  const w = useWords()
  const tool = toolOf(board.tool)
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={w.board.changePreset}
      closeLabel={w.close}
      actions={
        <Button variant="primary" onClick={onClose}>
          {w.done}
        </Button>
      }
    >
      <fieldset className="radio-list">
        <legend>{w.board.preset}</legend>
        {tool?.presets.map((preset) => (
          <label key={preset.id}>
            <input
              type="radio"
              name="preset"
              checked={board.preset === preset.id}
              onChange={() => hand.do((pen) => setPreset(pen, board.id, preset.id))}
            />
            <span>
              <strong>{preset.name[language]}</strong>
              <span className="radio-note">
                {preset.regions.map((id) => regionOf(tool, id)?.label[language]).join(' · ')}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      <p className="dialog-note">{w.board.presetNote}</p>
    </Dialog>
  )
}
