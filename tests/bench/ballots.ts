import { addCards } from '@samtavla/shared/edits/cards.ts'
import { newPen } from '@samtavla/shared/edits/pen.ts'
import { openContent } from '@samtavla/shared/model/content.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { ask, demand, fillHall, HALL, type Hall } from './full-hall.ts'
import { percentile } from './samples.ts'
import type { Row } from './table.ts'

/**
 * Sixty people vote in the same second, and the server is killed the moment that the last one is answered: every answered ballot
 * must be there when it is back. Beside it: as many questions at once that change nothing.
 */
export async function measureBallots(): Promise<Row[]> {
  const hall = await fillHall()
  try {
    const cards = await problemsOf(hall)
    const round = await openRound(hall, cards)
    const asked = await timed(hall, (seat) => ask(hall, seat, 'GET', `/rounds/${round}/ballot`))
    const cast = await timed(hall, (seat, i) => {
      const choices = { [cards[i % cards.length]!]: 2, [cards[(i + 1) % cards.length]!]: 1 }
      return ask(hall, seat, 'PUT', `/rounds/${round}/ballot`, { choices, revision: 0 })
    })
    await hall.server.kill()
    await hall.server.restart()
    const lost = (await Promise.all(hall.seats.map((seat) => isLost(hall, seat, round)))).filter(Boolean).length
    return [
      {
        name: `ballots: ${HALL} in the same second, slowest answer`,
        unit: 'ms',
        baseline: Math.max(...asked.times),
        ours: Math.max(...cast.times),
        limit: { of: 'value', max: 500 },
        note: `p50 is ${percentile(cast.times, 0.5).toFixed(0)} ms; refused: ${cast.refused}; the baseline reads a ballot`,
      },
      {
        name: 'ballots: answered and lost by a kill',
        unit: '',
        ours: lost + cast.refused,
        limit: { of: 'value', max: 0 },
      },
    ]
  } finally {
    await hall.server.stop()
  }
}

async function timed(
  hall: Hall,
  act: (seat: Hall['seats'][number], index: number) => ReturnType<typeof ask>,
): Promise<{ times: number[]; refused: number }> {
  const answers = await Promise.all(
    hall.seats.map(async (seat, i) => {
      const start = performance.now()
      const { status } = await act(seat, i)
      return { ms: performance.now() - start, isGranted: status < 300 }
    }),
  )
  return { times: answers.map(({ ms }) => ms), refused: answers.filter(({ isGranted }) => !isGranted).length }
}

async function isLost(hall: Hall, seat: Hall['seats'][number], round: string): Promise<boolean> {
  const { body } = await demand(hall, seat, 'GET', `/rounds/${round}/ballot`)
  return body.revision !== 1 || Object.keys(body.choices as object).length !== 2
}

async function problemsOf({ lead, board }: Hall): Promise<CardId[]> {
  let cards: CardId[] = []
  const frame = lead.content.edit((doc) => {
    const texts = Array.from({ length: 8 }, (_, i) => ({ text: `Problem ${i + 1}` }))
    const target = { board, region: 'svagheter', before: 'end' } as const
    const added = addCards(newPen(openContent(doc), lead.user, 'Frida Ledare'), target, texts)
    if (!added.ok) throw new Error(added.reason)
    cards = added.value
  })
  await lead.content.acknowledgedUpTo(frame)
  return cards
}

async function openRound(hall: Hall, cards: readonly CardId[]): Promise<string> {
  const body = { kind: 'dots', board: hall.board, cards, budget: 3, cap: 2, voters: ['member'] }
  const answer = await demand(hall, hall.lead, 'POST', '/rounds', body)
  return answer.body.round as string
}
