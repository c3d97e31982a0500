import type { Page } from '@playwright/test'
import { expect, test } from '../support/e2e.ts'
import { pressEscape } from '../support/pages.ts'
import { en, everyText, sv, type Words } from '../support/words.ts'

/** What people wrote, which is in no language of ours, and what is called the same in both. */
const OURS = ['Qvarn', 'Zeb', 'Yxa', 'Yxa – Samtavla', 'Ada Wxyz', 'AW', 'Board Wxyz']
const SAME = new Set(['Samtavla', 'S', 'amtavla', 'SWOT', 'orange', 'Text', 'Svenska', 'English', 'Språk / Language'])
const KEYS = new Set(sv.shortcuts.keys.map(([keys]) => keys))

type Open = (page: Page, w: Words) => Promise<unknown>

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const menu =
  (button: (w: Words) => string, item: (w: Words) => string): Open =>
  async (page, w) => {
    await page
      .getByRole('button', { name: button(w), exact: true })
      .first()
      .click()
    await page.getByRole('menuitem', { name: item(w), exact: true }).click()
  }
const boardMenu = (item: (w: Words) => string) => menu((w) => w.board.more, item)
const cardMenu = (item: (w: Words) => string) => menu((w) => w.cards.more, item)

const screens: Readonly<Record<string, Open>> = {
  'the room': async () => {},
  'the list': async (page, w) => page.getByRole('radio', { name: w.board.views.list }).check(),
  'the board’s menu': (page, w) => button(page, w.board.more).click(),
  'a card’s menu': (page, w) => button(page, w.cards.more).first().click(),
  'the people': (page, w) => button(page, w.people.here(1)).click(),
  share: async (page, w) => {
    await button(page, w.share.open).click()
    // Who is in the room is asked of the server.
    await expect(page.getByRole('heading', { name: w.share.members(1) })).toBeVisible()
  },
  settings: boardMenu((w) => w.settings.title),
  shortcuts: boardMenu((w) => w.shortcuts.title),
  'a new board': (page, w) => button(page, w.board.add).click(),
  import: boardMenu((w) => w.exchange.importTitle),
  trash: boardMenu((w) => w.board.trash),
  fields: boardMenu((w) => w.board.changePreset),
  move: cardMenu((w) => w.cards.moveTo),
  look: cardMenu((w) => w.cards.look),
  split: cardMenu((w) => w.cards.split),
}
/** The others are dialogs and menus. */
const PAGES = ['the room', 'the list']

