import { RoomStore } from '@samtavla/client/src/model/room-store.ts'
import { openDiscussion } from '@samtavla/shared/discussion/discussion.ts'
import type { Teller } from '@samtavla/shared/documents/card-columns.ts'
import { loadExample } from '@samtavla/shared/examples/load-example.ts'
import { discussionFromFile } from '@samtavla/shared/exchange/discussion-file.ts'
import { contentFromRoomFile } from '@samtavla/shared/exchange/room-file.ts'
import { en } from '@samtavla/shared/i18n/en.ts'
import { sv } from '@samtavla/shared/i18n/sv.ts'
import type { Board } from '@samtavla/shared/model/board.ts'
import { type Content, openContent } from '@samtavla/shared/model/content.ts'
import { openStage } from '@samtavla/shared/model/stage.ts'
import * as Y from 'yjs'

/** The year of the school that nobody has gone to: twelve actions, with all that belongs to them. */
export async function exampleTeller(language: 'sv' | 'en' = 'sv'): Promise<Teller> {
  const file = await loadExample('ljungdungen-2025-26')
  return tellerOf(openContent(docOf(contentFromRoomFile(file))), docOf(discussionFromFile(file)!), language)
}

export function tellerOf(content: Content, discussion = new Y.Doc(), language: 'sv' | 'en' = 'sv'): Teller {
  const room = new RoomStore(content, openStage(new Y.Doc()), openDiscussion(discussion))
  return { room, language, w: language === 'sv' ? sv : en }
}

/** The first board of a tool. */
export function boardOf({ room }: Teller, tool: string): Board {
  const board = room.boards().find((each) => each.tool === tool)
  if (!board) throw new Error(`No board of ${tool}`)
  return board
}

function docOf(update: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  return doc
}
