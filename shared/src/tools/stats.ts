import type { Tool } from './tool.ts'

export const stats: Tool = {
  id: 'stats',
  name: { sv: 'Måluppfyllelse: statistik', en: 'Goal attainment: statistics' },
  kind: 'table',
  purpose: {
    sv: 'Lägg fram siffrorna om elevernas resultat innan ni säger vad de betyder.',
    en: 'Put the figures on pupils’ results on the table before you say what they mean.',
  },
  regions: [
    {
      id: 'matt',
      color: 'blue',
      label: { sv: 'Mått', en: 'Measure' },
      prompt: {
        sv: 'Vad har vi mätt, i vilken grupp, när, och hur många är de?',
        en: 'What have we measured, in which group, when, and how many are they?',
      },
      example: { sv: 'Klarar alla delprov i matematik i årskurs 3', en: 'Pass all maths tests in year 3' },
    },
    {
      id: 'tolkning',
      color: 'yellow',
      label: { sv: 'Tolkning', en: 'Interpretation' },
      prompt: { sv: 'Vad ser vi? Vad vet vi inte?', en: 'What do we see? What do we not know?' },
      example: {
        sv: 'Resultaten sjunker från årskurs 3 till 6, men vi vet inte när det börjar',
        en: 'Results fall from year 3 to year 6, but we do not know when it begins',
      },
    },
  ],
  presets: [
    {
      id: 'standard',
      name: { sv: 'Mått och tolkning', en: 'Measures and interpretation' },
      regions: ['matt', 'tolkning'],
    },
  ],
  fields: [
    { id: 'group', label: { sv: 'Grupp', en: 'Group' }, need: 'always', regions: ['matt'] },
    { id: 'period', label: { sv: 'Läsår', en: 'Period' }, need: 'always', regions: ['matt'] },
    { id: 'source', label: { sv: 'Källa', en: 'Source' }, need: 'gate', regions: ['matt'] },
    { id: 'unknown', label: { sv: 'Vad vet vi inte?', en: 'What do we not know?' }, regions: ['matt'] },
  ],
  readings: ['matt'],
  figures: ['matt'],
  letter: 'ST',
  rules: ['PRIV-E2', 'ST-W1', 'ST-W3'],
}
