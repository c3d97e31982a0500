import './Menu.css'
import type { ReactNode, RefObject } from 'react'
import { Header } from 'react-aria-components/Header'
import { MenuItem as AriaItem, Menu as AriaMenu, MenuSection as AriaSection } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { ReactAria } from './ReactAria.tsx'

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

/**
 * A menu of actions at an element or a point. Opens with focus on its first item; arrows, Home, End and letters move
 * in it; Escape, Tab and a click outside close it. An item closes the menu before focus returns to where it was.
 */
export function Menu({
  label,
  sections,
  isOpen,
  onOpenChange,
  triggerRef,
  point,
  placement = 'bottom start',
}: MenuProps) {
  const getTargetRect = point && (() => new DOMRect(point.x, point.y, 0, 0))
  return (
    <ReactAria>
      <Popover
        className="ui-menu-paper"
        aria-label={label}
        triggerRef={triggerRef}
        isOpen={isOpen}
        onOpenChange={onOpenChange}
        placement={placement}
        offset={4}
        {...(getTargetRect && { getTargetRect })}
      >
        <AriaMenu
          ref={passFocusOn}
          className="ui-menu"
          aria-label={label}
          autoFocus="first"
          onClose={() => onOpenChange(false)}
        >
          {sections.map((section) => (
            <AriaSection
              key={section.id}
              className="ui-menu-section"
              aria-label={section.title ?? section.label ?? label}
            >
              {section.title && <Header className="ui-menu-title">{section.title}</Header>}
              {section.items.map(menuItem)}
            </AriaSection>
          ))}
        </AriaMenu>
      </Popover>
    </ReactAria>
  )
}

/** A screen reader's click, and Enter on a native button, leave focus on the menu itself: the first item is what it is for. */
function passFocusOn(menu: HTMLElement | null) {
  if (!menu) return
  const handleFocus = () => menu.querySelector<HTMLElement>('[role="menuitem"]:not([aria-disabled="true"])')?.focus()
  menu.addEventListener('focus', handleFocus)
  return () => menu.removeEventListener('focus', handleFocus)
}

function menuItem({ id, label, icon, hint, kind = 'normal', isDisabled = false, onAction }: MenuItem) {
  return (
    <AriaItem
      key={id}
      id={id}
      textValue={label}
      isDisabled={isDisabled}
      onAction={onAction}
      className={`ui-menu-item ui-menu-item-${kind}`}
    >
      <span className="ui-menu-icon">{icon}</span>
      <span className="ui-menu-words">
        <span>{label}</span>
        {hint && <span className="ui-menu-hint">{hint}</span>}
      </span>
    </AriaItem>
  )
}
