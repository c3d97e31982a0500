import { may, type Role } from '@samtavla/shared/access/can.ts'
import { isId, type UserId } from '@samtavla/shared/model/ids.ts'
import { ApiError, api, PASSING, type RoomAccess } from '../api/api.ts'
import { Selection } from '../features/cards/selection.ts'
import { keepSteady, MOST_SLIDING } from '../features/cards/steady.ts'
import { preferences } from '../hooks/preferences.ts'
import type { OpenRoom } from '../hooks/room-context.ts'
import { words } from '../hooks/use-words.ts'
import { keepCommentDraft } from '../model/comment-drafts.ts'
import { Hand } from '../model/hand.ts'
import { OwnNotes } from '../model/own-notes.ts'
import { Presence } from '../model/presence.ts'
import { RoomStore } from '../model/room-store.ts'
import {
  eraseCopy,
  eraseDatabase,
  type KeptRoom,
  keptRoom,
  noteUser,
  privateName,
  toldName,
} from '../sync/local-copies.ts'
import { RoomSession } from '../sync/room-session.ts'
import { setAsideCopy, setAsideOthers, setAsideVisit } from '../sync/set-aside.ts'
import type { Toast } from '../ui/Toaster.tsx'
import { askToEnter } from './ask-to-enter.ts'
import { measureForBench } from './bench.ts'

/** An open room and what goes with it. Another role makes it a new object with the same parts. */
export interface Visit {
  readonly session: RoomSession
  readonly room: OpenRoom
  readonly selection: Selection
}

export interface VisitEvents {
  /** There is a visit to show, or another one than before. */
  readonly onVisit: (visit: Visit) => void
  /** There is nothing to show, and why: a stable word. */
  readonly onRefused: (reason: string) => void
  readonly announce: (text: string) => void
  readonly toast: (toast: Toast) => void
}

const NO_ACCESS = ['not-a-member', 'room-not-found', 'not-found']

/**
 * Keeps a person's visit to one room going: opens it, from this browser's copy when the server cannot be asked; takes over a new
 * role in place; begins anew, with the old visit in sight until the new one is there, when its copy must not be used any more; and
 * sets aside what can be sent no more before anything is removed (R4).
 */
export class VisitKeeper {
  readonly #id: string
  readonly #events: VisitEvents
  readonly #selection = new Selection()
  #visit: Visit | undefined
  /** Sets aside once more what is written into the old visit while the new one is being opened. */
  #setAsideLast = async (_losesDrafts?: boolean) => {}
  /** The copy here is not touched: it may hold what is lost on the server, or could not be read. */
  #isBeside = false
  #isDiscarding = false
  #isOver = false

  constructor(id: string, events: VisitEvents) {
    this.#id = id
    this.#events = events
  }

