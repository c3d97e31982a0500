import { isTime } from '../lib/time.ts'
import type { Board } from '../model/board.ts'
import type { Card } from '../model/card.ts'
import type { CardId } from '../model/ids.ts'
import { isDay } from '../model/plan.ts'
import { toolOf } from '../tools/index.ts'
import { presetOf } from '../tools/tool.ts'
import type { CardKind } from './card-kind.ts'
import type { Breach, FindingValues } from './finding.ts'
import type { RoomIndex } from './room-index.ts'

/**
 * A rule about single cards. It may look at other cards only through the index by their ids, which then is asked anew when one of
 * them changes; never at all cards of a kind, or at counts.
 */
export interface CardRule {
  readonly of: readonly CardKind[]
  /** Whether the card breaks it; or how, where the sentence needs more than the card. */
  readonly check: (card: Card, room: RoomIndex) => boolean | Breach
}

/** A rule about many cards at once, or about what a board holds as a whole. */
export interface RoomRule {
  readonly checkRoom: (room: RoomIndex) => readonly Breach[]
}

export type Rule = CardRule | RoomRule

/** A breach with more cards than the one that it is about, or with values for its sentence. */
export function breach(cards: readonly CardId[], values?: FindingValues): Breach {
  return values ? { cards, values } : { cards }
}

/** A breach by a board as a whole. */
export function breachOn({ id }: Board, values?: FindingValues): Breach {
  return values ? { cards: [], board: id, values } : { cards: [], board: id }
}

/** The regions that a board shows. */
export function regionsOf(board: Board): readonly string[] {
  const tool = toolOf(board.tool)
  return tool ? presetOf(tool, board.preset).regions : []
}

/** Those of a board's regions where nothing stands, once there is something on it; of all, or of these. */
export function emptyRegions(room: RoomIndex, board: Board, among: readonly string[] = regionsOf(board)): string[] {
  if (room.countIn(board.id) === 0) return []
  const shown = new Set(regionsOf(board))
  return among.filter((region) => shown.has(region) && room.countIn(board.id, region) === 0)
}

/** Boards of a tool on which some of these regions are empty although it was begun. */
export function boardsWithGaps(room: RoomIndex, tool: string, among?: readonly string[]): Breach[] {
  return room.boards(tool).flatMap((board) => {
    const regions = emptyRegions(room, board, among)
    return regions.length > 0 ? breachOn(board, { regions }) : []
  })
}

/** What a field of the card holds, as a day; nothing where it holds none. */
export function dayIn({ fields }: Card, field: string): string | undefined {
  const day = fields[field]
  return isDay(day) ? day : undefined
}

/** What a field of the card holds, as a number. */
export function numberOf({ fields }: Card, field: string): number | undefined {
  const text = fields[field]?.replace(/\s/g, '').replace('−', '-').replace(',', '.')
  const number = text ? Number(text) : Number.NaN
  return Number.isFinite(number) ? number : undefined
}

/** The day of a moment (milliseconds since 1970), which anybody may have written. */
export function dayAt(time: number | undefined): string | undefined {
  if (time === undefined || !isTime(time)) return undefined
  const day = new Date(time).toISOString().slice(0, 10)
  return isDay(day) ? day : undefined
}
