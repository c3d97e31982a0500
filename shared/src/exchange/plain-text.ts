const EXCERPT = 80

/** On one line, without space at the ends and never two spaces in a row; non-breaking spaces count as spaces. */
export function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

export function withoutByteOrderMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text
}

/** The first 80 characters, for a message; never half a surrogate pair. */
export function excerpt(text: string): string {
  return text.slice(0, EXCERPT).replace(/[\uD800-\uDBFF]$/, '')
}

/** Lines of a text from any system. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|\r|\n/)
}

// A dash or a number needs a space after it: "-5 degrees" and "1.5 posts" are no lists.
const BULLET = /^(?:[•·◦▪‣\uF0B7]\s*|(?:[-*+–—]|\d{1,3}[.)])\s+)/
const LONE_BULLET = /^(?:[-*+–—•·◦▪‣\uF0B7o]|\d{1,3}[.)])$/
const RULE = /^(?:-{3,}|={3,}|\*{3,}|_{3,})$/

/** True where a tidy line is an item of a list. */
export function hasBullet(line: string): boolean {
  return BULLET.test(line)
}

export function withoutBullet(line: string): string {
  return line.replace(BULLET, '')
}

/** True for what a tidy line or cell holds besides text: nothing, a bullet on its own (word processors put a tab after it), a ruled line. */
export function isOrnament(line: string): boolean {
  return line === '' || LONE_BULLET.test(line) || RULE.test(line)
}
