import { describe, expect, it } from 'vitest'
import { tools } from '../tools/index.ts'
import { cardHints, type HintedCard } from './card-hints.ts'

const CARD: HintedCard = {
  text: 'En tredjedel i årskurs 4–6 läser för långsamt',
  region: 'problem',
  fields: {},
  status: undefined,
  isChosen: false,
  hasEvidence: false,
}
const PARKED = { kind: 'parked', to: '', by: 'Frida Ledare', at: 1 } as const

function hintsOn(tool: string, card: Partial<HintedCard>): string[] {
  return cardHints(tools.find(({ id }) => id === tool)!.rules, { ...CARD, ...card })
}

it('has nothing to say of a plain card, whatever the tool', () => {
  for (const { id } of tools) expect(hintsOn(id, {})).toEqual([])
})

describe('a problem', () => {
  it.each(['Brist på struktur', 'Vi saknar tid', '  vi saknar rutiner', 'Lack of time', 'Det saknas vuxna på rasten'])(
    'PRB-W1: takes %j for a missing solution',
    (text) => expect(hintsOn('problems', { text })).toEqual(['PRB-W1']),
  )

  it.each(['Bristen märks i läsningen', 'Eleverna saknar ord för det de läser'])('takes %j for a problem', (text) =>
    expect(hintsOn('problems', { text })).toEqual([]),
  )

  it('PRB-W2: sees two problems in one, and not two words in a row', () => {
    const two = 'Eleverna i fyran läser för långsamt och de äldre eleverna trivs inte på rasterna'
    expect(hintsOn('problems', { text: two })).toEqual(['PRB-W2'])
    expect(hintsOn('problems', { text: 'Läsning och skrivning går för långsamt' })).toEqual([])
  })

  it('RT-01: misses evidence only where the group goes on with it', () => {
    expect(hintsOn('problems', { isChosen: true })).toEqual(['RT-01'])
    expect(hintsOn('problems', { isChosen: true, hasEvidence: true })).toEqual([])
  })

  it('RT-13: misses the reason of what was put aside, and asks nothing else of it', () => {
    expect(hintsOn('problems', { text: 'Brist på tid', status: { ...PARKED, reason: ' ' } })).toEqual(['RT-13'])
    expect(hintsOn('problems', { text: 'Brist på tid', status: { ...PARKED, reason: 'Tas i vår' } })).toEqual([])
  })
})

describe('a card', () => {
  it('SWOT-I1: asks of a threat that begins with "Vi" whether it is within', () => {
    expect(hintsOn('swot', { region: 'hot', text: 'Vi tappar personal' })).toEqual(['SWOT-I1'])
    expect(hintsOn('swot', { region: 'svagheter', text: 'Vi tappar personal' })).toEqual([])
    expect(hintsOn('swot', { region: 'hot', text: 'Vikarier är svåra att få tag på' })).toEqual([])
  })

  it('CS-W1: takes an observation for an assumption until one says how one knows', () => {
    expect(hintsOn('current_state', { fields: { claim: 'iakttagelse' } })).toEqual(['CS-W1'])
    expect(hintsOn('current_state', { fields: { claim: 'iakttagelse', source: 'Enkäten i vår' } })).toEqual([])
    expect(hintsOn('current_state', { fields: { claim: 'antagande' } })).toEqual([])
  })

  it('CS-W3: asks how it is, of what says what ought to be', () => {
    expect(hintsOn('current_state', { text: 'Kanske att vi borde ha fler möten' })).toEqual(['CS-W3'])
    expect(hintsOn('current_state', { text: 'Vi har för många möten' })).toEqual([])
  })
})
