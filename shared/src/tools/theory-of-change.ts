import type { Tool } from './tool.ts'

export const theoryOfChange: Tool = {
  id: 'toc',
  name: { sv: 'Förändringsteori', en: 'Theory of change' },
  kind: 'chain',
  purpose: {
    sv: 'Tänk baklänges från det ni vill uppnå på lång sikt, när hela satsningen ska få en gemensam karta.',
    en: 'Think backwards from what you want in the long term, when the whole undertaking needs one shared map.',
  },
  regions: [
    {
      id: 'problem',
      color: 'pink',
      label: { sv: 'Problem och målgrupp', en: 'Problem and target group' },
      prompt: { sv: 'Vilket problem löser vi, och för vilka?', en: 'Which problem do we solve, and for whom?' },
      example: {
        sv: 'Många unga i kommunen lämnar gymnasiet utan examen',
        en: 'Many young people in the municipality leave upper secondary school without a diploma',
      },
    },
    {
      id: 'lang',
      color: 'green',
      label: { sv: 'Effekt på lång sikt', en: 'Long-term effect' },
      prompt: {
        sv: 'Vad är annorlunda för dem om tre till fem år?',
        en: 'What is different for them in three to five years?',
      },
      example: {
        sv: 'Fler unga är i studier eller arbete när de är tjugo',
        en: 'More young people are studying or working when they are twenty',
      },
    },
    {
      id: 'medel',
      color: 'blue',
      label: { sv: 'Effekt på medellång sikt', en: 'Medium-term effect' },
      prompt: { sv: 'Vad märks efter ett till två år?', en: 'What can be noticed after one to two years?' },
      example: { sv: 'Färre byter eller avbryter program', en: 'Fewer change or leave their programme' },
    },
    {
      id: 'kort',
      color: 'yellow',
      label: { sv: 'Effekt på kort sikt', en: 'Short-term effect' },
      prompt: { sv: 'Vad märks inom ett läsår?', en: 'What can be noticed within a school year?' },
      example: {
        sv: 'Eleverna vet vem de vänder sig till när det går trögt',
        en: 'Pupils know whom to turn to when things get hard',
      },
    },
    {
      id: 'aktiviteter',
      color: 'orange',
      label: { sv: 'Aktiviteter och arbetssätt', en: 'Activities and ways of working' },
      prompt: { sv: 'Vad gör vi annorlunda?', en: 'What do we do differently?' },
      example: {
        sv: 'Mentorerna har ett samtal med alla nya elever i september',
        en: 'Mentors talk with all new pupils in September',
      },
    },
    {
      id: 'resurser',
      color: 'grey',
      label: { sv: 'Resurser', en: 'Resources' },
      prompt: {
        sv: 'Vad krävs av tid, människor och pengar?',
        en: 'What does it take in time, people and money?',
      },
      example: {
        sv: 'Två timmar i veckan för varje mentor',
        en: 'Two hours a week for each mentor',
      },
    },
    {
      id: 'antaganden',
      color: 'yellow',
      label: { sv: 'Antaganden', en: 'Assumptions' },
      prompt: {
        sv: 'Vad tar vi för givet? Är det rimligt att tänka så?',
        en: 'What do we take for granted? Is it reasonable to think so?',
      },
      example: {
        sv: 'Att elever som känner sig sedda stannar kvar',
        en: 'That pupils who feel seen stay on',
      },
    },
    {
      id: 'stod',
      color: 'blue',
      label: { sv: 'Stöd i forskning och erfarenhet', en: 'Support in research and experience' },
      prompt: { sv: 'Vad talar för att det fungerar?', en: 'What suggests that it works?' },
      example: {
        sv: 'Grannkommunen gjorde så och fick färre avhopp på två år',
        en: 'The neighbouring municipality did so and had fewer dropouts in two years',
      },
    },
    {
      id: 'utanfor',
      color: 'pink',
      label: { sv: 'Det vi inte styr över', en: 'Outside our control' },
      prompt: {
        sv: 'Vad kan hjälpa eller stjälpa, utan att vi rår på det?',
        en: 'What can make or break this without our having a say?',
      },
      example: {
        sv: 'Hur lätt det är att få jobb utan utbildning',
        en: 'How easy it is to get a job without schooling',
      },
    },
    {
      id: 'alla',
      color: 'yellow',
      label: { sv: 'Hela kartan', en: 'Whole map' },
      prompt: {
        sv: 'Behöver mål, arbetssätt eller resurser ändras?',
        en: 'Do goals, ways of working or resources need to change?',
      },
      example: {
        sv: 'Samtalen i september räcker inte, vi behöver ett till efter jul',
        en: 'The talks in September are not enough, we need one more after Christmas',
      },
    },
  ],
  presets: [
    {
      id: 'standard',
      name: { sv: 'Från problem till resurser', en: 'From problem to resources' },
      regions: ['problem', 'lang', 'medel', 'kort', 'aktiviteter', 'resurser', 'antaganden', 'stod', 'utanfor'],
    },
    { id: 'justera', name: { sv: 'Justera kartan', en: 'Adjust the map' }, regions: ['alla'] },
  ],
  fields: [{ id: 'reason', label: { sv: 'Varför ändrad?', en: 'Why changed?' } }],
  facts: [{ id: 'target_group', label: { sv: 'Målgrupp', en: 'Target group' } }],
  rules: ['TOC-G1', 'TOC-W1'],
}
