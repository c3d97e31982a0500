import type { Region, Tool } from './tool.ts'

/** Everything that is a goal, whatever it is called; a sign is none, and an idea is none. */
export const GOAL_REGIONS = ['overgripande', 'langsiktigt', 'delmal', 'mal', 'nya'] as const
export const SIGN_REGIONS = ['tecken', 'matt'] as const

/** Whether what stands in a region of goals is a sign. */
export function isSignRegion(region: string): boolean {
  return SIGN_REGIONS.some((id) => id === region)
}

const regions: readonly Region[] = [
  {
    id: 'overgripande',
    color: 'blue',
    label: { sv: 'Övergripande mål', en: 'Overall goal' },
    prompt: { sv: 'Vad är det allt det här ska leda till?', en: 'What is all this meant to lead to?' },
    example: { sv: 'Alla elever lämnar skolan som läsare', en: 'All pupils leave school as readers' },
  },
  {
    id: 'langsiktigt',
    color: 'blue',
    label: { sv: 'Långsiktigt mål', en: 'Long-term goal' },
    prompt: {
      sv: 'Vad är annorlunda för eleverna om två till tre år?',
      en: 'What is different for the pupils in two or three years?',
    },
    example: {
      sv: 'Minst 80 % i årskurs 3 klarar alla delprov i svenska',
      en: 'At least 80% in year 3 pass all parts of the test in Swedish',
    },
  },
  {
    id: 'delmal',
    color: 'yellow',
    label: { sv: 'Delmål', en: 'Sub-goals' },
    prompt: { sv: 'Vad ska vi ha nått på vägen, och när?', en: 'What are we to have reached on the way, and when?' },
    example: {
      sv: 'Lässtrategier undervisas i minst 15 av 22 observerade lektioner',
      en: 'Reading strategies are taught in at least 15 of 22 observed lessons',
    },
  },
  {
    id: 'tecken',
    color: 'green',
    letter: 'T',
    label: { sv: 'Synliga tecken', en: 'Visible signs' },
    prompt: {
      sv: 'Vad ser, hör eller räknar vi innan statistiken rör sig? Skriv i presens.',
      en: 'What do we see, hear or count before the statistics move? Write in the present tense.',
    },
    example: {
      sv: 'Elever berättar vilken strategi de använder när texten är svår',
      en: 'Pupils say which strategy they use when the text is hard',
    },
  },
  {
    id: 'mal',
    color: 'blue',
    label: { sv: 'Mål', en: 'Goal' },
    prompt: { sv: 'Vad ska vara uppnått, och när?', en: 'What is to be reached, and when?' },
    example: { sv: 'Tre av fyra elever upplever studiero i maj', en: 'Three of four pupils feel calm in class by May' },
  },
  {
    id: 'nya',
    color: 'blue',
    label: { sv: 'Nya mål', en: 'New goals' },
    prompt: { sv: 'Vad vill vi nå härnäst?', en: 'What do we want to reach next?' },
    example: {
      sv: 'Samma rutiner gäller också på fritidshemmet',
      en: 'The same routines hold at the leisure centre too',
    },
  },
  {
    id: 'strategi',
    color: 'orange',
    letter: 'GS',
    label: { sv: 'Strategi', en: 'Strategy' },
    prompt: { sv: 'På vilket sätt ska vi ta oss dit?', en: 'In which way do we get there?' },
    example: { sv: 'Vi planerar i par och besöker varandra', en: 'We plan in pairs and visit each other' },
  },
  {
    id: 'matt',
    color: 'green',
    letter: 'T',
    label: { sv: 'Mått', en: 'Measure' },
    prompt: {
      sv: 'Hur vet vi att en förändring är en förbättring?',
      en: 'How do we know that a change is an improvement?',
    },
    example: {
      sv: 'Antal lektioner som startar inom tre minuter',
      en: 'Number of lessons that start within three minutes',
    },
  },
  {
    id: 'ide',
    color: 'orange',
    letter: 'GI',
    label: { sv: 'Idéer att pröva', en: 'Ideas to try' },
    prompt: { sv: 'Vad kan vi pröva i liten skala?', en: 'What can we try on a small scale?' },
    example: { sv: 'En klass prövar gemensam start i två veckor', en: 'One class tries a common start for two weeks' },
  },
]

