import type { Page } from '@playwright/test'
import { boardsOf } from '@samtavla/shared/edits/boards.ts'
import { addCards, cardsIn, deleteCards, moveCards, spliceText } from '@samtavla/shared/edits/cards.ts'
import type { Pen } from '@samtavla/shared/edits/pen.ts'
import { NAMES } from '../support/people.ts'
import { Received } from '../support/received.ts'
import { seeded } from '../support/seeded.ts'
import { dialogHasFocus, expect, faces, type Guest, isAtRest, menuHasFocus, spokenIn, test } from './a11y-room.ts'

const REGIONS = ['styrkor', 'svagheter', 'mojligheter', 'hot'] as const

function focusedCard(page: Page) {
  return page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-card]')?.dataset.card)
}

test.describe('own moves (A3)', () => {
  const ways: readonly [string, (page: Page) => Promise<void>, string][] = [
    ['by key', (page) => page.keyboard.press('Alt+ArrowRight'), 'plats 5 av 5'],
    [
      'by the menu and the dialog',
      async (page) => {
        await page.keyboard.press('Shift+F10')
        await page.getByRole('menuitem', { name: 'Flytta till …' }).click()
        await page.getByRole('button', { name: 'Svagheter', exact: true }).click()
      },
      'plats 1 av 5',
    ],
    [
      'by dragging',
      async (page) => {
        await isAtRest(page)
        const from = (await faces(page).first().boundingBox())!
        const to = (await page.getByRole('region', { name: 'Svagheter' }).locator('.card').first().boundingBox())!
        await page.mouse.move(from.x + 20, from.y + 20)
        await page.mouse.down()
        await page.mouse.move(to.x + 10, to.y + 10, { steps: 5 })
        await page.mouse.up()
      },
      'plats 1 av 5',
    ],
  ]
  for (const [name, move, place] of ways) {
    test(`${name} are said once, with the card, where from and where to, and keep the focus`, async ({ enter }) => {
      const page = await enter()
      await faces(page).first().focus()
      const card = await focusedCard(page)
      const heard = await spokenIn(page)
      await move(page)
      await expect.poll(async () => (await heard()).length).toBeGreaterThan(0)
      await expect.poll(() => focusedCard(page)).toBe(card)
      // Whatever else is said of the move comes before what is said of the next thing.
      await page.keyboard.press('Space')
      await expect.poll(async () => (await heard()).at(-1)).toContain('markerad')
      const said = await heard()
      expect(said).toHaveLength(2)
      expect(said[0]).toContain('”Engagerade och kompetenta personer;')
      expect(said[0]).toContain(`flyttad från Styrkor till Svagheter, ${place}`)
      await expect(page.locator('[data-live-announcer]')).toHaveAttribute('role', 'status')
    })
  }

  test('by key are said within a second and a half', async ({ enter }) => {
    const page = await enter()
    await holdClock(page)
    await faces(page).first().focus()
    const heard = await spokenIn(page)
    await page.keyboard.press('Alt+ArrowRight')
    await page.clock.runFor(1_500)
    await expect.poll(heard).toEqual([expect.stringContaining('flyttad från Styrkor till Svagheter')])
  })
})

/** From now on the page's clock goes only as far as it is told to. Gives what the page is given. */
async function holdClock(page: Page): Promise<Received> {
  const received = new Received(page)
  await page.clock.install()
  const isConnected = page
    .waitForEvent('websocket', (socket) => socket.url().includes('/discussion'))
    .then((socket) => socket.waitForEvent('framereceived'))
  await page.reload()
  await expect(page.locator('[data-save="saved"]')).toBeVisible()
  // A connection that is not there when the clock leaps is taken for dead.
  await isConnected
  // Later than the page's clock is by then, and sooner than the page takes it for a sleep and doubts its connections.
  await page.clock.pauseAt(Date.now() + 10_000)
  return received
}

/** Somebody who changes the board and is nobody to see: of their coming and going nothing is said. */
async function unseen(joining: Promise<Guest>): Promise<Pen> {
  const { pen, client } = await joining
  // Else they would say that they are here after fifteen seconds, which a slow machine may come to.
  client.awareness.setLocalState(null)
  return pen
}

