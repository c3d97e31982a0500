import type { DocumentTable, PlanDocument } from '@samtavla/shared/documents/document.ts'
import * as fc from 'fast-check'

/** Texts that break what does not escape, fold or type them. */
export const ODD_TEXTS = [
  'Åtgärd för "årskurs 6" & <fritids>; ny, igen',
  '=SUM(A1:A9)',
  '+46 70',
  '-5 grader',
  '@alla',
  '\tindrag',
  '\rretur',
  'rad ett\nrad två\r\nrad tre',
  'smil 😀 och 👩🏽‍🏫',
  ' mellanslag runt om ',
  ']]> _x000D_ \\n \\, \u0007\u0000',
]

export const oddText = fc.oneof(
  fc.constantFrom(...ODD_TEXTS),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom('å', 'Ä', 'ö', ',', ';', '\n', '\\', '😀', '=', '"', ' '), maxLength: 120 }),
)

export const actions: DocumentTable = {
  id: 'actions',
  caption: 'Åtgärder läsåret 2026/27',
  columns: [
    { label: 'Nr', kind: 'number' },
    { label: 'Åtgärd', kind: 'text' },
    { label: 'Ansvarig', kind: 'text' },
    { label: 'Klart', kind: 'day' },
  ],
  rows: [
    { cells: ['P4 Elever kommer för sent'], isHeading: true },
    { cells: [1, '=SUM(A1:A9)', 'Kim Ek', '2026-03-06'] },
    { cells: [2.5, 'Läs "högt" & <ofta>\nvarje dag 😀', 'Sam Ål', 'efter lovet'] },
    { cells: [3] },
  ],
}

const wide: DocumentTable = {
  id: 'wide',
  caption: 'Uppföljning',
  columns: ['A', 'B', 'C', 'D', 'E', 'F'].map((label) => ({ label, kind: 'text' })),
  rows: [{ cells: ['1', '2', '3', '4', '5', '6'] }],
}

export const plan: PlanDocument = {
  title: 'Åtgärdsplan & mål',
  subtitle: ['Björkskolan', 'Utskriven 6 mars 2026', 'Utkast'],
  language: 'sv',
  sections: [
    { heading: 'Bakgrund', paragraphs: ['Första stycket.', 'Andra <stycket>.'], tables: [] },
    { heading: 'Åtgärder', paragraphs: [], tables: [actions] },
    { heading: 'Uppföljning', paragraphs: ['Vi ser efter två gånger.'], tables: [wide] },
  ],
}
