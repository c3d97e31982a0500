import { useEffect } from 'react'

/** What had the focus last outside of menus and dialogs. */
let place: HTMLElement | undefined

document.addEventListener('focusin', ({ target }) => {
  if (target instanceof HTMLElement && !target.closest('[role="menu"], [role="dialog"]')) place = target
})

/**
 * Gives the focus back when what calls this is gone and nobody else has taken it: a dialog that was opened from a menu cannot give
 * it to the menu's item.
 */
export function useFocusReturn(): void {
  useEffect(
    () => () => {
      const giveBack = () => {
        if (document.activeElement === document.body && !document.querySelector('[role="dialog"]')) place?.focus()
      }
      // In the frame before, whoever closed it may still choose a place.
      requestAnimationFrame(() => requestAnimationFrame(giveBack))
    },
    [],
  )
}
