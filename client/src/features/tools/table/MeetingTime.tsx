import { meetingTime } from '@samtavla/shared/checks/meeting-time.ts'
import type { BoardId, CardId } from '@samtavla/shared/model/ids.ts'
import { meetingScan } from '@samtavla/shared/tools/meeting-scan.ts'
import { useMemo } from 'react'
import { usePreferences } from '../../../hooks/preferences.ts'
import { useCode, useList, useStored } from '../../../hooks/room-context.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { regionKey } from '../../../model/room-store.ts'

/** B.5: what the meetings of a scan take together and what that time is used for, in figures and in words. */
export function MeetingTime({ board }: { readonly board: BoardId }) {
  const w = useWords()
  const { language } = usePreferences()
  const ids = useList(regionKey(board, 'mote'))
  const keys = useMemo(() => [...ids], [ids])
  const told = useStored(keys, (store) => JSON.stringify(ids.map((id) => store.card(id)?.fields ?? {})))
  const { perMonth, total, shares, counted, mostlyInformation } = useMemo(
    () => meetingTime(JSON.parse(told) as Record<string, string>[]),
    [told],
  )
  if (ids.length === 0) return null
  const nameOf = (use: string) => meetingScan.fields.find(({ id }) => id === use)?.label[language].replace(' (%)', '')
  return (
    <section className="table-region meeting-time" aria-labelledby="meeting-time">
      <h2 id="meeting-time">{w.table.meetings}</h2>
      {total === 0 && <p>{w.table.meetingsNone}</p>}
      {counted > 0 && (
        <>
          <h3>{w.table.shares}</h3>
          <p>{w.table.sharesOf(counted, ids.length)}</p>
          <ul className="meeting-shares">
            {shares.map(({ use, share }) => (
              <li key={use}>
                <span>{nameOf(use)}</span>
                <span className="meeting-bar" style={{ inlineSize: `${share}%` }} aria-hidden="true" />
                <span>{w.table.share(share)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {total > 0 && (
        <>
          <h3>{w.table.perMonth}</h3>
          <ul className="meeting-list">
            {ids.map((id, i) => (
              <li key={id}>
                <Meeting id={id} />:{' '}
                {perMonth[i] === undefined ? w.table.monthUnknown : w.table.monthMinutes(perMonth[i])}
              </li>
            ))}
            <li>
              <strong>
                {w.table.monthTotal}: {w.table.monthMinutes(total)}
              </strong>
            </li>
          </ul>
          <h3>{w.table.mostlyInformation}</h3>
          {mostlyInformation.length === 0 && <p>{w.table.mostlyInformationNone}</p>}
          <ul className="meeting-list">
            {mostlyInformation.map((i) => (
              <li key={ids[i]}>
                <Meeting id={ids[i]!} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function Meeting({ id }: { id: CardId }) {
  const code = useCode(id)
  const text = useStored(id, (store) => store.card(id)?.text ?? '')
  return [code, text].filter(Boolean).join(' ')
}
