/** Says to this person's other windows that a visit's page is still there, and sends what it wrote itself. Returns what ends it. */
export function holdVisit(copy: string, client: number): () => void {
  let letGo = () => {}
  const untilLetGo = new Promise<void>((resolve) => {
    letGo = resolve
  })
  // Without a secure connection a browser has no locks; then no visit is known to be open.
  navigator.locks?.request(`${copy}/${client}`, () => untilLetGo).catch(() => {})
  return letGo
}

/** The visits whose pages are there now, by their Yjs clients. */
export async function openVisits(copy: string): Promise<ReadonlySet<number>> {
  // A browser that keeps nothing for us answers nothing either.
  const { held = [] } = (await navigator.locks?.query().catch(() => undefined)) ?? {}
  const names = held.flatMap(({ name }) => (name?.startsWith(`${copy}/`) ? name : []))
  return new Set(names.map((name) => Number(name.slice(copy.length + 1))))
}
