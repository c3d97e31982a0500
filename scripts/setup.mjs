import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the whole project; every path in the scripts starts here. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')

const oldestNode = 20
const serverNode = 24
const installMarker = join(root, 'node_modules/.samtavla-installed')
const buildMarker = join(root, 'client/dist/.samtavla-built')
const generatedFolders = new Set(['node_modules', 'dist', '.tsbuild'])

/** What the person at the keyboard can do something about; shown without a stack. */
export class SetupError extends Error {}

/** Tells the person what is being done. On standard error: standard output belongs to what a command answers. */
export function say(sentence) {
  process.stderr.write(`${sentence}\n`)
}

/** Runs a command's main function; its answer is the exit code, and a `SetupError` is shown as one sentence. */
export async function runMain(main) {
  try {
    requireNode(oldestNode)
    process.exitCode = await main()
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    say(error.message)
    process.exitCode = 1
  }
}

/**
 * Installs the packages that the lockfile names. Does nothing when they are there already: the marker holds a hash of
 * the lockfile and every package.json. Refused with a `SetupError` when the package manager fails.
 */
export function install() {
  const wanted = hashOf(manifests())
  if (markerAt(installMarker) === wanted) return
  say(existsSync(installMarker) ? 'Installing packages …' : 'Installing packages (first time: about a minute) …')
  installWithPnpm()
  removeUnusableNode()
  writeFileSync(installMarker, wanted)
}

/**
 * The path of a Node that can run the server: the one that runs now, or else the one among the installed packages.
 * Refused with a `SetupError` on a platform that has neither.
 */
export function node24() {
  if (majorOf(process.versions.node) >= serverNode) return process.execPath
  const bundled = bundledNode()
  if (bundled) return bundled
  throw new SetupError(
    `Samtavla runs on Node ${serverNode} or newer, and this is Node ${process.versions.node}. There is no packaged Node ` +
      `for this platform (${process.platform} ${process.arch}): install Node ${serverNode} and try again.`,
  )
}

/**
 * Builds the client into client/dist. Does nothing when what is there was built from the same client, shared code and
 * lockfile. Refused with a `SetupError` when the build fails; the marker is then missing or old.
 */
export function buildClient() {
  const wanted = hashOf([...filesIn('client'), ...filesIn('shared/src'), 'pnpm-lock.yaml'])
  if (markerAt(buildMarker) === wanted) return
  say('Building the client …')
  const client = join(root, 'client')
  const build = runTool(node24(), [join(client, 'node_modules/vite/bin/vite.js'), 'build'], { cwd: client })
  if (build.status !== 0) throw new SetupError('The client could not be built; the reason is above.')
  mkdirSync(dirname(buildMarker), { recursive: true })
  writeFileSync(buildMarker, wanted)
}

/** Refuses with a `SetupError` unless packages and client are in place, however old; for servers that never install. */
export function requireBuilt() {
  if (markerAt(installMarker) && markerAt(buildMarker)) return
  throw new SetupError('Samtavla is not built yet. Run "npm start" once, or "npm run build", and then this again.')
}

/** Runs a tool to its end with its output on standard error, unless `options` says otherwise. */
export function runTool(command, args, options = {}) {
  return spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], ...options })
}

function requireNode(oldest) {
  if (majorOf(process.versions.node) >= oldest) return
  throw new SetupError(`Samtavla needs Node ${oldest} or newer to start, and this is Node ${process.versions.node}.`)
}

function majorOf(version) {
  return Number(version.split('.')[0])
}

function installWithPnpm() {
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  // In production mode pnpm would leave out what the build needs.
  const { NODE_ENV: _, ...env } = process.env
  const args = ['--yes', packageManager, 'install', '--frozen-lockfile', '--config.confirmModulesPurge=false']
  const done = runTool('npx', args, { env, shell: process.platform === 'win32' })
  if (done.error) throw new SetupError(`npx could not be started (${done.error.message}). It comes with npm.`)
  if (done.status !== 0) throw new SetupError('The packages could not be installed; the reason is above.')
}

/** npm puts the packaged Node before the machine's own; where it cannot run (musl), it would only be in the way. */
function removeUnusableNode() {
  if (!bundledNode()) rmSync(join(root, 'node_modules/.bin/node'), { force: true })
}

/** Asks the packaged Node where it is: this passes any wrapper script, and shows that the binary runs here. */
function bundledNode() {
  const question = 'JSON.stringify([process.execPath, process.versions.node])'
  const asked = spawnSync(join(root, 'node_modules/.bin/node'), ['-p', question], { encoding: 'utf8' })
  if (asked.status !== 0) return undefined
  const [path, version] = JSON.parse(asked.stdout)
  return majorOf(version) >= serverNode ? path : undefined
}

function manifests() {
  const packages = ['client', 'server', 'shared', 'tests'].map((folder) => `${folder}/package.json`)
  return ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', ...packages]
}

function markerAt(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}

function hashOf(paths) {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}\n`)
  for (const path of [...paths].sort()) {
    const content = readFileSync(join(root, path))
    hash.update(`${path} ${content.length}\n`).update(content)
  }
  return hash.digest('hex')
}

function filesIn(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = relative(root, join(root, folder, entry.name))
    if (entry.isDirectory()) return generatedFolders.has(entry.name) ? [] : filesIn(path)
    return entry.isFile() ? [path] : []
  })
}
