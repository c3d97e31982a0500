import type { Role } from '@samtavla/shared/access/can.ts'
import { eraseCards } from '@samtavla/shared/edits/erasure.ts'
import { readCard } from '@samtavla/shared/model/card.ts'
import { openContent } from '@samtavla/shared/model/content.ts'
import type { CardId, RoomId } from '@samtavla/shared/model/ids.ts'
import { Failure } from '../errors.ts'
import type { Registry } from '../rooms/registry.ts'

/** PRIV-A1: takes texts out of a room for good, on screens, in its history, and on the disk. */
export class ErasureService {
  readonly #registry: Registry
  readonly #now: () => number

  constructor(registry: Registry, now: () => number = Date.now) {
    this.#registry = registry
    this.#now = now
  }

  /**
   * All of the cards or none: refused when one of them is not there. Resolves when the texts are off the disk, too, or go from it by
   * and by (see `Registry.erase`).
   */
  async eraseCards(room: RoomId, cards: readonly CardId[], role: Role): Promise<void> {
    await this.#registry.erase({ room, kind: 'content', user: undefined }, (doc) => {
      const content = openContent(doc)
      const areThere = cards.every((id) => readCard(id, content.cards.get(id)))
      if (!areThere) throw new Failure('not-found')
      eraseCards(content, cards, { role, at: this.#now() })
    })
  }
}
