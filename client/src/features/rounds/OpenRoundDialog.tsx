import { DEFAULT_BUDGET, DEFAULT_CAP, MOST_DOTS, type RoundKind } from '@samtavla/shared/discussion/ballot.ts'
import { DEFAULT_VOTERS } from '@samtavla/shared/discussion/round.ts'
import type { BoardId, CardId } from '@samtavla/shared/model/ids.ts'
import { useState } from 'react'
import { api, type NewRound } from '../../api/api.ts'
import { useRoom } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/overlays.ts'
import { TextField } from '../../ui/TextField.tsx'
import { RequestError } from '../cards/RequestError.tsx'
import { useRequest } from '../cards/use-request.ts'

/** A week: the server takes no more. */
const MOST_MINUTES = 10_080
const OTHER_VOTERS = ['facilitator', 'principal'] as const

interface OpenRoundDialogProps {
  readonly kind: RoundKind
  readonly list: BoardId
  readonly cards: readonly CardId[]
  readonly onClose: () => void
}

/**
 * How a round is to be: by default as B.9 has it, without those who lead or commission the work. How far something holds the principal
 * says with the others.
 */
export function OpenRoundDialog({ kind, list, cards, onClose }: OpenRoundDialogProps) {
  const { id: room } = useRoom()
  const w = useWords()
  const request = useRequest()
  const [budget, setBudget] = useState(String(DEFAULT_BUDGET))
  const [cap, setCap] = useState(String(DEFAULT_CAP))
  const [minutes, setMinutes] = useState('')
  const [others, setOthers] = useState<readonly (typeof OTHER_VOTERS)[number][]>(kind === 'rating' ? ['principal'] : [])
  const isDots = kind === 'dots'
  const dots = wholeIn(budget, MOST_DOTS)
  const most = wholeIn(cap, dots ?? MOST_DOTS)
  const time = minutes.trim() === '' ? undefined : wholeIn(minutes, MOST_MINUTES)
  const isReady = (!isDots || (dots && most)) && (minutes.trim() === '' || time)

  const handleOpen = async () => {
    const round: NewRound = {
      kind,
      board: list,
      cards,
      voters: [...DEFAULT_VOTERS, ...others],
      ...(isDots && { budget: dots!, cap: most! }),
      ...(time && { minutes: time }),
    }
    if (await request.send(() => api.openRound(room, round))) onClose()
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={w.rounds.openTitle[kind]}
      closeLabel={w.close}
      actions={
        <Button variant="primary" disabled={!isReady} aria-disabled={request.isBusy} onClick={() => void handleOpen()}>
          {w.rounds.open[kind]}
        </Button>
      }
    >
      <RequestError request={request} />
      <p>{w.rounds.openAbout[kind](cards.length)}</p>
      {isDots && (
        <div className="round-numbers">
          <WholeField label={w.rounds.budget} value={budget} onChange={setBudget} most={MOST_DOTS} isRequired />
          <WholeField label={w.rounds.cap} value={cap} onChange={setCap} most={dots ?? MOST_DOTS} isRequired />
        </div>
      )}
      <WholeField
        label={w.rounds.minutes}
        hint={w.rounds.minutesHint}
        value={minutes}
        onChange={setMinutes}
        most={MOST_MINUTES}
      />
      <fieldset className="round-checks">
        <legend>{w.rounds.voters[kind]}</legend>
        {OTHER_VOTERS.map((role) => (
          <label key={role} className="round-check">
            <input
              type="checkbox"
              checked={others.includes(role)}
              onChange={({ target }) =>
                setOthers(OTHER_VOTERS.filter((each) => (each === role ? target.checked : others.includes(each))))
              }
            />
            {w.rounds.voterRoles[kind][role]}
          </label>
        ))}
      </fieldset>
    </Dialog>
  )
}

interface WholeFieldProps {
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly most: number
  readonly isRequired?: boolean
}

function WholeField({ label, hint, value, onChange, most, isRequired = false }: WholeFieldProps) {
  const w = useWords()
  const isWrong = wholeIn(value, most) === undefined && (isRequired || value.trim() !== '')
  return (
    <TextField
      type="number"
      inputMode="numeric"
      min={1}
      max={most}
      label={label}
      hint={hint}
      value={value}
      onChange={onChange}
      error={isWrong ? w.rounds.whole(1, most) : undefined}
    />
  )
}

function wholeIn(value: string, most: number): number | undefined {
  const number = Number(value)
  return value.trim() !== '' && Number.isInteger(number) && number >= 1 && number <= most ? number : undefined
}
