import { may } from '@samtavla/shared/access/can.ts'
import { Share2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { PeopleBar } from '../features/presence/PeopleBar.tsx'
import { useRoom } from '../hooks/room-context.ts'
import { useWords } from '../hooks/use-words.ts'
import type { RoomSession } from '../sync/room-session.ts'
import { Button } from '../ui/Button.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import type { RoomDialog } from './room-view.ts'
import { SaveStatus } from './SaveStatus.tsx'
import { ThemeSwitch } from './ThemeSwitch.tsx'

interface RoomBarProps {
  readonly session: RoomSession
  readonly followed: string | undefined
  readonly onFollow: (user: string | undefined) => void
  readonly onDialog: (dialog: RoomDialog) => void
  /** The room's title. */
  readonly children: ReactNode
}

export function RoomBar({ session, followed, onFollow, onDialog, children }: RoomBarProps) {
  const { role } = useRoom()
  const w = useWords()
  return (
    <header className="room-bar">
      <a className="brand" href="/" title={w.toHome}>
        {w.product.slice(0, 1)}
        <span className="brand-rest">{w.product.slice(1)}</span>
      </a>
      {children}
      <SaveStatus session={session} />
      <PeopleBar followed={followed} onFollow={onFollow} />
      {may(role, 'invite') && (
        <Button variant="primary" icon={<Share2 size={16} />} onClick={() => onDialog('share')}>
          <span className="room-bar-words">{w.share.open}</span>
        </Button>
      )}
      <LanguageSwitch />
      <ThemeSwitch />
    </header>
  )
}
