import type { ReactNode, RefObject } from 'react'

export interface DialogProps {
  isOpen: boolean
  onClose: () => void
  title: string
  closeLabel: string
  children: ReactNode
  /** Buttons at the bottom, the one thing to do last. */
  actions?: ReactNode
  /** `wide` for tables and lists. */
  size?: 'normal' | 'wide' | undefined
}

export interface MenuItem {
  id: string
  label: string
  icon?: ReactNode
  /** A second line that says more. */
  hint?: string | undefined
  /** `danger` for what takes something away. */
  kind?: 'normal' | 'danger' | undefined
  isDisabled?: boolean | undefined
  onAction: () => void
}

export interface MenuSection {
  id: string
  /** Stands over the items; a section without a title is set off by a line and named by `label`. */
  title?: string | undefined
  label?: string | undefined
  items: readonly MenuItem[]
}

export interface MenuProps {
  /** What the menu is for, to a screen reader. */
  label: string
  sections: readonly MenuSection[]
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  /** The element that the menu opens beside, and that gets focus back. */
  triggerRef: RefObject<Element | null>
  /** A place in the window to open at instead, such as the pointer's for a context menu. */
  point?: { readonly x: number; readonly y: number } | undefined
  placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end' | 'end top' | undefined
}
