import type { CommentPerson } from '../../discussion/comment.ts'
import type { RoomFile } from '../../exchange/room-file.ts'
import { keysBetween } from '../../lib/order.ts'
import type { BoardId, CardId } from '../../model/ids.ts'
import type { LinkKind } from '../../model/link.ts'
import type { StepBoard } from '../../processes/step-boards.ts'
import { toolOf } from '../../tools/index.ts'
import { regionOf } from '../../tools/tool.ts'
import type { Case } from './case.ts'

type FileBoard = RoomFile['boards'][number]
type FileCard = RoomFile['cards'][number]
type FileLink = NonNullable<RoomFile['links']>[number]

/** A card as the case tells it; what it is called, where it is looked for and by whom it was written follows from its code. */
export interface DraftCard extends Omit<Partial<FileCard>, 'id' | 'place' | 'author' | 'color' | 'fields'> {
  readonly code: string
  readonly text: string
  readonly board: BoardId
  readonly region: string
  readonly fields?: Readonly<Record<string, string | number | undefined>>
  /** Who wrote it; else somebody of the group. */
  readonly by?: string
  /** At which meeting. */
  readonly meeting: string
  /** What it stands for by itself, where it has no number of its own. */
  readonly number?: number
}

const LEADERS = ['Processledare A', 'Processledare B']
/** The same keys each time: the file is the same file. */
const bytes = (count: number) => new Uint8Array(count).fill(17)

/** The room while it is put together: boards, cards and threads, each card by its code in the case. */
export class RoomDraft {
  readonly source: Case
  readonly boards: FileBoard[] = []
  readonly links: FileLink[] = []
  readonly #cards: FileCard[] = []
  readonly #groupLabels: readonly string[]

  constructor(source: Case) {
    this.source = source
    this.#groupLabels = source.members.filter(({ role }) => role === 'group').map(({ label }) => label)
  }

  /** The board of a tool that was made first; the case names no boards. */
  board(tool: string): BoardId {
    return this.boardsOf(tool)[0]!
  }

  boardsOf(tool: string): BoardId[] {
    return this.boards.filter((board) => board.tool === tool).map(({ id }) => id)
  }

  addBoard(board: Omit<StepBoard, 'step'> & { readonly step?: string; readonly facts?: FileBoard['facts'] }): BoardId {
    const { tool, preset, title, prompts, step, facts } = board
    const id: BoardId = `board_lj${this.boards.length + 1}`
    this.boards.push({
      ...{ id, tool, preset, title, labels: {}, order: '', deleted: false },
      ...(Object.keys(prompts).length > 0 && { prompts: { ...prompts } }),
      ...(step && { step }),
      ...(facts && { facts }),
    })
    return id
  }

  addCard({ code, board, region, text, fields = {}, by, meeting, number, readings = [], ...more }: DraftCard): CardId {
    const tool = toolOf(this.boards.find(({ id }) => id === board)!.tool)!
    const author = this.person(by ?? this.#groupLabels[this.#cards.length % this.#groupLabels.length]!)
    const filled = Object.entries(fields).filter(([, value]) => value !== undefined && value !== '')
    const id = cardOf(code)
    this.#cards.push({
      ...more,
      id,
      text,
      place: { board, region, order: '' },
      author: { user: author.user, name: author.name, at: this.at(meeting) },
      color: regionOf(tool, region)!.color,
      ...(number && { number }),
      ...(readings.length > 0 && { readings }),
      ...(filled.length > 0 && { fields: Object.fromEntries(filled.map(([field, value]) => [field, String(value)])) }),
    })
    return id
  }

  /** A thread from the card that grew out of the others. */
  link(
    kind: LinkKind,
    from: string,
    to: readonly string[],
    words: Pick<FileLink, 'assumption' | 'rationale'> = {},
  ): void {
    const { author } = this.card(from)
    for (const code of to) {
      this.links.push({ kind, from: cardOf(from), to: this.card(code).id, by: author!.name, at: author!.at, ...words })
    }
  }

  card(code: string): FileCard {
    const card = this.#cards.find(({ id }) => id === cardOf(code))
    if (!card) throw new Error(`No card ${code}`)
    return card
  }

  has(code: string): boolean {
    return this.#cards.some(({ id }) => id === cardOf(code))
  }

  /** When a meeting was held, or so many minutes into it. */
  at(meeting: string, minutes = 0): number {
    const { date, time } = this.source.meetings.find(({ id }) => id === meeting)!
    return timeAt(`${date}T${time.slice(0, 5)}`) + minutes * 60_000
  }

  /** Somebody as they are called in the case: by what they do. */
  person(label: string): CommentPerson {
    const member = this.source.members.find((each) => each.label === label)
    const letters = label.replaceAll(/[^0-9A-Za-z]/g, '').slice(0, 30)
    const role = member?.role === 'principal' || member?.role === 'facilitator' ? member.role : 'member'
    return { user: member ? `user_lj${member.id}` : `user_lj${letters}`, name: label, role }
  }

  leader(index = 0): string {
    return LEADERS[index % LEADERS.length]!
  }

  /** All boards and cards in the order in which they were added. */
  whole(): Pick<RoomFile, 'boards' | 'cards' | 'links'> {
    const orders = keysBetween(null, null, this.boards.length, bytes)
    const boards = this.boards.map((board, i) => ({ ...board, order: orders[i]! }))
    const cards = [...Map.groupBy(this.#cards, ({ place }) => `${place.board} ${place.region}`).values()].flatMap(
      (list) => {
        const keys = keysBetween(null, null, list.length, bytes)
        return list.map((card, i) => ({ ...card, place: { ...card.place, order: keys[i]! } }))
      },
    )
    return { boards, cards, links: this.links }
  }
}

export function cardOf(code: string): CardId {
  return `card_lj${code}`
}

/** The number in a code: 10 of C10. */
export function numberOf(code: string): number {
  return Number(/\d+/.exec(code)?.[0])
}

/** Swedish time, which is an hour later in summer. */
export function timeAt(moment: string): number {
  const isWinter = moment > '2025-10-26T03' && moment < '2026-03-29T02'
  return Date.parse(`${moment}:00${isWinter ? '+01:00' : '+02:00'}`)
}
