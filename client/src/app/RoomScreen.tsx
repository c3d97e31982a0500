import './room.css'
import { may } from '@samtavla/shared/access/can.ts'
import { deleteBoard, renameBoard, renameRoom } from '@samtavla/shared/edits/boards.ts'
import { type Board, MAX_TITLE } from '@samtavla/shared/model/board.ts'
import { toolOf } from '@samtavla/shared/tools/index.ts'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { BoardList } from '../features/boards/BoardList.tsx'
import { PresetDialog } from '../features/boards/PresetDialog.tsx'
import { TrashDialog } from '../features/boards/TrashDialog.tsx'
import { ProjectorBar } from '../features/meeting/ProjectorBar.tsx'
import { CursorLayer } from '../features/presence/CursorLayer.tsx'
import { useDigest } from '../features/presence/use-digest.ts'
import { useFollow } from '../features/presence/use-follow.ts'
import { useRegions } from '../features/tools/cards/CardBoard.tsx'
import { useBoards, useEditing, useMeta, usePeople, usePlan, useRoom } from '../hooks/room-context.ts'
import { useWords } from '../hooks/use-words.ts'
import type { RoomSession } from '../sync/room-session.ts'
import { Button } from '../ui/Button.tsx'
import { classNames } from '../ui/class-names.ts'
import { EditableText } from '../ui/EditableText.tsx'
import { lateComponent } from '../ui/LateComponent.tsx'
import { preloadOverlays } from '../ui/overlays.ts'
import { BoardBar } from './BoardBar.tsx'
import { BoardView } from './BoardView.tsx'
import { Notices } from './Notices.tsx'
import { RoomBar } from './RoomBar.tsx'
import type { RoomDialog, View } from './room-view.ts'
import { useCardLink } from './use-card-link.ts'
import { useRoomKeys } from './use-room-keys.ts'

/** Where one is when no board is shown. */
const PLAN = 'plan'
/** Below this width a board is a list (A9). */
const NARROW = '(max-width: 719px)'

// What is opened now and then is fetched when it is: none of it is in the first load (P1).
const ImportDialog = lateComponent(async () => (await import('../features/exchange/ImportDialog.tsx')).ImportDialog)
const ShareDialog = lateComponent(async () => (await import('../features/members/ShareDialog.tsx')).ShareDialog)
const SettingsDialog = lateComponent(
  async () => (await import('../features/settings/SettingsDialog.tsx')).SettingsDialog,
)
const ShortcutsDialog = lateComponent(
  async () => (await import('../features/settings/ShortcutsDialog.tsx')).ShortcutsDialog,
)
const SilenceDialog = lateComponent(
  async () => (await import('../features/tools/cards/SilenceDialog.tsx')).SilenceDialog,
)
const ForgetNotesDialog = lateComponent(
  async () => (await import('../features/tools/notes/ForgetNotesDialog.tsx')).ForgetNotesDialog,
)
const AddBoardDialog = lateComponent(async () => (await import('../features/boards/AddBoardDialog.tsx')).AddBoardDialog)

const PlanPage = lateComponent(async () => (await import('../features/plan/PlanPage.tsx')).PlanPage, Opening)

interface RoomScreenProps {
  readonly session: RoomSession
  /** The person throws away what the server did not take. */
  readonly onDiscard: () => void
}

/** The open room: boards at the side, the board in the middle, people and the state of saving at the top. */
export function RoomScreen({ session, onDiscard }: RoomScreenProps) {
  const w = useWords()
  const { store } = useRoom()
  const boards = useBoards()
  const meta = useMeta()
  const hasPlan = usePlan() !== undefined
  const [place, setPlace] = useState<string>()
  // A room with a plan begins with where one is in it.
  const isPlan = hasPlan && (place === undefined || place === PLAN)
  const board = boards.find(({ id }) => id === place) ?? boards[0]
  useCardLink(setPlace)
  const [dialog, setDialog] = useState<RoomDialog>()
  const close = useCallback(() => setDialog(undefined), [])
  const { followed, follow } = useFollow(setPlace)
  const [isProjected, setProjected] = useState(false)

  useEffect(() => {
    document.title = `${meta.title} – ${w.product}`
  }, [meta.title, w])

  useEffect(() => {
    // Once the board is painted.
    const frame = requestAnimationFrame(() => setTimeout(preloadOverlays))
    return () => cancelAnimationFrame(frame)
  }, [])

  const openDialog = useCallback((kind: RoomDialog) => setDialog(kind), [])
  return (
    <div className={classNames('room', isProjected && 'is-projected')}>
      <a className="skip-link" href="#board">
        {w.room.skip}
      </a>
      {!isProjected && (
        <RoomBar session={session} followed={followed} onFollow={follow} onDialog={openDialog}>
          <RoomTitle />
        </RoomBar>
      )}
      {!isProjected && (
        <BoardList
          current={isPlan ? PLAN : board?.id}
          plan={hasPlan ? PLAN : undefined}
          onOpen={setPlace}
          onAdd={() => setDialog('add-board')}
        />
      )}
      {isPlan ? (
        <main id="board" className="board-main" tabIndex={-1}>
          <Notices session={session} onDiscard={onDiscard} />
          <PlanPage.Component onOpenBoard={setPlace} />
        </main>
      ) : board ? (
        <BoardScreen
          key={board.id}
          board={board}
          session={session}
          onDiscard={onDiscard}
          dialog={dialog}
          onDialog={setDialog}
          isProjected={isProjected}
          onProjected={setProjected}
          onOpenBoard={setPlace}
        />
      ) : (
        <main id="board" className="board-main">
          <p className="region-empty">{w.board.none}</p>
        </main>
      )}
      {followed && <Following user={followed} onStop={() => follow(undefined)} />}
      {dialog === 'share' && <ShareDialog.Component onClose={close} />}
      {dialog === 'settings' && <SettingsDialog.Component onClose={close} />}
      {dialog === 'shortcuts' && <ShortcutsDialog.Component onClose={close} />}
      {dialog === 'add-board' && <AddBoardDialog.Component onClose={close} onAdded={setPlace} />}
      <p className="print-foot">
        {meta.title} · {store.boards().length > 0 ? w.product : ''}
      </p>
    </div>
  )
}

