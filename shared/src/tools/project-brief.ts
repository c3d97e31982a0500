import type { Tool } from './tool.ts'

export const projectBrief: Tool = {
  id: 'pm',
  name: { sv: 'PM / uppdragsbeskrivning', en: 'Project brief' },
  kind: 'page',
  purpose: {
    sv: 'Skriv på en sida varför arbetet ska göras och vad ni har att röra er med, innan det sätter i gång.',
    en: 'Write on one page why the work is to be done and what you have to work with, before it starts.',
  },
  regions: [
    {
      id: 'varfor',
      color: 'orange',
      label: { sv: 'Varför?', en: 'Why?' },
      prompt: { sv: 'Varför ska det göras, och varför nu?', en: 'Why should it be done, and why now?' },
      example: {
        sv: 'Varannan familj får vänta över tre månader på ett första samtal',
        en: 'Every other family waits more than three months for a first talk',
      },
    },
    {
      id: 'bakgrund',
      color: 'blue',
      label: { sv: 'Bakgrund', en: 'Background' },
      prompt: {
        sv: 'Hur är det i dag, och vad har redan gjorts?',
        en: 'How is it today, and what has been done already?',
      },
      example: {
        sv: 'Kön har vuxit i två år, och extra kvällstider hjälpte bara tillfälligt',
        en: 'The queue has grown for two years, and extra evening hours helped only for a while',
      },
    },
    {
      id: 'syfte',
      color: 'green',
      label: { sv: 'Syfte', en: 'Purpose' },
      prompt: { sv: 'Vad ska bli bättre, och för vilka?', en: 'What is to get better, and for whom?' },
      example: {
        sv: 'Familjer ska få ett första samtal inom fyra veckor',
        en: 'Families are to have a first talk within four weeks',
      },
    },
    {
      id: 'metod',
      color: 'yellow',
      label: { sv: 'Metod, om känd', en: 'Method, if known' },
      prompt: { sv: 'Hur tänker ni gå till väga, om ni vet det?', en: 'How do you mean to go about it, if you know?' },
      example: {
        sv: 'Vi kartlägger vägen in och prövar en ändring i taget',
        en: 'We map the way in and try one change at a time',
      },
    },
    {
      id: 'utmaning',
      color: 'orange',
      label: { sv: 'Utmaning', en: 'Challenge' },
      prompt: { sv: 'Vilken utmaning gäller det? En mening.', en: 'Which challenge is it about? One sentence.' },
      example: {
        sv: 'Allt fler unga hos oss varken arbetar eller studerar',
        en: 'More and more young people here neither work nor study',
      },
    },
  ],
  presets: [
    {
      id: 'fou',
      name: { sv: 'Varför, bakgrund, syfte och metod', en: 'Why, background, purpose and method' },
      regions: ['varfor', 'bakgrund', 'syfte', 'metod'],
    },
    { id: 'kort', name: { sv: 'Bara utmaningen', en: 'The challenge only' }, regions: ['utmaning'] },
  ],
  fields: [],
  facts: [
    { id: 'commissioner', label: { sv: 'Uppdragsgivare', en: 'Commissioning manager' }, need: 'gate' },
    { id: 'target_group', label: { sv: 'Målgrupp', en: 'Target group' } },
    { id: 'limits', label: { sv: 'Avgränsning', en: 'Limits' } },
    { id: 'time_set_aside', label: { sv: 'Avsatt tid', en: 'Time set aside' }, need: 'gate' },
    { id: 'risks', label: { sv: 'Risker', en: 'Risks' } },
    { id: 'success', label: { sv: 'Hur vet vi att det lyckats?', en: 'How do we know it succeeded?' } },
  ],
  rules: ['PM-G1', 'PM-G2'],
}
