import type { CardId } from '../model/ids.ts'
import { type ThreadSource, type ThreadStep, threadDown, threadUp } from '../model/thread.ts'
import { isSignRegion } from './goals.ts'

/**
 * The stages of an analysis in their order, from what one saw to what became of it. Every card stands in one; the thread is told, and
 * drawn, from stage to stage.
 */
export const STAGES = [
  'evidence',
  'state',
  'problem',
  'cause',
  'goal',
  'chain',
  'action',
  'sign',
  'activity',
  'followup',
  'other',
] as const
export type Stage = (typeof STAGES)[number]

const STAGE_OF: Readonly<Record<string, Stage>> = {
  history: 'evidence',
  meeting_scan: 'evidence',
  evidence: 'evidence',
  stats: 'evidence',
  swot: 'state',
  current_state: 'state',
  success_factors: 'state',
  problems: 'problem',
  causes: 'cause',
  goals: 'goal',
  effect_chain: 'chain',
  toc: 'chain',
  action_plan: 'action',
  activity_plan: 'activity',
  followup: 'followup',
}

/** The stage of a card by its tool and region. */
export function stageOf({ tool, region }: { readonly tool: string; readonly region: string }): Stage {
  if (tool === 'goals' && isSignRegion(region)) return 'sign'
  return (Object.hasOwn(STAGE_OF, tool) && STAGE_OF[tool]) || 'other'
}

type StageOf = (card: CardId) => Stage

/** What stands in one stage of a thread, in the order in which it was reached. */
export interface StageGroup {
  readonly stage: Stage
  readonly cards: readonly CardId[]
}

function grouped(steps: readonly ThreadStep[], stageOfCard: StageOf): StageGroup[] {
  const groups = Map.groupBy(steps, ({ card }) => stageOfCard(card))
  return STAGES.flatMap((stage) => {
    const found = groups.get(stage)
    return found ? [{ stage, cards: found.map(({ card }) => card) }] : []
  })
}

/** The thread upwards as one tells it: from the stage before the card's own back to what was seen first. */
export function storyUp(source: ThreadSource, card: CardId, stageOfCard: StageOf): StageGroup[] {
  return grouped(threadUp(source, card), stageOfCard).reverse()
}

/** The thread downwards: from what came next to what was read last. */
export function storyDown(source: ThreadSource, card: CardId, stageOfCard: StageOf): StageGroup[] {
  return grouped(threadDown(source, card), stageOfCard)
}

export interface ThreadPicture {
  /** Every card of the thread, the one that it was picked up at too, by stage. */
  readonly columns: readonly StageGroup[]
  /** What is drawn between them: from the upper to the lower card. */
  readonly lines: readonly { readonly from: CardId; readonly to: CardId }[]
}

/** The thread of a card across all boards, as columns with lines between them. */
export function threadPicture(source: ThreadSource, card: CardId, stageOfCard: StageOf): ThreadPicture {
  const steps = [...threadUp(source, card).reverse(), ...threadDown(source, card)]
  const all = [...new Set([...steps.map((step) => step.card), card])]
  const isIn = new Set(all)
  const groups = Map.groupBy(all, stageOfCard)
  const columns = STAGES.flatMap((stage) => {
    const cards = groups.get(stage)
    return cards ? [{ stage, cards }] : []
  })
  const lines = all.flatMap((id) => [
    ...source.linksFrom(id).map(({ to }) => ({ from: to, to: id })),
    ...source.originalsOf(id).map((original) => ({ from: original, to: id })),
  ])
  return { columns, lines: unique(lines.filter(({ from }) => isIn.has(from))) }
}

function unique(lines: ThreadPicture['lines']): ThreadPicture['lines'] {
  const seen = new Set<string>()
  return lines.filter(({ from, to }) => {
    const key = `${from} ${to}`
    return seen.has(key) ? false : seen.add(key)
  })
}

/** What loses something that it grew out of when cards go: the cards right below them that stay. */
export function hangingOn(source: ThreadSource, ids: readonly CardId[]): CardId[] {
  const going = new Set(ids)
  return [...new Set(ids.flatMap((id) => source.linksTo(id).map(({ from }) => from)))].filter((id) => !going.has(id))
}
