import { RoomChecker, roomFindings } from '@samtavla/shared/checks/room-checks.ts'
import type { RoomFacts } from '@samtavla/shared/checks/room-index.ts'
import { PROCESS, roomOfLjungdungen } from '@samtavla/shared/examples/ljungdungen.ts'
import type { BoardId, CardId } from '@samtavla/shared/model/ids.ts'
import { loadProcessModel } from '@samtavla/shared/processes/index.ts'
import { factsOfFile } from '../support/room-facts.ts'
import type { Row } from './table.ts'

/** A large room: five groups' whole years in one. */
const COPIES = 5
const LOOKS = 40
const EDITS = 400

/** What the rules of the methods cost in a large room: all of it looked at once, and after one edit. */
export async function measureChecks(): Promise<Row[]> {
  const facts = await largeRoom()
  const size = `${facts.cards.length} cards, ${facts.links.length} threads`
  const whole = Array.from({ length: LOOKS }, () => timed(() => roomFindings(facts)))
  return [
    { ...row('checks: whole room', whole, 50), note: `${size}, ${roomFindings(facts).length} findings; the median` },
    { ...row('checks: one edit', editsIn(facts), 5), note: 'a card is written in, or a thread drawn; the median' },
  ]
}

/** Every second one draws a thread, or takes it away again. */
function editsIn(start: RoomFacts): number[] {
  const checker = new RoomChecker(start)
  let facts = start
  return Array.from({ length: EDITS }, (_, i) => {
    const at = (i * 37) % facts.cards.length
    const link = { kind: 'acts_on', from: facts.cards[at]!.id, to: facts.cards[0]!.id, at: i } as const
    facts =
      i % 2 === 0
        ? { ...facts, cards: facts.cards.map((card, c) => (c === at ? { ...card, text: `${card.text} ${i}` } : card)) }
        : { ...facts, links: i % 4 === 1 ? [...start.links, link] : start.links }
    return timed(() => checker.update(facts))
  })
}

async function largeRoom(): Promise<RoomFacts> {
  const model = await loadProcessModel(PROCESS)
  if (!model) throw new Error(`No process model ${PROCESS}`)
  const facts = factsOfFile(roomOfLjungdungen(model), model, '2026-06-10')
  const copies = Array.from({ length: COPIES }, (_, i) => copyOf(facts, i))
  return {
    ...facts,
    boards: copies.flatMap(({ boards }) => boards),
    cards: copies.flatMap(({ cards }) => cards),
    links: copies.flatMap(({ links }) => links),
    priorities: copies.flatMap(({ priorities }) => priorities),
  }
}

function copyOf(facts: RoomFacts, i: number): Pick<RoomFacts, 'boards' | 'cards' | 'links' | 'priorities'> {
  const card = (id: CardId): CardId => `${id}x${i}`
  const board = (id: BoardId): BoardId => `${id}x${i}`
  return {
    boards: facts.boards.map((each) => ({ ...each, id: board(each.id) })),
    cards: facts.cards.map((each) => ({
      ...each,
      id: card(each.id),
      place: { ...each.place, board: board(each.place.board) },
    })),
    links: facts.links.map((each) => ({ ...each, from: card(each.from), to: card(each.to) })),
    priorities: facts.priorities.map((each) => ({ board: board(each.board), cards: each.cards.map(card) })),
  }
}

function timed(act: () => unknown): number {
  const start = performance.now()
  act()
  return performance.now() - start
}

function row(name: string, times: readonly number[], max: number): Row {
  const median = [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]!
  return { name, unit: 'ms', ours: median, limit: { of: 'value', max } }
}
