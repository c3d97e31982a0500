import type { WrittenWord } from './written-words.ts'

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** Words that beside a name say that it is a pupil or somebody's guardian; Swedish ones, which compounds do not contain. */
export const PERSON_WORDS = words(
  'elev eleven elevens pojke pojken pojkens flicka flickan flickans kille killen killens tjej tjejen tjejens barnet barnets ' +
    'mamma mamman mammas mammans pappa pappan pappas pappans föräldern förälderns vårdnadshavaren vårdnadshavarens sonen dottern ' +
    'mum mom dad',
)

/** Children, in the words that need an article before they mean one of them. */
export const CHILD_WORDS = words(
  'elev pojke flicka kille tjej barn unge grabb ungdom pupil student boy girl child kid youngster',
)

/** Whoever somebody's mother, father or guardian is. After a genitive they are one person's. */
export const KIN_WORDS = words(
  'mamma pappa mor far mormor morfar farmor farfar förälder föräldrar föräldrarna vårdnadshavare syster bror lillebror lillasyster ' +
    'storebror storasyster son dotter styvpappa styvmamma bonuspappa bonusmamma familj ' +
    'mother father mum mom dad parent parents guardian sister brother stepfather stepmother son daughter family',
)

/** Somebody in particular, without any other word. */
const DEFINITE = words(
  'eleven elevens pojken pojkens flickan flickans killen killens tjejen tjejens barnet barnets ungen grabben ' +
    'mamman mammans pappan pappans föräldern förälderns vårdnadshavaren vårdnadshavarens sonen dottern',
)
const ARTICLE = words('en ett min vår denna den detta one a an the this that our my his her')
const OF_ONE = words(
  'pupil student boy girl child kid mother father mum mom dad parent guardian mamma pappa förälder vårdnadshavare',
)
/** With these before the article it is anybody: "när en elev …", "if a pupil …". */
const ANYBODY = words('när om då som per if when whenever as')
const COMPOUNDS = words(
  'association care council evening evenings feedback group groups health led level meeting meetings perspective protection survey ' +
    'surveys teacher teachers voice work',
)
/** Words between the article and the noun: "en ung elev", "a new pupil". */
const LONGEST_GAP = 2

/**
 * The word means one single child or guardian: "eleven", "en pojke i trean", "the girl"; not "elever", "varje elev",
 * "when a pupil …", "pupil voice" or "pupils".
 */
export function isOne(written: readonly WrittenWord[], at: number): boolean {
  const word = written[at]!
  if (word.isHyphenated) return false
  if (DEFINITE.has(word.plain)) return true
  if (!CHILD_WORDS.has(word.plain) && !OF_ONE.has(word.plain)) return false
  for (let before = at - 1; before >= Math.max(0, at - LONGEST_GAP); before--) {
    if (written[before]!.sentence !== word.sentence) return false
    if (!ARTICLE.has(written[before]!.plain)) continue
    return !ANYBODY.has(written[before - 1]?.plain ?? '') && !isCompound(written, at)
  }
  return false
}

/** "the pupil survey", "a student council", "a parent meeting": the English noun belongs to the next one. */
function isCompound(written: readonly WrittenWord[], at: number): boolean {
  const next = written[at + 1]?.plain ?? ''
  return !/['’]s$/.test(written[at]!.text) && COMPOUNDS.has(next)
}
