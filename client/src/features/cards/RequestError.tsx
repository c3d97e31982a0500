import { useWords } from '../../hooks/use-words.ts'
import { Banner } from '../../ui/Banner.tsx'
import type { Request } from './use-request.ts'

/** Why the server did not do what was asked of it. */
export function RequestError({ request: { reason } }: { readonly request: Pick<Request, 'reason'> }) {
  const w = useWords()
  if (!reason) return null
  return (
    <Banner key={reason} kind="refused">
      <strong>{w.refusalTitle(reason)}.</strong> {w.refusals(reason)}
    </Banner>
  )
}
