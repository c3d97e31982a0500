import { useRoom } from '../../hooks/room-context.ts'
import { useThreadFindings } from '../../hooks/use-gaps.ts'
import { useWords } from '../../hooks/use-words.ts'
import { byRule, shortGap } from '../../model/gap-words.ts'

/** How many the wall names. */
const MOST_SHOWN = 3

/** One line on the wall: how many gaps there are, and the first of them. */
export function ProjectorGaps() {
  const w = useWords()
  const { store } = useRoom()
  const findings = useThreadFindings()
  if (findings.length === 0) return null
  const ordered = byRule(store, findings, w).flatMap((rule) => rule.findings)
  const named = ordered.slice(0, MOST_SHOWN).map((finding) => shortGap(store, finding, w))
  const more = findings.length > MOST_SHOWN ? ' …' : ''
  return (
    <p className="projector-gaps">
      {w.gaps.count(findings.length)}: {named.join(' · ')}
      {more}
    </p>
  )
}