/** 200 edits of others within ten seconds of the page's clock, twenty at a time. */
async function burst(page: Page, received: Received, pen: Pen, afterHalf?: () => Promise<void>): Promise<void> {
  const board = boardsOf(pen.content)[0]!.id
  const cards = page.getByRole('region', { name: 'Hot' }).locator('[data-card]')
  for (let edit = 20; edit <= 200; edit += 20) {
    const before = await cards.count()
    for (let i = 0; i < 20; i++) {
      addCards(pen, { board, region: 'hot', before: 'end' }, [{ text: `Lapp ${edit + i}` }])
    }
    // No time goes by while they are on their way.
    await expect.poll(() => received.has(`Lapp ${edit + 19}`)).toBe(true)
    let spent = 0
    const shownSoon = async () => {
      await page.clock.runFor(40)
      spent += 40
      return cards.count()
    }
    await expect.poll(shownSoon, { intervals: [20] }).toBe(before + 20)
    await page.clock.runFor(Math.max(0, 970 - spent))
    if (edit === 100) await afterHalf?.()
  }
}

test.describe('others’ edits (A4)', () => {
  test('are at most one message in ten seconds, with counts and names', async ({ enter, example, someoneElse }) => {
    const page = await enter()
    const received = await holdClock(page)
    const pen = await unseen(someoneElse(example))
    await page.clock.runFor(4_000)
    const heard = await spokenIn(page)
    await burst(page, received, pen)
    expect((await heard()).length).toBeLessThanOrEqual(1)
    await page.clock.runFor(11_000)
    await expect.poll(async () => (await heard()).length).toBeGreaterThan(0)
    const said = await heard()
    expect(said.length).toBeLessThanOrEqual(2)
    expect(said.join(' ')).toMatch(/\d+ nya lappar i Hot, av Frida Ledare/)
  })

  test('are not said while one types', async ({ enter, example, someoneElse }) => {
    const page = await enter()
    const received = await holdClock(page)
    const pen = await unseen(someoneElse(example))
    await page.clock.runFor(4_000)
    const heard = await spokenIn(page)
    await page.getByRole('textbox', { name: 'Skriv en lapp i Styrkor' }).focus()
    await page.keyboard.type('a')
    await burst(page, received, pen, () => page.keyboard.type('b'))
    await page.clock.runFor(12_000)
    expect(await heard()).toEqual([])
    await page.keyboard.press('Escape')
    await faces(page).first().focus()
    await page.clock.runFor(11_000)
    await expect.poll(heard).toHaveLength(1)
  })

  test('are not said at all when they are switched off, from that moment on', async ({
    enter,
    example,
    someoneElse,
  }) => {
    const page = await enter()
    const received = await holdClock(page)
    const pen = await unseen(someoneElse(example))
    await page.clock.runFor(4_000)
    const heard = await spokenIn(page)
    let count = 0
    await burst(page, received, pen, async () => {
      await page.getByRole('button', { name: 'Mer', exact: true }).click()
      await page.clock.runFor(100)
      await page.getByRole('menuitem', { name: 'Inställningar' }).click()
      await page.clock.runFor(100)
      await page.getByRole('radio', { name: 'Aldrig' }).check()
      // What came before that is said now.
      await page.clock.runFor(500)
      count = (await heard()).length
    })
    await page.clock.runFor(30_000)
    expect(await heard()).toHaveLength(count)
  })
})

/** One edit of somebody else, of any kind, that leaves the card in focus where it is unless it is told to. */
function anyEdit(pen: Pen, random: () => number, kept: string): void {
  const board = boardsOf(pen.content)[0]!.id
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!
  const all = REGIONS.flatMap((region) => cardsIn(pen.content, board, region))
  const others = all.filter(({ id }) => id !== kept)
  const card = pick(others)
  const region = pick(REGIONS)
  const before = pick(['start', 'end', ...cardsIn(pen.content, board, region).map(({ id }) => id)] as const)
  const kind = random()
  if (kind < 0.35 || others.length < 6)
    addCards(pen, { board, region, before }, [{ text: 'Ny '.repeat(1 + random() * 30) }])
  else if (kind < 0.6) moveCards(pen, [card.id], { board, region, before })
  else if (kind < 0.7) moveCards(pen, [kept as typeof card.id], { board, region, before })
  else if (kind < 0.85) deleteCards(pen, [card.id])
  else spliceText(pen, random() < 0.3 ? (kept as typeof card.id) : card.id, 0, 0, 'ändrat ')
}

/** Puts a mark on what has the focus, and later tells how it is. */
async function heldIn(page: Page) {
  await page.evaluate(() => {
    Object.assign(window, { topOfFocus: document.activeElement!.closest('[data-card]')!.getBoundingClientRect().top })
  })
  return () =>
    page.evaluate(() => {
      const active = document.activeElement as HTMLElement
      const card = active.closest<HTMLElement>('[data-card]')
      const { topOfFocus } = window as unknown as { topOfFocus: number }
      const field = active instanceof HTMLTextAreaElement ? active : undefined
      return {
        card: card?.dataset.card,
        jumped: card ? Math.abs(card.getBoundingClientRect().top - topOfFocus) : Number.NaN,
        afterCaret: field?.value.slice(field.selectionStart),
      }
    })
}

