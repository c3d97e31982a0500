import type { Tool } from './tool.ts'

/** The decisions themselves are the server's to write; beside them stand cards that are parked, hoped, feared or said in a round. */
export const decisions: Tool = {
  id: 'decisions',
  name: { sv: 'Beslut och parkering', en: 'Decisions and parking' },
  kind: 'log',
  purpose: {
    sv: 'Se vad som är beslutat och varför, och ta hand om det som inte hör till mötet just nu.',
    en: 'See what was decided and why, and take care of what does not belong in the meeting right now.',
  },
  regions: [
    {
      id: 'parkering',
      color: 'grey',
      label: { sv: 'Parkering', en: 'Parking lot' },
      prompt: { sv: 'Vad tar vi en annan gång, och när?', en: 'What do we take another time, and when?' },
      example: {
        sv: 'Schemat för nästa läsår – tas på arbetsplatsträffen',
        en: 'Next year’s timetable – at the staff meeting',
      },
    },
    {
      id: 'forvantan',
      color: 'green',
      label: { sv: 'Förväntningar', en: 'Hopes' },
      prompt: { sv: 'Vad hoppas ni på?', en: 'What do you hope for?' },
      example: { sv: 'Att vi väljer något och håller fast vid det', en: 'That we choose something and stick to it' },
    },
    {
      id: 'farhaga',
      color: 'pink',
      label: { sv: 'Farhågor', en: 'Worries' },
      prompt: { sv: 'Vad är ni oroliga för?', en: 'What worries you?' },
      example: { sv: 'Att det rinner ut i sanden till våren', en: 'That it peters out by spring' },
    },
    {
      id: 'ord',
      color: 'yellow',
      label: { sv: 'Ett ord var', en: 'One word each' },
      prompt: { sv: 'Hur kommer du hit, och hur går du härifrån?', en: 'How do you arrive, and how do you leave?' },
      example: { sv: 'Nyfiken', en: 'Curious' },
    },
  ],
  presets: [
    { id: 'logg', name: { sv: 'Beslut och parkering', en: 'Decisions and parking' }, regions: ['parkering'] },
    {
      id: 'start',
      name: { sv: 'Förväntningar och farhågor', en: 'Hopes and worries' },
      regions: ['forvantan', 'farhaga'],
    },
    { id: 'checkin', name: { sv: 'In- och utcheckning', en: 'Check-in and check-out' }, regions: ['ord'] },
  ],
  fields: [{ id: 'take_up', label: { sv: 'Tas när?', en: 'When taken up?' } }],
  rules: [],
}
