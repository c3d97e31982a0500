import type { ProcessModel } from './process-model.ts'

/** No plan at all: a room of boards. */
export const freeModel: ProcessModel = {
  id: 'fritt',
  version: 1,
  kind: 'linear',
  name: { sv: 'Fritt', en: 'Free' },
  provider: { sv: 'Ni själva', en: 'Yourselves' },
  audience: {
    sv: 'Alla som vill arbeta vid en tavla utan en plan',
    en: 'Anyone who wants to work at a board without a plan',
  },
  aim: { sv: 'Att ni lägger upp arbetet själva', en: 'That you arrange the work yourselves' },
  terms: [],
  background: [],
  cadence: [],
  help: [],
  roles: [],
  steps: [],
  followUps: [],
}
