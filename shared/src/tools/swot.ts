import type { Tool } from './tool.ts'

export const swot: Tool = {
  id: 'swot',
  name: { sv: 'SWOT-analys', en: 'SWOT analysis' },
  kind: 'grid',
  purpose: {
    sv: 'Samla det som hjälper och hindrar er, inne hos er och utanför.',
    en: 'Gather what helps and hinders you, within and from outside.',
  },
  regions: [
    {
      id: 'styrkor',
      color: 'green',
      label: { sv: 'Styrkor', en: 'Strengths' },
      prompt: { sv: 'Vad hos oss hjälper oss?', en: 'What within us helps us?' },
      example: {
        sv: 'Vi har erfarna kollegor som gärna delar med sig',
        en: 'We have experienced colleagues who like to share',
      },
    },
    {
      id: 'svagheter',
      color: 'pink',
      label: { sv: 'Svagheter', en: 'Weaknesses' },
      prompt: { sv: 'Vad hos oss hindrar oss?', en: 'What within us holds us back?' },
      example: { sv: 'Vi saknar tid för gemensam planering', en: 'We lack time for planning together' },
    },
    {
      id: 'mojligheter',
      color: 'yellow',
      label: { sv: 'Möjligheter', en: 'Opportunities' },
      prompt: { sv: 'Vad utanför oss kan vi ta vara på?', en: 'What outside us can we make use of?' },
      example: { sv: 'Regionen erbjuder handledning i vår', en: 'The region offers supervision this spring' },
    },
    {
      id: 'hot',
      color: 'orange',
      label: { sv: 'Hot', en: 'Threats' },
      prompt: { sv: 'Vad utanför oss kan försvåra?', en: 'What outside us can make it harder?' },
      example: { sv: 'Bidraget upphör efter läsåret', en: 'The grant ends after the school year' },
    },
    {
      id: 'utmaningar',
      color: 'blue',
      label: { sv: 'Utmaningar', en: 'Challenges' },
      prompt: { sv: 'Vad är svårast för oss just nu?', en: 'What is hardest for us right now?' },
      example: {
        sv: 'Eleverna kommer till oss med olika förkunskaper',
        en: 'Pupils come to us with different prior knowledge',
      },
    },
  ],
  presets: [
    {
      id: 'fyra_falt',
      name: { sv: 'Fyra fält', en: 'Four fields' },
      regions: ['styrkor', 'svagheter', 'mojligheter', 'hot'],
    },
    {
      id: 'styrkor_utmaningar',
      name: { sv: 'Styrkor och utmaningar', en: 'Strengths and challenges' },
      regions: ['styrkor', 'utmaningar'],
    },
    {
      id: 'utmaningar_mojligheter',
      name: { sv: 'Utmaningar och möjligheter', en: 'Challenges and opportunities' },
      regions: ['utmaningar', 'mojligheter'],
    },
  ],
  fields: [{ id: 'response', label: { sv: 'Så hanterar vi det', en: 'How we respond' } }],
  rules: ['SWOT-I1'],
}
