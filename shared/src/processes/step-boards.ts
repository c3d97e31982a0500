import { cutText } from '../lib/text-difference.ts'
import { MAX_TITLE } from '../model/board.ts'
import { toolName, toolOf } from '../tools/index.ts'
import { notes } from '../tools/notes.ts'
import { presetWith, type Words } from '../tools/tool.ts'
import type { Step } from './process-model.ts'

/** A board as a step wants it: what `addBoard` takes. */
export interface StepBoard {
  readonly tool: string
  readonly preset: string
  readonly title: string
  readonly step: string
  readonly prompts: Readonly<Record<string, string>>
}

interface StepRoom {
  readonly language: keyof Words
  /** What the room's boards are called, so that no new one is called the same. */
  readonly titles: Iterable<string>
}

/**
 * The boards that a step is worked on with, in the model's order, with its questions in one language. What comes later is left out
 * (`comingIn`); where nothing else is left, there is one board of notes, named after the step.
 */
export function boardsForStep(step: Step, { language, titles }: StepRoom): readonly StepBoard[] {
  const taken = new Set(titles)
  const boards: StepBoard[] = []
  for (const { tool: id, prompts } of step.boards) {
    const tool = toolOf(id)
    if (!tool) continue
    const preset = presetWith(
      tool,
      prompts.map(({ region }) => region),
    )
    const name = tool.name[language]
    const withStep = cutText(`${name} – ${step.title[language]}`, MAX_TITLE)
    const title = [name, preset.name[language]].find((each) => !taken.has(each)) ?? withStep
    taken.add(title)
    boards.push({
      tool: id,
      preset: preset.id,
      title,
      step: step.id,
      prompts: Object.fromEntries(prompts.map(({ region, text }) => [region, text[language]])),
    })
  }
  return boards.length > 0 ? boards : [notesFor(step, language)]
}

function notesFor(step: Step, language: keyof Words): StepBoard {
  const title = cutText(step.title[language], MAX_TITLE)
  return { tool: notes.id, preset: notes.presets[0].id, title, step: step.id, prompts: {} }
}

/** What the step's tools that are not there yet are called; each once. */
export function comingIn(step: Step): readonly Words[] {
  const ids = new Set(step.boards.map(({ tool }) => tool).filter((id) => !toolOf(id)))
  return [...ids].map(toolName).filter((name) => name !== undefined)
}
