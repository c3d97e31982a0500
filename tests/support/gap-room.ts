import type { RoomFile } from '@samtavla/shared/exchange/room-file.ts'
import type { BoardId, CardId } from '@samtavla/shared/model/ids.ts'

export const ACTIONS: BoardId = 'board_actions'
export const CAUSES: BoardId = 'board_causes'
export const CAUSE = 'Konferenstiden går åt till information'
export const ACTION = 'Frigör var tredje konferens till undervisning'

export function causeId(number: number): CardId {
  return `card_cause${number}`
}

/** A room that begins with two causes, of which the one has an action that is not filled in and the other has none. */
export function gapRoom(): RoomFile {
  const board = { labels: {}, deleted: false }
  return {
    format: 'samtavla-room',
    version: 3,
    exportedAt: '2026-11-18T14:00:00.000Z',
    room: { title: 'Processmöte 6' },
    boards: [
      { ...board, id: CAUSES, tool: 'causes', preset: 'fiskben_nivaer', title: 'Orsaksanalys', order: 'F' },
      { ...board, id: ACTIONS, tool: 'action_plan', preset: 'full', title: 'Åtgärdsplan', order: 'V' },
    ],
    cards: [
      {
        ...{ id: causeId(1), text: 'Gemensam progression för läsning saknas', number: 1, color: 'blue' },
        place: { board: CAUSES, region: 'struktur', order: 'F' },
      },
      {
        ...{ id: causeId(2), text: CAUSE, number: 2, color: 'blue' },
        place: { board: CAUSES, region: 'struktur', order: 'V' },
      },
      {
        ...{ id: 'card_action1', text: 'Ta fram en läsprogression', number: 1, color: 'yellow' },
        place: { board: ACTIONS, region: 'atgard', order: 'V' },
        fields: { responsible: 'alla' },
      },
    ],
    links: [{ kind: 'acts_on', from: 'card_action1', to: causeId(1), by: 'Frida Ledare', at: 1_700_000_000_000 }],
  }
}
