import { readFile } from 'node:fs/promises'
import { expect, type Locator, type Page } from '@playwright/test'
import type { RoomFile } from '@samtavla/shared/exchange/room-file.ts'

export const REGIONS = ['Styrkor', 'Svagheter', 'Möjligheter', 'Hot'] as const

/** The cards' texts by region, in reading order; regions without cards are left out. */
export type Texts = Readonly<Record<string, readonly string[]>>

export class HomePage {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async open(): Promise<this> {
    await this.page.goto('/')
    await expect(this.page.getByRole('heading', { level: 1 })).toBeVisible()
    return this
  }

  async createRoom(title: string, name: string): Promise<RoomPage> {
    await this.page.getByLabel('Vad ska rummet heta?').fill(title)
    await this.page.getByLabel('Ditt namn').fill(name)
    await this.page.getByRole('button', { name: 'Skapa rummet' }).click()
    return new RoomPage(this.page).arrive()
  }

  async importRoom(name: string, file: RoomFile): Promise<RoomPage> {
    await this.page.getByLabel('Ditt namn').fill(name)
    const buffer = Buffer.from(JSON.stringify(file))
    await this.page
      .getByLabel('eller hämta ett rum från en fil …')
      .setInputFiles({ name: 'rum.json', mimeType: 'application/json', buffer })
    return new RoomPage(this.page).arrive()
  }

  async enterCode(code: string): Promise<JoinPage> {
    await this.page.getByRole('textbox', { name: 'Kod', exact: true }).fill(code)
    await this.page.getByRole('button', { name: 'Gå med' }).click()
    return new JoinPage(this.page)
  }

  async openExample(): Promise<RoomPage> {
    await this.page.getByRole('button', { name: 'Öppna exemplet' }).click()
    return new RoomPage(this.page).arrive()
  }

  get rooms(): Locator {
    return this.page.getByRole('listitem')
  }
}

export class JoinPage {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async open(link: string): Promise<this> {
    await this.page.goto(link)
    return this
  }

  async enter(name: string): Promise<RoomPage> {
    await this.page.getByLabel('Ditt namn').fill(name)
    await this.page.getByRole('button', { name: 'Gå in och börja skriva' }).click()
    return new RoomPage(this.page).arrive()
  }
}

/** The open room as one person sees it, with Swedish words. */
export class RoomPage {
  readonly page: Page
  readonly who: { readonly id: string; readonly user: string; readonly name: string } | undefined

  constructor(page: Page, who?: RoomPage['who']) {
    this.page = page
    this.who = who
  }

  async open(): Promise<this> {
    await this.page.goto(`/room/${this.who?.id}`)
    return this.arrive()
  }

  async arrive(): Promise<this> {
    await expect(this.page.getByRole('main')).toHaveAttribute('id', 'board')
    return this
  }

  get title(): Locator {
    return this.page.locator('.room-title .ui-editable-text')
  }

  get boardTitle(): Locator {
    return this.page.getByRole('heading', { level: 1 })
  }

  /** What is said of saving, always in sight. */
  get saveStatus(): Locator {
    return this.page.locator('[data-save] span')
  }

  async isSaved(): Promise<void> {
    await expect(this.saveStatus).toHaveText('Sparat')
  }

  region(name: string): Locator {
    return this.page.getByRole('region', { name, exact: true })
  }

  addField(region: string): Locator {
    return this.page.getByRole('textbox', { name: `Skriv en lapp i ${region}` })
  }

  async add(region: string, ...texts: readonly string[]): Promise<void> {
    await focusRests(this.page)
    for (const text of texts) {
      await this.addField(region).fill(text)
      await this.addField(region).press('Enter')
      await expect(this.card(text)).toBeVisible()
    }
  }

  get cards(): Locator {
    return this.page.locator('[data-card]')
  }

  card(text: string): Locator {
    return this.cards.filter({ has: this.page.getByText(text, { exact: true }) })
  }

  /** What takes the keyboard's focus on a card. */
  face(text: string): Locator {
    return this.card(text).getByRole('group')
  }

  /** The one open editor of a card. */
  get editor(): Locator {
    return this.page.getByRole('textbox', { name: 'Lappens text' })
  }

  async edit(text: string): Promise<Locator> {
    await this.card(text).getByRole('button', { name: 'Ändra texten' }).click()
    await expect(this.editor).toBeFocused()
    return this.editor
  }

  async texts(): Promise<Texts> {
    return this.page.evaluate(() => {
      const lists = [...document.querySelectorAll<HTMLElement>('[data-region]')].map((region) => {
        const cards = [...region.querySelectorAll<HTMLElement>('[data-card] .card-text')]
        const texts = cards.map((card) => (card instanceof HTMLTextAreaElement ? card.value : (card.textContent ?? '')))
        return [region.getAttribute('aria-label') ?? '', texts] as const
      })
      return Object.fromEntries(lists.filter(([, texts]) => texts.length > 0))
    })
  }

  async shows(texts: Texts): Promise<void> {
    await expect.poll(() => this.texts()).toEqual(texts)
  }

