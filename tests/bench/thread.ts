import { RoomStore } from '@samtavla/client/src/model/room-store.ts'
import { openDiscussion } from '@samtavla/shared/discussion/discussion.ts'
import { contentFromRoomFile } from '@samtavla/shared/exchange/room-file.ts'
import { openContent } from '@samtavla/shared/model/content.ts'
import { openStage } from '@samtavla/shared/model/stage.ts'
import { threadDown, threadUp } from '@samtavla/shared/model/thread.ts'
import * as Y from 'yjs'
import { manyCases } from '../support/many-cases.ts'
import { median } from './samples.ts'
import type { Row } from './table.ts'

const CASES = 5
/** Each card is looked at so often; the fastest counts, for what else the machine does is not the thread's. */
const TIMES = 5
const MAX_MS = 5

/** The red thread of a card, upwards and downwards, in a room of about a thousand cards: for each of them, and the slowest counts. */
export async function measureThread(): Promise<Row[]> {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, contentFromRoomFile(await manyCases(CASES)))
  const content = openContent(doc)
  const store = new RoomStore(content, openStage(new Y.Doc()), openDiscussion(new Y.Doc()))
  try {
    const lengths: number[] = []
    const times = [...content.cards.keys()].map((key) => {
      const id = key as `card_${string}`
      const runs = Array.from({ length: TIMES }, () => {
        const start = performance.now()
        const found = threadUp(store, id).length + threadDown(store, id).length
        const ms = performance.now() - start
        lengths.push(found)
        return ms
      })
      return Math.min(...runs)
    })
    const note = `${times.length} cards, ${content.links.size} links; the longest thread has ${Math.max(...lengths)} cards, the median takes ${median(times).toFixed(3)} ms`
    return [
      {
        name: 'thread: up and down, the slowest card',
        unit: 'ms',
        ours: Math.max(...times),
        limit: { of: 'value', max: MAX_MS },
        note,
      },
    ]
  } finally {
    store.stop()
  }
}
