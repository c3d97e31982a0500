import type { Field, Tool } from './tool.ts'

/** On which of the three levels something is (B.0). */
export const levels: Field = {
  id: 'level',
  label: { sv: 'Nivå', en: 'Level' },
  choices: [
    { id: 'individ', label: { sv: 'Individnivå', en: 'Individual level' } },
    { id: 'struktur', label: { sv: 'Strukturnivå', en: 'Structure level' } },
    { id: 'process', label: { sv: 'Processnivå', en: 'Process level' } },
  ],
}

export const problems: Tool = {
  id: 'problems',
  name: { sv: 'Problemlista', en: 'Problem list' },
  kind: 'list',
  purpose: {
    sv: 'Samla problemen, gärna ur SWOT och nuläge, så att det syns vad vart och ett bygger på.',
    en: 'Gather the problems, preferably from the SWOT and the current state, so that you can see what each one rests on.',
  },
  regions: [
    {
      id: 'problem',
      color: 'orange',
      label: { sv: 'Problem', en: 'Problems' },
      prompt: {
        sv: 'Vilka elever? Vad når de inte? Hur vet vi det?',
        en: 'Which pupils? What do they not reach? How do we know?',
      },
      example: {
        sv: 'En tredjedel av eleverna i årskurs 4–6 läser så långsamt att de tappar innehållet',
        en: 'A third of pupils in years 4–6 read so slowly that they lose the meaning',
      },
    },
  ],
  presets: [{ id: 'standard', name: { sv: 'Problem', en: 'Problems' }, regions: ['problem'] }],
  fields: [{ id: 'whom', label: { sv: 'Vilka elever (grupp)?', en: 'Which pupils (group)?' } }, levels],
  letter: 'P',
  rules: ['PRB-W1', 'PRB-W2', 'RT-01', 'RT-13'],
  links: [
    {
      id: 'evidence',
      kind: 'based_on',
      direction: 'up',
      of: [
        { tool: 'current_state' },
        { tool: 'swot' },
        { tool: 'stats' },
        { tool: 'evidence' },
        { tool: 'history' },
        { tool: 'meeting_scan' },
        { tool: 'success_factors' },
      ],
      label: { sv: 'Vad bygger vi det på?', en: 'What do we build it on?' },
    },
  ],
}
