import { addBoard } from '@samtavla/shared/edits/boards.ts'
import { MAX_TITLE } from '@samtavla/shared/model/board.ts'
import { tools } from '@samtavla/shared/tools/index.ts'
import { useState } from 'react'
import { usePreferences } from '../../hooks/preferences.ts'
import { useRoom } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/overlays.ts'
import { TextField } from '../../ui/TextField.tsx'
import { type PresetChoice, PresetList } from './PresetList.tsx'

const choices: readonly PresetChoice[] = tools.flatMap((tool) => tool.presets.map((preset) => ({ tool, preset })))

interface AddBoardDialogProps {
  readonly onClose: () => void
  readonly onAdded: (board: string) => void
}

export function AddBoardDialog({ onClose, onAdded }: AddBoardDialogProps) {
  const { hand } = useRoom()
  const { language } = usePreferences()
  const w = useWords()
  const [choice, setChoice] = useState(choices[0]!)
  const [title, setTitle] = useState(tools[0]?.name[language] ?? '')

  const handleAdd = () => {
    const { tool, preset } = choice
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
      <PresetList choices={choices} isChosen={(one) => one === choice} onChoose={setChoice} />
    </Dialog>
  )
}
