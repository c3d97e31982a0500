import { may } from '@samtavla/shared/access/can.ts'
import type { Board } from '@samtavla/shared/model/board.ts'
import { toolOf } from '@samtavla/shared/tools/index.ts'
import {
  Download,
  EyeOff,
  FileInput,
  Keyboard,
  LayoutGrid,
  List,
  Lock,
  LockOpen,
  Menu as MenuIcon,
  Plus,
  Presentation,
  Printer,
  Redo2,
  Settings,
  ShieldOff,
  Trash2,
  Undo2,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { ApiError, api } from '../api/api.ts'
import { usePreferences } from '../hooks/preferences.ts'
import { useBoards, useEditing, useHistory, useRoom, useSilence } from '../hooks/room-context.ts'
import { useWords } from '../hooks/use-words.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import type { MenuSection } from '../ui/Menu.tsx'
import { MenuButton } from '../ui/MenuButton.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import type { RoomDialog, View } from './room-view.ts'

/** Fetched when somebody takes something along. */
const exports = () => import('../features/exchange/export-board.ts')

interface BoardBarProps {
  readonly board: Board
  readonly regions: readonly { readonly id: string; readonly label: string }[]
  readonly view: View
  readonly canChooseView: boolean
  readonly onView: (view: View) => void
  readonly onProject: () => void
  readonly onDialog: (dialog: RoomDialog) => void
  readonly onDelete: () => void
  /** The board's title. */
  readonly children: ReactNode
}

/** Five things in sight: undo, redo, the two views, the wall, and one menu for the rest, in the order of use. */
export function BoardBar(props: BoardBarProps) {
  const { board, regions, view, canChooseView, onView, onProject, onDialog, children } = props
  const silence = useSilence(board.id)
  const hasCards = hasCardsOn(board, regions)
  const { role } = useRoom()
  const w = useWords()
  return (
    <div className="board-bar">
      {children}
      <div className="board-tools">
        {may(role, 'editBoard') && hasCards && <UndoButtons />}
        {may(role, 'leadSilence') && hasCards && !silence && (
          <Button className="only-wide" icon={<EyeOff size={18} />} onClick={() => onDialog('silence')}>
            {w.silence.begin}
          </Button>
        )}
        {canChooseView && (
          <Segmented
            label={w.board.view}
            isLabelHidden
            value={view}
            onChange={onView}
            options={[
              { value: 'board', label: w.board.asBoard, icon: <LayoutGrid size={16} /> },
              { value: 'list', label: w.board.asList, icon: <List size={16} /> },
            ]}
          />
        )}
        <Button className="only-wide" icon={<Presentation size={18} />} onClick={onProject}>
          {w.projector.open}
        </Button>
        <BoardMenu {...props} />
      </div>
    </div>
  )
}

function UndoButtons() {
  const { hand } = useRoom()
  const { canUndo, canRedo } = useHistory()
  const announce = useAnnounce()
  const w = useWords()
  return (
    <>
      <Button
        icon={<Undo2 size={18} />}
        disabled={!canUndo}
        onClick={() => announce(hand.undo() ? w.board.undone : w.board.nothingToUndo)}
      >
        {w.board.undo}
      </Button>
      <Button
        icon={<Redo2 size={18} />}
        disabled={!canRedo}
        onClick={() => announce(hand.redo() ? w.board.redone : w.board.nothingToRedo)}
      >
        {w.board.redo}
      </Button>
    </>
  )
}

function BoardMenu({ board, regions, onDialog, onDelete }: BoardBarProps) {
  const { id: room, role, store } = useRoom()
  const { canEdit, isLocked } = useEditing(board.id)
  const silence = useSilence(board.id)
  const isOnlyBoard = useBoards().length < 2
  const { language } = usePreferences()
  const announce = useAnnounce()
  const w = useWords()

  const handleLock = async () => {
    try {
      await api.setLock(room, board.id, !isLocked)
    } catch (error) {
      announce(w.refusals(error instanceof ApiError ? error.reason : 'unexpected'))
    }
  }
  const hasCards = hasCardsOn(board, regions)
  const canImport = canEdit && hasCards
  const sections: MenuSection[] = [
    {
      id: 'content',
      title: w.board.menuContent,
      items: [
        {
          id: 'add',
          label: w.board.add,
          icon: <Plus size={18} />,
          isDisabled: !may(role, 'editBoard'),
          onAction: () => onDialog('add-board'),
        },
        {
          id: 'import',
          label: w.exchange.importTitle,
          icon: <FileInput size={18} />,
          isDisabled: !canImport,
          onAction: () => onDialog('import'),
        },
        {
          id: 'preset',
          label: w.board.changePreset,
          icon: <LayoutGrid size={18} />,
          isDisabled: !canEdit || (toolOf(board.tool)?.presets.length ?? 0) < 2,
          onAction: () => onDialog('preset'),
        },
        { id: 'trash', label: w.board.trash, icon: <Trash2 size={18} />, onAction: () => onDialog('trash') },
        ...(may(role, 'leadSilence') && hasCards && !silence
          ? [
              {
                id: 'silence',
                label: w.silence.begin,
                icon: <EyeOff size={18} />,
                onAction: () => onDialog('silence'),
              },
            ]
          : []),
        ...(may(role, 'eraseCards') && toolOf(board.tool)?.kind === 'notes'
          ? [
              {
                id: 'forget-notes',
                label: w.privacy.erase,
                icon: <ShieldOff size={18} />,
                onAction: () => onDialog('forget-notes'),
              },
            ]
          : []),
        ...(may(role, 'lockBoard')
          ? [
              {
                id: 'lock',
                label: isLocked ? w.board.unlock : w.board.lock,
                icon: isLocked ? <LockOpen size={18} /> : <Lock size={18} />,
                onAction: () => void handleLock(),
              },
            ]
          : []),
      ],
    },
    {
      id: 'out',
      title: w.board.menuOut,
      items: [
        { id: 'print', label: w.exchange.print, icon: <Printer size={18} />, onAction: () => window.print() },
        {
          id: 'csv',
          label: w.exchange.csv,
          icon: <Download size={18} />,
          onAction: () => void exports().then(({ downloadCsv }) => downloadCsv(store, board, regions, language)),
        },
        {
          id: 'md',
          label: w.exchange.markdown,
          icon: <Download size={18} />,
          onAction: () =>
            void exports().then(({ downloadMarkdown }) => downloadMarkdown(store, board, regions, language)),
        },
        {
          id: 'json',
          label: w.exchange.json,
          icon: <Download size={18} />,
          onAction: () => void exports().then(({ downloadRoom }) => downloadRoom(store)),
        },
      ],
    },
    {
      id: 'self',
      title: w.board.menuSelf,
      items: [
        { id: 'settings', label: w.settings.title, icon: <Settings size={18} />, onAction: () => onDialog('settings') },
        {
          id: 'shortcuts',
          label: w.shortcuts.title,
          icon: <Keyboard size={18} />,
          onAction: () => onDialog('shortcuts'),
        },
      ],
    },
    ...(canEdit && !isOnlyBoard
      ? [
          {
            id: 'remove',
            label: w.board.remove,
            items: [
              {
                id: 'delete',
                label: w.board.remove,
                kind: 'danger' as const,
                icon: <Trash2 size={18} />,
                onAction: onDelete,
              },
            ],
          },
        ]
      : []),
  ]
  return <MenuButton label={w.board.more} icon={<MenuIcon size={18} />} sections={sections} placement="bottom end" />
}

/** A board of another kind shows other boards' cards, or none. */
function hasCardsOn(board: Board, regions: BoardBarProps['regions']): boolean {
  return regions.length > 0 && toolOf(board.tool)?.kind !== 'matrix'
}
