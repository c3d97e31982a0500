import type { Role } from '@samtavla/shared/access/can.ts'
import { eraseCards, forgetDeleted } from '@samtavla/shared/edits/erasure.ts'
import { readBoard } from '@samtavla/shared/model/board.ts'
import { readCard } from '@samtavla/shared/model/card.ts'
import { type Content, openContent } from '@samtavla/shared/model/content.ts'
import type { BoardId, CardId, RoomId } from '@samtavla/shared/model/ids.ts'
import { notes } from '@samtavla/shared/tools/notes.ts'
import { Failure } from '../errors.ts'
import type { Registry } from '../rooms/registry.ts'
import type { CommentService } from './comments.ts'
import type { SilenceService } from './silence.ts'

/** PRIV-A1: takes texts out of a room for good, on screens, in its history, and on the disk. */
export class ErasureService {
  readonly #registry: Registry
  readonly #silence: SilenceService
  readonly #comments: CommentService
  readonly #now: () => number

  constructor(
    registry: Registry,
    { silence, comments }: { readonly silence: SilenceService; readonly comments: CommentService },
    now: () => number = Date.now,
  ) {
    this.#registry = registry
    this.#silence = silence
    this.#comments = comments
    this.#now = now
  }

  /**
   * All of the cards or none: refused when one of them is not there. Resolves when the texts are off the disk, too, or go from it by
   * and by (see `Registry.erase`).
   */
  async eraseCards(room: RoomId, cards: readonly CardId[], role: Role): Promise<void> {
    const content = { room, kind: 'content', user: undefined } as const
    await this.#registry.look(content, (doc) => needStored(openContent(doc), cards))
    const erasure = { role, at: this.#now() }
    // First what lies in other documents: a card that is marked as erased is erased everywhere.
    await this.#silence.erasePrivate(room, cards)
    await this.#comments.eraseOn(room, cards, erasure)
    await this.#registry.erase(content, (doc) => eraseCards(openContent(doc), cards, erasure))
    // What somebody said of them meanwhile. From now on nobody can.
    await this.#comments.eraseOn(room, cards, erasure)
  }

  /**
   * Of a board of notes: what people have deleted in its text by hand leaves the history and the disk, too. Refused where there is
   * no such board. Resolves as `eraseCards` does.
   */
  async forgetNotes(room: RoomId, board: BoardId): Promise<void> {
    const content = { room, kind: 'content', user: undefined } as const
    await this.#registry.look(content, (doc) => needNotes(openContent(doc), board))
    await this.#registry.erase(content, (doc) => forgetDeleted(openContent(doc)))
  }
}

function needNotes({ boards }: Content, id: BoardId): void {
  if (readBoard(id, boards.get(id))?.tool !== notes.id) throw new Failure('not-found')
}

function needStored({ cards }: Content, ids: readonly CardId[]): void {
  const areThere = ids.every((id) => readCard(id, cards.get(id)))
  if (!areThere) throw new Failure('not-found')
}