  async cardMenu(text: string, item: string): Promise<void> {
    await this.card(text).getByRole('button', { name: 'Mer om lappen' }).click()
    await this.page.getByRole('menuitem', { name: item, exact: true }).click()
  }

  async boardMenu(item: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Mer', exact: true }).click()
    await this.page.getByRole('menuitem', { name: item, exact: true }).click()
  }

  dialog(name: string): Locator {
    return this.page.getByRole('dialog', { name })
  }

  /** "Flytta till …" with the mouse. */
  async moveByMenu(text: string, region: string, end: 'Överst' | 'Underst' = 'Överst'): Promise<void> {
    await this.cardMenu(text, 'Flytta till …')
    await this.page.getByRole('radio', { name: end }).click()
    await this.dialog('Flytta lappen till').getByRole('button', { name: region }).click()
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true })
  }

  get tools(): Locator {
    return this.page.locator('.board-tools')
  }

  get undo(): Locator {
    return this.tools.getByRole('button', { name: 'Ångra' })
  }

  get redo(): Locator {
    return this.tools.getByRole('button', { name: 'Gör om' })
  }

  get selectionBar(): Locator {
    return this.page.getByRole('region', { name: /markerade?$/ })
  }

  /** What screen readers are told. */
  get announcements(): Locator {
    return this.page.locator('[data-live-announcer]')
  }

  /** Takes a card with the mouse and holds it over a place of another element, given in fractions of its box. */
  async lift(text: string, over: Locator, at: { readonly x: number; readonly y: number }): Promise<void> {
    const { mouse } = this.page
    // Not before it stands still: cards come and go, and what is shown late moves them.
    await this.face(text).hover()
    await mouse.down()
    const from = await centreOf(this.face(text))
    await mouse.move(from.x + 10, from.y + 10)
    const box = await boxOf(over)
    await mouse.move(box.x + box.width * at.x, box.y + box.height * at.y, { steps: 4 })
  }

  async drag(text: string, over: Locator, at: { readonly x: number; readonly y: number }): Promise<void> {
    await this.lift(text, over, at)
    await this.page.mouse.up()
  }

  async download(menuItem: string): Promise<{ readonly name: string; readonly text: string }> {
    const [file] = await Promise.all([this.page.waitForEvent('download'), this.boardMenu(menuItem)])
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') }
  }

  async export(): Promise<RoomFile> {
    return JSON.parse((await this.download('Hela rummet som fil')).text) as RoomFile
  }
}

/**
 * What was done just before gives the focus to a card in the next frame, as when the editing of one has ended. What is written
 * meanwhile would be written there.
 */
export async function focusRests(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  )
}

/** Closes the menu or the dialog that is open: each takes the focus a moment after it has come into sight, and listens from then on. */
export async function pressEscape(page: Page): Promise<void> {
  await expect(page.locator('.ui-menu-paper:focus-within, [role="dialog"]:focus-within').first()).toBeVisible()
  await page.keyboard.press('Escape')
}

type Box = Exclude<Awaited<ReturnType<Locator['boundingBox']>>, null>

/** Where an element stands, once it is in sight: it may be rendered anew just when one looks. */
export async function boxOf(locator: Locator): Promise<Box> {
  let box: Box | null = null
  await expect(async () => {
    box = await locator.boundingBox()
    expect(box, 'the element is in sight').not.toBeNull()
  }).toPass({ timeout: 15_000 })
  return box!
}

export async function centreOf(locator: Locator): Promise<{ x: number; y: number }> {
  const box = await boxOf(locator)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** A room file without what differs between two rooms in which the same was done: ids, order keys, times and who it was. */
export function contentOf(file: RoomFile): unknown {
  const textOf = new Map(file.cards.map((card) => [card.id, card.text]))
  const cards = file.boards.map((board) =>
    file.cards
      .filter((card) => card.place.board === board.id)
      .map(({ text, place, author, color, weight, state }) => ({
        region: place.region,
        text,
        author: author?.name,
        color,
        weight,
        state: state?.kind === 'merged' ? `merged into ${textOf.get(state.into)}` : state?.kind,
      })),
  )
  const regionsOf = (list: (typeof cards)[number]) => Object.groupBy(list, ({ region }) => region)
  return {
    title: file.room.title,
    boards: file.boards.map(({ tool, preset, title, labels, deleted }, i) => ({
      ...{ tool, preset, title, labels, deleted },
      cards: regionsOf(cards[i]!),
    })),
  }
}

const EXAMPLE = new URL('../fixtures/rsp-swot-2018.cards.json', import.meta.url)

/** The example's fourteen notes as a board shows them. */
export async function exampleTexts(): Promise<Texts> {
  const cards = JSON.parse(await readFile(EXAMPLE, 'utf8')) as { region: string; text: string }[]
  const ids = ['styrkor', 'svagheter', 'mojligheter', 'hot']
  return Object.fromEntries(
    REGIONS.map((name, i) => [name, cards.filter((card) => card.region === ids[i]).map(({ text }) => text)]),
  )
}
