import type { Locator, Page } from '@playwright/test'
import type { Role } from '@samtavla/shared/access/can.ts'
import { boardsOf } from '@samtavla/shared/edits/boards.ts'
import { addCards, cardsIn, moveCards } from '@samtavla/shared/edits/cards.ts'
import type { Pen } from '@samtavla/shared/edits/pen.ts'
import type { TestRoom } from '../support/test-server.ts'
import {
  chooseInMenu,
  dialogHasFocus,
  expect,
  faces,
  isAtRest,
  type Look,
  menuHasFocus,
  spokenIn,
  test,
} from './a11y-room.ts'

interface Hands {
  readonly openWindow: (look?: Look) => Promise<Page>
  readonly enter: (role?: Role, look?: Look) => Promise<Page>
  readonly example: TestRoom
}

const PLACES: Readonly<Record<string, (hands: Hands, look: Look) => Promise<Page>>> = {
  home: async ({ openWindow }, look) => {
    const page = await openWindow(look)
    await page.goto('/')
    await expect(page.getByRole('button', { name: 'Öppna exemplet' })).toBeVisible()
    return page
  },
  join: async ({ openWindow, example }, look) => {
    const page = await openWindow(look)
    await page.goto(`/join#${example.tokens.member}`)
    await expect(page.getByRole('button', { name: 'Gå in och börja skriva' })).toBeVisible()
    return page
  },
  room: ({ enter }, look) => enter('facilitator', look),
}

function windowOf(width: number, height: number): Look {
  return { context: { viewport: { width, height } } }
}

function phoneOf(width: number, height: number): Look {
  return { context: { viewport: { width, height }, hasTouch: true, isMobile: true } }
}

/** What one can aim at: a control, or the label that is its larger half; not what only shows with the focus. */
async function smallTargets(page: Page, least: number, among = 'a[href], button, input, select, textarea, summary') {
  return page.evaluate(
    ([smallest, selector]) => {
      const targets = [...document.querySelectorAll<HTMLElement>(`${selector}, [tabindex="0"]`)]
      return targets.flatMap((element) => {
        const target = element.matches('input') ? (element.closest('label') ?? element) : element
        const { width, height } = target.getBoundingClientRect()
        const isShown =
          element.checkVisibility({ visibilityProperty: true }) && !element.matches('.skip-link, [inert] *')
        if (!isShown || width < 2 || (width >= smallest - 0.1 && height >= smallest - 0.1)) return []
        return `${element.tagName} "${element.getAttribute('aria-label') ?? element.textContent}" ${width.toFixed(1)} × ${height.toFixed(1)}`
      })
    },
    [least, among] as const,
  )
}

test.describe('targets (A7)', () => {
  for (const [width, height] of [
    [1280, 720],
    [390, 844],
    [320, 640],
  ] as const) {
    for (const place of Object.keys(PLACES)) {
      test(`are at least 24 px in every direction: ${place} at ${width} px`, async ({ openWindow, enter, example }) => {
        const page = await PLACES[place]!({ openWindow, enter, example }, windowOf(width, height))
        expect(await smallTargets(page, 24)).toEqual([])
        if (place !== 'room') return
        await page.getByRole('button', { name: 'Mer', exact: true }).click()
        await expect(page.getByRole('menu')).toBeVisible()
        expect(await smallTargets(page, 24, '[role="menuitem"]')).toEqual([])
        await page.getByRole('menuitem', { name: 'Inställningar' }).click()
        await expect(page.getByRole('dialog')).toBeVisible()
        expect(await smallTargets(page, 24)).toEqual([])
      })
    }
  }

  test('that a thumb works with are at least 44 px', async ({ openWindow, enter, example }) => {
    const hands = { openWindow, enter, example }
    const main = '.ui-button:not(.ui-button-small), .ui-card-tool, .add-field-text, .ui-field-input'
    for (const place of Object.keys(PLACES)) {
      const page = await PLACES[place]!(hands, phoneOf(390, 844))
      expect(await smallTargets(page, 44, main), place).toEqual([])
    }
    const page = await enter('facilitator', phoneOf(320, 640))
    await page.getByRole('button', { name: 'Mer', exact: true }).click()
    await expect(page.getByRole('menu')).toBeVisible()
    expect(await smallTargets(page, 44, '[role="menuitem"]')).toEqual([])
  })
})

