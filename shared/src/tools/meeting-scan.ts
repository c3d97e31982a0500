import type { Tool } from './tool.ts'

export const meetingScan: Tool = {
  id: 'meeting_scan',
  name: { sv: 'Mötesscanning', en: 'Meeting scan' },
  kind: 'table',
  purpose: {
    sv: 'Gå igenom alla möten när ni vill veta vad mötestiden går till och var det finns tid att ta.',
    en: 'Go through all meetings when you want to know what meeting time is used for and where time can be found.',
  },
  regions: [
    {
      id: 'mote',
      color: 'blue',
      label: { sv: 'Möte', en: 'Meeting' },
      prompt: {
        sv: 'Vilket möte är det, hur ofta, hur länge och vilka är med?',
        en: 'Which meeting is it, how often, how long and who takes part?',
      },
      example: { sv: 'Arbetslagsmöte årskurs 4–6', en: 'Team meeting, years 4–6' },
    },
    {
      id: 'anvandning',
      color: 'yellow',
      label: { sv: 'Användning', en: 'Use' },
      prompt: {
        sv: 'Vad går mötestiden till, när vi ser på alla möten?',
        en: 'What is meeting time used for, when we look at all meetings?',
      },
      example: {
        sv: 'Mest information, som vi lika gärna kunde läsa',
        en: 'Mostly information, which we could just as well read',
      },
    },
  ],
  presets: [
    {
      id: 'standard',
      name: { sv: 'Möten och vad tiden går till', en: 'Meetings and what the time is used for' },
      regions: ['mote', 'anvandning'],
    },
  ],
  fields: [
    {
      id: 'every_weeks',
      label: { sv: 'Var n:e vecka', en: 'Every n weeks' },
      type: 'number',
      need: 'always',
      regions: ['mote'],
    },
    { id: 'minutes', label: { sv: 'Minuter', en: 'Minutes' }, type: 'number', need: 'always', regions: ['mote'] },
    { id: 'who', label: { sv: 'Vilka (funktioner)', en: 'Who (roles)' }, regions: ['mote'] },
    { id: 'purpose', label: { sv: 'Syfte', en: 'Purpose' }, regions: ['mote'] },
    {
      id: 'information',
      label: { sv: 'Information (%)', en: 'Information (%)' },
      type: 'number',
      need: 'always',
      regions: ['mote'],
    },
    {
      id: 'planning',
      label: { sv: 'Planering (%)', en: 'Planning (%)' },
      type: 'number',
      need: 'always',
      regions: ['mote'],
    },
    {
      id: 'analysis',
      label: { sv: 'Analys (%)', en: 'Analysis (%)' },
      type: 'number',
      need: 'always',
      regions: ['mote'],
    },
    {
      id: 'decision',
      label: { sv: 'Beslut (%)', en: 'Decision (%)' },
      type: 'number',
      need: 'always',
      regions: ['mote'],
    },
    {
      id: 'verdict',
      // Not only "Beslut": that is one of the four uses.
      label: { sv: 'Beslut om mötet', en: 'Verdict on the meeting' },
      choices: [
        { id: 'behalls', label: { sv: 'Behålls', en: 'Kept' } },
        { id: 'andras', label: { sv: 'Ändras', en: 'Changed' } },
        { id: 'slas_ihop', label: { sv: 'Slås ihop', en: 'Merged' } },
        { id: 'tas_bort', label: { sv: 'Tas bort', en: 'Removed' } },
      ],
      need: 'gate',
      regions: ['mote'],
    },
  ],
  letter: 'MS',
  rules: ['MS-E1', 'MS-W1', 'MS-W2'],
}
