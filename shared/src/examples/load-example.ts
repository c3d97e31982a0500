import type { RoomFile } from '../exchange/room-file.ts'
import { loadProcessModel } from '../processes/index.ts'

// Each is loaded only when somebody opens it.
const loaders = {
  'rsp-swot-2018': async () => (await import('./rsp-swot-2018.ts')).rspSwot2018.file,
  'ljungdungen-2025-26': loadLjungdungen,
} as const satisfies Record<string, () => Promise<RoomFile>>

export type ExampleId = keyof typeof loaders

/** The rooms that one can have a copy of; the first is the one that is meant where nobody says which. */
export const EXAMPLES = Object.keys(loaders) as [ExampleId, ...ExampleId[]]

/** Fetches an example, as a room file of its own. */
export function loadExample(id: ExampleId): Promise<RoomFile> {
  return loaders[id]()
}

async function loadLjungdungen(): Promise<RoomFile> {
  const { roomOfLjungdungen, PROCESS } = await import('./ljungdungen.ts')
  const model = await loadProcessModel(PROCESS)
  if (!model) throw new Error(`No process model ${PROCESS}`)
  return roomOfLjungdungen(model)
}