test.describe('focus under others’ hands (A5)', () => {
  test('stays with its card through 100 edits of others', async ({ enter, example, someoneElse }) => {
    const page = await enter('member', { preferences: { announcements: 'off' } })
    const { pen, client } = await someoneElse(example)
    const random = seeded(20_261_121)
    await faces(page).nth(5).focus()
    const card = (await focusedCard(page))!
    for (let edit = 0; edit < 100; edit++) {
      const howItIs = await heldIn(page)
      anyEdit(pen, random, card)
      await shown(page, pen, client)
      const { card: now } = await howItIs()
      expect(now, `after edit ${edit + 1}`).toBe(card)
    }
  })

  test('keeps the caret between the same letters while others write in the same card', async ({
    enter,
    example,
    someoneElse,
  }) => {
    const page = await enter('member', { preferences: { announcements: 'off' } })
    const { pen, client } = await someoneElse(example)
    const random = seeded(7)
    await faces(page).nth(5).focus()
    const card = (await focusedCard(page))!
    await page.keyboard.press('Enter')
    await expect(page.getByRole('textbox', { name: 'Lappens text' })).toBeFocused()
    for (let step = 0; step < 10; step++) await page.keyboard.press('ArrowLeft')
    const first = await (await heldIn(page))()
    for (let edit = 0; edit < 100; edit++) {
      const howItIs = await heldIn(page)
      anyEdit(pen, random, card)
      await shown(page, pen, client)
      expect(await howItIs(), `after edit ${edit + 1}`).toMatchObject({ card, afterCaret: first.afterCaret })
    }
  })

  test('does not jump on the screen when others add above it', async ({ enter, example, someoneElse }) => {
    const page = await enter('member', { context: { viewport: { width: 390, height: 700 } } })
    const { pen, client } = await someoneElse(example)
    const board = boardsOf(pen.content)[0]!.id
    await faces(page).nth(8).focus()
    await isAtRest(page)
    for (let edit = 0; edit < 10; edit++) {
      const howItIs = await heldIn(page)
      addCards(pen, { board, region: REGIONS[edit % 3]!, before: 'start' }, [{ text: 'Ny lapp '.repeat(edit + 1) }])
      await shown(page, pen, client)
      expect((await howItIs()).jumped).toBeLessThan(2)
    }
  })

  test('goes to the next card when its card is deleted, and at last to the heading, and says so', async ({
    enter,
    example,
    someoneElse,
  }) => {
    const page = await enter()
    const { pen, client } = await someoneElse(example)
    const board = boardsOf(pen.content)[0]!.id
    await faces(page).nth(1).focus()
    const heard = await spokenIn(page)
    const cards = cardsIn(pen.content, board, 'styrkor')
    const order = [cards[1]!, cards[2]!, cards[0]!]
    for (const [i, { id }] of order.entries()) {
      deleteCards(pen, [id])
      await shown(page, pen, client)
      const next = order[i + 1]?.id
      if (next) await expect.poll(() => focusedCard(page)).toBe(next)
      else await expect(page.locator('[data-region$="/styrkor"] [data-region-heading]')).toBeFocused()
    }
    await expect.poll(heard).toContain('Någon annan tog bort lappen du var på.')
  })

  test('goes from a field for new cards to its heading when the board is locked', async ({ enter }) => {
    const page = await enter()
    const leader = await enter('facilitator')
    await page.getByRole('textbox', { name: 'Skriv en lapp i Hot' }).focus()
    await leader.getByRole('button', { name: 'Mer', exact: true }).click()
    await leader.getByRole('menuitem', { name: 'Lås tavlan' }).click()
    await expect(page.locator('[data-region$="/hot"] [data-region-heading]')).toBeFocused()
  })
})

/** Resolves when the page shows as many cards as there are, with their texts. */
async function shown(page: Page, pen: Pen, client: { readonly synced: boolean }): Promise<void> {
  expect(client.synced).toBe(true)
  const board = boardsOf(pen.content)[0]!.id
  const want = REGIONS.map((region) => cardsIn(pen.content, board, region).map(({ id, text }) => `${id} ${text}`))
  await page.waitForFunction(
    (lists) => {
      const regions = [...document.querySelectorAll('[data-region]')]
      const now = regions.map((region) =>
        [...region.querySelectorAll<HTMLElement>('[data-card]')].map((card) => {
          const text = card.querySelector<HTMLElement>('.card-text')!
          return `${card.dataset.card} ${text instanceof HTMLTextAreaElement ? text.value : text.textContent}`
        }),
      )
      return JSON.stringify(now) === lists
    },
    JSON.stringify(want),
    { polling: 'raf' },
  )
}

