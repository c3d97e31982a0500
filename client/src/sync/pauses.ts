/** R13: pauses grow from the first to the last, and all but the shortest pause of each is chance. */
const SHORTEST_MS = 500
const FIRST_MS = 1_500
const LAST_MS = 10_000
/** After an orderly goodbye everybody comes back at once, and is spread over this. */
const RETURN_MS = [250, 5_000] as const

/** How long to wait before trying again for the nth time (from 0), so that a roomful of people does not come back in one moment. */
export function pauseBefore(retry: number, isServerRestarting: boolean, chance: number): number {
  const isReturn = isServerRestarting && retry === 0
  const [shortest, longest] = isReturn ? RETURN_MS : [SHORTEST_MS, Math.min(LAST_MS, FIRST_MS * 2 ** retry)]
  return shortest + chance * (longest - shortest)
}