  open(): void {
    this.#open().catch((error: unknown) => {
      // There is no new visit that could take over what is half written.
      void this.#setAsideLast(true)
      if (!this.#isOver) this.#events.onRefused(reasonOf(error))
    })
  }

  /** Throws away what the server did not take, and opens the room as the server has it. */
  async discardUnsent(): Promise<void> {
    if (!this.#visit || this.#isDiscarding) return
    this.#isDiscarding = true
    await this.#eraseShared(this.#visit.session, 'refused').finally(() => {
      this.#isDiscarding = false
    })
    this.open()
  }

  end(): void {
    this.#isOver = true
    void this.#setAsideLast(true)
  }

  async #open(): Promise<void> {
    const { access, isConfirmed } = await this.#askToEnter()
    if (this.#isOver) return
    const events = { onAccess: this.#onAccess, onReturned: this.#onReturned }
    const session = new RoomSession(access, events, { isConfirmed, isBeside: this.#isBeside })
    if (!isConfirmed && !(await session.isKeptHere())) {
      session.end()
      throw new ApiError('no-connection')
    }
    await session.ready()
    if (this.#isOver) session.end()
    else this.#begin(session)
  }

  /** Asks the server; when that cannot be reached, what it said last holds until it can. */
  async #askToEnter(): Promise<{ access: RoomAccess; isConfirmed: boolean }> {
    const kept = keptRoom(this.#id)
    try {
      const access = await askToEnter(this.#id)
      noteUser(access.user)
      await this.#leaveOldCopy(keptRoom(this.#id) ?? unknownCopy(access), access)
      return { access, isConfirmed: true }
    } catch (error) {
      const reason = reasonOf(error)
      if (kept && PASSING.includes(reason)) return { access: kept, isConfirmed: false }
      if (kept && NO_ACCESS.includes(reason)) {
        const wasRead = await setAsideCopy(kept, reason, preferences().language)
        if (wasRead) eraseCopy(kept.user, kept.room)
      }
      throw error
    }
  }

  /** A copy from before a removal for privacy is never shown, and what a reader wrote as a writer is not sent later by surprise. */
  async #leaveOldCopy(kept: KeptRoom, access: RoomAccess): Promise<void> {
    const { language } = preferences()
    if (access.generation > kept.generation) {
      eraseDatabase(toldName(kept.user, kept.room, 'discussion'))
      this.#isBeside = !(await setAsideCopy(kept, 'content-replaced', language))
    } else if (!may(access.role, 'editBoard') && !this.#isBeside) {
      this.#isBeside = !(await setAsideCopy(kept, 'role-lowered', language, true))
    }
  }

  #begin(session: RoomSession): void {
    const before = this.#visit
    const visit = this.#openVisit(session)
    const isSamePerson = before?.session.access.user === session.access.user
    const mayTakeOver = isSamePerson && may(visit.room.role, 'editBoard')
    void this.#setAsideLast(!mayTakeOver)
    this.#setAsideLast = async () => {}
    if (before && mayTakeOver) {
      for (const [place, text] of before.session.drafts) session.keepDraft(place, text)
    }
    this.#visit = visit
    let wasEnded = false
    const check = () => {
      const { endReason } = session.saveState
      if (this.#visit?.session === session) this.#takeRole(this.#visit)
      if (!endReason || wasEnded || this.#isOver) return
      wasEnded = true
      void this.#onEnded(session, endReason)
    }
    session.subscribe(check)
    // A copy from before a removal for privacy is not shown until it is replaced.
    if (session.saveState.endReason !== 'content-replaced') this.#events.onVisit(visit)
    // It may have ended while it was being opened.
    check()
    const { role } = session.access
    if (before && before.session.access.role !== role) this.#sayRole(role)
  }

  async #onEnded(session: RoomSession, reason: string): Promise<void> {
    const { user, room } = session.access
    if (NO_ACCESS.includes(reason)) {
      const at = Date.now()
      await setAsideVisit(session, reason, preferences().language, at)
      await this.#eraseShared(session, reason)
      // The room was in sight meanwhile.
      await setAsideVisit(session, reason, preferences().language, at)
      eraseCopy(user, room)
      this.#events.onRefused(reason)
    } else if (reason === 'content-replaced') await this.#onReplaced(session)
    else if (reason === 'role-lowered') await this.#beginAnew(session, reason)
    else if (reason === 'other-person') {
      this.#isBeside = false
      this.open()
    } else this.#events.onRefused(reason)
  }

  /** Nothing is removed before the server has said whether something was erased, or it could only rescue the room. */
  async #onReplaced(session: RoomSession): Promise<void> {
    const access = await api.room(this.#id).catch(reasonOf)
    if (typeof access === 'string') await this.#onEnded(session, access)
    else if (access.generation > session.generation) await this.#beginAnew(session, 'content-replaced')
    else {
      await setAsideVisit(session, 'rescued', preferences().language, Date.now())
      this.#isBeside = true
      this.open()
    }
  }

  /** Sets aside what the visit has not sent, removes its copy, and opens the room as the server has it. */
  async #beginAnew(session: RoomSession, reason: string): Promise<void> {
    const at = Date.now()
    const setAside = (losesDrafts?: boolean) => setAsideVisit(session, reason, preferences().language, at, losesDrafts)
    await setAside()
    this.#setAsideLast = setAside
    await this.#eraseShared(session, reason)
    this.#isBeside = false
    this.open()
  }

  /** Ends a visit and removes its copy, but for what others have left in it. */
  async #eraseShared(session: RoomSession, why: string): Promise<void> {
    try {
      await this.#setAsideOthers(session, why)
    } finally {
      session.erase()
      // What was set aside with it is not to be sent another time as well.
      if (why !== 'content-replaced') eraseDatabase(privateName(session.access.user, session.access.room))
    }
  }

  /** Nothing stays in the copy of a text that was removed for privacy, nor of what others had done with it. */
  async #renewCopy(session: RoomSession): Promise<void> {
    try {
      await this.#setAsideOthers(session, 'content-replaced')
    } finally {
      session.renewCopy()
    }
  }

  async #setAsideOthers(session: RoomSession, why: string): Promise<void> {
    if (!this.#isBeside) await setAsideOthers(session, why, preferences().language)
  }

  #onAccess = (access: RoomAccess, before: RoomAccess): void => {
    if (!this.#visit) return
    const { user: id, name, color, role } = access
    this.#visit.room.presence.setMe({ id, name, role, color })
    this.#visit = { ...this.#visit, room: { ...this.#visit.room, me: { id, name, color } } }
    this.#events.onVisit(this.#visit)
    this.#takeRole(this.#visit)
    if (role !== before.role) this.#sayRole(role)
  }

  #takeRole(visit: Visit): void {
    const role = roleIn(visit.session)
    if (role === visit.room.role) return
    this.#visit = { ...visit, room: { ...visit.room, role } }
    this.#events.onVisit(this.#visit)
  }

  #onReturned = (changes: number): void => {
    this.#events.toast({ text: words().save.returned(changes) })
  }

  #sayRole(role: Role): void {
    this.#events.toast({ text: words().room.roleNow(words().roles[role]) })
  }

  #openVisit(session: RoomSession): Visit {
    const { user, name, role, color, room } = session.access
    if (!isId('room', room)) throw new ApiError('room-not-found')
    const store = new RoomStore(session.content, session.stage, session.discussion)
    const mayWrite = () => may(roleIn(session), 'editBoard')
    const hand = new Hand(session.content, session.stage, { id: user as UserId, name, mayWrite })
    const presence = new Presence(session.awareness, { id: user, name, role, color })
    const { toast, announce } = this.#events
    hand.onRefused = (reason) => toast({ text: words().editRefusals[reason] })
    store.deliver = (notify, isReordered) => {
      const maySlide = isReordered && store.size <= MOST_SLIDING
      keepSteady(notify, maySlide, () => announce(words().cards.focusLost))
    }
    store.onErased = (cards) => {
      // In this order: what undo holds on to is in the document, and would be in the copy.
      hand.forget(cards)
      for (const card of cards) keepCommentDraft({ user, room, card }, '')
      void this.#renewCopy(session)
    }
    measureForBench(session.content.doc, store)
    return {
      session,
      room: {
        id: room,
        role: roleIn(session),
        me: { id: user, name, color },
        store,
        hand,
        presence,
        drafts: session,
        ownNotes: new OwnNotes(session),
        openPrivate: () => session.openPrivate(),
      },
      selection: this.#selection,
    }
  }
}

export function closeVisit({ session, room }: Visit): void {
  room.presence.stop()
  room.hand.stop()
  room.store.stop()
  session.end()
}

/** In a room that the server could only rescue everybody reads, whatever else they may do. */
function roleIn(session: RoomSession): Role {
  return session.saveState.isRescued ? 'viewer' : session.access.role
}

function reasonOf(error: unknown): string {
  return error instanceof ApiError ? error.reason : 'unexpected'
}

/** Where nothing tells of what age a copy is, it is of the oldest. */
function unknownCopy(access: RoomAccess): KeptRoom {
  return { ...access, generation: 0, unsaved: 0 }
}
