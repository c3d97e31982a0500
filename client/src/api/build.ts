/** The header in which the server says which build of the client it serves. */
export const BUILD_HEADER = 'X-Samtavla-Version'

const pageBuild = document.querySelector<HTMLMetaElement>('meta[name="samtavla-build"]')?.content
const listeners = new Set<() => void>()
let isNewer = false

/** R17: takes note of the build that an answer of the server names. A page or a server that names none is never older. */
export function noteBuild(build: string | null): void {
  if (!build || !pageBuild || build === pageBuild || isNewer) return
  isNewer = true
  for (const listener of [...listeners]) listener()
}

/** The server has another build of the client than this page is. */
export function isBuildNewer(): boolean {
  return isNewer
}

export function onNewerBuild(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
