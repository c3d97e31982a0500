import { levels } from './problems.ts'
import type { Tool } from './tool.ts'

export const causes = {
  id: 'causes',
  name: { sv: 'Orsaksanalys', en: 'Cause analysis' },
  kind: 'fishbone',
  views: ['whys'],
  purpose: {
    sv: 'Ta reda på varför ett prioriterat problem finns, innan ni väljer åtgärder.',
    en: 'Find out why a chosen problem is there, before you choose actions.',
  },
  regions: [
    {
      id: 'individ',
      color: 'green',
      label: { sv: 'Individnivå', en: 'Individual level' },
      prompt: {
        sv: 'Vad hos eleverna som grupp bidrar? Hur vet vi det?',
        en: 'What among the pupils as a group contributes? How do we know?',
      },
      example: {
        sv: 'Eleverna vet inte vad de ska göra när de är klara',
        en: 'Pupils do not know what to do when they have finished',
      },
    },
    {
      id: 'struktur',
      color: 'blue',
      label: { sv: 'Strukturnivå', en: 'Structure level' },
      prompt: {
        sv: 'Vad i tid, roller, scheman och rutiner bidrar? Hur vet vi det?',
        en: 'What in time, roles, timetables and routines contributes? How do we know?',
      },
      example: {
        sv: 'Ingen tid är avsatt för att planera läsundervisningen',
        en: 'No time is set aside for planning the teaching of reading',
      },
    },
    {
      id: 'process',
      color: 'yellow',
      label: { sv: 'Processnivå', en: 'Process level' },
      prompt: {
        sv: 'Vad i hur vi undervisar, samarbetar och leder bidrar? Hur vet vi det?',
        en: 'What in how we teach, work together and lead contributes? How do we know?',
      },
      example: {
        sv: 'Lässtrategier tränas i svenska men sällan i andra ämnen',
        en: 'Reading strategies are practised in Swedish but seldom in other subjects',
      },
    },
    {
      id: 'varfor',
      color: 'orange',
      label: { sv: 'Varför? Hur vet vi det?', en: 'Why? How do we know?' },
      prompt: {
        sv: 'Varför är det så? Fråga vidare tills ni når något som går att ändra.',
        en: 'Why is it so? Ask again until you reach something to change.',
      },
      example: {
        sv: 'För att konferenstiden går åt till information',
        en: 'Because the conference time is spent on information',
      },
    },
    {
      id: 'orsak',
      color: 'orange',
      label: { sv: 'Orsak', en: 'Cause' },
      prompt: { sv: 'Vad ligger bakom problemet?', en: 'What lies behind the problem?' },
      example: {
        sv: 'Vi har aldrig kommit överens om gemensamma rutiner',
        en: 'We have never agreed on common routines',
      },
    },
    {
      id: 'belagg',
      color: 'grey',
      label: { sv: 'Belägg', en: 'Evidence' },
      prompt: { sv: 'Hur vet vi det?', en: 'How do we know?' },
      example: {
        sv: 'Tydlig lektionsstart sågs på 9 av 22 lektioner',
        en: 'A clear start was seen in 9 of 22 lessons',
      },
    },
  ],
  presets: [
    {
      id: 'fiskben_nivaer',
      name: { sv: 'Fiskben i tre nivåer', en: 'Fishbone in three levels' },
      regions: ['individ', 'struktur', 'process'],
    },
    { id: 'fem_varfor', name: { sv: 'Fem varför', en: 'Five whys' }, regions: ['varfor'] },
    { id: 'enkel', name: { sv: 'Orsak och belägg', en: 'Cause and evidence' }, regions: ['orsak', 'belagg'] },
  ],
  fields: [
    {
      id: 'root',
      label: { sv: 'Rotorsak?', en: 'Root cause?' },
      choices: [
        { id: 'ja', label: { sv: 'Rotorsak', en: 'Root cause' } },
        { id: 'nej', label: { sv: 'Inte rotorsak', en: 'Not a root cause' } },
      ],
    },
    {
      id: 'can_influence',
      label: { sv: 'Kan vi påverka?', en: 'Can we influence it?' },
      choices: [
        { id: 'ja', label: { sv: 'Vi kan påverka', en: 'We can influence it' } },
        { id: 'delvis', label: { sv: 'Vi kan delvis påverka', en: 'We can partly influence it' } },
        { id: 'nej', label: { sv: 'Vi kan inte påverka', en: 'We cannot influence it' } },
      ],
    },
    {
      id: 'confidence',
      label: { sv: 'Hur säkra är vi?', en: 'How sure are we?' },
      choices: [
        { id: 'vet', label: { sv: 'Vi vet', en: 'We know' } },
        { id: 'tror', label: { sv: 'Vi tror', en: 'We think' } },
        { id: 'gissar', label: { sv: 'Vi gissar', en: 'We guess' } },
      ],
    },
    levels,
  ],
  links: [
    {
      id: 'problem',
      label: { sv: 'Problem', en: 'Problem' },
      kind: 'caused_by',
      direction: 'up',
      of: [{ tool: 'problems' }],
      need: 'always',
    },
    {
      id: 'because_of',
      label: { sv: 'Svarar på varför', en: 'Answers why' },
      kind: 'because_of',
      direction: 'up',
      of: [{ tool: 'causes' }],
    },
    {
      id: 'evidence',
      label: { sv: 'Belägg', en: 'Evidence' },
      kind: 'based_on',
      direction: 'up',
      of: [
        { tool: 'evidence' },
        { tool: 'stats' },
        { tool: 'current_state' },
        { tool: 'swot' },
        { tool: 'history' },
        { tool: 'meeting_scan' },
        { tool: 'causes', regions: ['belagg'] },
      ],
    },
  ],
  letter: 'C',
  rules: ['CAU-W2'],
} as const satisfies Tool
