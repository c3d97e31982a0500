/** A word or number of a text, with what tells a name from an ordinary word. */
export interface WrittenWord {
  /** As it was written. */
  readonly text: string
  /** In small letters, without a possessive ending after an apostrophe. */
  readonly plain: string
  readonly start: number
  readonly end: number
  /** Counted from 0; a new line, a semicolon or the end of a sentence begins the next. */
  readonly sentence: number
  /** An ordinary word here would have a capital too. */
  readonly isFirst: boolean
  /** Begins with a capital that is not followed by capitals only. */
  readonly isCapitalised: boolean
  /** Part of a longer word with hyphens: `elev-` in "elev- och föräldraenkät". */
  readonly isHyphenated: boolean
}

const WORD = /\d+\p{L}*|[\p{L}\p{M}]+(?:['’]s(?!\p{L}))?/gu
const CAPITAL = /^\p{Lu}/u
const ALL_CAPITALS = /^[\p{Lu}\d]+$/u
const SENTENCE_END = /[\n;!?]|\.\s+\p{Lu}/u
/** After these a new thought begins, in the same sentence. */
const THOUGHT_START = /[:•*–—"”“»«(\n]|(?:^|\s)-(?=\s|$)/u

/** The words of a text, in their order. Takes time in proportion to its length. */
export function writtenWords(text: string): WrittenWord[] {
  const words: WrittenWord[] = []
  let end = 0
  let sentence = 0
  for (const found of text.matchAll(WORD)) {
    const [word] = found
    const start = found.index
    const gap = text.slice(end, start)
    const isNewSentence = words.length > 0 && SENTENCE_END.test(gap + word[0])
    if (isNewSentence) sentence++
    end = start + word.length
    words.push({
      text: word,
      plain: word.toLowerCase().replace(/['’]s$/, ''),
      start,
      end,
      sentence,
      isFirst: words.length === 0 || isNewSentence || THOUGHT_START.test(gap),
      isCapitalised: CAPITAL.test(word) && (word.length === 1 || !ALL_CAPITALS.test(word)),
      isHyphenated: isHyphen(text[start - 1]) || isHyphen(text[end]),
    })
  }
  return words
}

function isHyphen(character: string | undefined): boolean {
  return character === '-' || character === '‑'
}
