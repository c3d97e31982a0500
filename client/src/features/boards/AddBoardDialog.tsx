import { addBoard } from '@samtavla/shared/edits/boards.ts'
import { MAX_TITLE } from '@samtavla/shared/model/board.ts'
import { tools } from '@samtavla/shared/tools/index.ts'
import { regionOf } from '@samtavla/shared/tools/tool.ts'
import { useState } from 'react'
import { usePreferences } from '../../hooks/preferences.ts'
import { useRoom } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/overlays.ts'
import { TextField } from '../../ui/TextField.tsx'

interface AddBoardDialogProps {
  readonly onClose: () => void
  readonly onAdded: (board: string) => void
}

export function AddBoardDialog({ onClose, onAdded }: AddBoardDialogProps) {
  const { hand } = useRoom()
  const { language } = usePreferences()
  const w = useWords()
  const choices = tools.flatMap((tool) => tool.presets.map((preset) => ({ tool, preset })))
  const [choice, setChoice] = useState(0)
  const [title, setTitle] = useState(tools[0]?.name[language] ?? '')

  const handleAdd = () => {
    const { tool, preset } = choices[choice]!
    const id = hand.do((pen) => addBoard(pen, { tool: tool.id, preset: preset.id, title }))
    if (id) onAdded(id)
    onClose()
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={w.board.add}
      closeLabel={w.close}
      actions={
        <Button variant="primary" disabled={title.trim() === ''} onClick={handleAdd}>
          {w.board.create}
        </Button>
      }
    >
      <TextField label={w.board.title} value={title} onChange={setTitle} maxLength={MAX_TITLE} autoFocus />
      <fieldset className="radio-list">
        <legend>{w.board.preset}</legend>
        {choices.map(({ tool, preset }, i) => (
          <label key={`${tool.id}/${preset.id}`}>
            <input type="radio" name="preset" checked={choice === i} onChange={() => setChoice(i)} />
            <span>
              <strong>{preset.name[language]}</strong>
              <span className="radio-note">
                {preset.regions.map((id) => regionOf(tool, id)?.label[language]).join(' · ')}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
    </Dialog>
  )
}
