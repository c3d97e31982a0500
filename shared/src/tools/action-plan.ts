import { GOAL_REGIONS, SIGN_REGIONS } from './goals.ts'
import type { Tool } from './tool.ts'

/** What an action is called that does not go as it was planned. Each says why. */
export const CHANGED_STATUSES: readonly string[] = ['adjusted', 'moved', 'stopped']

export const actionPlan: Tool = {
  id: 'action_plan',
  name: { sv: 'Åtgärdsplan', en: 'Action plan' },
  kind: 'table',
  views: ['timeline', 'mine'],
  purpose: {
    sv: 'Bestäm vad som görs mot vilken orsak, vem som ansvarar, när det är klart och hur ni märker att det hjälpte.',
    en: 'Settle what is done against which cause, who is responsible, when it is due and how you will notice that it helped.',
  },
  regions: [
    {
      id: 'atgard',
      color: 'yellow',
      label: { sv: 'Åtgärder', en: 'Actions' },
      prompt: { sv: 'Vad gör vi? Börja med ett verb.', en: 'What do we do? Begin with a verb.' },
      example: { sv: 'Ta fram en gemensam läsprogression F–6', en: 'Draw up a common reading progression for F–6' },
    },
  ],
  presets: [{ id: 'full', name: { sv: 'Åtgärder', en: 'Actions' }, regions: ['atgard'] }],
  fields: [
    {
      id: 'expected_effect',
      askedAs: 'effekt',
      need: 'gate',
      label: { sv: 'Förväntad effekt', en: 'Expected effect' },
    },
    {
      id: 'responsible',
      askedAs: 'ansvarig',
      need: 'gate',
      label: { sv: 'Ansvarig (funktion)', en: 'Responsible (role)' },
    },
    { id: 'start', type: 'day', label: { sv: 'Start', en: 'Start' } },
    { id: 'due', type: 'day', askedAs: 'klart', need: 'gate', label: { sv: 'Klart senast', en: 'Due' } },
    { id: 'resources', label: { sv: 'Tid, pengar, personer', en: 'Time, money, people' } },
    { id: 'vp_ref', label: { sv: 'I verksamhetsplanen', en: 'In the operational plan' } },
    {
      id: 'status',
      need: 'always',
      label: { sv: 'Status', en: 'Status' },
      choices: [
        { id: 'planned', label: { sv: 'Planerad', en: 'Planned' } },
        { id: 'ongoing', label: { sv: 'Pågår', en: 'Ongoing' } },
        { id: 'done', label: { sv: 'Klar', en: 'Done' } },
        { id: 'adjusted', label: { sv: 'Justerad', en: 'Adjusted' } },
        { id: 'moved', label: { sv: 'Flyttad', en: 'Moved' } },
        { id: 'stopped', label: { sv: 'Avbruten', en: 'Stopped' } },
      ],
    },
    { id: 'reason', label: { sv: 'Varför justerad, flyttad, avbruten?', en: 'Why adjusted, moved, stopped?' } },
  ],
  links: [
    {
      id: 'causes',
      askedAs: 'orsak',
      kind: 'acts_on',
      direction: 'up',
      of: [{ tool: 'causes' }],
      need: 'gate',
      label: { sv: 'Mot vilken orsak?', en: 'Against which cause?' },
    },
    {
      id: 'goals',
      kind: 'serves',
      direction: 'up',
      of: [{ tool: 'goals', regions: GOAL_REGIONS }],
      need: 'gate',
      label: { sv: 'Vilket delmål?', en: 'Which sub-goal?' },
    },
    {
      id: 'signs',
      askedAs: 'tecken',
      kind: 'shows',
      direction: 'down',
      of: [{ tool: 'goals', regions: SIGN_REGIONS }],
      need: 'gate',
      label: { sv: 'Synligt tecken', en: 'Visible sign' },
    },
  ],
  columns: [
    'causes',
    'goals',
    'expected_effect',
    'responsible',
    'start',
    'due',
    'signs',
    'status',
    'reason',
    'resources',
    'vp_ref',
  ],
  letter: 'A',
  rules: ['ACT-W1', 'ACT-W3', 'ACT-W4'],
}
