import { isKnownName } from './named-person.ts'
import { isOne } from './one-person.ts'
import type { Span } from './personal-number.ts'
import type { WrittenWord } from './written-words.ts'

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** Health, diagnosis, religion, origin and family situation. */
const SENSITIVE = words(
  'adhd autism autist autistisk autistiskt asperger aspergers dyslexi dyslektiker dyskalkyli npf tourettes downs diagnos diagnosen diagnoser ' +
    'depression deprimerad ångest ätstörning anorexi självskadar självskadebeteende självmord självmordstankar epilepsi diabetes allergi allergisk ' +
    'astma cancer sjuk sjukdom sjukdomen sjukskriven medicin medicinen mediciner medicinerar medicineras funktionsnedsättning ' +
    'utvecklingsstörning rullstol hörselskadad missbruk missbrukar missbrukare gravid drogberoende spelberoende alkoholberoende trauma traumatiserad bup psykolog psykiatrin ' +
    'muslim muslimsk kristen judisk jude hindu buddhist troende religiös religiösa hijab slöja ramadan fastar jehovas ' +
    'invandrare invandrat nyanländ flykting asylsökande asyl papperslös adopterad hudfärg ursprung härkomst modersmålet uppehållstillstånd ' +
    'utvisas utvisning somalier somalisk syrier syrisk afghan afghansk irakisk ukrainsk romsk samisk ' +
    'skilsmässa skilsmässan separerade vårdnadstvist familjehem familjehemsplacerad fosterhem fosterhemsplacerad omhändertagen ' +
    'lvu hvb orosanmäld orosanmälan socialtjänsten fängelse fängelset våld misshandel misshandlas ensamstående hedersförtryck ' +
    'autistic dyslexia dyslexic diagnosis diagnosed depressed anxiety anorexia self-harm suicide suicidal epilepsy diabetic allergic asthma ill illness ' +
    'medication disability disabled wheelchair addiction pregnant psychologist psychiatric traumatised ' +
    'muslim jewish religious headscarf fasting immigrant refugee asylum undocumented adopted ethnicity origin deported ' +
    'divorce divorced foster prison jail abused abuse violence neglected homeless',
)
const APART = words('skilda skilts separerat separated')
const PARENTS = words('föräldrar föräldrarna parents')
/** How many words there may be between the pupil and what is said of them. */
const NEAR = 12

/** PRIV-W3: something sensitive about one pupil, one guardian or a named person. */
export function sensitiveAboutOne(written: readonly WrittenWord[]): Span[] {
  return written.flatMap((_, at) => {
    if (!isSensitive(written, at)) return []
    const who = personNear(written, at)
    if (who === undefined) return []
    return [{ start: written[Math.min(at, who)]!.start, end: written[Math.max(at, who)]!.end }]
  })
}

/** ADD is a diagnosis, `add` a verb; parents may be `skilda`, and so may opinions. */
function isSensitive(written: readonly WrittenWord[], at: number): boolean {
  const { plain, text } = written[at]!
  if (SENSITIVE.has(plain) || text === 'ADD') return true
  if (!APART.has(plain)) return false
  return written.slice(Math.max(0, at - 3), at + 3).some((near) => PARENTS.has(near.plain))
}

function personNear(written: readonly WrittenWord[], at: number): number | undefined {
  const { sentence } = written[at]!
  for (let distance = 1; distance <= NEAR; distance++) {
    for (const near of [at - distance, at + distance]) {
      if (written[near]?.sentence === sentence && (isOne(written, near) || isKnownName(written, near))) return near
    }
  }
  return undefined
}
