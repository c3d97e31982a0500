import { renameRegion } from '@samtavla/shared/edits/boards.ts'
import { type Board, MAX_LABEL } from '@samtavla/shared/model/board.ts'
import { columnKey, columnsIn, presetOf, regionOf, type Tool, type Words } from '@samtavla/shared/tools/tool.ts'
import { useState } from 'react'
import { usePreferences } from '../../hooks/preferences.ts'
import { useRoom } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { TextField } from '../../ui/TextField.tsx'

/** What the group calls the fields and columns of a board: each is kept when one leaves it, and empty means the tool's own name. */
export function LabelList({ board, tool }: { readonly board: Board; readonly tool: Tool }) {
  const w = useWords()
  const shown = presetOf(tool, board.preset).regions
  const columns = new Map(shown.flatMap((region) => columnsIn(tool, region)).map((column) => [column.id, column]))
  return (
    <fieldset className="radio-list">
      <legend>{w.board.labels}</legend>
      <p className="radio-note">{w.board.labelsNote}</p>
      {shown.map((id) => (
        <Label key={id} board={board} name={id} own={regionOf(tool, id)?.label} />
      ))}
      {[...columns.values()].map((column) => (
        <Label key={column.id} board={board} name={columnKey(column)} own={column.label} />
      ))}
    </fieldset>
  )
}

function Label({ board, name, own }: { board: Board; name: string; own: Words | undefined }) {
  const { hand } = useRoom()
  const { language } = usePreferences()
  const saved = board.labels[name] ?? ''
  const [text, setText] = useState<string>()
  const save = () => {
    if (text !== undefined && text.trim() !== saved) hand.do((pen) => renameRegion(pen, board.id, name, text))
    setText(undefined)
  }
  return (
    <TextField
      label={own?.[language] ?? name}
      value={text ?? saved}
      onChange={setText}
      onBlur={save}
      placeholder={own?.[language]}
      maxLength={MAX_LABEL}
    />
  )
}
