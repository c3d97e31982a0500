import type { CardRow } from '@samtavla/shared/exchange/rows.ts'
import { CARD_COLORS, WEIGHTS } from '@samtavla/shared/model/card.ts'
import { swot } from '@samtavla/shared/tools/swot.ts'
import * as fc from 'fast-check'

export const regionIds = swot.regions.map((region) => region.id)

/** Pieces that mean something to one of the formats, between letters that mean nothing. */
const pieces = [
  ...['a', 'Ö', '😀', ' ', '  ', '\u00A0', '\uFEFF', '\t', '\n', '\r\n', '\r', '\v', '\u2028'],
  ...[
    '=',
    '+',
    '-',
    '@',
    "'",
    '"',
    '""',
    ';',
    ',',
    '\\',
    '*',
    '**',
    '_',
    '__',
    '`',
    '[',
    ']',
    '<',
    '>',
    '<br>',
    '<li>',
  ],
  ...[
    '&',
    '&amp;',
    '&#32;',
    '#',
    '|',
    '~',
    '- ',
    '• ',
    '1. ',
    '12)',
    '---',
    '===',
    ' (vikt 3)',
    ' (weight 9)',
    '(vikt 1)',
  ],
  ...['Styrkor', 'Hot:', '=1+1', "'=", '＝'],
]

/** Any text with something in it to read, at most as long as a card may be. */
export const cardText: fc.Arbitrary<string> = fc
  .oneof(
    fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 40 }),
  )
  .filter((text) => text.trim() !== '')

export const weight = fc.constantFrom(...WEIGHTS)
export const color = fc.constantFrom(...CARD_COLORS)

export const cardRow: fc.Arbitrary<CardRow> = fc
  .tuple(
    cardText,
    fc.option(fc.constantFrom(...regionIds), { nil: undefined }),
    fc.record({ weight, color, author: cardText }, { requiredKeys: [] }),
  )
  .map(([text, region, rest]) => ({ text, region, ...rest }))
