import type { Card } from '../model/card.ts'
import type { Link } from '../model/link.ts'
import { type Field, fieldsIn, type LinkField, type Tool } from '../tools/tool.ts'

/** How much of what a step asks for a card has (B.14: "4 av 6 ifyllt"). */
export interface Completeness {
  readonly filled: number
  readonly total: number
  readonly missing: readonly (Field | LinkField)[]
}

/** `links` are the threads of the card, in both directions; those that lead to a card that was taken away are left out by the caller. */
export function completeness(
  tool: Tool,
  { id, place, fields }: Pick<Card, 'id' | 'place' | 'fields'>,
  links: readonly Pick<Link, 'kind' | 'from' | 'to'>[],
): Completeness {
  const askedFields = asked(tool.fields, place.region)
  const askedLinks = asked(tool.links ?? [], place.region)
  const missing = [
    ...askedFields.filter((field) => !fields[field.id]),
    ...askedLinks.filter(
      ({ kind, direction }) => !links.some((link) => link.kind === kind && startOf(link, direction) === id),
    ),
  ]
  const total = askedFields.length + askedLinks.length
  return { filled: total - missing.length, total, missing }
}

function asked<T extends Pick<Field, 'need' | 'regions'>>(fields: readonly T[], region: string): T[] {
  return fieldsIn(fields, region).filter(({ need }) => need === 'gate')
}

/** The end of a thread that its column's own card stands at. */
function startOf({ from, to }: Pick<Link, 'from' | 'to'>, direction: LinkField['direction']): string {
  return direction === 'up' ? from : to
}
