import { addCards } from '@samtavla/shared/edits/cards.ts'
import { newPen } from '@samtavla/shared/edits/pen.ts'
import { addNote } from '@samtavla/shared/edits/private-notes.ts'
import { openContent } from '@samtavla/shared/model/content.ts'
import { openPrivateNotes } from '@samtavla/shared/model/private-notes.ts'
import { openStage, silenceOn } from '@samtavla/shared/model/stage.ts'
import { until } from '../support/people.ts'
import type { RawClient } from '../support/raw-client.ts'
import { cpuOf, demand, fillHall, HALL, type Hall, openDoc } from './full-hall.ts'
import type { Row } from './table.ts'

const NOTES_EACH = 3
const NOTES = HALL * NOTES_EACH
const REGION = 'svagheter'

/**
 * Sixty people write silently, three notes each, and then all is shown. Counted from the facilitator's press until the last of
 * their sockets has every card. Beside it: one person pastes as many cards, which is one update for everybody, too.
 */
export async function measureReveal(): Promise<Row[]> {
  const hall = await fillHall()
  try {
    const pasted = await measured(hall, NOTES, async () => paste(hall))
    await writeSilently(hall)
    const revealed = await measured(hall, 2 * NOTES, () =>
      demand(hall, hall.lead, 'POST', `/silences/${hall.board}/reveal`).then(() => {}),
    )
    return [
      {
        name: `reveal: ${NOTES} notes on ${HALL} screens`,
        unit: 'ms',
        baseline: pasted.ms,
        ours: revealed.ms,
        limit: { of: 'value', max: 1_000 },
        note: 'until the last socket has all cards; the baseline is one person who pastes as many',
      },
      {
        name: 'reveal: server CPU',
        unit: 'ms',
        baseline: pasted.cpu,
        ours: revealed.cpu,
        limit: { of: 'value', max: 200 },
        note: 'of all threads, until then',
      },
    ]
  } finally {
    await hall.server.stop()
  }
}

/** How long something takes until everybody has so many cards, and what it costs the server. */
async function measured(hall: Hall, cards: number, act: () => Promise<void>): Promise<{ ms: number; cpu: number }> {
  const [cpu, start] = [await cpuOf(hall), performance.now()]
  await act()
  const hasAll = ({ content }: { content: RawClient }) => openContent(content.doc).cards.size >= cards
  await until('everybody has all cards', () => [hall.lead, ...hall.seats].every(hasAll), 20_000)
  return { ms: performance.now() - start, cpu: (await cpuOf(hall)) - cpu }
}

async function paste({ lead, board }: Hall): Promise<void> {
  const texts = Array.from({ length: NOTES }, (_, i) => ({ text: textOf(i) }))
  const target = { board, region: REGION, before: 'end' } as const
  lead.content.edit((doc) => {
    const added = addCards(newPen(openContent(doc), lead.user, 'Frida Ledare'), target, texts)
    if (!added.ok) throw new Error(added.reason)
  })
}

async function writeSilently(hall: Hall): Promise<void> {
  await demand(hall, hall.lead, 'POST', `/silences/${hall.board}`, { isAnonymous: true })
  const stage = await openDoc(hall, hall.lead, 'stage')
  const silence = silenceOn(openStage(stage.doc), hall.board)
  if (!silence) throw new Error('The silence has not begun')
  const papers = await Promise.all(hall.seats.map((seat) => openDoc(hall, seat, `private/${seat.user}`)))
  for (let i = 0; i < NOTES_EACH; i++) {
    for (const [at, paper] of papers.entries()) {
      const note = { text: textOf(i * HALL + at), silence: silence.id, board: hall.board, region: REGION, writer: '' }
      paper.edit((doc) => void addNote(openPrivateNotes(doc), note, Date.now()))
    }
    await Promise.all(papers.map((paper) => paper.acknowledgedUpTo(paper.sent)))
  }
  await until('all notes are counted', () => openStage(stage.doc).counts.get(hall.board) === NOTES, 20_000)
}

/** As long as real notes are (finding 9). */
function textOf(i: number): string {
  return `Lapp ${i}: ${'så här långa är de lappar som människor skriver i en riktig analys, '.repeat(2).slice(0, 75)}`
}
