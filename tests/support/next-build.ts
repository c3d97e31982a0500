import { cp, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { CLIENT_DIR } from './test-server.ts'

/** What is added to every name that tells a build apart. */
const NEXT = 'next'
const BUILD = /(?<=name="samtavla-build" content=")[^"]+/

/**
 * Copies the built client to a folder, as the next build of it: each built file has another name, wherever it is named, and the
 * page and its worker another mark. Returns the mark.
 */
export async function makeNextBuild(folder: string): Promise<string> {
  await cp(CLIENT_DIR, folder, { recursive: true })
  const assets = await readdir(join(folder, 'assets'))
  const build = BUILD.exec(await readFile(join(folder, 'index.html'), 'utf8'))![0]
  const names = [build, ...assets.map((name) => basename(name).split('.')[0]!)]
  const written = [...assets.filter((name) => /\.(js|css)$/.test(name)).map((name) => `assets/${name}`)]
  for (const file of ['index.html', 'service-worker.js', ...written]) {
    const path = join(folder, file)
    const text = await readFile(path, 'utf8')
    await writeFile(
      path,
      names.reduce((text, name) => text.replaceAll(name, `${name}${NEXT}`), text),
    )
  }
  for (const name of assets) {
    await rename(join(folder, 'assets', name), join(folder, 'assets', name.replace('.', `${NEXT}.`)))
  }
  return build + NEXT
}
