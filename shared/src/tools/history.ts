import type { Tool } from './tool.ts'

export const history: Tool = {
  id: 'history',
  name: { sv: 'Förbättringshistoria', en: 'Improvement history' },
  kind: 'timeline',
  views: ['table'],
  purpose: {
    sv: 'Se tillbaka på vad ni redan har prövat, innan ni börjar med något nytt.',
    en: 'Look back at what you have already tried, before you start something new.',
  },
  regions: [
    {
      id: 'tidslinje',
      color: 'blue',
      label: { sv: 'Insatser i tid', en: 'Efforts in time' },
      prompt: { sv: 'Vilka insatser har vi gjort, och när?', en: 'Which efforts have we made, and when?' },
      example: {
        sv: 'Kollegialt lärande i matematik, träffar varannan vecka',
        en: 'Learning together in maths, meetings every other week',
      },
    },
    {
      id: 'lyckades',
      color: 'green',
      label: { sv: 'Vad lyckades – och varför?', en: 'What succeeded – and why?' },
      prompt: {
        sv: 'Vilka insatser gav mest, och vad berodde det på?',
        en: 'Which efforts gave most, and why was that?',
      },
      example: {
        sv: 'Bokcirklarna höll i sig, för de hade en fast tid i schemat',
        en: 'The reading circles lasted, because they had a fixed time in the timetable',
      },
    },
  ],
  presets: [
    {
      id: 'standard',
      name: { sv: 'Insatser och vad som lyckades', en: 'Efforts and what succeeded' },
      regions: ['tidslinje', 'lyckades'],
    },
  ],
  fields: [
    {
      id: 'from',
      label: { sv: 'Från läsår', en: 'From school year' },
      type: 'year',
      need: 'gate',
      regions: ['tidslinje'],
    },
    { id: 'to', label: { sv: 'Till läsår', en: 'To school year' }, type: 'year', regions: ['tidslinje'] },
    { id: 'effect', label: { sv: 'Effekt', en: 'Effect' }, need: 'gate', regions: ['tidslinje'] },
    { id: 'why', label: { sv: 'Varför', en: 'Why' } },
    {
      id: 'alive',
      label: { sv: 'Lever kvar', en: 'Still alive' },
      choices: [
        { id: 'ja', label: { sv: 'Ja', en: 'Yes' } },
        { id: 'delvis', label: { sv: 'Delvis', en: 'Partly' } },
        { id: 'nej', label: { sv: 'Nej', en: 'No' } },
      ],
      regions: ['tidslinje'],
    },
    { id: 'lesson', label: { sv: 'Lärdom', en: 'Lesson learnt' }, need: 'gate' },
  ],
  letter: 'H',
  rules: ['HIS-G1', 'HIS-W1', 'HIS-W2'],
}
