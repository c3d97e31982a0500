import type { Step } from '@samtavla/shared/processes/process-model.ts'
import { toolName, toolOf } from '@samtavla/shared/tools/index.ts'
import { usePreferences } from '../../hooks/preferences.ts'
import { useWords } from '../../hooks/use-words.ts'

/** What is done at the meeting, how long each point takes, and how far into the meeting one is after it. */
export function Agenda({ step }: { readonly step: Step }) {
  const { language } = usePreferences()
  const w = useWords()
  const rows = withSums(step.agenda)
  const ways = (modes: readonly (keyof typeof w.plan.modes)[]) =>
    modes.filter((mode) => mode !== 'break').map((mode) => w.plan.modes[mode])
  const toolWords = (id: string) => {
    const name = toolName(id)?.[language]
    return name && !toolOf(id) ? w.plan.coming(name) : name
  }
  return (
    <table className="plan-agenda">
      <thead>
        <tr>
          <th scope="col">{w.plan.minutes}</th>
          <th scope="col">{w.plan.point}</th>
          <th scope="col">{w.plan.sum}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ minutes, text, modes, tool, sum }) => (
          <tr key={sum}>
            <td>{w.plan.min(minutes)}</td>
            <td>
              {text[language]}
              <span className="plan-note">{[...ways(modes), tool && toolWords(tool)].filter(Boolean).join(' · ')}</span>
            </td>
            <td>{w.plan.min(sum)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function withSums(agenda: Step['agenda']) {
  let sum = 0
  return agenda.map((item) => {
    sum += item.minutes
    return { ...item, sum }
  })
}
