import { type KeyboardEvent, useRef, useState } from 'react'
import type { Invite, Member } from '../../api/api.ts'
import { useRoom } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { Button } from '../../ui/Button.tsx'

/** Whether those who came by an invite stay in the room when it is withdrawn. */
export type Comers = 'stay' | 'leave'

interface InviteListProps {
  readonly invites: readonly Invite[]
  readonly members: readonly Member[]
  /** Resolves when it is done or has been refused. */
  readonly onWithdraw: (invite: Invite, comers: Comers, count: number) => Promise<void>
}

/** The links and codes that work. Withdrawing one asks, in its place in the list, what becomes of those who came by it. */
export function InviteList({ invites, members, onWithdraw }: InviteListProps) {
  const { me } = useRoom()
  const w = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  const [asked, setAsked] = useState<string>()
  if (invites.length === 0) return null

  const handleWithdraw = async (invite: Invite, comers: Comers, count: number) => {
    await onWithdraw(invite, comers, count)
    setAsked(undefined)
    // What had the focus is gone with its row.
    heading.current?.focus()
  }
  return (
    <section>
      <h3 ref={heading} tabIndex={-1}>
        {w.share.active}
      </h3>
      <ul className="trash-list">
        {invites.map((invite) => {
          const count = members.filter(({ user, invite: by }) => by === invite.id && user !== me.id).length
          return (
            <li key={invite.id} className="invite">
              <InviteRow invite={invite} isAsked={asked === invite.id} onAsk={setAsked} />
              {asked === invite.id && (
                <WithdrawChoice
                  invite={invite}
                  count={count}
                  onChoose={(comers) => void handleWithdraw(invite, comers, count)}
                  onCancel={() => setAsked(undefined)}
                />
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

interface InviteRowProps {
  readonly invite: Invite
  readonly isAsked: boolean
  readonly onAsk: (invite: string | undefined) => void
}

function InviteRow({ invite, isAsked, onAsk }: InviteRowProps) {
  const w = useWords()
  const name = useInviteName(invite)
  const date = new Intl.DateTimeFormat(w.locale, { dateStyle: 'medium' })
  return (
    <div className="invite-row">
      <span>
        {name}
        <span className="radio-note">{w.share.uses(invite.uses, date.format(invite.expiresAt))}</span>
      </span>
      <Button
        size="small"
        variant="danger"
        data-invite={invite.id}
        aria-expanded={isAsked}
        onClick={() => onAsk(isAsked ? undefined : invite.id)}
      >
        {w.share.withdraw}
        <span className="visually-hidden"> {name}</span>
      </Button>
    </div>
  )
}

interface WithdrawChoiceProps {
  readonly invite: Invite
  readonly count: number
  readonly onChoose: (comers: Comers) => void
  readonly onCancel: () => void
}

function WithdrawChoice({ invite, count, onChoose, onCancel }: WithdrawChoiceProps) {
  const w = useWords()
  const name = useInviteName(invite)
  const isCode = Boolean(invite.code)
  const handleCancel = () => {
    onCancel()
    document.querySelector<HTMLElement>(`[data-invite="${invite.id}"]`)?.focus()
  }
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    // The step back is from the question, and not from the dialog around it.
    event.stopPropagation()
    handleCancel()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's fields, and these are buttons
    <div role="group" aria-label={w.share.withdrawTitle(name)} className="invite-choice" onKeyDown={handleKeyDown}>
      <p>{w.share.withdrawMeans(isCode, count)}</p>
      <Button autoFocus variant="outline" onClick={() => onChoose('stay')}>
        {w.share.withdrawOnly(isCode)}
      </Button>
      {count > 0 && (
        <Button variant="danger" onClick={() => onChoose('leave')}>
          {w.share.withdrawAndRemove(isCode, count)}
        </Button>
      )}
      <Button onClick={handleCancel}>{w.share.keepInvite}</Button>
    </div>
  )
}

function useInviteName({ code, role }: Invite): string {
  const w = useWords()
  return code ? w.share.code(code) : w.share.link(w.roles[role])
}