/** How the thing in focus is seen: its ring, and how much of its middle lies under something else. */
async function focusOf(page: Page) {
  return page.evaluate(() => {
    const active = document.activeElement as HTMLElement
    if (active === document.body) return undefined
    // A radio or a file field is drawn by the label around it.
    const box = (active.matches('input[type="radio"], input[type="file"]') ? active.closest('label') : active)!
    const rect = box.getBoundingClientRect()
    const left = Math.max(rect.left, 0)
    const right = Math.min(rect.right, innerWidth)
    const top = Math.max(rect.top, 0)
    const bottom = Math.min(rect.bottom, innerHeight)
    const points = [0.1, 0.3, 0.5, 0.7, 0.9].flatMap((x) =>
      [0.1, 0.3, 0.5, 0.7, 0.9].map((y) => [left + (right - left) * x, top + (bottom - top) * y] as const),
    )
    const isOnTop = ([x, y]: readonly [number, number]) => {
      const there = document.elementFromPoint(x, y)
      return (
        there !== null &&
        (box.contains(there) || there.contains(box) || there.closest('[data-card]') === box.parentElement)
      )
    }
    const rings = [active, active.closest<HTMLElement>('[data-card]'), box]
      .filter((element) => element !== null)
      .map((element) => getComputedStyle(element))
      .filter((style) => style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2)
    return {
      name: `${active.tagName} ${active.getAttribute('aria-label') ?? active.textContent}`.slice(0, 80),
      isInWindow: bottom - top > 1 && right - left > 1,
      isSeen: points.some(isOnTop),
      // What lies over it, for whoever reads the fault.
      under: points.some(isOnTop) ? '' : document.elementFromPoint(...points[12]!)?.className,
      hasRing: rings.length > 0,
    }
  })
}

test.describe('focus (A8)', () => {
  for (const [width, height] of [
    [1280, 720],
    [320, 480],
  ] as const) {
    for (const place of Object.keys(PLACES)) {
      test(`shows and is not covered: ${place} at ${width} × ${height}`, async ({ openWindow, enter, example }) => {
        const page = await PLACES[place]!({ openWindow, enter, example }, windowOf(width, height))
        const seen: string[] = []
        for (let step = 0; step < 80; step++) {
          await page.keyboard.press('Tab')
          const focus = await focusOf(page)
          // After the last thing comes the first, where the focus did not begin.
          if (!focus && seen.length < 3 && step < 10) continue
          if (!focus) break
          expect(focus, focus.name).toMatchObject({ isInWindow: true, isSeen: true, hasRing: true, under: '' })
          seen.push(focus.name)
        }
        expect(seen.length).toBeGreaterThan(place === 'join' ? 2 : 8)
        if (place !== 'room') return
        // Card by card with the arrows, also with the bar for marked cards in the way.
        await faces(page).first().focus()
        await page.keyboard.press('Space')
        await expect(page.locator('.selection-bar')).toBeVisible()
        for (let card = 0; card < 16; card++) {
          const focus = await focusOf(page)
          expect(focus, focus?.name).toMatchObject({ isInWindow: true, isSeen: true, hasRing: true })
          await page.keyboard.press('ArrowDown')
        }
      })
    }
  }
})

/** How far the page can be scrolled sideways, and what reaches out to the right of the window. */
async function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.scrollingElement!
    const by = root.scrollWidth - root.clientWidth
    const scrollers = [...document.querySelectorAll<HTMLElement>('main, .regions, .region, .ui-dialog-body, .card')]
    const wide = scrollers.filter((element) => element.scrollWidth > element.clientWidth + 1)
    return [
      ...(by > 0 ? [`page by ${by}`] : []),
      ...wide.map((element) => `${element.className} ${element.scrollWidth}`),
    ]
  })
}