test('people are found by name and followed to where they are (A6)', async ({ enter, example, someoneElse }) => {
  const page = await enter('member', { context: { viewport: { width: 1280, height: 500 } } })
  const heard = await spokenIn(page)
  const { pen, client } = await someoneElse(example)
  const board = boardsOf(pen.content)[0]!.id
  const last = page.locator('[data-region$="/hot"] [data-card]').last()
  client.awareness.setLocalState({ board, focus: await last.getAttribute('data-card') })
  await expect(last).not.toBeInViewport()
  await expect.poll(heard).toContain(`${NAMES.facilitator} kom in i rummet.`)
  await page.getByRole('button', { name: '2 här' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: `${NAMES.member} (du)` })).toBeVisible()
  await menuHasFocus(page)
  await page.getByRole('menuitem', { name: NAMES.facilitator }).press('Enter')
  await expect(last).toBeInViewport()
  await expect(page.getByText(`Du följer ${NAMES.facilitator}.`)).toBeVisible()
  client.destroy()
  await expect.poll(heard).toContain(`${NAMES.facilitator} lämnade rummet.`)
})

test.describe('single letters (A14)', () => {
  test('are letters in fields', async ({ enter }) => {
    const page = await enter()
    const field = page.getByRole('textbox', { name: 'Skriv en lapp i Styrkor' })
    await field.focus()
    await page.keyboard.type('pl?mn')
    await expect(field).toHaveValue('pl?mn')
    await faces(page).first().focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('textbox', { name: 'Lappens text' })).toBeFocused()
    await page.keyboard.type(' pl?mn')
    await expect(page.getByRole('textbox', { name: 'Lappens text' })).toHaveValue(/ pl\?mn$/)
    await page.keyboard.press('Escape')
    await expect(faces(page).first()).toBeFocused()
    await page.getByRole('button', { name: 'Byt namn på tavlan' }).press('Enter')
    await expect(page.getByRole('textbox', { name: 'Tavlans namn' })).toBeFocused()
    await page.keyboard.type('pl?mn')
    await expect(page.getByRole('textbox', { name: 'Tavlans namn' })).toHaveValue('pl?mn')
    await expect(page.locator('.is-projected')).toHaveCount(0)
    await expect(page.locator('.regions-list')).toHaveCount(0)
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })

  test('do nothing when they are switched off, and all else still does', async ({ enter }) => {
    const page = await enter('member', { preferences: { shortcuts: 'off' } })
    await faces(page).first().focus()
    for (const key of ['p', 'l', '?', 'm', 'n']) await page.keyboard.press(key)
    await expect(faces(page).first()).toBeFocused()
    await expect(page.locator('.is-projected')).toHaveCount(0)
    await expect(page.locator('.regions-list')).toHaveCount(0)
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('textbox', { name: 'Lappens text' })).toBeFocused()
  })

  test('are all in the list that one of them opens', async ({ enter }) => {
    const page = await enter()
    await faces(page).first().focus()
    await page.keyboard.press('?')
    const list = page.getByRole('dialog', { name: 'Kortkommandon' })
    for (const key of ['M', 'N', 'L', 'P', '?']) await expect(list.getByText(key, { exact: true })).toBeVisible()
  })
})

