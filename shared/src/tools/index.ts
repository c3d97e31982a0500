import { actionPlan } from './action-plan.ts'
import { activityPlan } from './activity-plan.ts'
import { causes } from './causes.ts'
import { comingTools } from './coming.ts'
import { currentState } from './current-state.ts'
import { decisions } from './decisions.ts'
import { effectChain } from './effect-chain.ts'
import { evidence } from './evidence.ts'
import { followUp } from './follow-up.ts'
import { goals } from './goals.ts'
import { history } from './history.ts'
import { lectures } from './lectures.ts'
import { meetingScan } from './meeting-scan.ts'
import { notes } from './notes.ts'
import { prioritise } from './prioritise.ts'
import { problems } from './problems.ts'
import { projectBrief } from './project-brief.ts'
import { stats } from './stats.ts'
import { successFactors } from './success-factors.ts'
import { swot } from './swot.ts'
import { theoryOfChange } from './theory-of-change.ts'
import type { Tool, Words } from './tool.ts'

/** Every tool there is, by what a group does with it, in the order of a process; a new one is a definition and a line here. */
export const toolGroups: readonly { readonly name: Words; readonly tools: readonly Tool[] }[] = [
  {
    name: { sv: 'Se var vi är', en: 'See where we are' },
    tools: [swot, currentState, history, successFactors, meetingScan, evidence, stats],
  },
  {
    name: { sv: 'Välja problem och förstå dem', en: 'Choose problems and understand them' },
    tools: [problems, prioritise, causes],
  },
  {
    name: { sv: 'Sätta mål och planera', en: 'Set goals and plan' },
    tools: [goals, effectChain, theoryOfChange, actionPlan, activityPlan],
  },
  { name: { sv: 'Följa upp', en: 'Follow up' }, tools: [followUp] },
  { name: { sv: 'Runt arbetet', en: 'Around the work' }, tools: [projectBrief, lectures, decisions, notes] },
]

export const tools: readonly Tool[] = toolGroups.flatMap((group) => group.tools)

export function toolOf(id: string): Tool | undefined {
  return tools.find((tool) => tool.id === id)
}

/** What a tool is called, one that is not built yet too; nothing for one that nobody knows. */
export function toolName(id: string): Words | undefined {
  return toolOf(id)?.name ?? comingTools.find((tool) => tool.id === id)?.name
}