test.describe('at 320 CSS px (A9)', () => {
  const look = windowOf(320, 640)

  test('no page scrolls sideways', async ({ openWindow, enter, example }) => {
    for (const place of Object.keys(PLACES)) {
      const page = await PLACES[place]!({ openWindow, enter, example }, look)
      expect(await sideways(page), place).toEqual([])
    }
  })

  test('no dialog scrolls sideways', async ({ enter }) => {
    const page = await enter('facilitator', look)
    const titles = ['Ny tavla', 'Hämta in lappar …', 'Ändra fält …', 'Papperskorg', 'Inställningar', 'Kortkommandon']
    for (const title of titles) {
      await chooseInMenu(page, 'Mer', title)
      await dialogHasFocus(page)
      expect(await sideways(page), title).toEqual([])
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toBeHidden()
    }
    await page.getByRole('button', { name: 'Dela', exact: true }).click()
    await expect(page.locator('.join-code')).toBeVisible()
    expect(await sideways(page)).toEqual([])
  })

  for (const [name, journeyLook] of [
    ['a narrow window', look],
    ['a laptop at 400 %', { context: { viewport: { width: 320, height: 180 }, deviceScaleFactor: 4 } }],
  ] as const) {
    test(`a card is written, changed, moved, coloured, merged and deleted by key in ${name}`, async ({ enter }) => {
      const page = await enter('member', journeyLook)
      const heard = await spokenIn(page)
      const { keyboard } = page
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      // A link into the page takes the focus there in the next frame.
      await expect(page.locator('#board')).toBeFocused()
      await page.getByRole('textbox', { name: 'Skriv en lapp i Styrkor' }).focus()
      await keyboard.type('En')
      await keyboard.press('Enter')
      await keyboard.type('Två')
      await keyboard.press('Enter')
      await tabTo(page, faces(page).first())
      await keyboard.press('Enter')
      await expect(page.getByRole('textbox', { name: 'Lappens text' })).toBeFocused()
      await keyboard.type(' till')
      await keyboard.press('Escape')
      await expect(faces(page).first()).toBeFocused()
      await keyboard.press('Alt+ArrowRight')
      await expect(faces(page).filter({ hasText: 'Två till' })).toBeFocused()
      await keyboard.press('m')
      await dialogHasFocus(page)
      await tabTo(
        page,
        page
          .getByRole('button', { name: 'Styrkor (är här nu)' })
          .or(page.getByRole('button', { name: 'Styrkor', exact: true })),
      )
      await keyboard.press('Enter')
      await expect(page.locator('[data-region$="/styrkor"]').getByText('Två till')).toBeVisible()
      await expect(faces(page).filter({ hasText: 'Två till' })).toBeFocused()
      await keyboard.press('Shift+F10')
      await menuHasFocus(page)
      await keyboard.press('ArrowDown')
      await expect(page.getByRole('menuitem', { name: 'Färg och vikt …' })).toBeFocused()
      await keyboard.press('Enter')
      await expect(page.getByRole('dialog', { name: 'Färg och vikt …' })).toBeVisible()
      await dialogHasFocus(page)
      await tabTo(page, page.getByRole('radio', { name: 'grön' }))
      await keyboard.press('ArrowRight')
      await keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toBeHidden()
      await expect(page.locator('[data-card-color="blue"]')).toHaveText(/Två till/)
      await expect(faces(page).filter({ hasText: 'Två till' })).toBeFocused()
      await keyboard.press('Space')
      await keyboard.press('ArrowDown')
      await keyboard.press('Space')
      await tabTo(page, page.getByRole('button', { name: 'Slå ihop …' }))
      await keyboard.press('Enter')
      await dialogHasFocus(page)
      await tabTo(page, page.getByRole('button', { name: 'Slå ihop 2 lappar …' }))
      await keyboard.press('Enter')
      const merged = faces(page).filter({ hasText: 'Två till' })
      await expect(merged).toBeFocused()
      await keyboard.press('Delete')
      await expect(merged).toHaveCount(0)
      await keyboard.press('Control+z')
      await expect(merged).toHaveCount(1)
      expect(await sideways(page)).toEqual([])
      await expect.poll(heard).toContain('”Två till” flyttad från Styrkor till Svagheter, plats 5 av 5.')
    })
  }

  test('wider spacing of text cuts nothing off', async ({ openWindow, enter, example }) => {
    for (const place of Object.keys(PLACES)) {
      for (const size of [windowOf(1280, 720), look]) {
        const page = await PLACES[place]!({ openWindow, enter, example }, size)
        await page.evaluate(() => {
          const sheet = new CSSStyleSheet()
          sheet.replaceSync(
            '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }',
          )
          document.adoptedStyleSheets = [sheet]
        })
        expect(await sideways(page), place).toEqual([])
        expect(await cutOff(page), place).toEqual([])
      }
    }
  })
})

