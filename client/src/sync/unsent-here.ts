import { inTime, waitingIn } from './copy-database.ts'
import { copyName, keptRooms, privateName, setAsideName } from './local-copies.ts'
import { readSetAside } from './set-aside-database.ts'

/** How many changes and texts of the person who was here last have never been sent. A copy that cannot be read counts as one. */
export async function unsentHere(): Promise<number> {
  const counts = keptRooms().map(async ({ user, room, unsaved }) => {
    const [waiting, own, setAside] = await Promise.all([
      waitingIn(copyName(user, room)),
      waitingIn(privateName(user, room)),
      inTime(readSetAside(setAsideName(user, room))),
    ])
    return (
      (waiting ?? Math.max(1, unsaved)) +
      (own ?? 1) +
      (setAside ?? []).reduce((sum, { texts }) => sum + texts.length, 0)
    )
  })
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0)
}
