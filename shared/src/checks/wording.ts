import { isKnownName } from './named-person.ts'
import { writtenWords } from './written-words.ts'

/** Words of doing with which an activity begins, in the forms that one writes them in. */
const DOING =
  '(genomför|håll|tar? fram|ta|inför|starta|utbilda|fortbilda|planera|ordna|anordna|skapa|köp|anställ|bygg|utveckla|arbeta|implementera|' +
  'besök|följ|följer upp|kartlägg|gör|pröva|ändra|frigör|hold|run|start|introduce|develop|carry out|plan|train|arrange|buy|hire|create|make|try|change)'
const ACTIVITY = new RegExp(
  String.raw`^\s*(att\s+|(vi|we)\s+((ska|skall|will|are to)\s+)?)?${DOING}(a|ar|er|r|s)?(?=\s|$)`,
  'iu',
)
const WE = /^\s*(vi|we)(?=\s)/iu

const NUMBER =
  /\d|(^|\s)(två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tredje|fjärde|femte|sjätte|varje|varannan|alla|samtliga|hälften|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|third|fourth|fifth|sixth|every|all|each|half)(?=[\s.,;]|$)/iu

/** It says what is done ("Vi ska hålla …", "Starta …"), and not what comes of it. */
export function isActivity(text: string): boolean {
  return ACTIVITY.test(text)
}

/** It says what we do, in whichever words. */
export function beginsWithWe(text: string): boolean {
  return WE.test(text)
}

/** Something in it can be counted. */
export function hasNumber(text: string): boolean {
  return NUMBER.test(text)
}

/** A first name stands in it, in a place where it is no ordinary word. */
export function namesPerson(text: string): boolean {
  const written = writtenWords(text)
  return written.some((_, at) => isKnownName(written, at))
}
