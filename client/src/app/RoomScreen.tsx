import './room.css'
import { may } from '@samtavla/shared/access/can.ts'
import { deleteBoard, renameBoard, renameRoom } from '@samtavla/shared/edits/boards.ts'
import { type Board, MAX_TITLE } from '@samtavla/shared/model/board.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { toolOf } from '@samtavla/shared/tools/index.ts'
import type { Tool } from '@samtavla/shared/tools/tool.ts'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { BoardList } from '../features/boards/BoardList.tsx'
import { preloadCardParts } from '../features/cards/late.ts'
import { OpenCommentsProvider } from '../features/cards/open-comments.ts'
import { useSelection } from '../features/cards/selection.ts'
import { useRegions } from '../features/cards/use-regions.ts'
import { ProjectorBar } from '../features/meeting/ProjectorBar.tsx'
import { CursorLayer } from '../features/presence/CursorLayer.tsx'
import { useDigest } from '../features/presence/use-digest.ts'
import { useFollow } from '../features/presence/use-follow.ts'
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
import { picturesOf } from './board-pictures.ts'
import { Notices } from './Notices.tsx'
import { Opening } from './Opening.tsx'
import { RoomBar } from './RoomBar.tsx'
import type { RoomDialog, View } from './room-view.ts'
import { useCardLink } from './use-card-link.ts'
import { useRoomKeys } from './use-room-keys.ts'

/** Where one is when no board is shown. */
const PLAN = 'plan'
const GAPS = 'gaps'
/** Where the red thread begins: what can be broken stands on these. */
const THREADED = ['problems', 'causes', 'goals', 'effect_chain', 'action_plan', 'activity_plan']
/** Below this width a board is a list (A9). */
const NARROW = '(max-width: 719px)'

// What is opened now and then is fetched when it is: none of it is in the first load (P1).
const ImportDialog = lateComponent(async () => (await import('../features/exchange/ImportDialog.tsx')).ImportDialog)
const FiguresImportDialog = lateComponent(
  async () => (await import('../features/cards/figures/FiguresImportDialog.tsx')).FiguresImportDialog,
)
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
const CommentsDialog = lateComponent(
  async () => (await import('../features/comments/CommentsDialog.tsx')).CommentsDialog,
)
const PresetDialog = lateComponent(async () => (await import('../features/boards/PresetDialog.tsx')).PresetDialog)
const TrashDialog = lateComponent(async () => (await import('../features/boards/TrashDialog.tsx')).TrashDialog)
const AddBoardDialog = lateComponent(async () => (await import('../features/boards/AddBoardDialog.tsx')).AddBoardDialog)

const PlanPage = lateComponent(async () => (await import('../features/plan/PlanPage.tsx')).PlanPage, Opening)
const GapsPage = lateComponent(async () => (await import('../features/gaps/GapsPage.tsx')).GapsPage, Opening)
const BoardTips = lateComponent(async () => (await import('../features/gaps/BoardTips.tsx')).BoardTips)

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
  const hasThread = useHasThread()
  const isGaps = hasThread && place === GAPS
  const board = boards.find(({ id }) => id === place) ?? boards[0]
  useCardLink(setPlace)
  const [dialog, setDialog] = useState<RoomDialog>()
  const close = useCallback(() => setDialog(undefined), [])
  const [commented, setCommented] = useState<CardId>()
  const { followed, follow } = useFollow(setPlace)
  const [isProjected, setProjected] = useState(false)

  useEffect(() => {
    document.title = `${meta.title} – ${w.product}`
  }, [meta.title, w])

  usePreloads()

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
          current={isPlan ? PLAN : isGaps ? GAPS : board?.id}
          plan={hasPlan ? PLAN : undefined}
          gaps={hasThread ? GAPS : undefined}
          onOpen={setPlace}
          onAdd={() => setDialog('add-board')}
        />
      )}
      {isPlan ? (
        <main id="board" className="board-main" tabIndex={-1}>
          <Notices session={session} onDiscard={onDiscard} />
          <PlanPage.Component onOpenBoard={setPlace} />
        </main>
      ) : isGaps ? (
        <main id="board" className="board-main" tabIndex={-1}>
          <Notices session={session} onDiscard={onDiscard} />
          <GapsPage.Component onOpenBoard={setPlace} />
        </main>
      ) : board ? (
        <OpenCommentsProvider value={setCommented}>
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
        </OpenCommentsProvider>
      ) : (
        <main id="board" className="board-main">
          <p className="region-empty">{w.board.none}</p>
        </main>
      )}
      {followed && <Following user={followed} onStop={() => follow(undefined)} />}
      {commented && <CommentsDialog.Component card={commented} onClose={() => setCommented(undefined)} />}
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

