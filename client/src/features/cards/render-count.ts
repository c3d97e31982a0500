/** How often any card was rendered, for the benchmark; counting is all it costs. */
export const renderCount = { cards: 0 }

export function countCardRender(): void {
  renderCount.cards++
}
