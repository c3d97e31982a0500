import type { Tool } from './tool.ts'

export const followUp: Tool = {
  id: 'followup',
  name: { sv: 'Uppföljning', en: 'Follow-up' },
  kind: 'followup',
  purpose: {
    sv: 'Se efter vad som hänt med det ni planerade, och bestäm vad som behöver ändras.',
    en: 'Look at what has become of what you planned, and decide what has to change.',
  },
  regions: [
    {
      id: 'hant',
      color: 'blue',
      label: { sv: 'Vad har hänt?', en: 'What has happened?' },
      prompt: { sv: 'Vad har vi gjort sedan sist?', en: 'What have we done since last time?' },
      example: {
        sv: 'Fyra av sex klasser har prövat den gemensamma lektionsstarten',
        en: 'Four of six classes have tried the shared lesson start',
      },
    },
    {
      id: 'funkat',
      color: 'green',
      label: { sv: 'Hur har det funkat?', en: 'How did it work?' },
      prompt: { sv: 'Vad märker vi, och hur vet vi det?', en: 'What do we notice, and how do we know?' },
      example: {
        sv: 'Lektionerna kommer i gång fortare, mest på förmiddagarna',
        en: 'Lessons get going faster, mostly in the mornings',
      },
    },
    {
      id: 'justera',
      color: 'orange',
      label: { sv: 'Vad behöver justeras?', en: 'What must be adjusted?' },
      prompt: {
        sv: 'Vad ändrar vi i mål, arbetssätt eller resurser?',
        en: 'What do we change in goals, ways of working or resources?',
      },
      example: {
        sv: 'Vikarierna behöver också veta hur lektionen börjar',
        en: 'Substitute teachers need to know how the lesson starts too',
      },
    },
    {
      id: 'uppnatt',
      color: 'green',
      label: { sv: 'Uppnått', en: 'Achieved' },
      prompt: { sv: 'Vad har vi nått, och hur vet vi det?', en: 'What have we reached, and how do we know?' },
      example: {
        sv: 'Alla arbetslag har en fast tid för gemensam planering',
        en: 'All teams have a fixed time for planning together',
      },
    },
    {
      id: 'kvar',
      color: 'orange',
      label: { sv: 'Kvar', en: 'Remaining' },
      prompt: { sv: 'Vad finns kvar?', en: 'What remains?' },
      example: {
        sv: 'Läsprogressionen, men fritidshemmet är inte med än',
        en: 'The reading progression, though the leisure centre is not part of it yet',
      },
    },
    {
      id: 'lart',
      color: 'yellow',
      label: { sv: 'Lärdomar', en: 'Lessons learnt' },
      prompt: { sv: 'Vad har vi lärt oss på vägen?', en: 'What have we learnt on the way?' },
      example: {
        sv: 'Det gick bättre när vi prövade i liten skala först',
        en: 'It went better when we tried on a small scale first',
      },
    },
    {
      id: 'nya',
      color: 'blue',
      label: { sv: 'Nya mål', en: 'New goals' },
      prompt: { sv: 'Vad vill vi nå härnäst?', en: 'What do we want to reach next?' },
      example: {
        sv: 'Eleverna använder lässtrategierna i alla ämnen',
        en: 'Pupils use the reading strategies in all subjects',
      },
    },
    {
      id: 'planera',
      color: 'blue',
      label: { sv: 'Planera', en: 'Plan' },
      prompt: {
        sv: 'Vad ska vi pröva, och vad tror vi händer?',
        en: 'What shall we try, and what do we think will happen?',
      },
      example: {
        sv: 'Ringa dagen före besöket, i två veckor. Vi tror att fler kommer',
        en: 'Phone the day before the visit, for two weeks. We think more will come',
      },
    },
    {
      id: 'gora',
      color: 'orange',
      label: { sv: 'Göra', en: 'Do' },
      prompt: { sv: 'Vad gjorde vi, och vad hände?', en: 'What did we do, and what happened?' },
      example: {
        sv: 'Vi hann ringa 30 av 40, de andra fick ett sms',
        en: 'We managed to phone 30 of 40, the others got a text message',
      },
    },
    {
      id: 'studera',
      color: 'yellow',
      label: { sv: 'Studera', en: 'Study' },
      prompt: { sv: 'Blev det som vi trodde?', en: 'Did it turn out as we thought?' },
      example: {
        sv: 'Fler kom, men sms gav lika mycket som samtal',
        en: 'More came, but text messages did as much as calls',
      },
    },
    {
      id: 'agera',
      color: 'green',
      label: { sv: 'Agera', en: 'Act' },
      prompt: {
        sv: 'Behåller vi det, ändrar vi det, släpper vi det eller prövar vi ett varv till?',
        en: 'Do we keep it, change it, drop it or try another round?',
      },
      example: {
        sv: 'Vi går över till sms och prövar två veckor till',
        en: 'We change to text messages and try for two more weeks',
      },
    },
    {
      id: 'plan',
      color: 'blue',
      label: { sv: 'När och hur följer vi upp?', en: 'When and how do we follow up?' },
      prompt: { sv: 'Vem tittar på vad, och när?', en: 'Who looks at what, and when?' },
      example: {
        sv: 'Arbetslagen ser på frånvaron sista måndagen i varje månad',
        en: 'The teams look at absence on the last Monday of each month',
      },
    },
    {
      id: 'utvardera',
      color: 'yellow',
      label: { sv: 'Hur vet vi att det hjälpte?', en: 'How do we know it helped?' },
      prompt: {
        sv: 'Vad ska vi kunna se, höra eller räkna?',
        en: 'What should we be able to see, hear or count?',
      },
      example: {
        sv: 'Fler elever säger att någon märker när de är borta',
        en: 'More pupils say that somebody notices when they are away',
      },
    },
    {
      id: 'resultat',
      color: 'green',
      label: { sv: 'Resultat', en: 'Result' },
      prompt: { sv: 'Vad blev resultatet?', en: 'What was the result?' },
      example: {
        sv: 'Väntetiden gick från tolv veckor till fem',
        en: 'The wait went from twelve weeks to five',
      },
    },
    {
      id: 'larande',
      color: 'yellow',
      label: { sv: 'Lärande', en: 'Learning' },
      prompt: { sv: 'Vad lärde vi oss?', en: 'What did we learn?' },
      example: {
        sv: 'Vi gissade fel om orsaken tills vi hade räknat',
        en: 'We guessed the cause wrongly until we had counted',
      },
    },
    {
      id: 'fortsatt',
      color: 'blue',
      label: { sv: 'Fortsättning', en: 'Continuation' },
      prompt: { sv: 'Vad händer nu, och vem för det vidare?', en: 'What happens now, and who carries it on?' },
      example: {
        sv: 'Enhetschefen tar upp väntetiden på mötet varje kvartal',
        en: 'The head of unit takes up the wait at a meeting every quarter',
      },
    },
    {
      id: 'borta',
      color: 'pink',
      label: { sv: 'Föll bort', en: 'Fell away' },
      prompt: { sv: 'Vad föll bort, och varför?', en: 'What fell away, and why?' },
      example: {
        sv: 'Veckomötet, när den som höll i det bytte tjänst',
        en: 'The weekly meeting, when whoever ran it changed jobs',
      },
    },
  ],
  presets: [
    { id: 'tre_fragor', name: { sv: 'Tre frågor', en: 'Three questions' }, regions: ['hant', 'funkat', 'justera'] },
    { id: 'aterblick', name: { sv: 'Återblick', en: 'Looking back' }, regions: ['uppnatt', 'kvar', 'lart', 'nya'] },
    {
      id: 'pgsa',
      name: { sv: 'Planera, göra, studera, agera', en: 'Plan, do, study, act' },
      regions: ['planera', 'gora', 'studera', 'agera'],
    },
    {
      id: 'plan',
      name: { sv: 'Plan för uppföljningen', en: 'Plan for the follow-up' },
      regions: ['plan', 'utvardera'],
    },
    { id: 'redovisning', name: { sv: 'Redovisning', en: 'Report' }, regions: ['resultat', 'larande', 'fortsatt'] },
    { id: 'hallbarhet', name: { sv: 'Vad har hållit i sig?', en: 'What has lasted?' }, regions: ['kvar', 'borta'] },
  ],
  fields: [{ id: 'decision', label: { sv: 'Beslut', en: 'Decision' } }],
  links: [
    {
      id: 'about',
      label: { sv: 'Gäller', en: 'About' },
      kind: 'follows_up',
      direction: 'up',
      of: [{ tool: 'action_plan' }, { tool: 'goals' }],
    },
  ],
  facts: [
    {
      id: 'owner_after',
      label: { sv: 'Vem äger arbetet efter processen?', en: 'Who owns the work after the process?' },
    },
  ],
  letter: 'FU',
  rules: ['FU-G1', 'FU-W1', 'FU-W2', 'FU-G2'],
}
