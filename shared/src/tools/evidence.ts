import type { Tool } from './tool.ts'

export const evidence: Tool = {
  id: 'evidence',
  name: { sv: 'Underlag: intervjuer och observationer', en: 'Evidence: interviews and observations' },
  kind: 'table',
  purpose: {
    sv: 'Samla vad grupper av elever säger och vad som syns på lektionerna, så att nuläget vilar på mer än tyckande.',
    en: 'Gather what groups of pupils say and what is seen in lessons, so that the current state rests on more than opinions.',
  },
  regions: [
    {
      id: 'tema',
      color: 'green',
      label: { sv: 'Tema', en: 'Theme' },
      prompt: { sv: 'Vad återkommer i flera grupper?', en: 'What recurs in several groups?' },
      example: {
        sv: 'Högläsning är omtyckt, men det blir sällan av',
        en: 'Reading aloud is liked, but seldom happens',
      },
    },
    {
      id: 'grupp',
      color: 'blue',
      label: { sv: 'Grupp', en: 'Group' },
      prompt: {
        sv: 'Vilka årskursgrupper har vi frågat? Aldrig en enskild elev.',
        en: 'Which year groups have we asked? Never a single pupil.',
      },
      example: { sv: 'Årskurs 2–3 och deras fritidshem', en: 'Years 2–3 and their leisure centre' },
    },
    {
      id: 'observation',
      color: 'yellow',
      label: { sv: 'Observation', en: 'Observation' },
      prompt: { sv: 'Vad ska vi titta efter på alla lektioner?', en: 'What should we look for in all lessons?' },
      example: {
        sv: 'Lektionens mål tas upp igen på slutet',
        en: 'The aim of the lesson is taken up again at the end',
      },
    },
    {
      id: 'kommer',
      color: 'green',
      label: { sv: 'Vad får eleverna att komma?', en: 'What makes pupils come?' },
      prompt: { sv: 'Vad säger elevgrupperna drar dem hit?', en: 'What do pupil groups say draws them here?' },
      example: { sv: 'Kompisarna, och lektioner där man gör något', en: 'Friends, and lessons where you do something' },
    },
    {
      id: 'anknytning',
      color: 'orange',
      label: { sv: 'Vem märker om en elev är borta?', en: 'Who notices if a pupil is away?' },
      prompt: {
        sv: 'Vem saknar den som inte kommer, och hur får eleverna veta det?',
        en: 'Who misses those who do not come, and how do pupils get to know?',
      },
      example: {
        sv: 'Mentorerna märker det, men hör inte av sig förrän dagen efter',
        en: 'Mentors notice, but do not get in touch until the day after',
      },
    },
  ],
  presets: [
    { id: 'elevintervju', name: { sv: 'Elevintervjuer', en: 'Pupil interviews' }, regions: ['tema', 'grupp'] },
    { id: 'observation', name: { sv: 'Observationer', en: 'Observations' }, regions: ['observation'] },
    {
      id: 'skolanknytning',
      name: { sv: 'Skolanknytning', en: 'School connectedness' },
      regions: ['kommer', 'anknytning'],
    },
  ],
  fields: [
    {
      id: 'kind',
      label: { sv: 'Slag', en: 'Kind' },
      choices: [
        { id: 'elevintervju', label: { sv: 'Elevintervju', en: 'Pupil interview' } },
        { id: 'observation', label: { sv: 'Observation', en: 'Observation' } },
        { id: 'enkat', label: { sv: 'Enkät', en: 'Survey' } },
        { id: 'dokument', label: { sv: 'Dokument', en: 'Document' } },
      ],
      need: 'always',
    },
    { id: 'group', label: { sv: 'Grupp', en: 'Group' }, regions: ['tema', 'kommer', 'anknytning'] },
    {
      id: 'groups',
      label: { sv: 'Antal grupper', en: 'Number of groups' },
      type: 'number',
      regions: ['tema', 'grupp', 'kommer', 'anknytning'],
    },
    {
      id: 'direction',
      label: { sv: 'Riktning', en: 'Direction' },
      choices: [
        { id: 'plus', label: { sv: '+ Hjälper', en: '+ Helps' } },
        { id: 'minus', label: { sv: '− Hindrar', en: '− Hinders' } },
      ],
      regions: ['tema', 'kommer', 'anknytning'],
    },
    { id: 'hits', label: { sv: 'Träffar', en: 'Hits' }, type: 'number', regions: ['observation'] },
    { id: 'of', label: { sv: 'Av antal lektioner', en: 'Out of lessons' }, type: 'number', regions: ['observation'] },
    { id: 'period', label: { sv: 'Period', en: 'Period' } },
    { id: 'source', label: { sv: 'Källa', en: 'Source' } },
  ],
  letter: 'E',
  rules: ['EV-E1', 'EV-W1', 'EV-E2', 'EV-W2'],
}
