import { lateComponent } from './LateComponent.tsx'

// They bring the largest library of the client, and a board can be read and written without it.
const load = () => import('./overlay-parts.ts')
const dialog = lateComponent(async () => (await load()).Dialog)
const menu = lateComponent(async () => (await load()).Menu)

/** `Dialog.tsx`, whose code is fetched after the page's own. */
export const Dialog = dialog.Component

/** `Menu.tsx`, whose code is fetched after the page's own. */
export const Menu = menu.Component

/** Fetches both ahead of their first use; what does not come is fetched again for that. */
export async function preloadOverlays(): Promise<void> {
  await Promise.allSettled([dialog.preload(), menu.preload()])
}
