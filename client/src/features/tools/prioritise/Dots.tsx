import { useWords } from '../../../hooks/use-words.ts'

/** Dots as dots to the eye and as a number to the ear. */
export function Dots({ count }: { readonly count: number }) {
  const w = useWords()
  return (
    <>
      <span className="dots" aria-hidden="true">
        {'●'.repeat(count)}
      </span>
      <span className="visually-hidden">{w.prioritise.dots(count)}</span>
    </>
  )
}
