import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { docName, ROLES, type Role } from '@samtavla/shared/access/can.ts'
import { readRoomFile } from '@samtavla/shared/exchange/room-file.ts'
import { MAX_TITLE } from '@samtavla/shared/model/board.ts'
import { isId, type RoomId } from '@samtavla/shared/model/ids.ts'
import { processModels } from '@samtavla/shared/processes/index.ts'
import { type Config, ConfigError, readConfig } from '../config.ts'
import { Failure } from '../errors.ts'
import { Invites } from '../services/invites.ts'
import { isStartDay, type NewPlan, Rooms } from '../services/rooms.ts'
import { DATABASE_NAME, openStore } from '../storage/open-store.ts'
import { scan } from '../storage/scan.ts'
import { type Erasure, restore } from '../storage/sqlite/restore.ts'
import type { RoomRow, Store } from '../storage/store.ts'
import { rescueContent } from './rescue.ts'

/**
 * The operator's command line. It opens the same database as the server, from its own process, so it works whether the server
 * runs or not. Results go to standard output (one JSON object with --json), complaints to standard error with exit code 1.
 */
const USAGE = `Usage: npm run --silent room -- COMMAND [options]

  create --title "…" [--lang sv|en]                   make a room and its four invite links
         [--model MODEL --start YYYY-MM-DD]           … that follows a process model
  invite ROOM --role facilitator|member|principal|viewer   make one more link
  list                                                all rooms
  export ROOM [--out FILE]                            a room as JSON
  import FILE                                         a new room from such a file, and its links
  backup FILE                                         a copy of the whole database, also while the server runs
  restore FILE [--damaged]                            put such a copy in the database's place; only while no server runs
  check                                               look for damage in everything that is stored
  rescue ROOM --out FILE                              whatever can be read of a damaged room, as JSON

Every command takes --json. DATA_DIR and PUBLIC_URL are read from the environment as the server does.`

/** The model without a plan. */
const FREE = 'fritt'

class UsageError extends Error {}

interface Data {
  readonly config: Config
  readonly store: Store
  readonly rooms: Rooms
  readonly invites: Invites
}

interface Options {
  readonly damaged?: boolean
  readonly title?: string
  readonly model?: string
  readonly start?: string
  readonly lang?: string
  readonly role?: string
  readonly out?: string
}

interface Command {
  /** Opens the database, which a command does once it knows what it wants there. */
  readonly open: () => Promise<Data>
  /** As `open`, but refuses where there is none yet: DATA_DIR is wrong then. */
  readonly openPresent: () => Promise<Data>
  readonly args: readonly string[]
  readonly config: Config
  readonly options: Options
}

/** What a command found out, and how to say it to a person. */
interface Outcome {
  readonly json: object
  readonly text: string
  /** What was found is bad news: exit code 1. */
  readonly isBad?: boolean
}