test.describe('what one may do (A18)', () => {
  test('is said and shown when the board is locked and unlocked', async ({ enter }) => {
    const page = await enter('member')
    const leader = await enter('facilitator')
    const heard = await spokenIn(page)
    const heardByLeader = await spokenIn(leader)
    const choose = async (item: string) => {
      await leader.getByRole('button', { name: 'Mer', exact: true }).click()
      await leader.getByRole('menuitem', { name: item }).click()
    }
    const locked = 'Tavlan är låst av processledaren. Du kan läsa men inte ändra.'
    await choose('Lås tavlan')
    await expect(page.locator('.notices').getByText(locked)).toBeVisible()
    await choose('Lås upp tavlan')
    await expect(page.locator('.notices').getByText(locked)).toHaveCount(0)
    await expect
      .poll(async () => (await heard()).filter((text) => /Tavlan/.test(text)))
      .toEqual([locked, 'Tavlan är upplåst.'])
    await expect
      .poll(async () => (await heardByLeader()).filter((text) => /Tavlan/.test(text)))
      .toEqual(['Tavlan är låst. Ingen kan ändra förrän du låser upp den i menyn.', 'Tavlan är upplåst.'])
  })

  test('is said and shown when one’s role changes', async ({ enter }) => {
    const page = await enter('member')
    const heard = await spokenIn(page)
    const leader = await enter('facilitator')
    await leader.getByRole('button', { name: 'Dela', exact: true }).click()
    await leader.getByLabel(`Roll för ${NAMES.member}`).selectOption('viewer')
    await expect.poll(async () => (await heard()).join(' ')).toContain('Din roll är nu läsare')
    await expect(page.getByText('Du läser som läsare och kan inte ändra på tavlan.').first()).toBeVisible()
    await expect(page.getByRole('textbox')).toHaveCount(0)
  })
})

test.describe('the keyboard alone', () => {
  test('reaches and works every menu by arrows, and gives the focus back', async ({ enter }) => {
    const page = await enter('facilitator')
    const { keyboard } = page
    const more = page.getByRole('button', { name: 'Mer', exact: true })
    await more.focus()
    await keyboard.press('ArrowDown')
    await expect(page.getByRole('menuitem').first()).toBeFocused()
    await keyboard.press('End')
    await expect(page.getByRole('menuitem').last()).toBeFocused()
    await keyboard.press('ArrowDown')
    await expect(page.getByRole('menuitem').first()).toBeFocused()
    await keyboard.press('Escape')
    await expect(more).toBeFocused()

    const face = faces(page).nth(3)
    await face.focus()
    await keyboard.press('Shift+F10')
    await expect(page.getByRole('menuitem', { name: 'Ändra texten' })).toBeFocused()
    await keyboard.press('Escape')
    await expect(face).toBeFocused()
    await expect(face).toContainText('Skillnader')
  })

  test('stays in a dialog while it is open, leaves it by Escape, and is back where it was', async ({ enter }) => {
    const page = await enter('facilitator')
    const { keyboard } = page
    for (const item of [
      'Ny tavla',
      'Hämta in lappar …',
      'Ändra fält …',
      'Papperskorg',
      'Inställningar',
      'Kortkommandon',
    ]) {
      const more = page.getByRole('button', { name: 'Mer', exact: true })
      await more.focus()
      await keyboard.press('Enter')
      await menuHasFocus(page)
      await page.getByRole('menuitem', { name: item, exact: true }).press('Enter')
      const dialog = page.getByRole('dialog')
      await dialogHasFocus(page)
      for (let step = 0; step < 12; step++) {
        await keyboard.press(step < 8 ? 'Tab' : 'Shift+Tab')
        expect(await dialog.evaluate((element) => element.contains(document.activeElement)), item).toBe(true)
      }
      await keyboard.press('Escape')
      await expect(dialog).toBeHidden()
      await expect(more, item).toBeFocused()
    }
    const share = page.getByRole('button', { name: 'Dela', exact: true })
    await share.press('Enter')
    await dialogHasFocus(page)
    await keyboard.press('Escape')
    await expect(share).toBeFocused()
    await faces(page).nth(2).focus()
    const card = await focusedCard(page)
    for (const item of ['Flytta till …', 'Färg och vikt …', 'Dela upp …']) {
      await keyboard.press('Shift+F10')
      await menuHasFocus(page)
      await page.getByRole('menuitem', { name: item, exact: true }).press('Enter')
      await dialogHasFocus(page)
      await keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toBeHidden()
      await expect.poll(() => focusedCard(page), item).toBe(card)
    }
  })

  test('comes from the skip link past the bars to the board', async ({ enter }) => {
    const page = await enter()
    await page.keyboard.press('Tab')
    await expect(page.getByRole('link', { name: 'Hoppa till tavlan' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.locator('#board')).toBeFocused()
  })

  test('moves between cards and fields by arrows, Home and End', async ({ enter }) => {
    const page = await enter()
    const textOf = () => page.evaluate(() => document.activeElement?.textContent)
    await faces(page).first().focus()
    await page.keyboard.press('End')
    await expect.poll(textOf).toContain('I många fall finns')
    await page.keyboard.press('Home')
    await expect.poll(textOf).toContain('Engagerade')
    await page.keyboard.press('ArrowRight')
    await expect.poll(textOf).toContain('Skillnader')
    await page.keyboard.press('ArrowLeft')
    await expect.poll(textOf).toContain('Engagerade')
  })
})
