import { lateComponent } from './LateComponent.tsx'
import type { DialogProps } from './overlay-props.ts'
import { useFocusReturn } from './use-focus-return.ts'

// Dialogs and menus bring the largest library of the client. A board can be read and written without it.
const aria = lateComponent(async () => (await import('./AriaDialog.tsx')).AriaDialog)

export const preloadDialog = aria.preload

/**
 * A modal dialog, named by its title. Escape, the close button and a click outside close it; focus stays inside, goes
 * first to what has `autoFocus`, and returns to where it was. Fills the screen where that is narrow.
 */
export function Dialog(props: DialogProps) {
  useFocusReturn()
  return <aria.Component {...props} />
}
