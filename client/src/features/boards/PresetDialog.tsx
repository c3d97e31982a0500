import { setPreset } from '@samtavla/shared/edits/boards.ts'
import type { Board } from '@samtavla/shared/model/board.ts'
import { toolOf } from '@samtavla/shared/tools/index.ts'
import type { Tool } from '@samtavla/shared/tools/tool.ts'
import { useRoom } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/overlays.ts'
import { LabelList } from './LabelList.tsx'
import { PresetList } from './PresetList.tsx'

/** Which fields a board has, and what they and their columns are called. Cards in fields that are taken away stay, and their fields with them. */
export function PresetDialog({ board, onClose }: { readonly board: Board; readonly onClose: () => void }) {
  const { hand } = useRoom()
  const w = useWords()
  const tool: Tool | undefined = toolOf(board.tool)
  return (
    <Dialog
      isOpen
      holdsText
      onClose={onClose}
      title={w.board.changePreset}
      closeLabel={w.close}
      actions={
        <Button variant="primary" onClick={onClose}>
          {w.done}
        </Button>
      }
    >
      {tool && tool.presets.length > 1 && (
        <>
          <PresetList
            choices={tool.presets.map((preset) => ({ tool, preset }))}
            isChosen={({ preset }) => preset.id === board.preset}
            onChoose={({ preset }) => hand.do((pen) => setPreset(pen, board.id, preset.id))}
          />
          <p className="dialog-note">{w.board.presetNote}</p>
        </>
      )}
      {tool && <LabelList board={board} tool={tool} />}
    </Dialog>
  )
}