/** Boxes with words that are higher or wider than the box shows. */
async function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, .card, .card-text, h1, h2, label, .ui-banner, .region-prompt')]
      .filter((element) => element.checkVisibility() && !element.closest('.visually-hidden'))
      .filter(({ scrollWidth, clientWidth, scrollHeight, clientHeight }) => {
        return clientWidth > 1 && (scrollWidth > clientWidth + 2 || scrollHeight > clientHeight + 6)
      })
      .filter((element) => getComputedStyle(element).display !== 'inline')
      .map((element) => `${element.className || element.tagName} "${element.textContent?.slice(0, 40)}"`),
  )
}

async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press('Tab')
    if (await target.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`The Tab key does not come to ${target}`)
}

test('with forced colours, cards, fields, marks and presence are told by their borders (A11)', async ({
  enter,
  example,
  someoneElse,
}) => {
  const page = await enter('member', { context: { forcedColors: 'active' } })
  const { client, pen } = await someoneElse(example)
  const card = await page.locator('[data-card]').nth(4).getAttribute('data-card')
  client.awareness.setLocalState({ board: boardsOf(pen.content)[0]!.id, editing: card })
  await expect(page.locator('[data-busy]')).toBeVisible()
  await faces(page).first().focus()
  await page.keyboard.press('Space')
  const lineOf = (selector: string, kind: 'border' | 'outline') =>
    page
      .locator(selector)
      .first()
      .evaluate((element, side) => {
        const style = getComputedStyle(element)
        const prefix = side === 'border' ? 'borderTop' : 'outline'
        const color = style[`${prefix}Color`]
        const isSeen = style[`${prefix}Style`] === 'solid' && color !== getComputedStyle(document.body).backgroundColor
        return isSeen && color !== 'rgba(0, 0, 0, 0)' ? Number.parseFloat(style[`${prefix}Width`]) : 0
      }, kind)
  expect(await lineOf('.card', 'border')).toBeGreaterThanOrEqual(1)
  expect(await lineOf('.region', 'border')).toBeGreaterThanOrEqual(1)
  expect(await lineOf('.card.is-selected', 'outline')).toBeGreaterThanOrEqual(3)
  expect(await lineOf('.card[data-busy]', 'outline')).toBeGreaterThanOrEqual(3)
  expect(await lineOf('.add-field-text', 'border')).toBeGreaterThanOrEqual(1)
  await expect(page.locator('.card-busy')).toHaveText(/Frida Ledare/)
})

test.describe('motion (A12)', () => {
  const moving = (page: Page) =>
    page.evaluate(() =>
      document
        .getAnimations()
        .filter((animation) => Number(animation.effect?.getComputedTiming().duration) > 0)
        .map((animation) => (animation.effect as KeyframeEffect).target?.className ?? ''),
    )
  const noMotion: readonly [string, Look][] = [
    ['as the system asks', { context: { reducedMotion: 'reduce' } }],
    ['by the switch here', { context: { reducedMotion: 'no-preference' }, preferences: { motion: 'reduced' } }],
  ]
  for (const [name, look] of noMotion) {
    test(`is none, ${name}`, async ({ enter, example, someoneElse }) => {
      const page = await enter('member', look)
      const { client, pen } = await someoneElse(example)
      const { moved, board } = moveOne(pen)
      await expect(page.locator('[data-region$="/hot"]').getByText(moved)).toBeVisible()
      expect(await moving(page)).toEqual([])
      const cursorAt = (x: number) =>
        client.awareness.setLocalState({ board, cursor: { board, region: 'styrkor', x, y: 0.5 } })
      cursorAt(0.2)
      await expect(page.locator('.cursor')).toBeVisible()
      cursorAt(0.8)
      expect(await page.locator('.cursor').evaluate((cursor) => getComputedStyle(cursor).transitionDuration)).toBe('0s')
      await page.getByRole('button', { name: 'Mer', exact: true }).click()
      await expect(page.getByRole('menu')).toBeVisible()
      expect(await moving(page)).toEqual([])
    })
  }

  test('slides what others moved, where nothing asks for calm', async ({ enter, example, someoneElse }) => {
    const page = await enter('member', { context: { reducedMotion: 'no-preference' } })
    const { pen } = await someoneElse(example)
    await page.evaluate(() => {
      const began: string[] = []
      Object.assign(window, { began })
      const { animate } = Element.prototype
      Element.prototype.animate = function (...given) {
        began.push(this.className)
        return animate.apply(this, given)
      }
    })
    moveOne(pen)
    await expect
      .poll(() => page.evaluate(() => (window as unknown as { began: string[] }).began.length))
      .toBeGreaterThan(0)
  })
})

