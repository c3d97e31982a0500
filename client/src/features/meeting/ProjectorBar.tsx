import './meeting.css'
import { may } from '@samtavla/shared/access/can.ts'
import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { api } from '../../api/api.ts'
import { usePeople, useRoom } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { lateComponent } from '../../ui/LateComponent.tsx'
import { Segmented } from '../../ui/Segmented.tsx'

const ProjectorGaps = lateComponent(async () => (await import('./ProjectorGaps.tsx')).ProjectorGaps)

interface ProjectorBarProps {
  readonly title: string
  /** Those that can fill the wall. */
  readonly regions: readonly { readonly id: string; readonly label: string }[]
  /** The region that fills the wall; empty for all. */
  readonly only: string
  readonly onOnly: (region: string) => void
  readonly onClose: () => void
}

/** What the wall shows beside the cards: the board's name, a field to fill it with, the clock, and how to get in. */
export function ProjectorBar({ title, regions, only, onOnly, onClose }: ProjectorBarProps) {
  const w = useWords()
  const people = usePeople()
  return (
    <header className="projector-bar">
      <h1>{title}</h1>
      {regions.length > 1 && (
        <Segmented
          label={w.projector.zoom}
          isLabelHidden
          value={only}
          onChange={onOnly}
          options={[{ value: '', label: w.projector.all }, ...regions.map(({ id, label }) => ({ value: id, label }))]}
        />
      )}
      <div className="projector-end">
        <p className="projector-facts">
          <span>
            <Clock /> · {w.people.here(people.length)}
          </span>
          <JoinHint />
        </p>
        <IconButton label={w.projector.close} icon={<X size={22} />} tooltipAlign="end" onClick={onClose} />
      </div>
      <ProjectorGaps.Component />
    </header>
  )
}

function Clock() {
  const { locale } = useWords()
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 5_000)
    return () => clearInterval(timer)
  }, [])
  return <time>{now.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' })}</time>
}

/** The code is the facilitator's to show; whoever else turns the wall view on sees none. */
function JoinHint() {
  const { id: room, role } = useRoom()
  const w = useWords()
  const [code, setCode] = useState<string>()
  useEffect(() => {
    if (!may(role, 'invite')) return
    // Without a code the wall is still good; the next time it is opened it asks again.
    api.code(room).then(
      ({ invite }) => setCode(invite.code),
      () => setCode(undefined),
    )
  }, [room, role])
  return code ? (
    <span className="projector-code">
      {w.projector.join(window.location.host)} <strong>{code}</strong>
    </span>
  ) : null
}
