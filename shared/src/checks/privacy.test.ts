import { describe, expect, it } from 'vitest'
import { rspSwot2018 } from '../examples/rsp-swot-2018.ts'
import { swot } from '../tools/swot.ts'
import { addsPersonalNumber, findingsKey, isUnshareable, privacyFindings } from './privacy.ts'

/** Numbers with the serials 980–999 are given to nobody. */
function numberOf(date: string, serial = '984'): string {
  const digits = date.slice(-6) + serial
  const sum = [...digits].reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return `${date} ${serial}${(10 - (sum % 10)) % 10}`
}

/** Numbers of so many digits, the same in every run. */
function seededDigits(seed: number): (count: number) => number {
  let state = seed
  return (count) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * 10 ** count)
  }
}

const join = (number: string, separator: string) => number.replace(' ', separator)
const child = numberOf('130522')
const long = numberOf('20130522')
const coordination = numberOf('130582')

const PERSONAL_NUMBERS = [
  `Personnummer ${join(child, '-')}`,
  `Ring hem om ${join(child, '')} i morgon`,
  `${join(child, ' ')} saknar omdöme`,
  `${join(child, '+')}`,
  `Pnr: ${join(long, '-')}.`,
  `(${join(long, '')})`,
  `${join(long, ' ')}`,
  `20 ${join(child, '-')}`,
  `${join(long, ' - ')}`,
  `${join(long, '–')}`,
  `13 05 22-${child.slice(-4)}`,
  `2013-05-22-${child.slice(-4)}`,
  `2013 05 22 ${child.slice(-4)}`,
  `Samordningsnummer ${join(coordination, '-')}`,
  `${join(numberOf('20130582'), '')}`,
  `Pupil ${join(child, '-')} needs a plan`,
  `${join(numberOf('080229'), '-')}`,
  `Personnummer ${join(numberOf('070123'), '')}`,
  `personal number ${join(numberOf('010123'), '')}`,
  `rad ett\n${join(child, '-')}\nrad tre`,
]

const NAMED_PERSONS = [
  'Kevin i 5B förstör för alla',
  'Kevin i 5b förstör för alla',
  'Kevin (5B) förstör för alla',
  '5B: Kevin tar all tid',
  'Fatima i åk 5 behöver mer stöd',
  'Det är alltid Amir i årskurs 8 som börjar',
  'Vi lägger all tid på Elias i 7 A',
  'Eleven Noah kommer sent varje dag',
  'Noah är en elev som ofta är borta',
  'Kevins mamma ringer varje dag',
  'Mamma till Leila vill ha fler möten',
  'Pojken Jivan stör lektionerna',
  'Samtal med eleven Jivan har inte hjälpt',
  'En elev som heter Xerdan går ofta hem',
  'Tidvis är Jivan i 5B utan vuxen',
  'Jivans pappa litar inte på skolan',
  'Vi har ofta möten med Jivans vårdnadshavare',
  'Per i 5B skriver gärna',
  'Vi saknar stöd för flickan Max',
  'Läraren Anna hinner inte planera',
  'Vikarien Oskar kan inte läroplanen',
  'Anna-Karin i 4C får för lite hjälp',
  'Hussein, 9F, har hög frånvaro',
  'Bra! Kevin i klass 3 läser nu själv',
  'Vi kan hjälpa Kevin, elev i femman',
  'Kevin in 5B ruins it for everyone',
  'Kevin in year 5 is often away',
  'The boy Jivan disturbs every lesson',
  'Kevin’s mother calls every day',
  "We meet Jivan's parents too often",
  'Grace in year 4 needs more help',
  'Our substitute Oscar has no training',
  'A pupil named Xerdan leaves early',
  'Emily is a pupil who needs calm',
]

