import { FIRST_NAMES, NAMES_THAT_ARE_WORDS } from './first-names.ts'
import { CHILD_WORDS, isOne, KIN_WORDS, PERSON_WORDS } from './one-person.ts'
import type { Span } from './personal-number.ts'
import type { WrittenWord } from './written-words.ts'

/** How many words there may be between a name and what makes it a pupil's, a guardian's or a colleague's. */
const NEAR_PERSON = 6
const NEAR_CLASS = 10

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

const CLASS = /^[1-9][a-f]$/i
const LEVEL = words('åk årskurs klass year grade class')
const BETWEEN = words('i från in from of')

/** Staff, whose words say something of a person only right beside a name. */
const STAFF_WORDS = words(
  'läraren lärare fröken magistern vikarien vikarie mentorn kollegan assistenten resursen kuratorn fritidsledaren teacher colleague mentor assistant substitute counsellor',
)
/** Before `pupil` and the like these say that it is somebody, so that an unknown word after it may well be a name. */
const CALLED = words('heter vid namn called named')

/** Capitalised in the middle of a sentence, or at its beginning, and no first name. */
const NO_NAMES = words(
  'vi de det den dem att om när hur en ett alla varje som för med på av till och men så vad var vem här där inte ' +
    'the a an we they it this that all every if when how and but so what where who he she hon han ' +
    'klass åk årskurs grupp sal lag arbetslag skola skolan rektor förskola förskolan ' +
    'svenska engelska matte matematik musik bild idrott slöjd franska spanska tyska kemi fysik biologi teknik historia geografi religion ' +
    'english swedish maths mathematics french spanish german music art science history geography ' +
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december ' +
    'sverige skolverket skolinspektionen regionen kommunen eu bup teams classroom unikum vklass schoolsoft',
)
const NO_NAME_ENDINGS =
  /(?:skolan?|verket|kommun|styrelsen|gymnasiet?|nämnden|förvaltningen|köping|holm|borg|stad|hamn|school|land)s?$/
/** After a name these make it a place. */
const PLACES = words('skola skolan skolas gymnasium gymnasiet kyrka församling gatan school street')

/** PRIV-W1: a first name beside a word such as *pupil* or *mother*, or beside a class such as 5B. */
export function namedPersons(written: readonly WrittenWord[]): Span[] {
  return written.flatMap((_, at) => {
    const other = isKnownName(written, at) ? contextOfKnown(written, at) : contextOfUnknown(written, at)
    if (other === undefined) return []
    const [first, last] = [written[Math.min(at, other)]!, written[Math.max(at, other)]!]
    return [{ start: first.start, end: last.end }]
  })
}

/** A name that everybody knows, in a place where it is no ordinary word. */
export function isKnownName(written: readonly WrittenWord[], at: number): boolean {
  const word = written[at]!
  if (!word.isCapitalised || isPlace(written, at)) return false
  const name = nameIn(word)
  if (!name) return false
  return !NAMES_THAT_ARE_WORDS.has(name) || !word.isFirst || isClass(written, afterBetween(written, at))
}

/** The word as a first name, without the s of a genitive. */
function nameIn(word: WrittenWord): string | undefined {
  if (FIRST_NAMES.has(word.plain)) return word.plain
  const stem = word.plain.endsWith('s') ? word.plain.slice(0, -1) : ''
  return FIRST_NAMES.has(stem) ? stem : undefined
}

function contextOfKnown(written: readonly WrittenWord[], at: number): number | undefined {
  const { sentence } = written[at]!
  for (let distance = 1; distance <= NEAR_CLASS; distance++) {
    for (const near of [at + distance, at - distance]) {
      if (written[near]?.sentence !== sentence) continue
      if (isClass(written, near)) return near
      if (distance <= NEAR_PERSON && isPersonNear(written, near, distance)) return near
    }
  }
  return undefined
}

function isPersonNear(written: readonly WrittenWord[], near: number, distance: number): boolean {
  const { plain, isHyphenated } = written[near]!
  if (isHyphenated) return false
  if (distance === 1 && STAFF_WORDS.has(plain)) return true
  return PERSON_WORDS.has(plain) || (distance === 1 && KIN_WORDS.has(plain)) || isOne(written, near)
}

