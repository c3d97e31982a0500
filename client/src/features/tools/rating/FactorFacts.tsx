import { successFactors } from '@samtavla/shared/tools/success-factors.ts'
import { usePreferences } from '../../../hooks/preferences.ts'
import { useStored } from '../../../hooks/room-context.ts'
import { type CardFactsProps, CardHints, codesBuiltOn, ThreadCounts } from '../../cards/CardFacts.tsx'

const SOURCES = ['links', 'codes', 'regions']

/** What a factor is based on, what grew out of it and what could be clearer. What is written of it stands beside it. */
export function FactorFacts({ card, isTabStop }: CardFactsProps) {
  const { language } = usePreferences()
  const rests = useStored(SOURCES, (store) => store.linksFrom(card.id).length)
  const leads = useStored(SOURCES, (store) => codesBuiltOn(store, card.id))
  if (card.erased) return null
  const chosen = successFactors.fields.flatMap(({ id, label, choices }) => {
    const choice = choices?.find((each) => each.id === card.fields[id])
    return choice ? [`${label[language]}: ${choice.label[language]}`] : []
  })
  return (
    <>
      {chosen.length > 0 && <p className="card-fields">{chosen.join(' · ')}</p>}
      <ThreadCounts card={card.id} rests={rests} leads={leads} isTabStop={isTabStop} />
      <CardHints card={card} />
    </>
  )
}
