import { addBoard } from '@samtavla/shared/edits/boards.ts'
import { MAX_TITLE } from '@samtavla/shared/model/board.ts'
import { toolGroups, tools } from '@samtavla/shared/tools/index.ts'
import type { Tool } from '@samtavla/shared/tools/tool.ts'
import { Fragment, useState } from 'react'
import { usePreferences } from '../../hooks/preferences.ts'
import { useRoom } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/overlays.ts'
import { TextField } from '../../ui/TextField.tsx'
import { PresetList } from './PresetList.tsx'

interface AddBoardDialogProps {
  readonly onClose: () => void
  readonly onAdded: (board: string) => void
}

/** Which tool, with which fields where there is a choice, and what the board is called: the tool's name, until one writes another. */
export function AddBoardDialog({ onClose, onAdded }: AddBoardDialogProps) {
  const { hand } = useRoom()
  const { language } = usePreferences()
  const w = useWords()
  const [tool, setTool] = useState<Tool>(tools[0]!)
  const [preset, setPreset] = useState(tool.presets[0])
  const [ownTitle, setOwnTitle] = useState<string>()
  const title = ownTitle ?? tool.name[language]

  const handleTool = (next: Tool) => {
    setTool(next)
    setPreset(next.presets[0])
  }
  const handleAdd = () => {
    const id = hand.do((pen) => addBoard(pen, { tool: tool.id, preset: preset.id, title }))
    if (id) onAdded(id)
    onClose()
  }
  return (
    <Dialog
      isOpen
      size="wide"
      onClose={onClose}
      title={w.board.add}
      closeLabel={w.close}
      actions={
        <Button variant="primary" disabled={title.trim() === ''} onClick={handleAdd}>
          {w.board.create}
        </Button>
      }
    >
      <TextField label={w.board.title} value={title} onChange={setOwnTitle} maxLength={MAX_TITLE} autoFocus />
      {toolGroups.map((group) => (
        <fieldset key={group.name.sv} className="radio-list tool-group">
          <legend>{group.name[language]}</legend>
          {group.tools.map((each) => (
            <Fragment key={each.id}>
              <label>
                <input type="radio" name="tool" checked={each === tool} onChange={() => handleTool(each)} />
                <span>
                  <strong>{each.name[language]}</strong>
                  <span className="radio-note">{each.purpose[language]}</span>
                </span>
              </label>
              {each === tool && tool.presets.length > 1 && (
                <PresetList
                  choices={tool.presets.map((each) => ({ tool, preset: each }))}
                  isChosen={(choice) => choice.preset === preset}
                  onChoose={(choice) => setPreset(choice.preset)}
                />
              )}
            </Fragment>
          ))}
        </fieldset>
      ))}
    </Dialog>
  )
}
