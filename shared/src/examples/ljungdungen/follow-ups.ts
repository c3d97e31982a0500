import type { StepBoard } from '../../processes/step-boards.ts'
import { followUp as followUpTool } from '../../tools/follow-up.ts'
import type { RoomDraft } from './draft.ts'

const CODE = /\b[AGT]\d+\b/g
const QUESTIONS = ['hant', 'funkat', 'justera'] as const
const DAY = new Intl.DateTimeFormat('sv-SE', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

/** One for each meeting; the last says who goes on. */
export function addFollowUpBoards(draft: RoomDraft, frame: StepBoard): void {
  const { followups, meetings } = draft.source
  for (const [i, { meeting }] of followups.entries()) {
    const { date } = meetings.find(({ id }) => id === meeting)!
    const isLast = i === followups.length - 1
    draft.addBoard({
      ...frame,
      title: `${frame.title} ${DAY.format(new Date(date))}`,
      ...(isLast && { facts: { owner_after: 'Biträdande rektor' } }),
    })
  }
}

/**
 * A card for each question: the first about the goals that were read that day, the second about the signs, and the last about the
 * actions that it names.
 */
export function addFollowUps(draft: RoomDraft): void {
  const { followups, meetings, decisions } = draft.source
  const boards = draft.boardsOf(followUpTool.id)
  for (const [i, followUp] of followups.entries()) {
    const { date } = meetings.find(({ id }) => id === followUp.meeting)!
    const board = boards[i]!
    const made = decisions.filter(({ id }) => followUp.decisions.includes(id)).map(({ text }) => text)
    const texts = { hant: followUp.happened, funkat: followUp.worked, justera: followUp.adjust }
    const about = {
      hant: goalsReadOn(draft, date),
      funkat: signsReadOn(draft, date),
      justera: namedIn([followUp.adjust, ...made]),
    }
    for (const [q, region] of QUESTIONS.entries()) {
      const code = `${followUp.id}${region}`
      const fields = region === 'justera' ? { decision: made.join('. ') } : {}
      const number = i * QUESTIONS.length + q + 1
      const by = draft.leader(i)
      draft.addCard({ code, text: texts[region], board, region, number, fields, by, meeting: followUp.meeting })
      draft.link('follows_up', code, about[region])
    }
  }
}

function goalsReadOn({ source }: RoomDraft, day: string): string[] {
  return source.readings.filter(({ date }) => date === day).map(({ goal }) => goal)
}

function signsReadOn({ source }: RoomDraft, day: string): string[] {
  return source.signs.filter(({ readings }) => readings.some(({ date }) => date === day)).map(({ id }) => id)
}

function namedIn(texts: readonly string[]): string[] {
  return [...new Set(texts.flatMap((text) => text.match(CODE) ?? []))]
}
