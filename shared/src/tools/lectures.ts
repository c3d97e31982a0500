import type { Tool } from './tool.ts'

export const lectures: Tool = {
  id: 'lectures',
  name: { sv: 'Webbinarier och föreläsningar', en: 'Webinars and lectures' },
  kind: 'table',
  views: ['timeline'],
  purpose: {
    sv: 'Håll reda på föreläsningarna, ställ frågor och skriv upp det ni vill pröva hemma.',
    en: 'Keep track of the lectures, ask questions and note what you want to try at home.',
  },
  regions: [
    {
      id: 'lista',
      color: 'blue',
      label: { sv: 'Lista', en: 'List' },
      prompt: { sv: 'Vad ska vi lyssna på, och när?', en: 'What shall we listen to, and when?' },
      example: { sv: 'Så vet ni om ni är på väg mot målet', en: 'How to know whether you are getting there' },
    },
    {
      id: 'fragor',
      color: 'yellow',
      label: { sv: 'Frågor', en: 'Questions' },
      prompt: { sv: 'Vad vill vi fråga om?', en: 'What do we want to ask about?' },
      example: {
        sv: 'Hur gör man om man bara har en enda klass i varje årskurs?',
        en: 'What do you do if you have only one class in each year?',
      },
    },
    {
      id: 'ta_med',
      color: 'green',
      label: { sv: 'Ta med hem', en: 'Take home' },
      prompt: { sv: 'Vilken sak vill vi pröva hos oss?', en: 'Which one thing do we want to try at our place?' },
      example: {
        sv: 'Vi börjar nästa möte med att se vad som hänt sedan sist',
        en: 'We begin the next meeting by looking at what has happened since',
      },
    },
  ],
  presets: [
    {
      id: 'standard',
      name: { sv: 'Lista, frågor och ta med hem', en: 'List, questions and take home' },
      regions: ['lista', 'fragor', 'ta_med'],
    },
  ],
  fields: [
    { id: 'theme', label: { sv: 'Tema', en: 'Theme' }, need: 'always', regions: ['lista'] },
    {
      id: 'type',
      label: { sv: 'Typ', en: 'Type' },
      choices: [
        { id: 'webbinarium', label: { sv: 'Webbinarium', en: 'Webinar' } },
        { id: 'forelasning', label: { sv: 'Föreläsning', en: 'Lecture' } },
      ],
      regions: ['lista'],
    },
    { id: 'date', label: { sv: 'Datum', en: 'Date' }, type: 'day', regions: ['lista'] },
    { id: 'minutes', label: { sv: 'Längd (minuter)', en: 'Minutes' }, type: 'number', regions: ['lista'] },
    { id: 'by', label: { sv: 'Organisation', en: 'Organisation' }, regions: ['lista'] },
    { id: 'example', label: { sv: 'Lärande exempel', en: 'Learning example' }, regions: ['lista'] },
    { id: 'recording', label: { sv: 'Inspelning', en: 'Recording' }, type: 'address', regions: ['lista'] },
  ],
  letter: 'L',
  rules: ['LEC-W1', 'LEC-W2'],
}
