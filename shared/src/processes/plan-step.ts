import type { Words } from '../tools/tool.ts'
import type { ProcessModel, Step, Task } from './process-model.ts'

export function roleName(model: ProcessModel, id: string): Words | undefined {
  return model.roles.find((role) => role.id === id)?.name
}

/** The first step that is not passed; `undefined` when all are. */
export function nextStep(model: ProcessModel, passed: ReadonlySet<string>): Step | undefined {
  return model.steps.find(({ id }) => !passed.has(id))
}

/** What the role has to do, alone or with others, in the order of the steps. */
export function tasksOf(model: ProcessModel, role: string): readonly { readonly step: Step; readonly task: Task }[] {
  return model.steps.flatMap((step) =>
    step.tasks.filter(({ who }) => who.includes(role)).map((task) => ({ step, task })),
  )
}
