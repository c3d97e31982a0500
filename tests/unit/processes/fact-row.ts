import type { Fact } from './stated-facts.ts'

/** The fact's row in docs/process-models.md. */
export function factRow({ says, at, is }: Fact): string {
  return `| ${says.replace(/\s+/g, ' ')} | \`${at}\` | ${shown(is)} |`
}

function shown(is: Fact['is']): string {
  if (typeof is === 'string') return is
  if ('day' in is) return is.day
  if ('format' in is) return `${is.count} × \`${is.format}\``
  if ('gap' in is) return `at most ${is.max}, ${shown(is.gap)} apart`
  return is.min === is.max ? String(is.min) : `${is.min}–${is.max}`
}
