import { useWords } from '../hooks/use-words.ts'

/** In the place of what is being fetched. */
export function Opening() {
  const w = useWords()
  return <p className="region-empty">{w.loading}</p>
}
