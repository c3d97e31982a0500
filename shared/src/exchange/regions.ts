import { MAX_LABEL } from '../model/board.ts'
import type { Tool } from '../tools/tool.ts'
import { tidy } from './plain-text.ts'

/** A board's own names of regions, by region id. */
export type RegionLabels = Readonly<Record<string, string>>

/** The id of the region that a heading names, or `undefined` when it names none. */
export type FindRegion = (heading: string) => string | undefined

/**
 * Finds regions by id, by the board's own label and by the tool's label in either language, in this order where one name
 * could be several; case, space around and a colon at the end do not matter.
 */
export function regionFinder(tool: Tool, extraLabels: RegionLabels = {}): FindRegion {
  const ids = new Map<string, string>()
  const add = (name: string, id: string) => {
    const key = nameKey(name)
    if (key && !ids.has(key)) ids.set(key, id)
  }
  for (const region of tool.regions) add(region.id, region.id)
  for (const region of tool.regions) add(extraLabels[region.id] ?? '', region.id)
  for (const { id, label } of tool.regions) for (const name of [label.sv, label.en]) add(name, id)
  return (heading) => ids.get(nameKey(heading))
}

/** How a region is called in a file: its label, or its id where the label could be taken for another region. */
export function regionName(id: string, labels: RegionLabels): string {
  const key = nameKey(labels[id] ?? '')
  const others = Object.keys(labels).filter((other) => other !== id)
  const isTaken = others.some((other) => nameKey(other) === key || nameKey(labels[other] ?? '') === key)
  return key && !isTaken ? (labels[id] ?? id) : id
}

/** Empty for what is too long to be a label. The bound also keeps the expressions below cheap. */
function nameKey(name: string): string {
  const plain = tidy(name)
  if (plain.length > 2 * MAX_LABEL) return ''
  const bare = plain.replace(/^[*_]+/, '').replace(/[\s:*_]+$/, '')
  return bare.normalize('NFC').toLowerCase()
}
