import * as v from 'valibot'
import { ROLES } from '../access/can.ts'

/** PRE2: the largest awareness state, in characters of JSON. */
export const MAX_STATE = 4_096
export const PERSON_COLORS = 12

/** Who somebody is: always the server's word, never the sender's. */
const user = v.object({
  id: v.string(),
  name: v.string(),
  role: v.picklist(ROLES),
  color: v.number(),
})
export type PresenceUser = v.InferOutput<typeof user>

/** A place on a board that is the same on every screen: a fraction of a card's or a region's own box. */
const anchor = v.object({
  board: v.string(),
  region: v.string(),
  /** Absent over the region's empty space. */
  card: v.optional(v.string()),
  x: v.pipe(v.number(), v.minValue(-1), v.maxValue(2)),
  y: v.pipe(v.number(), v.minValue(-1), v.maxValue(2)),
})
export type Anchor = v.InferOutput<typeof anchor>

/** A letter of the content document, as Yjs numbers them. */
const letter = v.object({
  client: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  clock: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
})

/**
 * A place in a board's notes, as Yjs' relative position: at a letter, or at an end of what the type holds; at an end of the whole
 * text with neither.
 */
const textPlace = v.object({
  type: v.optional(letter),
  item: v.optional(letter),
  assoc: v.number(),
})
export type TextPlace = v.InferOutput<typeof textPlace>

/** What somebody has marked in a board's notes; the caret is at its head. */
const caret = v.object({ board: v.string(), anchor: textPlace, head: textPlace })
export type Caret = v.InferOutput<typeof caret>

const presenceState = v.object({
  user,
  /** The board in view. */
  board: v.optional(v.string()),
  cursor: v.optional(v.nullable(anchor)),
  /** Where in a board's notes the person writes. */
  caret: v.optional(v.nullable(caret)),
  /** The card whose text the person is editing. */
  editing: v.optional(v.nullable(v.string())),
  /** The region in whose add field the person is writing. */
  writing: v.optional(v.nullable(v.string())),
  /** The cards that the person holds, in flight. */
  dragging: v.optional(v.nullable(v.pipe(v.array(v.string()), v.maxLength(100)))),
  /** The card that has the person's keyboard focus. */
  focus: v.optional(v.nullable(v.string())),
  /** The tab is hidden. */
  away: v.optional(v.boolean()),
})

/** What our client says of a person beside their name. Other clients may say other things; those are not read. */
export type PresenceState = v.InferOutput<typeof presenceState>

/** Reads somebody's awareness state; `undefined` when it is not one of ours. */
export function readPresence(state: unknown): PresenceState | undefined {
  const result = v.safeParse(presenceState, state)
  return result.success ? result.output : undefined
}
