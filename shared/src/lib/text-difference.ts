/** The stretch in which two texts differ, as a splice of the first. */
export function differenceOf(before: string, after: string): { start: number; remove: number; insert: string } {
  let start = 0
  const shorter = Math.min(before.length, after.length)
  while (start < shorter && before[start] === after[start]) start++
  let end = 0
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  // Never between the two halves of a character outside the basic plane: a lone half cannot be written as UTF-8.
  if (start > 0 && isHighSurrogate(before.charCodeAt(start - 1))) start--
  if (end > 0 && isLowSurrogate(before.charCodeAt(before.length - end))) end--
  return { start, remove: before.length - end - start, insert: after.slice(start, after.length - end) }
}

/** The same splice of a text, widened where it would cut a character outside the basic plane in two. */
export function wholeCharacters(text: string, start: number, remove: number): { start: number; remove: number } {
  const end = start + remove
  const from = cutsCharacter(text, start) ? start - 1 : start
  const to = remove > 0 && cutsCharacter(text, end) ? end + 1 : end
  return { start: from, remove: remove > 0 ? to - from : 0 }
}

/** The text's first `most` units, or one less where that would leave half a character. */
export function cutText(text: string, most: number): string {
  return text.slice(0, wholeCharacters(text, most, 0).start)
}

function cutsCharacter(text: string, at: number): boolean {
  return isHighSurrogate(text.charCodeAt(at - 1)) && isLowSurrogate(text.charCodeAt(at))
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff
}
