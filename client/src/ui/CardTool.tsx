import './CardTool.css'
import type { ComponentProps } from 'react'

export interface CardToolProps extends Omit<ComponentProps<'button'>, 'children' | 'aria-label'> {
  label: string
  icon: 'pencil' | 'ellipsis' | 'comment'
}

/** An icon button that is one element and nothing more, for what stands on a board by the thousand. */
export function CardTool({ label, icon, ...rest }: CardToolProps) {
  return <button type="button" {...rest} className="ui-card-tool" data-icon={icon} aria-label={label} title={label} />
}