function moveOne(pen: Pen) {
  const board = boardsOf(pen.content)[0]!.id
  const card = cardsIn(pen.content, board, 'styrkor')[0]!
  moveCards(pen, [card.id], { board, region: 'hot', before: 'start' })
  return { moved: card.text, board }
}

test.describe('the big screen (A13)', () => {
  for (const [width, height] of [
    [1920, 1080],
    [1280, 720],
  ] as const) {
    test(`is read from the back row at ${width} × ${height}`, async ({ enter, example, someoneElse }) => {
      const page = await enter('member', windowOf(width, height))
      await page.keyboard.press('p')
      await expect(page.locator('.is-projected')).toBeVisible()
      const sizes = await page.locator('.card-text').evaluateAll((texts) =>
        texts.map((text) => {
          // The box of the font itself, without the space between the lines.
          const range = document.createRange()
          range.selectNodeContents(text)
          return range.getClientRects()[0]!.height
        }),
      )
      expect(sizes).toHaveLength(14)
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(height * 0.03)
      expect(Math.min(...(await contrastsOfCards(page)))).toBeGreaterThanOrEqual(7)

      const { client, pen } = await someoneElse(example)
      const board = boardsOf(pen.content)[0]!.id
      const [held] = cardsIn(pen.content, board, 'styrkor')
      const cursor = { board, region: 'styrkor', x: 0.5, y: 0.5 }
      client.awareness.setLocalState({ board, cursor, editing: held!.id })
      await expect(page.getByText('2 här')).toBeVisible()
      // What is told with the cursor has come.
      await expect(page.locator('[data-busy]')).toBeVisible()
      await isAtRest(page)
      await expect(page.locator('.cursor')).toHaveCount(0)
      client.awareness.setLocalState({ board, cursor })
      await expect(page.locator('[data-busy]')).toHaveCount(0)

      // A field that has more than its share grows, and lies over no other one.
      const more = ['Ett', 'Två', 'Tre', 'Fyra', 'Fem', 'Sex'].map((text) => ({ text }))
      addCards(pen, { board, region: 'svagheter', before: 'start' }, more)
      await expect(page.locator('.card')).toHaveCount(20)
      expect(await page.locator('[data-region]').evaluateAll(spillOf)).toEqual([0, 0, 0, 0])

      await page.getByRole('radio', { name: 'Hot' }).check()
      await expect(page.locator('[data-region]')).toHaveCount(1)
      const field = (await page.getByRole('region', { name: 'Hot' }).boundingBox())!
      expect(field.width).toBeGreaterThan(width * 0.95)
      expect(field.height).toBeGreaterThan(height * 0.8)
      await page.keyboard.press('Escape')
      await expect(page.locator('.is-projected')).toHaveCount(0)
    })
  }
})

/** In the page: by how many pixels the last card of each region stands out below it. */
function spillOf(regions: readonly Element[]): number[] {
  return regions.map((region) => {
    const last = region.querySelector('.card:last-child')?.getBoundingClientRect().bottom ?? 0
    return Math.max(0, Math.ceil(last - region.getBoundingClientRect().bottom))
  })
}

async function contrastsOfCards(page: Page): Promise<number[]> {
  return page.locator('.card').evaluateAll((cards) => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!
    const lightOf = (color: string) => {
      canvas.fillStyle = color
      canvas.fillRect(0, 0, 1, 1)
      const [r = 0, g = 0, b = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) => {
        const value = part / 255
        return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    return cards.map((card) => {
      const ink = lightOf(getComputedStyle(card.querySelector('.card-text')!).color)
      const paper = lightOf(getComputedStyle(card).backgroundColor)
      return (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05)
    })
  })
}
