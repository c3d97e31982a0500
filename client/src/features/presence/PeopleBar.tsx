import { useEffect, useRef, useState } from 'react'
import { usePreferences } from '../../hooks/preferences.ts'
import { usePeople } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import type { Person } from '../../model/presence.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { MenuButton } from '../../ui/MenuButton.tsx'

/** More than this are told as a number. */
const MOST_FACES = 5

interface PeopleBarProps {
  readonly followed: string | undefined
  readonly onFollow: (user: string | undefined) => void
}

/** Who is here: faces at the top, and behind them the list by name, where each can be followed (A6). */
export function PeopleBar({ followed, onFollow }: PeopleBarProps) {
  const people = usePeople()
  const w = useWords()
  useArrivals(people)
  const faces = people.slice(0, MOST_FACES)
  return (
    <div className="people-bar">
      <MenuButton
        className="people-button"
        label={w.people.here(people.length)}
        icon={
          <span className="people-faces">
            {faces.map((person) => (
              <Avatar key={person.id} name={person.name} color={person.color} size="small" isDecorative />
            ))}
            <span className="people-count" aria-hidden="true">
              {people.length}
            </span>
          </span>
        }
        placement="bottom end"
        sections={[
          {
            id: 'people',
            title: w.people.title,
            items: people.map((person) => ({
              id: person.id,
              label: person.isMe ? w.people.me(person.name) : person.name,
              icon: <Avatar name={person.name} color={person.color} size="small" isDecorative />,
              hint: hintFor(person, followed, w),
              isDisabled: person.isMe,
              onAction: () => onFollow(person.id === followed ? undefined : person.id),
            })),
          },
        ]}
      />
    </div>
  )
}

function hintFor(person: Person, followed: string | undefined, w: ReturnType<typeof useWords>): string {
  const role = w.roles[person.role]
  if (person.isMe) return role
  const does = person.id === followed ? w.people.unfollow : w.people.follow
  return person.isAway ? `${role} · ${w.people.away} · ${does}` : `${role} · ${does}`
}

/** Tells of people who come and go, together and not more often than every few seconds. */
function useArrivals(people: readonly Person[]): void {
  const announce = useAnnounce()
  const w = useWords()
  const { announcements } = usePreferences()
  const [known] = useState(() => new Map(people.map((person) => [person.id, person.name])))
  const latest = useRef(people)
  latest.current = people

  useEffect(() => {
    if (announcements === 'off') return
    const timer = setInterval(() => {
      const now = new Map(latest.current.map((person) => [person.id, person.name]))
      const came = [...now].filter(([id]) => !known.has(id)).map(([, name]) => name)
      const left = [...known].filter(([id]) => !now.has(id)).map(([, name]) => name)
      known.clear()
      for (const [id, name] of now) known.set(id, name)
      if (came.length > 0) announce(w.people.came(came))
      if (left.length > 0) announce(w.people.left(left))
    }, 3_000)
    return () => clearInterval(timer)
  }, [announcements, announce, known, w])
}
