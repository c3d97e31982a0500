import type { Tool } from './tool.ts'

/** Whose cards are factors that a group rates. */
export const FACTOR_REGIONS: readonly string[] = [
  'faktor',
  'framgang',
  'individ',
  'koll',
  'relation',
  'flex',
  'samverkan',
]

/** How far a factor holds here, 1–4, is a sealed vote and no field of the card. */
export const successFactors: Tool = {
  id: 'success_factors',
  name: { sv: 'Framgångsfaktorer', en: 'Success factors' },
  kind: 'rating',
  views: ['table'],
  purpose: {
    sv: 'Ta ställning till hur väl det som brukar ge resultat stämmer hos er, var och en för sig innan ni jämför.',
    en: 'Judge how far what usually gives results holds at your school, each for yourself before you compare.',
  },
  regions: [
    {
      id: 'faktor',
      color: 'green',
      label: { sv: 'Faktor', en: 'Factor' },
      prompt: {
        sv: 'Vad brukar göra att det lyckas, och hur väl stämmer det hos oss?',
        en: 'What usually makes things succeed, and how far does it hold here?',
      },
      example: {
        sv: 'Ledningen följer undervisningen nära',
        en: 'The school’s leaders follow the teaching closely',
      },
    },
    {
      id: 'exempel',
      color: 'yellow',
      label: { sv: 'Exempel som visar det', en: 'Example that shows it' },
      prompt: { sv: 'Var märks det hos oss?', en: 'Where can it be noticed here?' },
      example: {
        sv: 'Rektor är med på en lektion i varje arbetslag varje månad',
        en: 'The principal sits in on a lesson in each team every month',
      },
    },
    {
      id: 'framgang',
      color: 'green',
      label: { sv: 'Framgångsfaktorer', en: 'Success factors' },
      prompt: { sv: 'Vad har fungerat förut, och varför?', en: 'What has worked before, and why?' },
      example: {
        sv: 'Fritidsgården och skolan hade en gemensam plan för kvällarna',
        en: 'The youth club and the school had a shared plan for the evenings',
      },
    },
    {
      id: 'risk',
      color: 'orange',
      label: { sv: 'Risker', en: 'Risks' },
      prompt: { sv: 'Vad gör det svårare för unga hos oss?', en: 'What makes it harder for young people here?' },
      example: {
        sv: 'Bussarna går så sällan att det är svårt att stanna på läxhjälpen',
        en: 'Buses run so seldom that it is hard to stay for homework help',
      },
      letter: 'R',
    },
    {
      id: 'individ',
      color: 'green',
      label: { sv: 'Individcentrerat arbetssätt', en: 'Individual-centred approach' },
      prompt: {
        sv: 'Hur utgår vi från vad eleverna själva behöver och vill?',
        en: 'How do we start from what pupils themselves need and want?',
      },
      example: {
        sv: 'Alla elever har ett samtal med sin mentor varannan vecka',
        en: 'All pupils talk with their mentor every other week',
      },
    },
    {
      id: 'koll',
      color: 'orange',
      label: { sv: 'Koll och uppföljning av frånvaro', en: 'Tracking and following up absence' },
      prompt: {
        sv: 'Hur snabbt ser vi frånvaro, och vad gör vi då?',
        en: 'How soon do we see absence, and what do we do then?',
      },
      example: {
        sv: 'Arbetslaget går igenom frånvaron varje måndag',
        en: 'The team goes through absence every Monday',
      },
    },
    {
      id: 'relation',
      color: 'pink',
      label: { sv: 'Positiva relationer', en: 'Positive relations' },
      prompt: {
        sv: 'Hur blir eleverna bemötta av oss och av varandra?',
        en: 'How are pupils met by us and by each other?',
      },
      example: {
        sv: 'Det finns alltid en vuxen som hälsar i entrén på morgonen',
        en: 'There is always an adult at the entrance to say good morning',
      },
    },
    {
      id: 'flex',
      color: 'yellow',
      label: { sv: 'Flexibla lösningar', en: 'Flexible solutions' },
      prompt: {
        sv: 'Vad kan vi göra på ett annat sätt när det vanliga inte passar?',
        en: 'What can we do differently when the usual way does not fit?',
      },
      example: {
        sv: 'Prov går att göra muntligt eller vid ett senare tillfälle',
        en: 'Tests can be taken orally or on a later occasion',
      },
    },
    {
      id: 'samverkan',
      color: 'blue',
      label: { sv: 'Samverkan', en: 'Collaboration' },
      prompt: {
        sv: 'Hur hjälps vi åt mellan yrken och med andra utanför skolan?',
        en: 'How do we help each other across professions and with others outside the school?',
      },
      example: {
        sv: 'Elevhälsan och studievägledaren träffas tillsammans varje månad',
        en: 'The pupil health team and the careers adviser meet every month',
      },
    },
  ],
  presets: [
    { id: 'egna', name: { sv: 'Faktorer och exempel', en: 'Factors and examples' }, regions: ['faktor', 'exempel'] },
    {
      id: 'framgang_risk',
      name: { sv: 'Framgångsfaktorer och risker', en: 'Success factors and risks' },
      regions: ['framgang', 'risk'],
    },
    {
      id: 'plug_in',
      name: { sv: 'Plug Ins fem faktorer', en: 'Plug In’s five factors' },
      regions: ['individ', 'koll', 'relation', 'flex', 'samverkan'],
    },
  ],
  fields: [
    {
      id: 'example',
      label: { sv: 'Exempel som visar det', en: 'Example that shows it' },
      regions: [...FACTOR_REGIONS, 'risk'],
    },
    { id: 'missing', label: { sv: 'Vad saknas?', en: 'What is missing?' }, regions: FACTOR_REGIONS },
    {
      id: 'official',
      label: { sv: 'Nationell faktor', en: 'National factor' },
      choices: [
        { id: 'ja', label: { sv: 'Ja', en: 'Yes' } },
        { id: 'nej', label: { sv: 'Nej', en: 'No' } },
      ],
      regions: ['faktor', 'framgang'],
    },
  ],
  links: [
    {
      id: 'based_on',
      label: { sv: 'Bygger på', en: 'Based on' },
      kind: 'based_on',
      direction: 'up',
      of: [{ tool: 'history' }, { tool: 'evidence' }, { tool: 'stats' }, { tool: 'current_state' }],
    },
  ],
  letter: 'F',
  rules: ['SF-W1', 'SF-I1'],
}
