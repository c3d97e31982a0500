import { type Decision, standingDecisions } from '../discussion/decision.ts'
import type { Words } from '../i18n/sv.ts'
import type { CardId } from '../model/ids.ts'
import type { Teller } from './card-columns.ts'
import { cardWords } from './card-words.ts'
import type { DocumentSection, DocumentTable } from './document.ts'

/** What the things that a decision names are called. */
export interface DecisionNames {
  readonly codeOf: (card: CardId) => string
  readonly stepName: (step: string) => string | undefined
}

/** What was decided, in words. */
export function decisionWords(
  { kind, text, cards, step, isPassed }: Decision,
  w: Words,
  { codeOf, stepName }: DecisionNames,
): string {
  if (kind === 'priorities') return [w.log.priorities(cards.map(codeOf).join(', ')), text].filter(Boolean).join('. ')
  if (kind === 'other') return text
  const name = stepName(step ?? '') ?? ''
  return isPassed ? w.log.stepPassed(name) : w.log.stepOpened(name)
}

/** All decisions in the order in which they were made: who, when and why, and for each whether it stands. */
export function decisionSection(teller: Teller, stepName: DecisionNames['stepName']): DocumentSection {
  const { w } = teller
  const table = decisionTable(teller, stepName)
  return { heading: w.log.title, paragraphs: table ? [] : [w.log.none], tables: table ? [table] : [] }
}

function decisionTable({ room, w }: Teller, stepName: DecisionNames['stepName']): DocumentTable | undefined {
  const decisions = room.decisions()
  const standing = new Set(standingDecisions(decisions))
  const codeOf = (id: CardId) => {
    const card = room.card(id)
    return room.code(id) ?? (card ? cardWords(card, w) : '')
  }
  if (decisions.length === 0) return undefined
  return {
    id: 'decisions',
    caption: `${w.log.title} (${decisions.length})`,
    columns: w.documents.decisionColumns.map((label, i) => ({ label, kind: i === 0 ? 'day' : 'text' })),
    rows: decisions.map((decision) => ({
      cells: [
        new Date(decision.at).toISOString().slice(0, 10),
        decisionWords(decision, w, { codeOf, stepName }),
        decision.reason,
        `${decision.by.name}, ${w.roles[decision.by.role]}`,
        standing.has(decision) ? w.documents.settled : w.log.replaced,
      ],
    })),
  }
}
