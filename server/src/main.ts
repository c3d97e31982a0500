import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type App, startApp } from './app.ts'
import { type Config, ConfigError, readConfig } from './config.ts'
import { type Log, openLog } from './log.ts'
import { lockDataDir } from './storage/data-lock.ts'
import { DiskSpace } from './storage/disk-space.ts'
import { openStore } from './storage/open-store.ts'
import { scan } from './storage/scan.ts'
import type { Store } from './storage/store.ts'

const CLIENT_DIR = resolve(dirname(fileURLToPath(import.meta.url)), '../../client/dist')
/** An orderly stop that takes longer is not one. */
const STOP_WITHIN_MS = 15_000

async function main(): Promise<void> {
  const config = readSettings()
  const log = openLog(config.logLevel)
  const die = (error: unknown) => {
    log.fatal({ err: error }, 'cannot go on')
    process.exit(1)
  }
  process.on('uncaughtException', die)
  process.on('unhandledRejection', die)
  await lockDataDir(config.dataDir)
  const onLoss = () => log.error('the latest changes are lost: the log of the database is damaged')
  const store = await openStore({ dataDir: config.dataDir, onFatal: die, onLoss })
  const app = await startApp({ config, store, log, clientDir: CLIENT_DIR, onFatal: die })
  log.info({ port: app.port }, 'started')
  say(`Samtavla is at ${config.publicUrl} (data in ${config.dataDir}). Stop it with Ctrl+C.`)
  stopOnSignals(app, log)
  watchDisk(config.dataDir, log)
  await reportDamage(store, log)
}

/** R10: somebody has to know before the disk is full. */
function watchDisk(dataDir: string, log: Log): void {
  new DiskSpace(dataDir, (isLow, freeShare) => {
    if (isLow) log.warn({ freeShare }, 'the disk is nearly full')
    else log.info({ freeShare }, 'the disk has space again')
  }).start()
}

/** R15: looks through everything that is stored, while the server works, and names what is damaged. */
async function reportDamage(store: Store, log: Log): Promise<void> {
  try {
    const { docs, isFileSound } = await scan(store.docs)
    if (!isFileSound) log.error('the database is damaged')
    for (const { doc, damaged } of docs) log.error({ doc, damaged }, 'a stored document is damaged')
  } catch (error) {
    // The server may be stopping. If the disk cannot be read, the next document that somebody opens says so.
    log.warn({ err: error }, 'the database was not looked through')
  }
}

/** A wrong setting is the operator's to mend: a sentence, and no stack. */
function readSettings(): Config {
  try {
    return readConfig()
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    say(`Samtavla cannot start: ${error.message}`)
    process.exit(1)
  }
}

/** A terminal and a process manager may both send the signal: only the first one counts. */
function stopOnSignals(app: App, log: Log): void {
  let isStopping = false
  const stop = (signal: string) => {
    if (isStopping) return
    isStopping = true
    log.info({ signal }, 'stopping')
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref()
    void app.stop().then(() => {
      log.info('stopped')
      process.exit(0)
    })
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
}

main().catch((error: unknown) => {
  say(`Samtavla cannot start: ${reasonOf(error)}`)
  process.exit(1)
})

function reasonOf(error: unknown): string {
  const { code, port } = error instanceof Error ? (error as NodeJS.ErrnoException & { port?: number }) : {}
  if (code === 'EADDRINUSE') return `Something else already uses port ${port}. Stop it, or set PORT to another number.`
  if (code === 'EACCES' && port) return `This user may not use port ${port}. Set PORT to a number above 1023.`
  return error instanceof Error ? error.message : String(error)
}
