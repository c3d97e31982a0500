import { linkCards, noteOnLink } from '@samtavla/shared/edits/links.ts'
import { type EditResult, type Pen, write } from '@samtavla/shared/edits/pen.ts'
import { ok } from '@samtavla/shared/lib/result.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { LINK_NOTES, type LinkNote } from '@samtavla/shared/model/link.ts'
import type { Ends } from './read-chain.ts'

/** Draws an arrow; gives its effect, as a hand gives nothing for what is refused. */
export function drawArrow(pen: Pen, cause: CardId, effect: CardId): EditResult<CardId> {
  const drawn = linkCards(pen, 'effect_of', effect, [cause])
  return drawn.ok ? ok(effect) : drawn
}

/** Changes what an arrow says, as one edit; gives the arrow's effect. */
export function sayOnArrow(
  pen: Pen,
  link: Ends,
  notes: Readonly<Partial<Record<LinkNote, string>>>,
): EditResult<CardId> {
  const written = write(pen, () => {
    for (const note of LINK_NOTES) {
      const text = notes[note]
      if (text === undefined) continue
      const said = noteOnLink(pen, { kind: 'effect_of', ...link }, note, text)
      if (!said.ok) return said
    }
    return ok(link.from)
  })
  return written.ok ? written.value : written
}