function Opening() {
  const w = useWords()
  return <p className="region-empty">{w.loading}</p>
}

function RoomTitle() {
  const { hand, role } = useRoom()
  const { title } = useMeta()
  const w = useWords()
  return (
    <EditableText
      as="p"
      className="room-title"
      text={title}
      isEditable={may(role, 'editBoard')}
      maxLength={MAX_TITLE}
      editLabel={w.room.rename}
      fieldLabel={w.room.name}
      onSave={(next) => hand.do((pen) => renameRoom(pen, next))}
    />
  )
}

interface BoardScreenProps extends RoomScreenProps {
  readonly board: Board
  readonly dialog: RoomDialog | undefined
  readonly onDialog: (dialog: RoomDialog | undefined) => void
  readonly isProjected: boolean
  readonly onProjected: (isProjected: boolean) => void
  readonly onOpenBoard: (board: string) => void
}

function BoardScreen(props: BoardScreenProps) {
  const { board, session, onDiscard, dialog, onDialog, isProjected, onProjected, onOpenBoard } = props
  const w = useWords()
  const { hand } = useRoom()
  const { canEdit } = useEditing(board.id)
  const regions = useRegions(board)
  const isMatrix = toolOf(board.tool)?.kind === 'matrix'
  const areaRef = useRef<HTMLElement>(null)
  const isNarrow = useNarrow()
  const [chosen, setChosen] = useState<View>('board')
  const view: View = isNarrow || (chosen === 'list' && !isProjected) ? 'list' : 'board'
  const [only, setOnly] = useState('')
  const [pasted, setPasted] = useState<{ text: string; region: string }>()
  const labelOf = useMemo(() => {
    const labels = new Map(regions.map(({ id, label }) => [id, label]))
    return (id: string) => labels.get(id) ?? id
  }, [regions])
  useDigest(board.id, labelOf)
  useRoomKeys({
    toggleProjector: () => onProjected(!isProjected),
    closeProjector: () => onProjected(false),
    toggleList: () => setChosen(view === 'list' ? 'board' : 'list'),
    showShortcuts: () => onDialog('shortcuts'),
  })
  const handlePasteMany = useCallback((text: string, region: string) => setPasted({ text, region }), [])

  return (
    <main id="board" className="board-main" ref={areaRef} tabIndex={-1}>
      {isProjected ? (
        <ProjectorBar
          title={board.title}
          regions={isMatrix ? [] : regions}
          only={only}
          onOnly={setOnly}
          onClose={() => onProjected(false)}
        />
      ) : (
        <BoardBar
          board={board}
          regions={regions}
          view={view}
          canChooseView={!isNarrow && regions.length > 1 && !isMatrix}
          onView={setChosen}
          onProject={() => onProjected(true)}
          onDialog={onDialog}
          onDelete={() => hand.do((pen) => deleteBoard(pen, board.id))}
        >
          <EditableText
            as="h1"
            className="board-title"
            text={board.title}
            isEditable={canEdit}
            maxLength={MAX_TITLE}
            editLabel={w.board.rename}
            fieldLabel={w.board.title}
            onSave={(title) => hand.do((pen) => renameBoard(pen, board.id, title))}
          />
        </BoardBar>
      )}
      <Notices board={board} session={session} onDiscard={onDiscard} />
      <BoardView
        board={board}
        view={view}
        only={isProjected ? only : ''}
        isProjected={isProjected}
        onPasteMany={handlePasteMany}
        onOpenBoard={onOpenBoard}
      />
      <CursorLayer board={board.id} areaRef={areaRef} isShown={!isProjected} />
      {(pasted || dialog === 'import') && (
        <ImportDialog.Component
          board={board}
          regions={regions}
          pasted={pasted}
          onClose={() => {
            setPasted(undefined)
            onDialog(undefined)
          }}
        />
      )}
      {dialog === 'silence' && <SilenceDialog.Component board={board.id} onClose={() => onDialog(undefined)} />}
      {dialog === 'forget-notes' && (
        <ForgetNotesDialog.Component board={board.id} onClose={() => onDialog(undefined)} />
      )}
      {dialog === 'trash' && <TrashDialog board={board} onClose={() => onDialog(undefined)} />}
      {dialog === 'preset' && <PresetDialog board={board} onClose={() => onDialog(undefined)} />}
    </main>
  )
}

function Following({ user, onStop }: { user: string; onStop: () => void }) {
  const w = useWords()
  const person = usePeople().find(({ id }) => id === user)
  if (!person) return null
  return (
    <div className="following" role="status">
      {w.people.following(person.name)} <Button onClick={onStop}>{w.people.unfollow}</Button>
    </div>
  )
}

function useNarrow(): boolean {
  const [isNarrow, setNarrow] = useState(() => window.matchMedia(NARROW).matches)
  useEffect(() => {
    const query = window.matchMedia(NARROW)
    const onChange = () => setNarrow(query.matches)
    query.addEventListener('change', onChange)
    return () => query.removeEventListener('change', onChange)
  }, [])
  return isNarrow
}