const COMMANDS: Record<string, (command: Command) => Promise<Outcome>> = {
  create: async ({ open, options }) => {
    const { title = '', lang = 'sv' } = options
    if (title.trim() === '' || title.trim().length > MAX_TITLE)
      throw new UsageError(`--title needs 1–${MAX_TITLE} characters`)
    if (lang !== 'sv' && lang !== 'en') throw new UsageError('--lang is sv or en')
    const plan = planOf(options)
    const data = await open()
    return withLinks(data, await data.rooms.create(title.trim(), lang, undefined, plan))
  },
  invite: async ({ openPresent, args, options }) => {
    const role = ROLES.find((known) => known === options.role)
    if (!role) throw new UsageError(`--role is one of ${ROLES.join(', ')}`)
    const { store, invites, config } = await openPresent()
    const room = await roomNamed(store, args[0])
    const link = await newLink(invites, config, room, role)
    return { json: { room, role, link }, text: link }
  },
  list: async ({ openPresent }) => {
    const { store } = await openPresent()
    const rooms = await store.rooms.list()
    const lines = rooms.map(
      (room) => `${room.id}  ${new Date(room.createdAt).toISOString().slice(0, 10)}  ${room.title}`,
    )
    return {
      json: { rooms: rooms.map(({ id, title, createdAt }) => ({ room: id, title, createdAt })) },
      text: lines.join('\n'),
    }
  },
  export: async ({ openPresent, args, options }) => {
    const { store, rooms } = await openPresent()
    const file = await rooms.export(await roomNamed(store, args[0]))
    const text = JSON.stringify(file, null, 2)
    if (options.out === undefined) return { json: file, text }
    await writeFile(resolve(options.out), `${text}\n`, { flag: 'wx' })
    return { json: { file: resolve(options.out) }, text: `Written to ${resolve(options.out)}` }
  },
  import: async ({ open, args }) => {
    if (!args[0]) throw new UsageError('Which file?')
    const file = readRoomFile(await readFile(resolve(args[0]), 'utf8'))
    if (!file.ok) throw new UsageError(`${args[0]} is not a room file: ${file.reason} ${file.path}`)
    const data = await open()
    return withLinks(data, await data.rooms.import(file.value))
  },
  backup: async ({ openPresent, args }) => {
    if (!args[0]) throw new UsageError('To which file?')
    const file = resolve(args[0])
    const { store } = await openPresent()
    await store.backup(file)
    const { docs, isFileSound } = await scan(store.docs)
    if (docs.length > 0 || !isFileSound)
      complain('Something in the database is damaged, and in the backup too: see room check.')
    return { json: { backup: file }, text: `Backed up to ${file}` }
  },
  restore: async ({ config, args, options }) => {
    if (!args[0]) throw new UsageError('From which file?')
    const file = resolve(args[0])
    const mayBeDamaged = options.damaged === true
    const { aside, lostErasures } = await restore(config.dataDir, file, Date.now(), { mayBeDamaged })
    return {
      json: { restored: file, aside: aside ?? null, eraseAgain: lostErasures ?? null },
      text: [
        `Restored from ${file}`,
        ...(aside ? [`The database until now is ${aside}`, RIGHTS_AS_THEN] : []),
        ...eraseAgain(lostErasures),
      ].join('\n'),
    }
  },
  check: async ({ openPresent }) => {
    const { store } = await openPresent()
    const { docs, isFileSound } = await scan(store.docs)
    const lines = docs.map(({ doc, damaged }) => `${doc}  ${damaged} damaged or missing`)
    if (!isFileSound) lines.push('The file does not hang together: restore a backup')
    const isBad = lines.length > 0
    return { json: { isFileSound, docs }, text: isBad ? lines.join('\n') : 'Everything is sound', isBad }
  },
  rescue: async ({ openPresent, args, options }) => {
    const room = args[0]
    if (!isId('room', room)) throw new UsageError('Which room? Give its id, room_…')
    if (options.out === undefined) throw new UsageError('To which file? Give --out FILE')
    const { store } = await openPresent()
    const salvage = await store.docs.salvage(docName({ room, kind: 'content', user: undefined }))
    if (salvage.parts.length + salvage.scraps.length === 0) throw new UsageError(`There is nothing of ${room}`)
    const { file, loose } = rescueContent(salvage, new Date())
    const out = resolve(options.out)
    await writeFile(out, `${JSON.stringify(file, null, 2)}\n`, { flag: 'wx', mode: 0o600 })
    const looseOut = loose.length > 0 ? `${out}.loose.txt` : undefined
    if (looseOut) await writeFile(looseOut, `${loose.join('\n\n')}\n`, { flag: 'wx', mode: 0o600 })
    const also = looseOut ? `\n${loose.length} texts without a place are in ${looseOut}` : ''
    return {
      json: { file: out, cards: file.cards.length, loose: loose.length, looseFile: looseOut ?? null },
      text: `${file.boards.length} boards and ${file.cards.length} cards written to ${out}${also}`,
    }
  },
}

