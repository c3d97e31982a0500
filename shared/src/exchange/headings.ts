import { tidy } from './plain-text.ts'
import type { FindRegion } from './regions.ts'

export interface Heading {
  readonly level: number
  readonly title: string
}

/** The region that the lines below a heading stand in. */
export interface Section {
  readonly region: string
  readonly level: number
}

/** The level of a region's name on a line of its own: below every heading with number signs. */
export const LONE_NAME = 7

/** Reads a Markdown heading with number signs; `undefined` for other lines. */
export function readHeading(line: string): Heading | undefined {
  const marks = /^\s{0,3}(#{1,6})(?:\s|$)/.exec(line)?.[1]
  if (!marks) return undefined
  const title = tidy(line.trimStart().slice(marks.length)).replace(/(?:^| )#+$/, '')
  return { level: marks.length, title }
}

/** A heading that names no region ends the section that it is not inside of. */
export function sectionBelow(heading: Heading, current: Section | undefined, find: FindRegion): Section | undefined {
  const region = find(heading.title)
  if (region) return { region, level: heading.level }
  return current && heading.level > current.level ? current : undefined
}
