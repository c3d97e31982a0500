import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { newBoardId, newDecisionId, newRoundId } from '../model/ids.ts'
import { type Decision, passedSteps, prioritiesOf, standingDecisions } from './decision.ts'
import { openDiscussion, readDecisions, readRounds } from './discussion.ts'
import { type Round, roundsAbout } from './round.ts'

const board = newBoardId()
const by = { user: 'user_a', name: 'Petra Rektor', role: 'principal' } as const

function decision(parts: Partial<Decision>): Decision {
  return {
    id: newDecisionId(),
    kind: 'priorities',
    text: '',
    reason: '',
    by,
    at: 1,
    cards: [],
    rounds: [],
    board,
    ...parts,
  }
}

function round(parts: Partial<Round>): Round {
  const rest = { cards: [], budget: 3, cap: 2, voters: ['member'], openedBy: 'Frida Ledare', voted: 0, of: 8 } as const
  return { id: newRoundId(), kind: 'dots', board, openedAt: 1, ...rest, ...parts }
}

describe('a discussion', () => {
  const withEntries = (rounds: readonly Round[], decisions: readonly Decision[]) => {
    const discussion = openDiscussion(new Y.Doc())
    for (const { id, ...rest } of rounds) discussion.rounds.set(id, rest)
    for (const { id, ...rest } of decisions) discussion.decisions.set(id, rest)
    return discussion
  }

  it('gives rounds with the newest first and decisions with the oldest first', () => {
    const [first, last] = [round({ openedAt: 1 }), round({ openedAt: 2 })]
    const [early, late] = [decision({ at: 1 }), decision({ at: 2 })]
    const discussion = withEntries([first, last], [late, early])
    expect(readRounds(discussion)).toEqual([last, first])
    expect(readDecisions(discussion)).toEqual([early, late])
  })

  it('passes over what a newer server has written', () => {
    const discussion = withEntries([round({})], [decision({})])
    discussion.rounds.set(newRoundId(), { kind: 'coins' })
    discussion.rounds.set('x', { kind: 'dots' })
    discussion.rounds.set(newRoundId(), 7)
    discussion.decisions.set(newDecisionId(), { kind: 'tossed' })
    discussion.decisions.set(newDecisionId(), null)
    expect([readRounds(discussion).length, readDecisions(discussion).length]).toEqual([1, 1])
  })
})

describe('roundsAbout', () => {
  it('finds those of a kind about a board, the newest first', () => {
    const rounds = [
      round({ openedAt: 1 }),
      round({ openedAt: 3 }),
      round({ kind: 'matrix' }),
      round({ board: newBoardId() }),
    ]
    expect(roundsAbout(rounds, board, 'dots')).toEqual([rounds[1], rounds[0]])
  })
})

describe('[DEC4] decisions', () => {
  it('stand until another replaces them', () => {
    const first = decision({})
    const next = decision({ replaces: first.id, at: 2 })
    expect(standingDecisions([first, next])).toEqual([next])
    expect(prioritiesOf([first, next], board)).toEqual(next)
    expect(prioritiesOf([first, next], newBoardId())).toBeUndefined()
    expect(prioritiesOf([decision({ kind: 'other' })], board)).toBeUndefined()
  })

  it('on steps count in the order in which they were made', () => {
    const step = (isPassed: boolean, at: number) => decision({ kind: 'step', step: 'h1', isPassed, at })
    expect(passedSteps([step(true, 1)])).toEqual(new Set(['h1']))
    expect(passedSteps([step(false, 2), step(true, 1)])).toEqual(new Set())
    expect(passedSteps([step(true, 3), step(false, 2), step(true, 1)])).toEqual(new Set(['h1']))
  })
})
