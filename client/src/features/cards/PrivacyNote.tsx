import './privacy.css'
import { CircleAlert, CircleHelp } from 'lucide-react'
import type { ReactNode } from 'react'
import { useWords } from '../../hooks/use-words.ts'
import { classNames } from '../../ui/class-names.ts'
import type { PrivacyQuestion } from './privacy-questions.ts'

interface PrivacyNoteProps {
  readonly id?: string
  readonly question: PrivacyQuestion
  /** What one can do about it. */
  readonly children?: ReactNode
}

/** What is asked of a text that may be about one person, or why it cannot be shared. Says nothing aloud by itself. */
export function PrivacyNote({ id, question, children }: PrivacyNoteProps) {
  const sentences = usePrivacySentences(question)
  const Icon = question.isStop ? CircleAlert : CircleHelp
  return (
    <div className={classNames('privacy-note', question.isStop && 'is-stop')}>
      <Icon size={18} aria-hidden="true" />
      <p id={id}>{sentences}</p>
      {children}
    </div>
  )
}

export function usePrivacySentences({ concerns }: PrivacyQuestion): string {
  const w = useWords()
  return [...new Set(concerns.map((concern) => w.privacy.concerns[concern]))].join(' ')
}
