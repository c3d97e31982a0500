import type { Tool } from './tool.ts'

/** Shows a problem list's cards, and how the group votes on them and places them. */
export const prioritise: Tool = {
  id: 'prioritise',
  name: { sv: 'Prioritering', en: 'Prioritisation' },
  kind: 'matrix',
  purpose: {
    sv: 'Rösta dolt, väg effekt mot rådighet och bestäm ett till tre problem att gå vidare med.',
    en: 'Vote in secret, weigh effect against control, and decide on one to three problems to go on with.',
  },
  regions: [
    {
      id: 'effekt',
      color: 'grey',
      label: { sv: 'Effekt för eleverna', en: 'Effect for pupils' },
      prompt: {
        sv: 'Hur stor effekt får eleverna om vi löser det?',
        en: 'How large is the effect for pupils if we solve it?',
      },
      example: { sv: '5 är störst effekt', en: '5 is the largest effect' },
    },
    {
      id: 'radighet',
      color: 'grey',
      label: { sv: 'Rådighet', en: 'Control' },
      prompt: { sv: 'Hur mycket råder vi själva över det?', en: 'How far is it in our own hands?' },
      example: { sv: '5 är helt i våra händer', en: '5 is entirely in our hands' },
    },
  ],
  presets: [
    { id: 'matris', name: { sv: 'Effekt och rådighet', en: 'Effect and control' }, regions: ['effekt', 'radighet'] },
  ],
  fields: [],
  rules: [],
}
