import './Menu.css'
import { Header } from 'react-aria-components/Header'
import { MenuItem as AriaItem, MenuSection as AriaSection, Menu } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import type { MenuItem, MenuProps } from './overlay-props.ts'
import { ReactAria } from './ReactAria.tsx'

/** What `Menu` shows. Only that loads it. */
export function AriaMenu({
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
        <Menu
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
        </Menu>
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
