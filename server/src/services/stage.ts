import type { BoardId, RoomId } from '@samtavla/shared/model/ids.ts'
import { openStage } from '@samtavla/shared/model/stage.ts'
import type { Registry } from '../rooms/registry.ts'

/** What a facilitator sets for everybody: the server is the only author of the `stage` document. */
export class StageService {
  readonly #registry: Registry
  readonly #now: () => number

  constructor(registry: Registry, now: () => number = Date.now) {
    this.#registry = registry
    this.#now = now
  }

  /** Resolves when it is on the disk. */
  setLock(room: RoomId, board: BoardId, isLocked: boolean, by: string): Promise<void> {
    return this.#registry.write({ room, kind: 'stage', user: undefined }, (doc) => {
      const { locks } = openStage(doc)
      if (isLocked) locks.set(board, { by, at: this.#now() })
      else locks.delete(board)
    })
  }
}
