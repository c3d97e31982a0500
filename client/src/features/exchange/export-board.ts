import { cardWords, statusWords } from '@samtavla/shared/documents/card-words.ts'
import { writeCsv } from '@samtavla/shared/exchange/csv.ts'
import { writeMarkdown } from '@samtavla/shared/exchange/markdown.ts'
import { writeRoomFile } from '@samtavla/shared/exchange/room-file.ts'
import type { CardRow } from '@samtavla/shared/exchange/rows.ts'
import type { Board } from '@samtavla/shared/model/board.ts'
import type { Language } from '../../hooks/preferences.ts'
import { words } from '../../hooks/use-words.ts'
import { type RoomStore, regionKey } from '../../model/room-store.ts'
import { download, fileName } from '../documents/download.ts'

type Regions = readonly { readonly id: string; readonly label: string }[]

export function downloadCsv(store: RoomStore, board: Board, regions: Regions, language: Language): void {
  const rows = regions.flatMap(({ id }) => rowsOf(store, board, id))
  const labels = Object.fromEntries(regions.map(({ id, label }) => [id, label]))
  download(fileName(board.title, 'csv'), 'text/csv', writeCsv(rows, language, labels))
}

export function downloadMarkdown(store: RoomStore, board: Board, regions: Regions, language: Language): void {
  const sections = regions.map(({ id, label }) => ({ label, rows: rowsOf(store, board, id) }))
  const text = writeMarkdown({ title: board.title, regions: sections }, language)
  download(fileName(board.title, 'md'), 'text/markdown', text)
}

export function downloadRoom(store: RoomStore): void {
  const file = writeRoomFile(store.content, new Date(), store.discussion)
  download(fileName(file.room.title, 'json'), 'application/json', `${JSON.stringify(file, null, 2)}\n`)
}

function rowsOf(store: RoomStore, board: Board, region: string): CardRow[] {
  return store.list(regionKey(board.id, region)).flatMap((id) => {
    const card = store.card(id)
    if (!card) return []
    const author = card.author?.name ? { author: card.author.name } : {}
    const text = card.erased ? cardWords(card, words()) : card.text
    const code = store.code(id)
    return [
      {
        ...{ text, region, color: card.color },
        ...author,
        ...(card.weight && { weight: card.weight }),
        ...(code && { code }),
        ...(card.status && { status: statusWords(card, words()) }),
      },
    ]
  })
}