/** A restore takes back what was decided about people, too (R16). */
const RIGHTS_AS_THEN =
  'Rights are as they were at the backup: people who were removed are members again, sessions that ended are open again, and links ' +
  'and personal keys that were withdrawn or replaced work again. Go through the members and links of the rooms where it matters.'

/** A backup that is older than an erasure brings back what was erased. */
function eraseAgain(lost: readonly Erasure[] | undefined): string[] {
  if (!lost) return ['The database until now cannot be read. What was erased since the backup must be erased again.']
  if (lost.length === 0) return []
  const lines = lost.map(({ doc, at }) => `  ${doc}  ${new Date(at).toISOString()}`)
  return ['Erased since the backup, and back now. In these rooms it must be erased again:', ...lines]
}

async function run(argv: readonly string[]): Promise<Outcome & { wantsJson: boolean }> {
  const { values, positionals } = parse(argv)
  const [name = '', ...args] = positionals
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) throw new UsageError(name ? `There is no command "${name}"` : 'Which command?')
  const config = readConfig()
  let opened: Store | undefined
  const open = async (): Promise<Data> => {
    const onLoss = () => complain('The latest changes are lost: the log of the database is damaged.')
    const store = await openStore({ dataDir: config.dataDir, onLoss })
    opened = store
    return { config, store, rooms: new Rooms(store), invites: new Invites(store) }
  }
  const openPresent = (): Promise<Data> => {
    const isThere = existsSync(join(config.dataDir, DATABASE_NAME))
    if (!isThere) throw new UsageError(`There is no data in ${config.dataDir}. Is DATA_DIR right?`)
    return open()
  }
  try {
    return { ...(await command({ open, openPresent, config, args, options: values })), wantsJson: values.json === true }
  } finally {
    await opened?.close()
  }
}

function complain(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
}

function parse(argv: readonly string[]) {
  const text = { type: 'string' } as const
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        title: text,
        model: text,
        start: text,
        lang: text,
        role: text,
        out: text,
        damaged: { type: 'boolean' },
        json: { type: 'boolean' },
      },
    })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

/** Nothing for a room without a plan. */
function planOf({ model = FREE, start }: Options): NewPlan | undefined {
  const models = processModels.map(({ id }) => id)
  if (!models.includes(model)) throw new UsageError(`There is no model "${model}". Models: ${models.join(', ')}`)
  if (model === FREE) return undefined
  if (start === undefined || !isStartDay(start))
    throw new UsageError('--start is the day of the first meeting, as 2026-09-01')
  return { model, start }
}

async function withLinks({ invites, config }: Data, room: RoomRow): Promise<Outcome> {
  const links: Partial<Record<Role, string>> = {}
  for (const role of ['facilitator', 'member', 'principal', 'viewer'] as const) {
    links[role] = await newLink(invites, config, room.id, role)
  }
  const lines = Object.entries(links).map(([role, link]) => `  ${role.padEnd(12)}${link}`)
  return { json: { room: room.id, links }, text: [`${room.id}  ${room.title}`, ...lines].join('\n') }
}

async function newLink(invites: Invites, config: Config, room: RoomId, role: Role): Promise<string> {
  const { token } = await invites.createLink(room, role, '')
  return `${config.publicUrl}/join#${token}`
}

async function roomNamed(store: Store, id: string | undefined): Promise<RoomId> {
  if (!isId('room', id)) throw new UsageError('Which room? Give its id, room_…')
  if (!(await store.rooms.find(id))) throw new UsageError(`There is no room ${id}`)
  return id
}

try {
  const { json, text, wantsJson, isBad } = await run(process.argv.slice(2))
  process.stdout.write(`${wantsJson ? JSON.stringify(json) : text}\n`)
  if (isBad) process.exitCode = 1
} catch (error) {
  const isExpected = error instanceof UsageError || error instanceof ConfigError || error instanceof Failure
  const sentence = error instanceof Error ? error.message : String(error)
  process.stderr.write(`${sentence}\n${isExpected ? `\n${USAGE}\n` : ''}`)
  process.exitCode = 1
}
