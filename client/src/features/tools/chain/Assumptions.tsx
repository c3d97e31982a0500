import { useMemo } from 'react'
import { useRoom, useStored } from '../../../hooks/room-context.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { beginningOf } from '../../../model/card-names.ts'
import { useChainActions } from './chain-context.ts'
import type { Arrow } from './read-chain.ts'

/** What the group takes for granted, under the numbers that the arrows have in the picture. */
export function Assumptions({ arrows }: { readonly arrows: readonly Arrow[] }) {
  const w = useWords()
  const { canEdit } = useChainActions()
  const said = arrows.filter(({ number }) => number > 0)
  if (arrows.length === 0 || (said.length === 0 && !canEdit)) return null
  return (
    <section className="chain-band chain-assumptions" aria-label={w.chain.assumptions}>
      <h2 className="chain-legend-title">{w.chain.assumptions}</h2>
      {said.length === 0 && <p className="region-prompt">{w.chain.noAssumptions}</p>}
      <ol>
        {said.map((arrow) => (
          <Assumption key={`${arrow.from} ${arrow.to}`} arrow={arrow} />
        ))}
      </ol>
    </section>
  )
}

function Assumption({ arrow }: { arrow: Arrow }) {
  const { openArrow } = useChainActions()
  const w = useWords()
  const [cause, effect] = useEndWords(arrow)
  return (
    <li>
      <button type="button" className="chain-assumption" onClick={() => openArrow(arrow.link)}>
        <span className="chain-number">{arrow.number}</span>
        <span>
          {arrow.assumption} <span className="region-prompt">{w.chain.between(cause, effect)}</span>
        </span>
      </button>
    </li>
  )
}

/** What stands on the two cards of an arrow: what leads to it, and the effect. */
export function useEndWords({ from, to }: Pick<Arrow, 'from' | 'to'>): readonly [cause: string, effect: string] {
  const { store } = useRoom()
  const w = useWords()
  const keys = useMemo(() => [from, to], [from, to])
  const both = useStored(keys, () => JSON.stringify([beginningOf(store, to, w), beginningOf(store, from, w)]))
  return JSON.parse(both) as [string, string]
}
