import { strToU8, zipSync } from 'fflate'
import { element, type Xml } from './xml.ts'

// The oldest that a zip file can say: the same document always gives the same bytes.
const WRITTEN = new Date(1980, 0, 1)

/** The parts of an office file by their paths, in the zip file that such a file is. */
export function zipParts(parts: Readonly<Record<string, Xml>>): Uint8Array<ArrayBuffer> {
  const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
  const files = Object.entries(parts).map(([path, xml]) => [path, strToU8(declaration + xml)])
  return zipSync(Object.fromEntries(files), { mtime: WRITTEN })
}

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
/** The kinds of relationship, and the namespace of the attributes that name one. */
export const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** `[Content_Types].xml`: what each part is, by its path. */
export function contentTypes(types: Readonly<Record<string, string>>): Xml {
  return element(
    'Types',
    { xmlns: `${PACKAGE}/content-types` },
    element('Default', { Extension: 'rels', ContentType: 'application/vnd.openxmlformats-package.relationships+xml' }),
    element('Default', { Extension: 'xml', ContentType: 'application/xml' }),
    ...Object.entries(types).map(([path, type]) =>
      element('Override', {
        PartName: `/${path}`,
        ContentType: `application/vnd.openxmlformats-${type}+xml`,
      }),
    ),
  )
}

/** A `.rels` part: what a part refers to, as `rId1`, `rId2` and so on. */
export function relationships(targets: readonly { readonly type: string; readonly target: string }[]): Xml {
  return element(
    'Relationships',
    { xmlns: `${PACKAGE}/relationships` },
    ...targets.map(({ type, target }, index) =>
      element('Relationship', { Id: `rId${index + 1}`, Type: typeOf(type), Target: target }),
    ),
  )
}

function typeOf(type: string): string {
  return type === 'core-properties' ? `${PACKAGE}/relationships/metadata/core-properties` : `${RELATIONSHIPS}/${type}`
}
