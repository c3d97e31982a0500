import type { ReactNode } from 'react'
import { useWords } from '../hooks/use-words.ts'

/** A page that says one thing and what to do about it. */
export function MessagePage({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  const w = useWords()
  return (
    <main className="message-page" tabIndex={-1}>
      <p className="brand">{w.product}</p>
      <h1>{title}</h1>
      <p>{text}</p>
      {children}
      <p>
        <a href="/">{w.toHome}</a>
      </p>
    </main>
  )
}
