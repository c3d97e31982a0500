import { lateComponent } from '../../ui/LateComponent.tsx'

// What one does with cards is opened by hand, and a board can be read and written without it.
const load = () => import('./late-parts.ts')

/** The one dialog of a board's cards that is open. */
export const CardDialogs = lateComponent(async () => (await load()).CardDialogs)
export const CardMenu = lateComponent(async () => (await load()).CardMenu)
export const SelectionBar = lateComponent(async () => (await load()).SelectionBar)

/** Fetches all of it ahead of its first use; what does not come is fetched again for that. */
export async function preloadCardParts(): Promise<void> {
  await Promise.allSettled([CardDialogs.preload(), CardMenu.preload(), SelectionBar.preload()])
}
