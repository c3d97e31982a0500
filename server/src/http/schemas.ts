import { ROLES } from '@samtavla/shared/access/can.ts'
import { MAX_TITLE } from '@samtavla/shared/model/board.ts'
import { type CardId, isId } from '@samtavla/shared/model/ids.ts'
import * as v from 'valibot'

/** S12: without halves of characters, and without the marks that turn the direction of whatever stands after them. */
const text = v.pipe(
  v.string(),
  v.transform((value) => value.toWellFormed().replace(/[\u202A-\u202E\u2066-\u2069]/g, '')),
)
const trimmed = (most: number) => v.pipe(text, v.trim(), v.minLength(1), v.maxLength(most))

/** A name as others see it: 1–40 characters on one line. */
const name = v.pipe(trimmed(40), v.regex(/^[^\p{Cc}]*$/u))
const token = v.pipe(v.string(), v.minLength(1), v.maxLength(200))
const language = v.optional(v.picklist(['sv', 'en']), 'sv')

export const joinBody = v.object({ token, name })
export const lookBody = v.object({ token })
export const keyBody = v.object({ key: token })
export const newRoomBody = v.object({ title: trimmed(MAX_TITLE), name, language })
export const exampleBody = v.object({ name })
export const importBody = v.object({ name, /** The text of a room file. */ file: v.string() })
export const newInviteBody = v.object({
  role: v.picklist(ROLES),
  label: v.optional(v.pipe(text, v.maxLength(60)), ''),
})
/** Whether who came by the invite stays in the room. */
export const revokeBody = v.optional(v.object({ people: v.optional(v.picklist(['stay', 'leave']), 'stay') }), {})
export const roleBody = v.object({ role: v.picklist(ROLES) })
/** As many as one can look through. */
export const eraseBody = v.object({
  cards: v.pipe(v.array(v.custom<CardId>((value) => isId('card', value))), v.minLength(1), v.maxLength(200)),
})
export const lockBody = v.object({ isLocked: v.boolean() })
