import { may } from '@samtavla/shared/access/can.ts'
import { hasCalendar, hasDocument } from '@samtavla/shared/documents/document-kinds.ts'
import type { Board } from '@samtavla/shared/model/board.ts'
import { toolOf } from '@samtavla/shared/tools/index.ts'
import {
  CalendarRange,
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
  Table,
  Trash2,
  Undo2,
  UserRound,
} from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { ApiError, api } from '../api/api.ts'
import { usePreferences } from '../hooks/preferences.ts'
import { useBoards, useEditing, useHistory, useRoom, useSilence } from '../hooks/room-context.ts'
import { useWords } from '../hooks/use-words.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { lateComponent } from '../ui/LateComponent.tsx'
import type { MenuSection } from '../ui/Menu.tsx'
import { MenuButton } from '../ui/MenuButton.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import type { RoomDialog, View } from './room-view.ts'

/** Fetched when somebody takes something along. */
const exports = () => import('../features/exchange/export-board.ts')
const documents = () => import('../features/exchange/board-documents.ts')
const BoardPrint = lateComponent(async () => (await import('../features/exchange/BoardPrint.tsx')).BoardPrint)

const VIEW_ICONS: Partial<Record<View, ReactNode>> = {
  list: <List size={16} />,
  table: <Table size={16} />,
  timeline: <CalendarRange size={16} />,
  mine: <UserRound size={16} />,
}
const PICTURE = <LayoutGrid size={16} />

interface BoardBarProps {
  readonly board: Board
  readonly regions: readonly { readonly id: string; readonly label: string }[]
  readonly view: View
  /** What one can choose between. */
  readonly views: readonly View[]
  readonly onView: (view: View) => void
  readonly onProject: () => void
  readonly onDialog: (dialog: RoomDialog) => void
  readonly onDelete: () => void
  /** The board's title. */
  readonly children: ReactNode
}

/** Five things in sight: undo, redo, the two views, the wall, and one menu for the rest, in the order of use. */
export function BoardBar(props: BoardBarProps) {
  const { board, regions, view, views, onView, onProject, onDialog, children } = props
  const silence = useSilence(board.id)
  const hasCards = hasCardsOn(board, regions)
  const { role } = useRoom()
  const w = useWords()
  const names: Readonly<Record<string, string>> = w.board.views
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
        {views.length > 1 && (
          <Segmented
            label={w.board.view}
            isLabelHidden
            value={view}
            onChange={onView}
            options={views.map((value) => ({
              value,
              label: names[value] ?? value,
              icon: VIEW_ICONS[value] ?? PICTURE,
            }))}
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
        <span className="undo-word">{w.board.undo}</span>
      </Button>
      <Button
        icon={<Redo2 size={18} />}
        disabled={!canRedo}
        onClick={() => announce(hand.redo() ? w.board.redone : w.board.nothingToRedo)}
      >
        <span className="undo-word">{w.board.redo}</span>
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
  const [isPrinting, setPrinting] = useState(false)
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
  const isDocument = hasDocument(board.tool)
  const documentItems = useDocumentItems(board, () => setPrinting(true))
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
          isDisabled: !canEdit || !toolOf(board.tool),
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
        ...(isDocument
          ? documentItems
          : [{ id: 'print', label: w.exchange.print, icon: <Printer size={18} />, onAction: () => window.print() }]),
        {
          id: 'csv',
          label: w.exchange.csv,
          icon: <Download size={18} />,
          onAction: () =>
            isDocument
              ? void documents().then(({ downloadTable }) => downloadTable(store, board, language))
              : void exports().then(({ downloadCsv }) => downloadCsv(store, board, regions, language)),
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
  return (
    <>
      <MenuButton label={w.board.more} icon={<MenuIcon size={18} />} sections={sections} placement="bottom end" />
      {isPrinting && <BoardPrint.Component board={board} onClose={() => setPrinting(false)} />}
    </>
  )
}

/** The ways in which a board leaves as a document. */
function useDocumentItems(board: Board, onPrint: () => void): MenuSection['items'] {
  const { id: room, store } = useRoom()
  const { language } = usePreferences()
  const w = useWords()
  return [
    {
      id: 'print',
      label: w.documents.printPage,
      icon: <Printer size={18} />,
      onAction: onPrint,
    },
    {
      id: 'word',
      label: w.documents.word,
      icon: <Download size={18} />,
      onAction: () => void documents().then(({ downloadWord }) => downloadWord(store, board, language)),
    },
    {
      id: 'excel',
      label: w.documents.excel,
      icon: <Download size={18} />,
      onAction: () => void documents().then(({ downloadExcel }) => downloadExcel(store, board, language)),
    },
    ...(hasCalendar(board.tool)
      ? [
          {
            id: 'calendar',
            label: w.documents.calendar,
            icon: <Download size={18} />,
            onAction: () =>
              void documents().then(({ downloadCalendar }) => downloadCalendar(store, board, language, room)),
          },
        ]
      : []),
  ]
}

/** A board of another kind shows other boards' cards, or none. */
function hasCardsOn(board: Board, regions: BoardBarProps['regions']): boolean {
  return regions.length > 0 && toolOf(board.tool)?.kind !== 'matrix'
}
