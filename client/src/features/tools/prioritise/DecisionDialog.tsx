import { notesOnChoice } from '@samtavla/shared/checks/priority-checks.ts'
import { type Decision, MAX_REASON } from '@samtavla/shared/discussion/decision.ts'
import { cornerOf } from '@samtavla/shared/discussion/matrix.ts'
import { type ClosedRound, dotsOf } from '@samtavla/shared/discussion/results.ts'
import type { RoundResult } from '@samtavla/shared/discussion/round.ts'
import type { BoardId, CardId } from '@samtavla/shared/model/ids.ts'
import { Info } from 'lucide-react'
import { type ReactNode, useId, useRef, useState } from 'react'
import { api } from '../../../api/api.ts'
import { useRoom } from '../../../hooks/room-context.ts'
import { useCardNames } from '../../../hooks/use-card-names.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { useAnnounce } from '../../../ui/Announcer.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/overlays.ts'
import { TextField } from '../../../ui/TextField.tsx'
import { RequestError } from '../../cards/RequestError.tsx'
import { useRequest } from '../../cards/use-request.ts'
import { ProblemText } from './ProblemText.tsx'
import { Tie } from './VoteResults.tsx'

/** The results that lie on the table. */
export interface Basis {
  readonly dots: ClosedRound | undefined
  readonly matrix: ClosedRound | undefined
}

interface DecisionDialogProps {
  readonly list: BoardId
  readonly problems: readonly CardId[]
  readonly basis: Basis
  /** The decision that this one replaces. */
  readonly standing: Decision | undefined
  readonly onClose: () => void
}

/** Which problems to go on with, with what the group said of each beside it, and why. Asks for a reason where rules do (PRI-W2). */
export function DecisionDialog({ list, problems, basis, standing, onClose }: DecisionDialogProps) {
  const { id: room } = useRoom()
  const w = useWords()
  const announce = useAnnounce()
  const request = useRequest()
  const [marked, setMarked] = useState<readonly CardId[]>(standing?.cards ?? [])
  const [reason, setReason] = useState('')
  const [hasTried, setTried] = useState(false)
  const missingId = useId()
  const choices = useRef<HTMLFieldSetElement>(null)
  const reasonField = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const dots = dotsOf(basis.dots?.closed.dots, (card) => problems.includes(card))
  const results = { dots, matrix: basis.matrix?.closed.matrix }
  const chosen = problems.filter((card) => marked.includes(card))
  const isMissing = hasTried && chosen.length === 0
  const notes = notesOnChoice(chosen, results)
  const needsReason = (notes.passedOver.length > 0 || notes.notNow.length > 0) && reason.trim() === ''
  const passedOver = useCardNames(notes.passedOver)
  const notNow = useCardNames(notes.notNow)

  const handleDecide = async () => {
    setTried(true)
    if (chosen.length === 0) {
      choices.current?.querySelector('input')?.focus()
      return
    }
    if (needsReason) {
      reasonField.current?.focus()
      return
    }
    const isDone = await request.send(() =>
      api.decide(room, {
        kind: 'priorities',
        board: list,
        cards: chosen,
        reason: reason.trim(),
        ...(standing && { replaces: standing.id }),
      }),
    )
    if (!isDone) return
    announce(w.prioritise.decided)
    onClose()
  }
  return (
    <Dialog
      isOpen
      size="wide"
      holdsText
      onClose={onClose}
      title={standing ? w.prioritise.replace : w.prioritise.decide}
      closeLabel={w.close}
      actions={
        <Button variant="primary" aria-disabled={request.isBusy} onClick={() => void handleDecide()}>
          {w.prioritise.saveDecision}
        </Button>
      }
    >
      <RequestError request={request} />
      {standing && <p className="round-note">{w.prioritise.replaceNote}</p>}
      <fieldset className="decision-choices" ref={choices} aria-describedby={isMissing ? missingId : undefined}>
        <legend>
          {w.prioritise.decideWhich} <span className="round-note">{w.prioritise.decideRule}</span>
        </legend>
        {isMissing && (
          <p id={missingId} className="ui-field-error">
            {w.prioritise.chooseOne}
          </p>
        )}
        {problems.map((card) => (
          <label key={card} className="decision-choice">
            <input
              type="checkbox"
              checked={marked.includes(card)}
              onChange={({ target }) =>
                setMarked(target.checked ? [...marked, card] : marked.filter((each) => each !== card))
              }
            />
            <ProblemText id={card} />
            <Said card={card} results={results} />
          </label>
        ))}
      </fieldset>
      <div className="priority-hints" aria-live="polite">
        {notes.isMany && <Hint>{w.prioritise.isMany}</Hint>}
        {passedOver.length > 0 && <Hint>{w.prioritise.passedOver(passedOver)}</Hint>}
        {notNow.length > 0 && <Hint>{w.prioritise.notNow(notNow)}</Hint>}
        {notes.tied.length > 0 && <Tie cards={notes.tied} />}
      </div>
      <TextField
        label={w.prioritise.reason}
        hint={needsReason && !hasTried ? w.prioritise.reasonNeeded : w.prioritise.reasonHint}
        error={needsReason && hasTried ? w.prioritise.reasonNeeded : undefined}
        ref={reasonField}
        value={reason}
        onChange={setReason}
        rows={3}
        maxLength={MAX_REASON}
        required={needsReason}
      />
    </Dialog>
  )
}

function Hint({ children }: { readonly children: ReactNode }) {
  return (
    <p className="priority-hint">
      <Info aria-hidden="true" />
      {children}
    </p>
  )
}

/** What the group said of one problem, in the votes and in the matrix. */
export function Said({
  card,
  results,
}: {
  readonly card: CardId
  readonly results: Pick<RoundResult, 'dots' | 'matrix'>
}) {
  const w = useWords()
  const dots = results.dots?.[card]
  const place = results.matrix?.[card]
  return (
    <span className="said">
      <span>{dots ? w.prioritise.tally(dots.dots, dots.people) : w.prioritise.noVotes}</span>
      {place && <span>{w.prioritise.corners[cornerOf(place)]}</span>}
    </span>
  )
}
