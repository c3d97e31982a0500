import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { Button, type ButtonProps } from './Button.tsx'
import { IconButton } from './IconButton.tsx'
import type { MenuProps } from './Menu.tsx'
import { Menu } from './overlays.ts'

export interface MenuButtonProps extends Pick<MenuProps, 'sections' | 'placement'> {
  label: string
  icon?: ReactNode
  /** Shows the icon alone, with the label as its tooltip; for the icons that everyone knows. */
  isIconOnly?: boolean | undefined
  variant?: ButtonProps['variant']
  size?: ButtonProps['size']
  className?: string | undefined
}

/** A button that opens a menu under it: by click, Enter, space or the down arrow. */
export function MenuButton(props: MenuButtonProps) {
  const { label, icon, sections, placement, isIconOnly, variant, size, className } = props
  const [isOpen, setIsOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)

  function handleKeyDown(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown') return
    event.preventDefault()
    setIsOpen(true)
  }

  const shared = {
    ref: button,
    variant,
    size,
    className,
    icon,
    'aria-haspopup': 'menu',
    'aria-expanded': isOpen,
    onClick: () => setIsOpen(true),
    onKeyDown: handleKeyDown,
  } as const
  return (
    <>
      {isIconOnly ? (
        <IconButton {...shared} label={label} />
      ) : (
        <Button {...shared}>
          <span className="ui-menu-button-words">{label}</span>
        </Button>
      )}
      {isOpen && (
        <Menu
          label={label}
          sections={sections}
          placement={placement}
          isOpen
          onOpenChange={setIsOpen}
          triggerRef={button}
        />
      )}
    </>
  )
}
