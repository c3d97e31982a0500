/** XML that is ready to be written; a plain text becomes one with `escapeXml`. */
export type Xml = string

// What XML 1.0 cannot say, and halves of surrogate pairs.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it is about
const UNWRITABLE = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|\p{Cs}/gu
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** A text inside an element or between quotes, without the characters that XML cannot say. */
export function escapeXml(text: string): Xml {
  return text.replace(UNWRITABLE, '').replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '')
}

/** An element; its attributes are escaped, and an attribute that is `undefined` is left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  ...children: readonly Xml[]
): Xml {
  const given = Object.entries(attributes).filter(([, value]) => value !== undefined)
  const start = [name, ...given.map(([key, value]) => `${key}="${escapeXml(String(value))}"`)].join(' ')
  const content = children.join('')
  return content === '' ? `<${start}/>` : `<${start}>${content}</${name}>`
}
