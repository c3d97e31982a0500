import { may } from '@samtavla/shared/access/can.ts'
import { isUnshareable, privacyFindings } from '@samtavla/shared/checks/privacy.ts'
import {
  type Comment,
  type CommentRemoval,
  commentValue,
  readComment,
  withoutText,
} from '@samtavla/shared/discussion/comment.ts'
import { type Discussion, openDiscussion, readComments } from '@samtavla/shared/discussion/discussion.ts'
import { isErased } from '@samtavla/shared/model/card.ts'
import { type Content, openContent } from '@samtavla/shared/model/content.ts'
import { type CardId, type CommentId, newCommentId, type RoomId } from '@samtavla/shared/model/ids.ts'
import { Failure } from '../errors.ts'
import type { Registry } from '../rooms/registry.ts'
import type { MemberRow } from '../storage/store.ts'
import { needCards } from './live-content.ts'

/** COM6: of each something is in the room's `discussion` for good. */
export const MOST_COMMENTS = 2_000

type Writer = Pick<MemberRow, 'user' | 'name' | 'role'>

/** What people say of a room's cards: written, resolved and removed here, and read by everybody in the room. */
export class CommentService {
  readonly #registry: Registry
  readonly #now: () => number

  constructor(registry: Registry, now: () => number = Date.now) {
    this.#registry = registry
    this.#now = now
  }

  /**
   * Answers with the comment's id, once it is on the disk. Refused with `personal-number` (PRIV-E1), when the card is not there or its
   * text was removed for privacy, and when the room has as many comments as it may have.
   */
  async add(
    room: RoomId,
    { card, text }: { readonly card: CardId; readonly text: string },
    { user, name, role }: Writer,
  ): Promise<CommentId> {
    if (isUnshareable(privacyFindings(text))) throw new Failure('personal-number')
    const id = newCommentId()
    // The card is looked at as the comment is written: what is said of it must not come after its text was removed for privacy.
    const content = await this.#registry.hold(contentOf(room))
    try {
      await this.#registry.write(discussionOf(room), (doc) => {
        needReadable(openContent(content.doc), card)
        const discussion = openDiscussion(doc)
        if (discussion.comments.size >= MOST_COMMENTS) throw new Failure('room-full')
        // Later than all others, whatever the clock says: their order is that of a conversation.
        const at = Math.max(this.#now(), (readComments(discussion).at(-1)?.at ?? 0) + 1)
        put(discussion, { id, card, text, by: { user, name, role }, at })
      })
    } finally {
      this.#registry.release(content)
    }
    return id
  }

  /** Says that nothing more is to be done about a comment, or that there is. What is so already stays as it was said first. */
  async resolve(room: RoomId, id: CommentId, isResolved: boolean, { user, name, role }: Writer): Promise<void> {
    await this.#registry.write(discussionOf(room), (doc) => {
      const discussion = openDiscussion(doc)
      const comment = needComment(discussion, id)
      if (comment.removed) throw new Failure('not-so-any-more')
      if ((comment.resolved !== undefined) === isResolved) return
      const resolved = isResolved ? { by: { user, name, role }, at: this.#now() } : undefined
      put(discussion, { ...comment, resolved })
    })
  }

  /**
   * Takes a comment's text and its author out of the room, its history and the disk (see `Registry.erase`); one that is removed already
   * stays as it is. Refused to others than its author and facilitators.
   */
  async remove(room: RoomId, id: CommentId, { user, role }: Writer): Promise<void> {
    const mayRemove = ({ by }: Comment) => by?.user === user || may(role, 'removeComments')
    const isRemoved = await this.#registry.look(discussionOf(room), (doc) => {
      const comment = needComment(openDiscussion(doc), id)
      if (!comment.removed && !mayRemove(comment)) throw new Failure('not-allowed', 'the comment is somebody else’s')
      return comment.removed !== undefined
    })
    if (!isRemoved) await this.#erase(room, ({ id: each }) => each === id, { role, at: this.#now() })
  }

  /** PRIV-A1: as `remove`, for all that was said of cards. */
  async eraseOn(room: RoomId, cards: readonly CardId[], removal: CommentRemoval): Promise<void> {
    const erased = new Set(cards)
    await this.#erase(room, ({ card }) => erased.has(card), removal)
  }

  async #erase(room: RoomId, isDue: (comment: Comment) => boolean, removal: CommentRemoval): Promise<void> {
    const dueIn = (discussion: Discussion) =>
      readComments(discussion).filter((comment) => !comment.removed && isDue(comment))
    const isAny = await this.#registry.look(discussionOf(room), (doc) => dueIn(openDiscussion(doc)).length > 0)
    if (!isAny) return
    await this.#registry.erase(discussionOf(room), (doc) => {
      const discussion = openDiscussion(doc)
      for (const comment of dueIn(discussion)) put(discussion, withoutText(comment, removal))
    })
  }
}

const contentOf = (room: RoomId) => ({ room, kind: 'content', user: undefined }) as const
const discussionOf = (room: RoomId) => ({ room, kind: 'discussion', user: undefined }) as const

function put({ comments }: Discussion, comment: Comment): void {
  comments.set(comment.id, commentValue(comment))
}

function needComment({ comments }: Discussion, id: CommentId): Comment {
  const comment = readComment(id, comments.get(id))
  if (!comment) throw new Failure('not-found', 'comment')
  return comment
}

/** Refused when there is nothing to say something of. */
function needReadable(content: Content, id: CardId): void {
  needCards(content, [id])
  if (isErased(content.cards.get(id))) throw new Failure('not-so-any-more')
}
