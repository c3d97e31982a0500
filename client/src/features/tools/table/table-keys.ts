/**
 * The keys of a table. It stays an ordinary table whose cells hold buttons, and is no `grid`: a screen reader then reads its rows and
 * headings with the table commands that its user knows, with what cannot be operated too, and a phone treats it as any table. Who
 * comes by Tab finds one stop in it, the cell where they last were, and goes on by arrows:
 *
 * 1. Arrows go to the next button of the row, or to the same column of the next row; Home and End to the ends of a row.
 * 2. In an open field, Enter saves and goes down, Tab and Shift+Tab save and go sideways. It is leaving the field that saves, so that
 *    nothing here knows of what is saved; one that cannot be saved as it is (`aria-invalid`) keeps the hand where it is.
 * 3. What is left goes to the board, which knows the keys of cards. So this listens below it, and not by React, which listens above.
 */
export function handleTableKey(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement
  const row = target.closest<HTMLElement>('tr[data-card]')
  if (!row || event.isComposing) return false
  if (target.matches('input, textarea')) return leaveEditor(event, target, row)
  if (event.altKey || event.ctrlKey || event.metaKey) return false
  // The browser clicks a button when the key comes up; with Shift, the board marks the row.
  if (event.key === ' ' && !event.shiftKey) {
    event.stopPropagation()
    return false
  }
  if (event.shiftKey) return false
  return focusBy(event.key, target, row)
}

function leaveEditor(event: KeyboardEvent, field: HTMLElement, row: HTMLElement): boolean {
  const isDown = event.key === 'Enter' && !event.shiftKey
  if (!isDown && event.key !== 'Tab') return false
  if (field.getAttribute('aria-invalid') === 'true') return event.key === 'Tab'
  const next = isDown ? inNextRow(field, row, 1) : beside(field, row, event.shiftKey ? -1 : 1)
  next?.focus()
  return next !== undefined
}

function focusBy(key: string, target: HTMLElement, row: HTMLElement): boolean {
  const stops = stopsIn(row)
  const at = stops.indexOf(target)
  let next: HTMLElement | undefined
  if (key === 'ArrowLeft') next = stops[at - 1]
  else if (key === 'ArrowRight') next = stops[at + 1]
  else if (key === 'ArrowUp' || key === 'ArrowDown') next = inNextRow(target, row, key === 'ArrowUp' ? -1 : 1)
  else if (key === 'Home' || key === 'End') next = stops.at(key === 'Home' ? 0 : -1)
  else return false
  next?.focus()
  return true
}

/** What can have the focus in a row or a cell. */
function stopsIn(element: Element): HTMLElement[] {
  return [...element.querySelectorAll<HTMLElement>('button, a[href], [data-card-focus]')]
}

function inNextRow(from: Element, row: HTMLElement, step: 1 | -1): HTMLElement | undefined {
  const next = rowBeside(row, step)
  const column = columnOf(from)
  const cell = next?.querySelector(`[data-column="${CSS.escape(column ?? '')}"]`)
  return (cell ? stopsIn(cell)[0] : undefined) ?? (next && stopsIn(next)[0])
}

/** The cell before or after, over the ends of rows too; cells that hold nothing to operate are passed by. */
function beside(from: Element, row: HTMLElement, step: 1 | -1): HTMLElement | undefined {
  const cells = [...row.querySelectorAll<HTMLElement>('[data-column]')]
  const at = cells.findIndex((cell) => cell.contains(from))
  const rest = step === 1 ? cells.slice(at + 1) : cells.slice(0, at).reverse()
  const found = rest.map((cell) => stopsIn(cell)[0]).find((stop) => stop)
  if (found) return found
  const next = rowBeside(row, step)
  const stops = next ? [...next.querySelectorAll('[data-column]')].flatMap((cell) => stopsIn(cell)[0] ?? []) : []
  return step === 1 ? stops[0] : stops.at(-1)
}

function rowBeside(row: HTMLElement, step: 1 | -1): HTMLElement | undefined {
  const rows = [...(row.parentElement?.querySelectorAll<HTMLElement>('tr[data-card]') ?? [])]
  return rows[rows.indexOf(row) + step]
}

/** The column that something stands in. */
export function columnOf(element: Element): string | undefined {
  return element.closest<HTMLElement>('[data-column]')?.dataset.column
}
