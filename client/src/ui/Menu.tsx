import { lateComponent } from './LateComponent.tsx'
import type { MenuProps } from './overlay-props.ts'

const aria = lateComponent(async () => (await import('./AriaMenu.tsx')).AriaMenu)

export const preloadMenu = aria.preload

/**
 * A menu of actions at an element or a point. Opens with focus on its first item; arrows, Home, End and letters move
 * in it; Escape, Tab and a click outside close it. An item closes the menu before focus returns to where it was.
 */
export function Menu(props: MenuProps) {
  return props.isOpen ? <aria.Component {...props} /> : null
}
