import './members.css'
import { ROLES, type Role } from '@samtavla/shared/access/can.ts'
import { Copy } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { ApiError, api, type Invite, type Member } from '../../api/api.ts'
import { useRoom } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/overlays.ts'
import { type Comers, InviteList } from './InviteList.tsx'
import { QrCode } from './QrCode.tsx'

/** Letting people in: the short code with its square, links for each role, and who is in already. For facilitators. */
export function ShareDialog({ onClose }: { readonly onClose: () => void }) {
  const { id: room } = useRoom()
  const w = useWords()
  const announce = useAnnounce()
  const [code, setCode] = useState<{ code: string; link: string }>()
  const [invites, setInvites] = useState<readonly Invite[]>([])
  const [members, setMembers] = useState<readonly Member[]>([])
  const [error, setError] = useState<string>()

  const attempt = useCallback(async (act: () => Promise<void>) => {
    try {
      setError(undefined)
      await act()
    } catch (caught) {
      setError(caught instanceof ApiError ? caught.reason : 'unexpected')
    }
  }, [])
  const load = useCallback(async () => {
    const [made, listed, people] = await Promise.all([api.code(room), api.invites(room), api.members(room)])
    setCode({ code: made.invite.code ?? '', link: made.link })
    setInvites(listed.invites)
    setMembers(people.members)
  }, [room])
  useEffect(() => void attempt(load), [attempt, load])

  const change = (act: () => Promise<unknown>) => attempt(() => act().then(load))
  const withdraw = (invite: Invite, comers: Comers, count: number) =>
    change(async () => {
      await api.revokeInvite(room, invite.id, comers)
      announce(w.share.withdrawn(Boolean(invite.code), comers === 'leave' ? count : 0))
    })
  return (
    <Dialog isOpen size="wide" onClose={onClose} title={w.share.title} closeLabel={w.close}>
      <div className="share">
        {error && (
          <Banner key={error} kind="refused">
            <strong>{w.refusalTitle(error)}.</strong> {w.refusals(error)}
          </Banner>
        )}
        {code && <JoinCode {...code} />}
        <NewLink onMade={load} attempt={attempt} />
        <InviteList invites={invites} members={members} onWithdraw={withdraw} />
        <MemberList
          members={members}
          onRole={(user, role) => void change(() => api.setRole(room, user, role))}
          onRemove={(user) => void change(() => api.removeMember(room, user))}
        />
      </div>
    </Dialog>
  )
}

function JoinCode({ code, link }: { code: string; link: string }) {
  const w = useWords()
  return (
    <section className="join-code">
      <QrCode text={link} label={w.share.qrLabel} />
      <div>
        <h3>{w.share.codeTitle}</h3>
        <p>{w.share.codeHow(window.location.host)}</p>
        <p className="join-code-letters">{code}</p>
        <CopyButton text={link} label={w.share.copyLink} />
      </div>
    </section>
  )
}

function NewLink({
  onMade,
  attempt,
}: {
  onMade: () => Promise<void>
  attempt: (act: () => Promise<void>) => Promise<void>
}) {
  const { id: room } = useRoom()
  const w = useWords()
  const [role, setRole] = useState<Role>('member')
  const [link, setLink] = useState<string>()
  const handleMake = () =>
    void attempt(async () => {
      setLink((await api.createInvite(room, role, '')).link)
      await onMade()
    })
  return (
    <section>
      <h3>{w.share.linkTitle}</h3>
      <div className="link-row">
        <label className="select-field">
          <span>{w.share.linkRole}</span>
          <select value={role} onChange={(event) => setRole(event.target.value as Role)}>
            {ROLES.map((each) => (
              <option key={each} value={each}>
                {w.roles[each]} – {w.roleMeans[each]}
              </option>
            ))}
          </select>
        </label>
        <Button variant="outline" onClick={handleMake}>
          {w.share.makeLink}
        </Button>
      </div>
      {link && (
        <div className="link-made">
          <output>{link}</output>
          <CopyButton text={link} label={w.share.copyLink} />
          <p className="dialog-note">{w.share.linkOnce}</p>
        </div>
      )}
    </section>
  )
}

interface MemberListProps {
  readonly members: readonly Member[]
  readonly onRole: (user: string, role: Role) => void
  readonly onRemove: (user: string) => void
}

function MemberList({ members, onRole, onRemove }: MemberListProps) {
  const { me } = useRoom()
  const w = useWords()
  return (
    <section>
      <h3>{w.share.members(members.length)}</h3>
      <ul className="trash-list">
        {members.map((member) => (
          <li key={member.user}>
            <span>{member.user === me.id ? w.people.me(member.name) : member.name}</span>
            {member.user === me.id ? (
              <span>{w.roles[member.role]}</span>
            ) : (
              <span className="member-tools">
                <select
                  aria-label={w.share.roleOf(member.name)}
                  value={member.role}
                  onChange={(event) => onRole(member.user, event.target.value as Role)}
                >
                  {ROLES.map((role) => (
                    <option key={role} value={role}>
                      {w.roles[role]}
                    </option>
                  ))}
                </select>
                <Button size="small" variant="danger" onClick={() => onRemove(member.user)}>
                  {w.share.remove}
                  <span className="visually-hidden"> {member.name}</span>
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function CopyButton({ text, label }: { text: string; label: string }) {
  const announce = useAnnounce()
  const w = useWords()
  const [isCopied, setCopied] = useState(false)
  const handleCopy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
    announce(w.share.copied)
  }
  return (
    <Button variant="outline" icon={<Copy size={16} />} onClick={() => void handleCopy()}>
      {isCopied ? w.share.copied : label}
    </Button>
  )
}
