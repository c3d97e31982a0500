import type { Tool } from './tool.ts'

export const currentState: Tool = {
  id: 'current_state',
  name: { sv: 'Nulägesbeskrivning', en: 'Current state' },
  kind: 'grid',
  purpose: {
    sv: 'Beskriv hur det är, med belägg, innan ni talar om vad som ska göras.',
    en: 'Describe how things are, with evidence, before you talk about what to do.',
  },
  regions: [
    {
      id: 'individ',
      color: 'green',
      label: { sv: 'Individnivå – elever som grupp', en: 'Individual level – pupils as a group' },
      prompt: {
        sv: 'Vad ser vi i elevernas kunskaper, trygghet och närvaro?',
        en: 'What do we see in pupils’ knowledge, safety and attendance?',
      },
      example: {
        sv: 'Var tredje elev i årskurs 4–6 når inte målen i läsning',
        en: 'Every third pupil in years 4–6 falls short of the goals in reading',
      },
    },
    {
      id: 'struktur',
      color: 'blue',
      label: { sv: 'Strukturnivå', en: 'Structure level' },
      prompt: {
        sv: 'Hur är vi organiserade: tid, roller, scheman, möten, rutiner, resurser?',
        en: 'How are we organised: time, roles, timetables, meetings, routines, resources?',
      },
      example: { sv: 'Arbetslagen har ingen gemensam planeringstid', en: 'The teams have no shared planning time' },
    },
    {
      id: 'process',
      color: 'yellow',
      label: { sv: 'Processnivå', en: 'Process level' },
      prompt: {
        sv: 'Hur undervisar, samarbetar, följer upp och leder vi i vardagen?',
        en: 'How do we teach, work together, follow up and lead day to day?',
      },
      example: {
        sv: 'Vi följer upp läsningen på olika sätt i olika klasser',
        en: 'We follow up reading in different ways in different classes',
      },
    },
    {
      id: 'var',
      color: 'green',
      label: { sv: 'Var är vi?', en: 'Where are we?' },
      prompt: { sv: 'Vad visar våra resultat i dag?', en: 'What do our results show today?' },
      example: {
        sv: 'Färre elever trivs på rasterna än för ett år sedan',
        en: 'Fewer pupils enjoy breaks than a year ago',
      },
    },
    {
      id: 'vart',
      color: 'yellow',
      label: { sv: 'Vart ska vi?', en: 'Where are we going?' },
      prompt: { sv: 'Vad ska vara annorlunda?', en: 'What is to be different?' },
      example: { sv: 'Alla elever har någon att vara med', en: 'All pupils have somebody to be with' },
    },
    {
      id: 'hur',
      color: 'blue',
      label: { sv: 'Hur gör vi?', en: 'How do we do it?' },
      prompt: { sv: 'Hur tar vi oss dit?', en: 'How do we get there?' },
      example: { sv: 'Rastvakterna leder en aktivitet varje dag', en: 'Staff on duty lead an activity every day' },
    },
    {
      id: 'blev',
      color: 'orange',
      label: { sv: 'Hur blev det?', en: 'How did it turn out?' },
      prompt: { sv: 'Vad hände, och hur vet vi det?', en: 'What happened, and how do we know?' },
      example: { sv: 'Fler deltar, men inte de äldsta', en: 'More take part, but not the oldest' },
    },
    {
      id: 'rutiner',
      color: 'blue',
      label: { sv: 'Rutiner', en: 'Routines' },
      prompt: { sv: 'Vilka rutiner har vi, och följs de?', en: 'Which routines do we have, and are they followed?' },
      example: {
        sv: 'Vi ringer hem först efter tre dagars frånvaro',
        en: 'We phone home only after three days of absence',
      },
    },
    {
      id: 'platser',
      color: 'orange',
      label: { sv: 'Platser', en: 'Places' },
      prompt: { sv: 'Var känner sig elever trygga, och var inte?', en: 'Where do pupils feel safe, and where not?' },
      example: {
        sv: 'Korridoren vid omklädningsrummen är otrygg',
        en: 'The corridor by the changing rooms feels unsafe',
      },
    },
    {
      id: 'larande',
      color: 'green',
      label: { sv: 'Lärande', en: 'Learning' },
      prompt: { sv: 'Vilka nya sätt att lära har vi prövat?', en: 'Which new ways of learning have we tried?' },
      example: {
        sv: 'Ämnesövergripande veckor ger färre ströfrånvaro',
        en: 'Theme weeks give less occasional absence',
      },
    },
    {
      id: 'kommer',
      color: 'yellow',
      label: { sv: 'Vad får eleverna att komma?', en: 'What makes pupils come?' },
      prompt: { sv: 'Vad är det som faktiskt drar?', en: 'What is it that actually draws them?' },
      example: { sv: 'Frukosten och de vuxna i entrén', en: 'Breakfast and the adults at the entrance' },
    },
    {
      id: 'sager',
      color: 'blue',
      label: { sv: 'Vad säger vi?', en: 'What do we say?' },
      prompt: { sv: 'Vad står i våra planer?', en: 'What do our plans say?' },
      example: { sv: 'Alla vuxna bryr sig om alla elever', en: 'All adults care about all pupils' },
    },
    {
      id: 'gor',
      color: 'orange',
      label: { sv: 'Vad gör vi?', en: 'What do we do?' },
      prompt: { sv: 'Vad ser en besökare?', en: 'What does a visitor see?' },
      example: { sv: 'Vi hälsar mest på de elever som vi undervisar', en: 'We mostly greet the pupils whom we teach' },
    },
    {
      id: 'nulage',
      color: 'green',
      label: { sv: 'Nuläge', en: 'Current state' },
      prompt: { sv: 'Hur är det i dag, och hur vet vi det?', en: 'How is it today, and how do we know?' },
      example: { sv: 'Hälften av besöken bokas om', en: 'Half of the appointments are rebooked' },
    },
  ],
  presets: [
    {
      id: 'tre_nivaer',
      name: { sv: 'Tre nivåer', en: 'Three levels' },
      regions: ['individ', 'struktur', 'process'],
    },
    {
      id: 'ska',
      name: { sv: 'Var är vi? Vart ska vi?', en: 'Where are we? Where are we going?' },
      regions: ['var', 'vart', 'hur', 'blev'],
    },
    {
      id: 'kartlaggning',
      name: { sv: 'Kartläggning', en: 'Mapping' },
      regions: ['rutiner', 'platser', 'larande', 'kommer'],
    },
    { id: 'sager_gor', name: { sv: 'Säger och gör', en: 'Saying and doing' }, regions: ['sager', 'gor'] },
    { id: 'enkel', name: { sv: 'Ett fält', en: 'One field' }, regions: ['nulage'] },
  ],
  fields: [
    {
      id: 'claim',
      label: { sv: 'Iakttagelse eller antagande?', en: 'Observation or assumption?' },
      choices: [
        { id: 'iakttagelse', label: { sv: 'Iakttagelse', en: 'Observation' } },
        { id: 'antagande', label: { sv: 'Antagande', en: 'Assumption' } },
      ],
    },
    {
      id: 'works',
      label: { sv: 'Fungerar det?', en: 'Does it work?' },
      choices: [
        { id: 'fungerar', label: { sv: 'Fungerar', en: 'Works' } },
        { id: 'fungerar_inte', label: { sv: 'Fungerar inte', en: 'Does not work' } },
        { id: 'vet_inte', label: { sv: 'Vet inte', en: 'Not known' } },
      ],
    },
    { id: 'source', label: { sv: 'Hur vet vi det?', en: 'How do we know?' } },
  ],
  letter: 'N',
  rules: ['CS-W1', 'CS-W3'],
}