export const goals: Tool = {
  id: 'goals',
  name: { sv: 'Mål, delmål och synliga tecken', en: 'Goals, sub-goals and visible signs' },
  kind: 'goals',
  views: ['table'],
  purpose: {
    sv: 'Säg vad som ska vara annorlunda, hur långt ni är i dag och vad ni kommer att märka på vägen.',
    en: 'Say what is to be different, how far you are today and what you will notice on the way.',
  },
  regions,
  presets: [
    {
      id: 'standard',
      name: { sv: 'Mål, delmål och tecken', en: 'Goals, sub-goals and signs' },
      regions: ['langsiktigt', 'delmal', 'tecken'],
    },
    { id: 'overgripande', name: { sv: 'Övergripande mål', en: 'Overall goal' }, regions: ['overgripande'] },
    { id: 'precisera', name: { sv: 'Ett mål', en: 'One goal' }, regions: ['mal'] },
    { id: 'nya', name: { sv: 'Nya mål', en: 'New goals' }, regions: ['nya'] },
    { id: 'mal_strategi', name: { sv: 'Mål och strategi', en: 'Goal and strategy' }, regions: ['mal', 'strategi'] },
    {
      id: 'forbattringsmodell',
      name: { sv: 'Mål, mått och idéer', en: 'Goal, measures and ideas' },
      regions: ['mal', 'matt', 'ide'],
    },
  ],
  fields: [
    {
      id: 'baseline',
      type: 'number',
      need: 'gate',
      regions: GOAL_REGIONS,
      label: { sv: 'Utgångsläge', en: 'Baseline' },
    },
    { id: 'unit', regions: GOAL_REGIONS, label: { sv: 'Enhet', en: 'Unit' } },
    { id: 'baseline_at', regions: GOAL_REGIONS, label: { sv: 'Utgångsläget gäller', en: 'Baseline is from' } },
    { id: 'target', type: 'number', need: 'gate', regions: GOAL_REGIONS, label: { sv: 'Målvärde', en: 'Target' } },
    { id: 'due', type: 'day', need: 'gate', regions: GOAL_REGIONS, label: { sv: 'Klart senast', en: 'Due' } },
    {
      id: 'noticed_by',
      need: 'gate',
      regions: SIGN_REGIONS,
      label: { sv: 'Vem märker? (funktion)', en: 'Who notices? (role)' },
    },
    { id: 'how', need: 'gate', regions: SIGN_REGIONS, label: { sv: 'Hur?', en: 'How?' } },
    { id: 'when', regions: SIGN_REGIONS, label: { sv: 'När?', en: 'When?' } },
  ],
  links: [
    {
      id: 'problems',
      kind: 'addresses',
      direction: 'up',
      of: [{ tool: 'problems' }],
      need: 'gate',
      regions: GOAL_REGIONS,
      label: { sv: 'Gäller problem', en: 'Problem' },
    },
    {
      id: 'parent',
      kind: 'part_of',
      direction: 'up',
      of: [{ tool: 'goals', regions: GOAL_REGIONS }],
      regions: ['delmal', 'mal', 'langsiktigt', 'nya'],
      label: { sv: 'Del av mål', en: 'Part of goal' },
    },
    {
      id: 'goal',
      kind: 'sign_of',
      direction: 'up',
      of: [{ tool: 'goals', regions: GOAL_REGIONS }],
      regions: SIGN_REGIONS,
      need: 'gate',
      label: { sv: 'Tecken på mål', en: 'Sign of goal' },
    },
    {
      id: 'source',
      kind: 'based_on',
      direction: 'up',
      of: [{ tool: 'stats' }, { tool: 'evidence' }],
      regions: GOAL_REGIONS,
      label: { sv: 'Utgångsläget kommer från', en: 'Baseline comes from' },
    },
    {
      id: 'actions',
      kind: 'shows',
      direction: 'up',
      of: [{ tool: 'action_plan' }],
      regions: SIGN_REGIONS,
      label: { sv: 'Visar att åtgärden verkar', en: 'Shows that the action works' },
    },
  ],
  readings: [...GOAL_REGIONS, ...SIGN_REGIONS],
  letter: 'G',
  rules: ['GOAL-W1', 'GOAL-W2', 'GOAL-W3', 'GOAL-W4', 'SIGN-W1'],
}