const CONTACT_DETAILS = [
  'Skriv till fornamn.efternamn@example.se',
  'Frågor: rektor@skola.example.org, helst före fredag',
  'Ring 070-123 45 67',
  'Ring 0701234567',
  'Ring 070 123 45 67 efter tre',
  'Tel. 08-123 456 78',
  'Växel 0501-123 45',
  'Sms till +46 70 123 45 67',
  'Sms till +46701234567',
  '0046 70 123 45 67',
  'Nås på (031) 123 45 67',
  'Call 020 7946 0958',
  'Write to someone@example.com for the list',
  'Mejla a_b+c@sub.example.co.uk',
]

const SENSITIVE = [
  'En elev i 5B har ADHD',
  'Eleven har autism och får ingen hjälp',
  'Pojken är muslim och äter inte i matsalen',
  'Vi vet inte hur en flicka med ätstörning får stöd hos oss',
  'Flickans föräldrar är skilda',
  'Barnets föräldrar har separerat',
  'En elev bor i familjehem',
  'Tjejen mår dåligt och har ångest',
  'Mamman är sjukskriven och orkar inte',
  'Eleven är nyanländ och saknar studiehandledning',
  'Vår elev med diabetes får vänta på mat',
  'Killen tar medicin på lektionerna',
  'En pappa har suttit i fängelse',
  'Kevin har dyslexi',
  'Nu går Fatima hos BUP',
  'A pupil has ADHD and gets no help',
  'The boy is a refugee and needs an interpreter',
  'The child’s parents are divorced',
  'One student is often ill on Mondays',
  'The girl has been diagnosed with autism',
]

const FINE = [
  'Engagerade och kompetenta personer; stor samlad kunskap om frågorna.',
  'Konflikter från rasten tar lektionstid',
  '5B behöver mer studiero',
  'Läget i 5B är bättre än i 5A',
  'Åk 4–6 har högre frånvaro än åk 1–3',
  'Elever med ADHD får olika stöd i olika klasser',
  'Pojkar läser mindre än flickor',
  'Varje elev har en mentor',
  'Per elev kostar läromedlen 420 kr',
  'Eleverna i årskurs 8 trivs bättre än i fjol',
  'Vårdnadshavare svarar sällan på enkäten',
  'Hans mamma är ett exempel i boken',
  'Max 25 elever i varje grupp',
  'Stig ut ur komfortzonen',
  'Elevhälsan kommer in sent',
  'Anna gör elev- och föräldraenkäten',
  'Skolverket stödjer skolor i åk 7–9',
  'Arbetslaget i Stockholm har kommit längre',
  'Matematik 2b har för många moment',
  'Svenska i åk 5 saknar läromedel',
  'Elevens röst hörs för lite',
  'Elevens mamma eller pappa ska få svar inom två dagar',
  'Skolans elever kommer från tre kommuner',
  'Sofia skola har provat samma sak',
  'Stöd till elever med autism brister i övergångar',
  'När en elev får en diagnos tar det tid att ändra undervisningen',
  'Om en elev är sjuk ska hemmet ringa',
  'Ingen elev ska behöva sakna en vuxen',
  'Rutinen för nyanlända elever är tydlig',
  'Skilda uppfattningar om betyg',
  'Eleven möter skilda krav i olika ämnen',
  'Bidraget upphör 2025-11-18',
  'Mötet är 2025-11-18 14:40–16:40',
  'Läsåren 2018-2022, 2023–2025',
  'Måluppfyllelsen steg från 66 % till 71,5 % (n = 143)',
  'Koden är K7MP-2Q9X',
  'Rum ABCD-1234, kod 1234-5678',
  'Skolenhetskod 12345678',
  'Org.nr 556036-0793',
  'Kl. 08.00–09.30 och 0830-0930',
  'Datum 01-02-2025 och 05-11-2026',
  'Budget 1 250 000 kr, varav 010 000 till tid',
  'Diarienummer 2025/1234567',
  `Serie 130522${(Number(child.slice(-4)) + 1).toString()}`,
  '1302311234 är ett fel datum',
  '2018 2019 2020 2021',
  '12 elever, 14 elever, 9 elever, 2345',
  'Vi saknar tid för gemensam planering',
  'Tala om vad vi vill',
  'Mina kollegor delar med sig',
  'Klara mål för läsåret',
  'Rita en karta över stödet',
  'Tim har blivit dyrare i åk 5',
  'I 5B finns tre vuxna',
  'Digitala verktyg: Teams, Classroom och Unikum',
  'Barn i behov av stöd får vänta',
  'Barnkonventionen är känd av få',
  'BUP har långa köer',
  'Socialtjänsten svarar sent',
  'Föräldramöten i åk 1 är välbesökta',
  'Mentorerna ringer hem varje vecka',
  'Skrivplatsen @ biblioteket är full',
  'Pupils with ADHD get different kinds of help',
  'Each pupil has a mentor',
  'When a pupil gets a diagnosis, teaching changes slowly',
  'Pupil voice is weak in year 9',
  'Conflicts from the break take lesson time',
  'Late May in year 9 is full of tests',
  'Will in the team is strong',
  'Boys read less than girls',
  'Parents rarely answer the survey',
  'The student council meets too seldom',
  'English and Swedish in year 5 lack books',
  'Grant funding ends after the school year',
  'Christian and Muslim pupils share a prayer room',
  'We add too much to each lesson',
  'The grant ends on 18 November 2025',
  'From 66% to 71.5% in 2018–2022',
  'A child protection policy is in place',
  'The region offers supervision this spring',
  'Rum 05-12 34 är ledigt',
  'Anna leder åk 4–6',
  'Sofia skola i åk 5 har provat samma sak',
  'The student council talks about religious holidays',
  'Vi planerar med Anna. Läget i 5B är bra',
  'Vi planerar med Anna\nLäget i 5B är bra',
]

