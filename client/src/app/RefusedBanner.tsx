import { useWords } from '../hooks/use-words.ts'
import { Banner } from '../ui/Banner.tsx'

/** What was refused, and what to do about it. */
export function RefusedBanner({ reason }: { reason: string }) {
  const w = useWords()
  return (
    <Banner kind="refused">
      <strong>{w.refusalTitle(reason)}.</strong> {w.refusals(reason)}
    </Banner>
  )
}
