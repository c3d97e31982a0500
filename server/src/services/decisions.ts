import { isOpenProblem } from '@samtavla/shared/checks/priority-checks.ts'
import { type Decision, passedSteps, standingDecisions } from '@samtavla/shared/discussion/decision.ts'
import { departuresOf } from '@samtavla/shared/discussion/departure.ts'
import { openDiscussion, readDecisions } from '@samtavla/shared/discussion/discussion.ts'
import { dotsOf } from '@samtavla/shared/discussion/results.ts'
import { isShown, readCard } from '@samtavla/shared/model/card.ts'
import type { Content } from '@samtavla/shared/model/content.ts'
import { type BoardId, type CardId, type DecisionId, newDecisionId, type RoomId } from '@samtavla/shared/model/ids.ts'
import { type Plan, readPlan } from '@samtavla/shared/model/plan.ts'
import { Failure } from '../errors.ts'
import type { Registry } from '../rooms/registry.ts'
import type { MemberRow } from '../storage/store.ts'
import { needBoard, needCards, readContent } from './live-content.ts'
import type { RoundService } from './rounds.ts'

/** DEC7: each is in the room's `discussion` for good. */
export const MOST_DECISIONS = 2_000

/** What somebody asks to be written down. */
export interface DecisionRequest {
  readonly kind: 'priorities' | 'other'
  readonly text: string
  readonly reason: string
  readonly board?: BoardId | undefined
  readonly cards: readonly CardId[]
  readonly replaces?: DecisionId | undefined
}

/** What of a process model a decision on a step needs. */
export interface StepModel {
  readonly steps: readonly { readonly id: string; readonly gate: readonly { readonly id: string }[] }[]
}

export interface DecisionParts {
  readonly registry: Registry
  readonly rounds: Pick<RoundService, 'standing'>
  readonly loadProcessModel: (id: string) => Promise<StepModel | undefined>
  readonly now?: () => number
}

type Decider = Pick<MemberRow, 'user' | 'name' | 'role'>
type NewDecision = Omit<Decision, 'id' | 'at' | 'by'>

/** The room's log of decisions: what was decided, by whom, why and on what votes. Nothing in it is ever changed or removed. */
export class DecisionService {
  readonly #parts: DecisionParts
  readonly #now: () => number

  constructor(parts: DecisionParts) {
    this.#parts = parts
    this.#now = parts.now ?? Date.now
  }

  /**
   * Writes a decision down and answers with its id, once it is on the disk. Refused when a board or card is not there; with
   * `reason-needed` when it departs from the votes without saying why; with `not-so-any-more` when the decision that it replaces does
   * not stand, and when it leaves out the one that stands.
   */
  async decide(room: RoomId, request: DecisionRequest, by: Decider): Promise<DecisionId> {
    const { kind, board, cards, reason } = request
    const standing = kind === 'priorities' && board ? await this.#parts.rounds.standing(room, board) : { rounds: [] }
    const departures = await readContent(this.#parts.registry, room, (content) => {
      if (board) needBoard(content, board)
      needCards(content, cards)
      const dots = dotsOf(standing.dots, (card) => isOpen(content, card))
      return departuresOf(cards, { ...standing, dots })
    })
    if (reason === '' && departures.length > 0) throw new Failure('reason-needed')
    return this.#add(room, by, { ...request, rounds: standing.rounds }, (decisions) =>
      isReplacing(standingDecisions(decisions), request),
    )
  }

  /**
   * Says that a step of the room's plan is passed, or open again. Refused when it is so already; and with `reason-needed` when it is
   * passed with points of its gate undone and nobody says why.
   */
  async setStep(
    room: RoomId,
    step: string,
    { isPassed, reason }: { readonly isPassed: boolean; readonly reason: string },
    by: Decider,
  ): Promise<DecisionId> {
    const plan = await readContent(this.#parts.registry, room, readPlan)
    const undone = await this.#unmetOf(plan, step)
    const unmet = isPassed ? undone : []
    if (unmet.length > 0 && reason === '') throw new Failure('reason-needed')
    const decision = { kind: 'step', text: '', reason, cards: [], rounds: [], step, isPassed, unmet } as const
    return this.#add(room, by, decision, (decisions) => passedSteps(decisions).has(step) !== isPassed)
  }

  /** The points of a step's gate that nobody has ticked off. Refused when the plan has no such step. */
  async #unmetOf(plan: Plan | undefined, id: string): Promise<string[]> {
    const model = plan && (await this.#parts.loadProcessModel(plan.model.id))
    const step = model?.steps.find((each) => each.id === id)
    if (!plan || !step) throw new Failure('not-found', 'step')
    return step.gate.map((point) => point.id).filter((point) => !plan.done[point])
  }

  /** Looks and writes in one step: of two who would replace the same decision, the second finds it replaced. */
  async #add(
    room: RoomId,
    { user, name, role }: Decider,
    decision: NewDecision,
    isSoStill: (decisions: readonly Decision[]) => boolean,
  ): Promise<DecisionId> {
    const id = newDecisionId()
    await this.#parts.registry.write({ room, kind: 'discussion', user: undefined }, (doc) => {
      const discussion = openDiscussion(doc)
      const present = readDecisions(discussion)
      if (discussion.decisions.size >= MOST_DECISIONS) throw new Failure('room-full')
      if (!isSoStill(present)) throw new Failure('not-so-any-more')
      // Later than all others, whatever the clock says: their order is what they mean.
      const at = Math.max(this.#now(), (present.at(-1)?.at ?? 0) + 1)
      discussion.decisions.set(id, withoutUndefined({ ...decision, by: { user, name, role }, at }))
    })
    return id
  }
}

/** A card that was set aside or removed meanwhile is passed over by nobody. */
function isOpen({ cards }: Content, id: CardId): boolean {
  const card = readCard(id, cards.get(id))
  return card !== undefined && isShown(card, (other) => cards.has(other)) && isOpenProblem(card)
}

/** What is replaced stands, and is about the same; and there is one decision on a board's priorities, not two. */
function isReplacing(standing: readonly Decision[], { kind, board, replaces }: DecisionRequest): boolean {
  const same = standing.filter((decision) => decision.kind === kind && decision.board === board)
  if (replaces !== undefined) return same.some(({ id }) => id === replaces)
  return kind !== 'priorities' || same.length === 0
}

function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T
}
