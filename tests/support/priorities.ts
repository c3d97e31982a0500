import { expect, type Locator, type Page } from '@playwright/test'
import type { RoomFile } from '@samtavla/shared/exchange/room-file.ts'
import type { BoardId, CardId } from '@samtavla/shared/model/ids.ts'

export const LIST: BoardId = 'board_problemlist'
export const PROBLEMS = [
  'En tredjedel av eleverna i årskurs 4–6 läser så långsamt att de tappar innehållet',
  'Elever med svenska som andraspråk når inte målen i NO och SO',
  'Frånvaron ökar i årskurs 7–9, mest på måndagar och fredagar',
  'Vi följer sällan upp det vi har bestämt',
  'Pojkarna skriver kortare texter än flickorna i alla årskurser',
  'Elever på fritids får sällan läsa själva',
  'Läxor görs inte av dem som behöver dem mest',
  'Gamla läromedel i biblioteket',
] as const

export function problemId(number: number): CardId {
  return `card_problem${number}`
}

/** A room that begins with a board for priorities, and has a list of problems P1, P2 and so on. */
export function priorityRoom(texts: readonly string[] = PROBLEMS): RoomFile {
  const board = { labels: {}, deleted: false }
  return {
    format: 'samtavla-room',
    version: 3,
    exportedAt: '2026-11-18T14:00:00.000Z',
    room: { title: 'Processmöte 3' },
    boards: [
      { ...board, id: 'board_priorities', tool: 'prioritise', preset: 'matris', title: 'Prioritering', order: 'F' },
      { ...board, id: LIST, tool: 'problems', preset: 'standard', title: 'Problemlista', order: 'V' },
    ],
    cards: texts.map((text, i) => ({
      id: problemId(i + 1),
      text,
      place: { board: LIST, region: 'problem', order: `V${String.fromCharCode(65 + i)}V` },
      color: 'orange',
      number: i + 1,
    })),
  }
}

/** The board of priorities as one person sees it, with Swedish words. */
export class PriorityBoard {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  part(name: 'Röstning' | 'Matris' | 'Beslut'): Locator {
    return this.page.getByRole('region', { name, exact: true })
  }

  stepper(name: string): Locator {
    return this.page.getByRole('group', { name: new RegExp(`^${name}: `) })
  }

  plus(name: string): Locator {
    return this.page.getByRole('button', { name: `Sätt en prick på ${name}`, exact: true })
  }

  minus(name: string): Locator {
    return this.page.getByRole('button', { name: `Ta bort en prick från ${name}`, exact: true })
  }

  /** A problem's mark in the matrix or beside it. */
  mark(name: string): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^${name}, `) })
  }

  /** Chooses a number for a problem from its menu. */
  async choosePlace(name: string, number: string): Promise<void> {
    await this.page.getByRole('button', { name: `Placera ${name}`, exact: true }).click()
    await this.page.getByRole('menuitem', { name: number, exact: true }).click()
  }

  async openRound(kind: 'Öppna röstning' | 'Öppna placering' | 'Öppna en ny röstning'): Promise<void> {
    await this.page.getByRole('button', { name: kind, exact: true }).click()
    const dialog = this.page.getByRole('dialog')
    await dialog.getByRole('button', { name: /^Öppna / }).click()
    await dialog.waitFor({ state: 'detached' })
  }

  /** One's own ballot in the open round has been read: what is pressed before that does nothing. */
  async mayVote(): Promise<void> {
    const field = this.page.getByLabel('Effekt för P1, 1–5')
    await expect(this.plus('P1').or(field).first()).toBeEnabled()
  }

  /** Ends the round of a part, whether or not all have answered. */
  async close(button: 'Avsluta röstningen' | 'Avsluta placeringen'): Promise<void> {
    const close = this.page.getByRole('button', { name: button, exact: true })
    const dialog = this.page.getByRole('dialog')
    const isAsked = async () => (await dialog.count()) > 0
    await close.click()
    // The button goes with its round, when nobody asks first whether to wait for the others.
    await expect.poll(async () => (await isAsked()) || (await close.count()) === 0).toBe(true)
    if (!(await isAsked())) return
    await dialog.getByRole('button', { name: 'Avsluta ändå', exact: true }).click()
    await expect(dialog).toHaveCount(0)
    await expect(close).toHaveCount(0)
  }
}