const rulesIn = (text: string) => privacyFindings(text).map(({ rule }) => rule)

describe('what a text may tell of one person', () => {
  it.each(PERSONAL_NUMBERS)('[PRIV-E1] finds the personal number in %j', (text) => {
    expect(rulesIn(text)).toContain('PRIV-E1')
    expect(rulesIn(text)).not.toContain('PRIV-W2')
  })
  it.each(NAMED_PERSONS)('[PRIV-W1] finds the named person in %j', (text) => {
    expect(rulesIn(text)).toContain('PRIV-W1')
  })
  it.each(CONTACT_DETAILS)('[PRIV-W2] finds the address or number in %j', (text) => {
    expect(rulesIn(text)).toEqual(['PRIV-W2'])
  })
  it.each(SENSITIVE)('[PRIV-W3] finds what is sensitive in %j', (text) => {
    expect(rulesIn(text)).toContain('PRIV-W3')
  })
  it.each(FINE)('[PRIV-E1] [PRIV-W1] [PRIV-W2] [PRIV-W3] says nothing of %j', (text) => {
    expect(privacyFindings(text)).toEqual([])
  })

  it('says nothing of the fourteen example cards and of the prompts and examples of the tool', () => {
    const texts = [
      ...rspSwot2018.file.cards.map(({ text }) => text),
      ...swot.regions.flatMap(({ prompt, example }) => [prompt.sv, prompt.en, example.sv, example.en]),
    ]
    expect(texts.length).toBeGreaterThan(14)
    for (const text of texts) expect(privacyFindings(text), text).toEqual([])
  })
})

