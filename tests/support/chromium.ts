import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'

// First the one that has no windows of its own: the same pages for a quarter less work.
const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome']
const playwrightCli = fileURLToPath(new URL('../node_modules/@playwright/test/cli.js', import.meta.url))

/**
 * The Chromium on this machine: the one that CHROMIUM_PATH names and no other when it is set, else the first on PATH,
 * else the one that Playwright has downloaded. `undefined` when there is none. Downloads nothing.
 */
export function findChromium(): string | undefined {
  return process.env.CHROMIUM_PATH || candidates()[0]
}

/**
 * A Chromium that starts on this machine; gets one from Playwright, or on Debian as root from its packages, when there
 * is none. Throws with what to do when nothing helps.
 */
export function ensureChromium(): string {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (starts(named)) return named
    throw new Error(`CHROMIUM_PATH names ${named}, which does not start.`)
  }
  const found = working() ?? afterPlaywrightInstall() ?? afterAptInstall()
  if (found) return found
  throw new Error('The browser tests need Chromium. Install it, or set CHROMIUM_PATH to one, and run the tests again.')
}

function candidates(): string[] {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name))).filter(isExecutable)
  const downloaded = chromium.executablePath()
  return existsSync(downloaded) ? [...onPath, downloaded] : onPath
}

function working(): string | undefined {
  return candidates().find(starts)
}

function afterPlaywrightInstall(): string | undefined {
  say('There is no Chromium on this machine. Downloading one …')
  run(process.execPath, [playwrightCli, 'install', 'chromium'])
  return working()
}

function afterAptInstall(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined
  say('Installing the Chromium package …')
  run('/usr/bin/apt-get', ['update'])
  run('/usr/bin/apt-get', ['install', '-y', 'chromium-headless-shell'])
  if (!working()) run('/usr/bin/apt-get', ['install', '-y', 'chromium'])
  return working()
}

/** Ubuntu's `chromium-browser` is a script that asks for a snap, and a download can lack system libraries. */
function starts(path: string): boolean {
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function run(command: string, args: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync(command, args, { stdio: ['ignore', 2, 2], env, timeout: 10 * 60_000 })
}

function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
}

if (import.meta.main) {
  try {
    process.stdout.write(`${ensureChromium()}\n`)
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  }
}
