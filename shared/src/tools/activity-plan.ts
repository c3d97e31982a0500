import type { Tool } from './tool.ts'

const ACTIVITIES = ['aktivitet', 'inforande'] as const

export const activityPlan: Tool = {
  id: 'activity_plan',
  name: { sv: 'Aktivitetsplan, spridning, förbättringsstöd', en: 'Activity plan, spreading, improvement support' },
  kind: 'table',
  views: ['timeline', 'mine'],
  purpose: {
    sv: 'Dela upp åtgärderna i det som görs vecka för vecka, beställ stöd och sprid det som fungerar.',
    en: 'Break the actions down into what is done week by week, order support and spread what works.',
  },
  regions: [
    {
      id: 'aktivitet',
      color: 'yellow',
      letter: 'V',
      label: { sv: 'Aktiviteter', en: 'Activities' },
      prompt: {
        sv: 'Vad görs, av vilken funktion och vilken vecka?',
        en: 'What is done, by which role and in which week?',
      },
      example: { sv: 'Skriv första utkast till progression', en: 'Write the first draft of the progression' },
    },
    {
      id: 'spridning',
      color: 'green',
      letter: 'D',
      label: { sv: 'Spridning', en: 'Spreading' },
      prompt: { sv: 'Vad sprider vi, till vilka och hur?', en: 'What do we spread, to whom and how?' },
      example: { sv: 'Mallen för screeningkonferens', en: 'The template for the screening conference' },
    },
    {
      id: 'stod',
      color: 'blue',
      letter: 'S',
      label: { sv: 'Förbättringsstöd', en: 'Improvement support' },
      prompt: {
        sv: 'Vilken kompetens behöver vi utifrån, och hur mycket?',
        en: 'Which competence do we need from outside, and how much?',
      },
      example: { sv: 'Logoped vid fyra tillfällen', en: 'A speech therapist on four occasions' },
    },
    {
      id: 'inforande',
      color: 'orange',
      letter: 'V',
      label: { sv: 'Införande', en: 'Implementation' },
      prompt: { sv: 'Hur blir det en del av vardagen?', en: 'How does it become a part of every day?' },
      example: { sv: 'Rutinen går in i lärarhandboken', en: 'The routine goes into the staff handbook' },
    },
  ],
  presets: [
    {
      id: 'standard',
      name: { sv: 'Aktiviteter, spridning och stöd', en: 'Activities, spreading and support' },
      regions: ['aktivitet', 'spridning', 'stod'],
    },
    {
      id: 'inforande',
      name: { sv: 'Införande och spridning', en: 'Implementation and spreading' },
      regions: ['inforande', 'spridning'],
    },
  ],
  fields: [
    {
      id: 'responsible',
      need: 'gate',
      regions: ACTIVITIES,
      label: { sv: 'Ansvarig (funktion)', en: 'Responsible (role)' },
    },
    {
      id: 'due',
      type: 'day',
      need: 'gate',
      regions: [...ACTIVITIES, 'spridning'],
      label: { sv: 'Klart senast', en: 'Due' },
    },
    {
      id: 'done',
      regions: ACTIVITIES,
      label: { sv: 'Klar?', en: 'Done?' },
      choices: [
        { id: 'ja', label: { sv: 'Klar', en: 'Done' } },
        { id: 'nej', label: { sv: 'Inte klar', en: 'Not done' } },
      ],
    },
    { id: 'to', need: 'gate', regions: ['spridning'], label: { sv: 'Till vilka?', en: 'To whom?' } },
    { id: 'how', regions: ['spridning'], label: { sv: 'Hur?', en: 'How?' } },
    {
      id: 'contact',
      regions: ['spridning'],
      label: { sv: 'Mottagarens kontakt (funktion)', en: 'The receiver’s contact (role)' },
    },
    {
      id: 'competence',
      need: 'gate',
      regions: ['stod'],
      label: { sv: 'Kompetens', en: 'Competence' },
      choices: [
        { id: 'logoped', label: { sv: 'Logoped', en: 'Speech therapist' } },
        { id: 'specialpedagog', label: { sv: 'Specialpedagog', en: 'Special needs teacher' } },
        { id: 'kurator', label: { sv: 'Kurator', en: 'School counsellor' } },
        { id: 'samordnare', label: { sv: 'Samordnare', en: 'Coordinator' } },
        { id: 'planerare', label: { sv: 'Planerare', en: 'Planner' } },
        { id: 'externt', label: { sv: 'Externt stöd', en: 'External support' } },
      ],
    },
    { id: 'amount', regions: ['stod'], label: { sv: 'Omfattning', en: 'Amount' } },
    { id: 'from', regions: ['stod'], label: { sv: 'Från vem? (organisation)', en: 'From whom? (organisation)' } },
    { id: 'when', regions: ['stod'], label: { sv: 'När?', en: 'When?' } },
    {
      id: 'state',
      regions: ['stod', 'spridning'],
      label: { sv: 'Status', en: 'Status' },
      choices: [
        { id: 'planned', label: { sv: 'Planerat', en: 'Planned' } },
        { id: 'ordered', label: { sv: 'Beställt', en: 'Ordered' } },
        { id: 'declined', label: { sv: 'Avböjt', en: 'Declined' } },
        { id: 'done', label: { sv: 'Genomfört', en: 'Carried out' } },
      ],
    },
  ],
  links: [
    {
      id: 'action',
      kind: 'breaks_down',
      direction: 'up',
      of: [{ tool: 'action_plan' }],
      need: 'gate',
      regions: ACTIVITIES,
      label: { sv: 'Åtgärd', en: 'Action' },
    },
    {
      id: 'source',
      kind: 'spreads',
      direction: 'up',
      of: [{ tool: 'action_plan' }],
      regions: ['spridning'],
      label: { sv: 'Kommer från åtgärd', en: 'Comes from action' },
    },
    {
      id: 'for',
      kind: 'supports',
      direction: 'up',
      of: [{ tool: 'action_plan' }],
      need: 'gate',
      regions: ['stod'],
      label: { sv: 'Stöd till åtgärd', en: 'Support for action' },
    },
  ],
  columns: ['action', 'source', 'for'],
  rules: ['APL-W2', 'APL-W3'],
}