/** Marks end with the board that they were made on: nobody takes away what they do not see. */
function useMarksWithin(): void {
  const selection = useSelection()
  useEffect(() => () => selection.select([]), [selection])
}

/** Whether there can be gaps in the room's thread: else nothing looks for them, and what would is not fetched. */
function useHasThread(): boolean {
  const hasPlan = usePlan() !== undefined
  return useBoards().some(({ tool }) => THREADED.includes(tool)) || hasPlan
}

const SIGNS_OF_LIFE = ['pointermove', 'pointerdown', 'keydown'] as const

/** Fetches what menus and dialogs need as soon as a hand is on the page: whoever only reads, on a phone above all, never pays for it. */
function usePreloads(): void {
  useEffect(() => {
    const preload = () => {
      stop()
      void preloadOverlays()
      void preloadCardParts()
    }
    const stop = () => {
      for (const sign of SIGNS_OF_LIFE) removeEventListener(sign, preload)
    }
    for (const sign of SIGNS_OF_LIFE) addEventListener(sign, preload, { passive: true })
    return stop
  }, [])
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
  const hasThread = useHasThread()
  const regions = useRegions(board)
  const tool = toolOf(board.tool)
  const isMatrix = tool?.kind === 'matrix'
  const views = viewsOf(tool, regions.length)
  const areaRef = useRef<HTMLElement>(null)
  const isNarrow = useNarrow()
  const [chosen, setChosen] = useState<View>()
  const own = isProjected && chosen === 'list' ? undefined : chosen
  const wanted = own ?? (isNarrow ? narrowView(views) : views[0]!)
  const view: View = (isNarrow && wanted === 'board') || !views.includes(wanted) ? 'list' : wanted
  const [only, setOnly] = useState('')
  const [pasted, setPasted] = useState<{ text: string; region: string }>()
  const labelOf = useMemo(() => {
    const labels = new Map(regions.map(({ id, label }) => [id, label]))
    return (id: string) => labels.get(id) ?? id
  }, [regions])
  useDigest(board.id, labelOf)
  useMarksWithin()
  useRoomKeys({
    toggleProjector: () => onProjected(!isProjected),
    closeProjector: () => onProjected(false),
    toggleList: () => setChosen(view === 'list' ? views[0] : 'list'),
    showShortcuts: () => onDialog('shortcuts'),
  })
  const handlePasteMany = useCallback((text: string, region: string) => setPasted({ text, region }), [])
  const isImporting = pasted !== undefined || dialog === 'import'
  const figureRegion = tool?.figures?.find((region) => !pasted || region === pasted.region)
  const handleImported = () => {
    setPasted(undefined)
    onDialog(undefined)
  }

  return (
    <main id="board" className="board-main" ref={areaRef} tabIndex={-1}>
      {isProjected ? (
        <ProjectorBar
          title={board.title}
          regions={isMatrix || view !== 'board' ? [] : regions}
          only={only}
          onOnly={setOnly}
          onClose={() => onProjected(false)}
        />
      ) : (
        <BoardBar
          board={board}
          regions={regions}
          view={view}
          views={isNarrow ? views.filter((each) => each !== 'board') : views}
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
      {!isProjected && hasThread && <BoardTips.Component board={board} />}
      <CursorLayer board={board.id} areaRef={areaRef} isShown={!isProjected} />
      {isImporting && figureRegion && (
        <FiguresImportDialog.Component
          board={board}
          region={figureRegion}
          pasted={pasted?.text}
          onClose={handleImported}
        />
      )}
      {isImporting && !figureRegion && (
        <ImportDialog.Component board={board} regions={regions} pasted={pasted} onClose={handleImported} />
      )}
      {dialog === 'silence' && <SilenceDialog.Component board={board.id} onClose={() => onDialog(undefined)} />}
      {dialog === 'forget-notes' && (
        <ForgetNotesDialog.Component board={board.id} onClose={() => onDialog(undefined)} />
      )}
      {dialog === 'trash' && <TrashDialog.Component board={board} onClose={() => onDialog(undefined)} />}
      {dialog === 'preset' && <PresetDialog.Component board={board} onClose={() => onDialog(undefined)} />}
    </main>
  )
}

/** A board of a few cards in one region is a list as it is. */
function viewsOf(tool: Tool | undefined, regions: number): readonly View[] {
  if (tool?.kind === 'matrix' || tool?.kind === 'notes') return ['board']
  const drawn = tool ? picturesOf(tool) : []
  if (drawn.length > 0) return [...drawn, 'list']
  return regions > 1 ? ['board', 'list'] : ['board']
}

/** On a phone one reads a list, but for what was made for it. */
function narrowView(views: readonly View[]): View {
  return views.find((view) => view === 'followup' || view === 'page' || view === 'rating') ?? 'list'
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