describe('numbers that are no personal numbers', () => {
  const digits = seededDigits(20251118)
  const mobile = () => `07${'02369'[digits(1) % 5]}${String(digits(7)).padStart(7, '0')}`
  const inGroups = (number: string) =>
    `${number.slice(0, 3)}-${number.slice(3, 6)} ${number.slice(6, 8)} ${number.slice(8)}`

  it('[PRIV-E1] takes no mobile number for one, however it is written', () => {
    for (let i = 0; i < 5_000; i++) {
      const number = mobile()
      for (const text of [number, inGroups(number), number.replace(/^0/, '+46'), number.replace(/(?<=^...)/, '-')]) {
        expect(rulesIn(`Ring ${text}`), text).toEqual(['PRIV-W2'])
      }
    }
  })

  it('[PRIV-E1] takes no date with a time for one', () => {
    for (let i = 0; i < 5_000; i++) {
      const day = new Date(Date.UTC(2025, 0, 1 + (digits(4) % 730), digits(2) % 24, digits(2) % 60)).toISOString()
      const text = `${day.slice(0, 10)} ${day.slice(11, 13)}${day.slice(14, 16)}`
      expect(rulesIn(text), text).toEqual([])
    }
  })

  it('[PRIV-E1] takes no number with a wrong check digit or an impossible date for one', () => {
    for (const date of ['131322', '130532', '130500', '130229', '130592', '130560']) {
      expect(rulesIn(numberOf(date).replace(' ', '-')), date).toEqual([])
    }
    for (let last = 0; last < 10; last++) {
      const number = `${join(child, '-').slice(0, -1)}${last}`
      expect(rulesIn(number), number).toEqual(child.endsWith(String(last)) ? ['PRIV-E1'] : [])
    }
  })
})

describe('a finding', () => {
  it('[PRIV-W1] has its rule, its words and where they stand', () => {
    const text = 'Bråk på rasten. Kevin i 5B förstör för alla'
    const [finding, ...others] = privacyFindings(text)
    expect(others).toEqual([])
    expect(finding).toMatchObject({ rule: 'PRIV-W1', concern: 'named-person' })
    expect(text.slice(finding?.start, finding?.end)).toBe('Kevin i 5B')
  })

  it('[PRIV-E1] stops a text only for a personal number', () => {
    expect(isUnshareable(privacyFindings(PERSONAL_NUMBERS[0]!))).toBe(true)
    for (const text of [...NAMED_PERSONS, ...CONTACT_DETAILS, ...SENSITIVE]) {
      expect(isUnshareable(privacyFindings(text)), text).toBe(false)
    }
  })

  it('[PRIV-E1] knows the change that completes a personal number from others', () => {
    const whole = join(child, '-')
    expect(addsPersonalNumber(whole.slice(0, -1), whole)).toBe(true)
    expect(addsPersonalNumber('', `Se ${whole}`)).toBe(true)
    expect(addsPersonalNumber(whole, `Se ${whole} igen`)).toBe(false)
    expect(addsPersonalNumber(whole, `${whole} och ${join(long, '')}`)).toBe(true)
    expect(addsPersonalNumber('Lugnt', 'Lugnt nu')).toBe(false)
  })

  it('[PRIV-W1] keeps its key while the rest of the text changes', () => {
    const keyOf = (text: string) => findingsKey(text, privacyFindings(text))
    expect(keyOf('Kevin i 5B stör')).toBe(keyOf('Nu är det Kevin i 5B, som stör'))
    expect(keyOf('Kevin i 5B stör')).not.toBe(keyOf('Amir i 5B stör'))
    expect(keyOf('Kevin i 5B stör, och Amir i 4A')).not.toBe(keyOf('Kevin i 5B stör'))
    expect(keyOf('Rasten stör')).toBe('')
  })
})

describe('the time it takes', () => {
  const PADDING = 500
  const hard = [
    '1'.repeat(PADDING),
    '0 '.repeat(PADDING / 2),
    '0701-'.repeat(PADDING / 5),
    'a'.repeat(PADDING),
    'a.'.repeat(PADDING / 2),
    'Kevin '.repeat(PADDING / 6),
    `${'a'.repeat(PADDING - 1)}@`,
    '@'.repeat(PADDING),
    '13-05-22 '.repeat(PADDING / 9),
    'elev ADHD '.repeat(PADDING / 10),
    `+${'46 '.repeat(PADDING / 3)}`,
    ' '.repeat(PADDING),
  ]

  // Without a clock: a way of looking that goes back and forth does not end within the time that any test has.
  it.each(hard.map((text) => [text.slice(0, 20), text]))('[PRIV-C1] is in step with the length of %j …', (_, text) => {
    const cards = 400
    expect(privacyFindings(text.repeat(cards)).length).toBeLessThanOrEqual(cards * PADDING)
  })
})
