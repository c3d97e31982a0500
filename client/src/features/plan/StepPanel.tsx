import { may } from '@samtavla/shared/access/can.ts'
import { openStep } from '@samtavla/shared/edits/plan.ts'
import type { Step } from '@samtavla/shared/processes/process-model.ts'
import { boardsForStep, comingIn } from '@samtavla/shared/processes/step-boards.ts'
import type { ReactNode } from 'react'
import { usePreferences } from '../../hooks/preferences.ts'
import { useBoards, useRoom } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { Agenda } from './Agenda.tsx'
import { BoardLinks } from './BoardLinks.tsx'
import { MeetingDay } from './MeetingDay.tsx'
import { usePlanView } from './plan-view.ts'
import { StepGate } from './StepGate.tsx'
import { InputTicks, TaskTicks } from './StepTicks.tsx'

/** Everything about one step. */
export function StepPanel({ step }: { readonly step: Step }) {
  const { language } = usePreferences()
  const w = useWords()
  return (
    <>
      <p className="plan-purpose">{step.purpose[language]}</p>
      <MeetingDay step={step} />
      <StepBoards step={step} />
      <div className="plan-columns">
        {step.agenda.length > 0 && (
          <Part title={w.plan.agenda}>
            <Agenda step={step} />
          </Part>
        )}
        <div>
          {step.inputs.length > 0 && (
            <Part title={w.plan.inputs}>
              <InputTicks step={step} />
            </Part>
          )}
          {step.tasks.length > 0 && (
            <Part title={step.format === 'preparation' ? w.plan.tasksBefore : w.plan.tasks}>
              <TaskTicks step={step} />
            </Part>
          )}
        </div>
      </div>
      <StepGate step={step} />
    </>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="plan-part">
      <h4>{title}</h4>
      {children}
    </div>
  )
}

function StepBoards({ step }: { readonly step: Step }) {
  const { onOpenBoard } = usePlanView()
  const { hand, role } = useRoom()
  const { language } = usePreferences()
  const boards = useBoards()
  const announce = useAnnounce()
  const w = useWords()
  const own = boards.filter((board) => board.step === step.id)
  const wanted = boardsForStep(step, { language, titles: boards.map(({ title }) => title) })
  const isWhole = wanted.every(({ tool }) => own.some((board) => board.tool === tool))
  const coming = comingIn(step).map((name) => name[language])

  const handleOpen = () => {
    const added = hand.do((pen) => openStep(pen, step.id, wanted))
    if (added) announce(w.plan.opened(added.length))
  }
  return (
    <Part title={w.plan.boards}>
      <div className="plan-board-row">
        {own.length === 0 && !may(role, 'editBoard') && <p className="plan-note">{w.plan.notOpened}</p>}
        <BoardLinks boards={own} onOpenBoard={onOpenBoard} />
        {!isWhole && may(role, 'editBoard') && (
          <Button variant={own.length === 0 ? 'primary' : 'quiet'} onClick={handleOpen}>
            {own.length === 0 ? w.plan.open : w.plan.openMore}
          </Button>
        )}
      </div>
      {coming.length > 0 && <p className="plan-note">{w.plan.comingTools(coming)}</p>}
    </Part>
  )
}
