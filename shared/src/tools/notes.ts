import type { Tool } from './tool.ts'

export const notes: Tool = {
  id: 'notes',
  name: { sv: 'Anteckningar', en: 'Notes' },
  kind: 'notes',
  purpose: {
    sv: 'Skriv en löpande text tillsammans, till exempel mötets anteckningar.',
    en: 'Write a running text together, such as the notes of a meeting.',
  },
  regions: [],
  presets: [{ id: 'text', name: { sv: 'En gemensam text', en: 'One shared text' }, regions: [] }],
  fields: [],
  rules: [],
}
