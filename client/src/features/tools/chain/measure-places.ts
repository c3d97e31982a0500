import type { CardId } from '@samtavla/shared/model/ids.ts'
import type { Box, Lane, Places } from './arrow-paths.ts'

/**
 * Where the cards and the lanes of a picture are, from its upper left corner. Where they will be, and not where they are seen while
 * they slide there.
 */
export function measurePlaces(picture: HTMLElement): Places {
  const cards = new Map<CardId, Box>()
  for (const card of picture.querySelectorAll<HTMLElement>('[data-card]')) {
    cards.set(card.dataset.card as CardId, boxOf(card))
  }
  const lanes = new Map<number, Lane[]>()
  // In the order of the page, which is from left to right.
  for (const element of picture.querySelectorAll<HTMLElement>('[data-lane]')) {
    const { left, top, width, height } = boxOf(element)
    const arrows = element.dataset.lane!.split(' ').map(Number)
    for (const [i, arrow] of arrows.entries()) {
      const lane = { left, right: left + width, y: top + (height * (i + 0.5)) / arrows.length }
      lanes.set(arrow, [...(lanes.get(arrow) ?? []), lane])
    }
  }
  return { cards, lanes }
}

function boxOf({ offsetLeft, offsetTop, offsetWidth, offsetHeight }: HTMLElement): Box {
  return { left: offsetLeft, top: offsetTop, width: offsetWidth, height: offsetHeight }
}
