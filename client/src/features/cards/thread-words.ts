import { cardWords } from '@samtavla/shared/documents/card-words.ts'
import type { DocumentLanguage, PlanDocument } from '@samtavla/shared/documents/document.ts'
import { formatDay } from '@samtavla/shared/documents/document.ts'
import { standingOf } from '@samtavla/shared/edits/convert.ts'
import type { Words } from '@samtavla/shared/i18n/sv.ts'
import type { Card } from '@samtavla/shared/model/card.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { isDay } from '@samtavla/shared/model/plan.ts'
import type { Reading } from '@samtavla/shared/model/reading.ts'
import { type ThreadStep, threadDown, threadUp } from '@samtavla/shared/model/thread.ts'
import { type Stage, type StageGroup, stageOf, storyDown, storyUp } from '@samtavla/shared/tools/thread-stages.ts'
import { quotedName } from '../../model/card-names.ts'
import type { RoomStore } from '../../model/room-store.ts'

/** In which stage of the analysis a card stands. */
export function stageOfCard(store: RoomStore, id: CardId): Stage {
  const card = store.card(id)
  return card ? stageOf(standingOf(store.content, card)) : 'other'
}

/** The thread in one line: "Åtgärd A2 ← orsak C3 ← problem P1 ← nuläge N1, N2", and what came after it. */
export function threadLine(store: RoomStore, id: CardId, w: Words): { readonly up: string; readonly down: string } {
  const own = `${w.thread.stages[stageOfCard(store, id)]} ${quotedName(store, id, w)}`
  const start = own.charAt(0).toUpperCase() + own.slice(1)
  const stageOfId = (card: CardId) => stageOfCard(store, card)
  const told = ({ stage, cards }: StageGroup) =>
    `${w.thread.stages[stage]} ${cards
      .filter((card) => isTold(store.card(card)))
      .map((card) => quotedName(store, card, w))
      .join(', ')}`
  const isSaid = ({ cards }: StageGroup) => cards.some((card) => isTold(store.card(card)))
  return {
    up: [start, ...storyUp(store, id, stageOfId).filter(isSaid).map(told)].join(' ← '),
    down: [start, ...storyDown(store, id, stageOfId).filter(isSaid).map(told)].join(' → '),
  }
}

/** Earlier wordings are in the thread step by step, and not in the line. */
function isTold(card: Card | undefined): boolean {
  return card !== undefined && card.state?.kind !== 'replaced'
}

/** How a step hangs together with the one before it, from where one reads. */
export function throughWords({ through }: ThreadStep, direction: 'up' | 'down', w: Words): string {
  return w.thread.through[through]?.[direction === 'up' ? 0 : 1] ?? ''
}

/** What was read and when, with its note. */
export function readingWords({ at, value, note }: Reading, language: DocumentLanguage, w: Words): string {
  const said = w.thread.reading(value, isDay(at) ? formatDay(at, language) : at)
  return note ? `${said} (${note})` : said
}

/** Who wrote a card and when. */
export function authorWords({ author }: Card, language: DocumentLanguage): string {
  if (!author) return ''
  const day = new Date(author.at).toISOString().slice(0, 10)
  return [author.name, isDay(day) && formatDay(day, language)].filter(Boolean).join(', ')
}

/** The thread of a card as a document: to print, to save and to send. */
export function threadDocument(store: RoomStore, id: CardId, language: DocumentLanguage, w: Words): PlanDocument {
  const card = store.card(id)
  const line = threadLine(store, id, w)
  const boards = new Map(store.boards().map((board) => [board.id, board.title]))
  const rowOf = (step: ThreadStep, direction: 'up' | 'down') => {
    const found = store.card(step.card)
    return {
      cells: found
        ? [
            store.code(step.card) ?? '',
            `${throughWords(step, direction, w)} ${quotedName(store, step.via, w)}`,
            [cardWords(found, w), ...found.readings.map((reading) => readingWords(reading, language, w))].join('\n'),
            boards.get(found.place.board) ?? '',
            authorWords(found, language),
          ]
        : [],
    }
  }
  const table = (direction: 'up' | 'down', steps: readonly ThreadStep[]) => ({
    id: direction,
    caption: w.thread[direction],
    columns: w.thread.columns.map((label) => ({ label, kind: 'text' as const })),
    rows: steps.map((step) => rowOf(step, direction)),
  })
  const [up, down] = [threadUp(store, id), threadDown(store, id)]
  return {
    title: w.thread.from(quotedName(store, id, w)),
    subtitle: [store.meta().title, ...(card ? [cardWords(card, w)] : [])],
    language,
    sections: [
      {
        heading: w.thread.up,
        paragraphs: up.length > 0 ? [line.up] : [w.thread.upNone],
        tables: up.length > 0 ? [table('up', up)] : [],
      },
      {
        heading: w.thread.down,
        paragraphs: down.length > 0 ? [line.down] : [w.thread.downNone],
        tables: down.length > 0 ? [table('down', down)] : [],
      },
    ],
  }
}

/** The same as plain text, for a mail or a chat. */
export function threadText({ title, subtitle, sections }: PlanDocument): string {
  const parts = sections.flatMap(({ heading, paragraphs, tables }) => [
    '',
    heading,
    ...paragraphs,
    ...tables.flatMap(({ rows }) => rows.map(({ cells }) => `- ${cells.filter((cell) => cell !== '').join(' · ')}`)),
  ])
  return [title, ...subtitle, ...parts].join('\n')
}
