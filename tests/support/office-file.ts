import { DOMParser, type Element } from '@xmldom/xmldom'
import { strFromU8, unzipSync } from 'fflate'

/** The parts of a docx or xlsx file by their paths. Throws where one of them is no well-formed XML. */
export function partsOf(file: Uint8Array): Map<string, Element> {
  const entries = Object.entries(unzipSync(file))
  return new Map(entries.map(([path, bytes]) => [path, parse(strFromU8(bytes))]))
}

function parse(xml: string): Element {
  const onError = (level: string, message: string) => {
    throw new Error(`${level}: ${message}`)
  }
  const root = new DOMParser({ onError }).parseFromString(xml, 'text/xml').documentElement
  if (!root) throw new Error('An empty part')
  return root
}

/** All elements of a name, with its prefix, inside another one. */
export function all(parent: Element | undefined, name: string): Element[] {
  return parent ? Array.from(parent.getElementsByTagName(name)) : []
}

/** The `val` of an element of Word's, or of the first one of a name inside it. */
export function valOf(parent: Element | undefined, name: string): string | undefined {
  return all(parent, name)[0]?.getAttribute('w:val') ?? undefined
}

/** A text as XML can say it. */
export function asWritable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it is about
  return text.replace(/[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|\p{Cs}/gu, '').replace(/\r\n?/g, '\n')
}
