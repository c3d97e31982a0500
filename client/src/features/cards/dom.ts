import type { BoardId, CardId } from '@samtavla/shared/model/ids.ts'

/** How cards and regions are found in the page: by these attributes, set in `CardItem` and `RegionSection` and read here. */
export function cardElement(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`)
}

export function regionElement(board: string, region: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-region="${CSS.escape(`${board}/${region}`)}"]`)
}

export function cardOf(element: Element | null): CardId | undefined {
  return element?.closest<HTMLElement>('[data-card]')?.dataset.card as CardId | undefined
}

export function regionOfElement(
  element: Element | null,
): { board: BoardId; region: string; element: HTMLElement } | undefined {
  const found = element?.closest<HTMLElement>('[data-region]')
  const [board, region] = found?.dataset.region?.split('/') ?? []
  return found && board && region ? { board: board as BoardId, region, element: found } : undefined
}

/** The cards of a region in reading order. */
export function cardsOf(region: HTMLElement): HTMLElement[] {
  return [...region.querySelectorAll<HTMLElement>('[data-card]')]
}

/** Puts the keyboard where one writes the next card of a region. */
export function focusAddField(board: string, region: string): void {
  regionElement(board, region)?.querySelector<HTMLTextAreaElement>('[data-add-field]')?.focus()
}

/** Puts the keyboard on a card. False when it is not in the page. */
export function focusCard(id: string): boolean {
  const face = cardElement(id)?.querySelector<HTMLElement>('[data-card-focus]')
  face?.focus()
  return face !== undefined && face !== null
}