test('[A20] every screen of a room is in one language, and the other one press away', async ({ signInAs }) => {
  const { page } = await signInAs('facilitator', { name: 'Ada Wxyz' })
  await page.getByRole('textbox', { name: 'Skriv en lapp i Styrkor' }).fill('Qvarn')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Zeb')
  await page.keyboard.press('Enter')
  for (const [pencil, field, name] of [
    ['Byt namn på rummet', 'Rummets namn', 'Yxa'],
    ['Byt namn på tavlan', 'Tavlans namn', 'Board Wxyz'],
  ] as const) {
    await button(page, pencil).click()
    await page.getByLabel(field, { exact: true }).fill(name)
    await page.keyboard.press('Enter')
  }
  const swedish = await readScreens(page, sv)
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  const english = await readScreens(page, en)
  for (const name of Object.keys(screens)) {
    expect.soft(both(swedish[name]!, english[name]!), `the same in both languages on ${name}`).toEqual([])
    expect(among(english[name]!, sv, en), `Swedish on the English ${name}`).toEqual([])
    expect(among(swedish[name]!, en, sv), `English on the Swedish ${name}`).toEqual([])
  }
  await page.getByRole('button', { name: 'Svenska' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'sv')
  expect(await textsOf(page)).toEqual(swedish['the room'])
})

test('[A20] home, join and refusal pages are in the language that was chosen, also after a reload', async ({
  newVisitor,
  room,
  faults,
}) => {
  faults.expect(/Failed to load resource.* 40[14]/)
  const page = await newVisitor()
  const paths = ['/', `/join#${room.tokens.member}`, '/key', `/room/${room.room}`, '/ingenstans']
  const read = async (w: Words) => {
    const texts: Texts[] = []
    for (const path of paths) {
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(page.getByText(/^(Öppnar|Opening) …$/)).toHaveCount(0)
      // What one may do on the first page is asked of the server.
      if (path === '/') await expect(button(page, w.home.create)).toBeVisible()
      texts.push(await textsOf(page))
    }
    return texts
  }
  const swedish = await read(sv)
  await page.goto('/')
  await expect(page.locator('html')).toHaveAttribute('lang', 'sv')
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('heading', { level: 1, name: en.home.title })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  const english = await read(en)
  for (const [i, path] of paths.entries()) {
    const name = path.split('#')[0]
    expect(
      both(swedish[i]!, english[i]!).filter((text) => text !== 'Läslyftet på Ekskolan'),
      name,
    ).toEqual([])
    expect(among(english[i]!, sv, en), `Swedish on the English ${name}`).toEqual([])
    expect(among(swedish[i]!, en, sv), `English on the Swedish ${name}`).toEqual([])
  }
})

test('light and dark change at once, both ways, and are kept', async ({ signInAs }) => {
  const { page } = await signInAs('member', { context: { colorScheme: 'light' } })
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const light = await ground()
  await button(page, 'Byt till mörkt').click()
  await expect.poll(ground).not.toBe(light)
  const dark = await ground()
  await page.reload()
  await expect(button(page, 'Byt till ljust')).toBeVisible()
  await expect.poll(ground).toBe(dark)
  await button(page, 'Byt till ljust').click()
  await expect.poll(ground).toBe(light)

  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await ground(), 'a choice is stronger than the device').toBe(light)
  await button(page, 'Mer').click()
  await page.getByRole('menuitem', { name: 'Inställningar' }).click()
  const looks = page.getByRole('group', { name: 'Utseende' })
  await looks.getByRole('radio', { name: 'Som enheten' }).check()
  await expect.poll(ground).toBe(dark)
  await page.getByRole('radio', { name: 'English' }).check()
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible()
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(button(page, 'Undo')).toBeVisible()
})

type Texts = readonly string[]

async function readScreens(page: Page, w: Words): Promise<Record<string, Texts>> {
  const texts: Record<string, Texts> = {}
  for (const [name, open] of Object.entries(screens)) {
    await open(page, w)
    if (!PAGES.includes(name)) await expect(page.getByRole('dialog').or(page.getByRole('menu')).first()).toBeVisible()
    texts[name] = await textsOf(page)
    if (!PAGES.includes(name)) await pressEscape(page)
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(page.getByRole('menu')).toHaveCount(0)
    if (name === 'the list') await page.getByRole('radio', { name: w.board.views.board }).check()
  }
  return texts
}

/** Every sentence that is on the page: text, names for screen readers, tooltips, placeholders. */
async function textsOf(page: Page): Promise<Texts> {
  await expect(page.locator('[data-save="saving"]')).toHaveCount(0)
  return page.evaluate(() => {
    const texts = new Set<string>([document.title])
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.parentElement?.closest('[data-live-announcer], button[lang], noscript')) {
        texts.add(node.textContent?.trim() ?? '')
      }
    }
    for (const element of document.querySelectorAll('*')) {
      for (const name of ['aria-label', 'title', 'placeholder', 'data-tooltip', 'alt', 'aria-roledescription']) {
        texts.add(element.getAttribute(name)?.trim() ?? '')
      }
    }
    return [...texts].filter((text) => /\p{L}/u.test(text))
  })
}

function both(a: Texts, b: Texts): Texts {
  const isCode = (text: string) => /^[A-Z0-9]{4}-[A-Z0-9]{4}$|^https?:|^127\./.test(text)
  const isSame = (text: string) => OURS.includes(text) || SAME.has(text) || KEYS.has(text) || isCode(text)
  return a.filter((text) => b.includes(text) && !isSame(text))
}

/** The texts that are of one catalogue and not of the other. */
function among(texts: Texts, of: Words, notOf: Words): Texts {
  const [theirs, others] = [everyText(of), everyText(notOf)]
  return texts.filter((text) => theirs.has(text) && !others.has(text))
}
