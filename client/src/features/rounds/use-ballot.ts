import { may } from '@samtavla/shared/access/can.ts'
import {
  type DotBallot,
  dotsIn,
  type MatrixBallot,
  type Placement,
  type RatingBallot,
} from '@samtavla/shared/discussion/ballot.ts'
import type { Round } from '@samtavla/shared/discussion/round.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { useRoom } from '../../hooks/room-context.ts'
import { type BallotBox, ballotBoxOf } from './ballot-box.ts'

/** Whether this person votes in a round. */
export function useMayVote(round: Pick<Round, 'voters'>): boolean {
  return useVotesIn()(round)
}

/** The same of rounds that there may be or not. */
export function useVotesIn(): (round: Pick<Round, 'voters'>) => boolean {
  const { role } = useRoom()
  return ({ voters }) => may(role, 'vote') && voters.includes(role)
}

/** This person's ballot in a round that is open to their role. */
export function useBallotBox({ id: round }: Pick<Round, 'id'>): BallotBox {
  const { store, id: room, me } = useRoom()
  const box = useMemo(() => ballotBoxOf(store, room, round, me.id), [store, room, round, me.id])
  useEffect(() => {
    const handleReturn = () => {
      if (!document.hidden) box.refresh()
    }
    document.addEventListener('visibilitychange', handleReturn)
    return () => document.removeEventListener('visibilitychange', handleReturn)
  }, [box])
  return box
}

/** What `read` gives must be the same value as long as it says the same. */
export function useBallot<T>(box: BallotBox, read: (box: BallotBox) => T): T {
  return useSyncExternalStore(box.subscribe, () => read(box))
}

/** How many dots this person has given a card. */
export function useDots(box: BallotBox, card: CardId): number {
  return useBallot(box, ({ choices }) => (choices as DotBallot)[card] ?? 0)
}

export function dotsLeft({ choices }: BallotBox, budget: number): number {
  return budget - dotsIn(choices as DotBallot)
}

/** Where this person has placed a card. */
export function usePlacement(box: BallotBox, card: CardId): Placement | undefined {
  return useBallot(box, ({ choices }) => (choices as MatrixBallot)[card])
}

/** How far this person said that a card holds; nothing where they have not. */
export function useRating(box: BallotBox, card: CardId): number | undefined {
  return useBallot(box, ({ choices }) => (choices as RatingBallot)[card])
}
