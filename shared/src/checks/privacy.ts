import { contactDetails } from './contact-details.ts'
import { namedPersons } from './named-person.ts'
import { personalNumbers, type Span } from './personal-number.ts'
import { sensitiveAboutOne } from './sensitive-words.ts'
import { writtenWords } from './written-words.ts'

/** What is the matter with a stretch of text, in a stable word; the sentences are in `i18n`. */
export type PrivacyConcern = 'personal-number' | 'named-person' | 'contact-details' | 'sensitive-about-one'

export interface PrivacyFinding extends Span {
  readonly rule: 'PRIV-E1' | 'PRIV-W1' | 'PRIV-W2' | 'PRIV-W3'
  readonly concern: PrivacyConcern
}

/**
 * What in a text may be about one single person, in Swedish and English alike, in the order of the rules. Looks at the text alone
 * and sends it nowhere; takes time in proportion to its length, whatever the text. It overlooks some and suspects some:
 * only a personal number is certain, so only that may stop anybody.
 */
export function privacyFindings(text: string): readonly PrivacyFinding[] {
  const numbers = personalNumbers(text)
  const written = writtenWords(text)
  const contacts = contactDetails(text).filter((span) => !numbers.some((number) => overlaps(number, span)))
  return [
    ...findings('PRIV-E1', 'personal-number', numbers),
    ...findings('PRIV-W1', 'named-person', namedPersons(written)),
    ...findings('PRIV-W2', 'contact-details', contacts),
    ...findings('PRIV-W3', 'sensitive-about-one', sensitiveAboutOne(written)),
  ]
}

/** The text cannot be shared until it is changed (PRIV-E1); the other findings are questions. */
export function isUnshareable(findings: readonly PrivacyFinding[]): boolean {
  return findings.some(({ rule }) => rule === 'PRIV-E1')
}

/** True when a change puts a personal number into a text that was not there before, such as by its last digit. */
export function addsPersonalNumber(before: string, after: string): boolean {
  const known = new Set(personalNumbers(before).map((span) => digitsOf(before, span)))
  return personalNumbers(after).some((span) => !known.has(digitsOf(after, span)))
}

/**
 * What was found, as a word that stays the same while the rest of the text changes: who was asked about a finding and kept it is
 * not asked about it again. Empty where nothing was found.
 */
export function findingsKey(text: string, findings: readonly PrivacyFinding[]): string {
  return findings.map(({ rule, start, end }) => `${rule} ${text.slice(start, end).toLowerCase()}`).join('\n')
}

function findings(rule: PrivacyFinding['rule'], concern: PrivacyConcern, spans: readonly Span[]): PrivacyFinding[] {
  return spans.map(({ start, end }) => ({ rule, concern, start, end }))
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}

function digitsOf(text: string, { start, end }: Span): string {
  return text.slice(start, end).replace(/\D/g, '')
}
