import type { Tool } from './tool.ts'

export const effectChain: Tool = {
  id: 'effect_chain',
  name: { sv: 'Effektkedja', en: 'Effect chain' },
  kind: 'chain',
  purpose: {
    sv: 'Visa led för led hur det ni gör ska göra skillnad för eleverna, och vad ni tar för givet.',
    en: 'Show link by link how what you do is to make a difference for the pupils, and what you take for granted.',
  },
  regions: [
    {
      id: 'orsak',
      color: 'orange',
      label: { sv: 'Orsak', en: 'Cause' },
      prompt: { sv: 'Vilken orsak arbetar vi med?', en: 'Which cause do we work on?' },
      example: { sv: 'Gemensam progression för läsning saknas', en: 'There is no common progression for reading' },
    },
    {
      id: 'insats',
      color: 'yellow',
      label: { sv: 'Insats', en: 'Measure' },
      prompt: { sv: 'Vad gör vi åt den?', en: 'What do we do about it?' },
      example: { sv: 'Vi tar fram en progression tillsammans', en: 'We draw up a progression together' },
    },
    {
      id: 'resultat',
      color: 'green',
      label: { sv: 'Resultat', en: 'Result' },
      prompt: { sv: 'Vad blir annorlunda för eleverna?', en: 'What becomes different for the pupils?' },
      example: { sv: 'Fler elever läser med flyt i årskurs 3', en: 'More pupils read fluently in year 3' },
    },
    {
      id: 'resurser',
      color: 'grey',
      label: { sv: 'Resurser', en: 'Resources' },
      prompt: { sv: 'Vad sätter vi in?', en: 'What do we put in?' },
      example: { sv: 'Två förstelärare en halv dag i veckan', en: 'Two lead teachers half a day a week' },
    },
    {
      id: 'aktiviteter',
      color: 'yellow',
      label: { sv: 'Aktiviteter', en: 'Activities' },
      prompt: { sv: 'Vad gör vi?', en: 'What do we do?' },
      example: { sv: 'Vi planerar lässtrategipass tillsammans', en: 'We plan reading strategy sessions together' },
    },
    {
      id: 'prestationer',
      color: 'orange',
      label: { sv: 'Prestationer', en: 'Outputs' },
      prompt: { sv: 'Vad blir klart och går att räkna?', en: 'What is completed and can be counted?' },
      example: { sv: 'Två lässtrategipass i veckan i varje klass', en: 'Two strategy sessions a week in each class' },
    },
    {
      id: 'kort',
      color: 'green',
      label: { sv: 'Effekt på kort sikt', en: 'Short-term effect' },
      prompt: { sv: 'Vad märks inom en termin?', en: 'What is noticed within a term?' },
      example: {
        sv: 'Fler lärare undervisar uttalat i lässtrategier',
        en: 'More teachers teach reading strategies explicitly',
      },
    },
    {
      id: 'medel',
      color: 'green',
      label: { sv: 'Effekt på medellång sikt', en: 'Medium-term effect' },
      prompt: {
        sv: 'Vad är annorlunda inom ett till två läsår?',
        en: 'What is different within one or two school years?',
      },
      example: {
        sv: 'Färre elever i årskurs 2 ligger under gränsvärdet',
        en: 'Fewer pupils in year 2 are below the limit',
      },
    },
    {
      id: 'lang',
      color: 'blue',
      label: { sv: 'Effekt på lång sikt', en: 'Long-term effect' },
      prompt: { sv: 'Vad är annorlunda för eleverna?', en: 'What is different for the pupils?' },
      example: { sv: 'Fler elever klarar alla delprov i svenska', en: 'More pupils pass all parts of the test' },
    },
    {
      id: 'antaganden',
      color: 'pink',
      label: { sv: 'Antaganden', en: 'Assumptions' },
      prompt: { sv: 'Vad måste stämma för att kedjan ska hålla?', en: 'What must be true for the chain to hold?' },
      example: { sv: 'Konferenstiden hålls fri', en: 'The conference time is kept free' },
    },
    {
      id: 'risker',
      color: 'pink',
      label: { sv: 'Risker', en: 'Risks' },
      prompt: { sv: 'Vad kan bryta kedjan?', en: 'What can break the chain?' },
      example: { sv: 'Vikariebrist bryter kontinuiteten', en: 'A lack of substitutes breaks continuity' },
    },
  ],
  presets: [
    {
      id: 'sex_led',
      name: { sv: 'Sex led', en: 'Six links' },
      regions: ['resurser', 'aktiviteter', 'prestationer', 'kort', 'medel', 'lang', 'antaganden', 'risker'],
    },
    {
      id: 'orsak_insats_resultat',
      name: { sv: 'Orsak, insats, resultat', en: 'Cause, measure, result' },
      regions: ['orsak', 'insats', 'resultat'],
    },
  ],
  fields: [],
  links: [
    {
      id: 'starts_in',
      kind: 'starts_in',
      direction: 'up',
      of: [{ tool: 'causes' }, { tool: 'problems' }],
      label: { sv: 'Börjar i orsak', en: 'Starts in cause' },
    },
  ],
  rules: ['EC-W1', 'EC-W2', 'EC-W3', 'EC-W4'],
}
