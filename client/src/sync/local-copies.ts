// Apart from the store itself: the start page removes copies and has no need of Yjs.

const PREFIX = 'samtavla'

/** The name of a person's copy of a room's content. */
export function copyName(user: string, room: string): string {
  return `${PREFIX}/${user}/${room}/content`
}

/** Removes a person's copy of a room that they may not read any more. Another person's copy in the same browser stays. */
export function eraseCopy(user: string, room: string): void {
  indexedDB.deleteDatabase(copyName(user, room))
}

/** Removes all copies that a person has in this browser. Where a browser does not list its databases, none can be found. */
export async function eraseCopiesOf(user: string): Promise<void> {
  const databases = (await indexedDB.databases?.()) ?? []
  for (const { name } of databases) if (name?.startsWith(`${PREFIX}/${user}/`)) indexedDB.deleteDatabase(name)
}