/** A capital in the middle of a sentence is a name when the words right beside it can only be about one. */
function contextOfUnknown(written: readonly WrittenWord[], at: number): number | undefined {
  const word = written[at]!
  if (!mayBeName(word) || isPlace(written, at)) return undefined
  const next = sameSentence(written, at, at + 1)
  if (next !== undefined && isGenitive(word) && KIN_WORDS.has(written[next]!.plain) && !isOrdinaryGenitive(word))
    return next
  if (word.isFirst) return undefined
  const before = sameSentence(written, at, at - 1)
  if (before !== undefined && introduces(written, before)) return before
  const after = afterBetween(written, at)
  return isClass(written, after) && written[after]?.sentence === word.sentence ? after : undefined
}

function mayBeName({ isCapitalised, plain, text, isHyphenated }: WrittenWord): boolean {
  if (!isCapitalised || isHyphenated || text.length < 3 || /\d/.test(text)) return false
  return !NO_NAMES.has(plain) && !NO_NAME_ENDINGS.test(plain) && !CHILD_WORDS.has(plain) && !PERSON_WORDS.has(plain)
}

/** "eleven X", "en pojke som heter X", "mamma X", "the boy X", "läraren X". */
function introduces(written: readonly WrittenWord[], at: number): boolean {
  const word = written[at]!
  if (word.isHyphenated) return false
  if (CALLED.has(word.plain)) return [at - 1, at - 2].some((before) => isChild(written, before))
  if (word.plain === 'elev' || STAFF_WORDS.has(word.plain)) return true
  return isOne(written, at) || KIN_WORDS.has(word.plain)
}

function isChild(written: readonly WrittenWord[], at: number): boolean {
  return CHILD_WORDS.has(written[at]?.plain ?? '')
}

function isGenitive({ text, plain }: WrittenWord): boolean {
  return /['’]s$/.test(text) || (plain.length > 3 && plain.endsWith('s'))
}

/** At the beginning of a sentence a genitive may be anybody's: of a known word, or one that ends as known words do. */
function isOrdinaryGenitive({ plain, text, isFirst }: WrittenWord): boolean {
  if (!isFirst) return false
  const stem = /['’]s$/.test(text) ? plain : plain.slice(0, -1)
  return isKnownNoun(stem) || /(?:arna|erna|orna|aren|gen|sen|oran|assen|olan|egan)$/.test(stem)
}

function isKnownNoun(stem: string): boolean {
  const known = [PERSON_WORDS, CHILD_WORDS, KIN_WORDS, STAFF_WORDS, NO_NAMES].some((list) => list.has(stem))
  return (
    known ||
    /^(?:han|hen|henne|dera|denne|någon|en|alla|andra|båda|mån|var|dess|her|hi|their|everyone|somebody|someone|a|der)$/.test(
      stem,
    )
  )
}

function isPlace(written: readonly WrittenWord[], at: number): boolean {
  const next = sameSentence(written, at, at + 1)
  return next !== undefined && PLACES.has(written[next]!.plain)
}

/** 5B, 5 B, åk 5, årskurs 5, year 5; not a range of years such as åk 4–6. */
function isClass(written: readonly WrittenWord[], at: number): boolean {
  const word = written[at]
  if (!word) return false
  if (CLASS.test(word.text) && !word.isHyphenated) return true
  const next = written[at + 1]
  if (next?.sentence !== word.sentence || !/^[1-9]$/.test(LEVEL.has(word.plain) ? next.text : word.text)) return false
  if (LEVEL.has(word.plain)) return !isRange(written, at + 1)
  return /^[A-F]$/.test(next.text) && next.start - word.end === 1
}

function isRange(written: readonly WrittenWord[], at: number): boolean {
  const [level, next] = [written[at]!, written[at + 1]]
  return level.isHyphenated || (next !== undefined && /^\d$/.test(next.text) && next.start - level.end <= 3)
}

function afterBetween(written: readonly WrittenWord[], at: number): number {
  let after = at + 1
  if (BETWEEN.has(written[after]?.plain ?? '')) after++
  return after
}

function sameSentence(written: readonly WrittenWord[], at: number, other: number): number | undefined {
  return written[other]?.sentence === written[at]!.sentence ? other : undefined
}
