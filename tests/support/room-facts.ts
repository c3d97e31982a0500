import type { RoomFacts } from '@samtavla/shared/checks/room-index.ts'
import { prioritiesOf } from '@samtavla/shared/discussion/decision.ts'
import { boardsOf } from '@samtavla/shared/edits/boards.ts'
import { linkNotesOf, linksOf } from '@samtavla/shared/edits/links.ts'
import type { RoomFile } from '@samtavla/shared/exchange/room-file.ts'
import { contentFromRoomFile } from '@samtavla/shared/exchange/room-file.ts'
import type { Board } from '@samtavla/shared/model/board.ts'
import { type Card, readCard } from '@samtavla/shared/model/card.ts'
import { openContent } from '@samtavla/shared/model/content.ts'
import type { BoardId, CardId } from '@samtavla/shared/model/ids.ts'
import type { LinkKind } from '@samtavla/shared/model/link.ts'
import { calendar } from '@samtavla/shared/processes/calendar.ts'
import { planFacts } from '@samtavla/shared/processes/plan-facts.ts'
import type { ProcessModel } from '@samtavla/shared/processes/process-model.ts'
import { tools } from '@samtavla/shared/tools/index.ts'
import * as Y from 'yjs'

/** A card as a test tells it: its name, where it stands ("action_plan/atgard"), and what is worth saying. */
export interface Sketch extends Partial<Omit<Card, 'id' | 'place'>> {
  readonly at: string
}

/** "C1 caused_by P1" as one reads it: from the card that grew out of the other. */
export type SketchedLink = readonly [from: string, kind: LinkKind, to: string]

export const TODAY = '2026-06-10'

export function cardId(name: string): CardId {
  return `card_${name}`
}

export function boardId(tool: string): BoardId {
  return `board_${tool}`
}

/** One board a tool, with the preset that shows most. */
export function boardOf(tool: string, parts: Partial<Board> = {}): Board {
  const definition = tools.find(({ id }) => id === tool)!
  return {
    ...{ id: boardId(tool), tool, preset: definition.presets[0].id, title: tool },
    ...{ labels: {}, prompts: {}, facts: {}, step: undefined, order: tool, deleted: false },
    ...parts,
  }
}

/** A room in which nothing else is, with a board for each tool that a card stands on. */
export function roomFacts(
  sketches: Readonly<Record<string, Sketch>>,
  links: readonly SketchedLink[] = [],
  parts: Partial<RoomFacts> & { readonly chosen?: readonly string[] } = {},
): RoomFacts {
  const { chosen, ...others } = parts
  const cards = Object.entries(sketches).map(([name, sketch], i) => cardOf(name, sketch, `a${i}`))
  const tools = new Set(Object.values(sketches).map(({ at }) => at.split('/')[0]!))
  return {
    today: TODAY,
    boards: [...tools].map((tool) => boardOf(tool)),
    cards,
    links: links.map(([from, kind, to], at) => ({ kind, from: cardId(from), to: cardId(to), at })),
    linkNotes: new Map(),
    priorities: chosen ? [{ board: boardId('problems'), cards: chosen.map(cardId) }] : [],
    comments: [],
    rated: [],
    followUps: [],
    needsChain: false,
    calendar,
    ...others,
  }
}

export function cardOf(name: string, { at, ...parts }: Sketch, order = 'a'): Card {
  const [tool, region] = at.split('/')
  return {
    ...{ id: cardId(name), text: name, place: { board: boardId(tool!), region: region!, order }, author: undefined },
    ...{ color: 'yellow', weight: undefined, state: undefined, number: undefined, causeNumber: undefined },
    ...{ status: undefined, fields: {}, readings: [], figure: undefined, erased: undefined },
    ...parts,
  }
}

/** What the rules look at in a room that was read from a file. */
export function factsOfFile(file: RoomFile, model: ProcessModel, today: string): RoomFacts {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, contentFromRoomFile(file))
  const content = openContent(doc)
  const boards = boardsOf(content)
  const decisions = (file.decisions ?? []) as Parameters<typeof prioritiesOf>[0]
  return {
    today,
    boards,
    cards: [...content.cards].flatMap(([id, record]) => readCard(id, record) ?? []),
    links: linksOf(content),
    linkNotes: linkNotesOf(content),
    priorities: boards.flatMap(({ id }) => {
      const decision = prioritiesOf(decisions, id)
      return decision ? { board: id, cards: decision.cards } : []
    }),
    comments: (file.comments ?? []) as RoomFacts['comments'],
    rated: [],
    ...planFacts(file.plan, model),
    calendar,
  }
}
