import type { Locator, Page } from '@playwright/test'
import { expect, test } from '../support/e2e.ts'
import { boxOf, centreOf, contentOf, type RoomPage } from '../support/pages.ts'

/** One journey, done with a mouse that drags, a mouse that only clicks, and a keyboard (A1). */
interface Way {
  add(region: string, text: string): Promise<void>
  edit(text: string, more: string): Promise<void>
  moveToEmpty(text: string, region: string): Promise<void>
  moveUp(text: string, over: string): Promise<void>
  merge(first: string, second: string): Promise<void>
  remove(text: string): Promise<void>
  undo(): Promise<void>
}

test('[A1] dragging, clicking and the keyboard alone give the same room', async ({ server, signInAs }) => {
  const go = async (way: (room: RoomPage) => Way) => {
    const room = await signInAs('member', { room: await server.createRoom('Tre sätt') })
    await travel(room, way(room))
    await room.isSaved()
    return contentOf(await room.export())
  }
  const [drag, clicks, keyboard] = await Promise.all([byDrag, byClicks, byKeyboard].map(go))
  expect(clicks).toEqual(drag)
  expect(keyboard).toEqual(drag)
})

async function travel(room: RoomPage, way: Way): Promise<void> {
  for (const text of ['Ett', 'Två', 'Tre']) await way.add('Styrkor', text)
  await way.add('Svagheter', 'Fyra')
  await room.shows({ Styrkor: ['Tre', 'Två', 'Ett'], Svagheter: ['Fyra'] })
  await way.edit('Två', ' till')
  await room.shows({ Styrkor: ['Tre', 'Två till', 'Ett'], Svagheter: ['Fyra'] })
  await way.moveToEmpty('Tre', 'Hot')
  await way.moveToEmpty('Fyra', 'Möjligheter')
  await room.shows({ Styrkor: ['Två till', 'Ett'], Möjligheter: ['Fyra'], Hot: ['Tre'] })
  await way.moveUp('Ett', 'Två till')
  await room.shows({ Styrkor: ['Ett', 'Två till'], Möjligheter: ['Fyra'], Hot: ['Tre'] })
  await way.merge('Ett', 'Två till')
  await room.shows({ Styrkor: ['Ett\nTvå till'], Möjligheter: ['Fyra'], Hot: ['Tre'] })
  await way.remove('Fyra')
  await room.shows({ Styrkor: ['Ett\nTvå till'], Hot: ['Tre'] })
  await way.remove('Tre')
  await room.shows({ Styrkor: ['Ett\nTvå till'] })
  await way.undo()
  await room.shows({ Styrkor: ['Ett\nTvå till'], Hot: ['Tre'] })
}

function byDrag(room: RoomPage): Way {
  const { page } = room
  return {
    ...byClicks(room),
    edit: async (text, more) => {
      await room.face(text).dblclick()
      await expect(room.editor).toBeFocused()
      await page.keyboard.type(more)
      await room.region('Styrkor').getByText('Vad hos oss hjälper oss?').click()
    },
    moveToEmpty: async (text, region) => {
      await room.drag(text, room.region(region), { x: 0.5, y: 0.8 })
    },
    moveUp: async (text, over) => {
      await room.drag(text, room.card(over), { x: 0.5, y: 0.1 })
    },
    merge: async (first, second) => {
      await room.face(first).click({ modifiers: ['ControlOrMeta'] })
      await room.face(second).click({ modifiers: ['ControlOrMeta'] })
      await room.selectionBar.getByRole('button', { name: 'Slå ihop …' }).click()
      await page.getByRole('button', { name: 'Slå ihop 2 lappar …' }).click()
    },
    remove: async (text) => {
      await room.face(text).click({ modifiers: ['ControlOrMeta'] })
      await room.selectionBar.getByRole('button', { name: 'Ta bort' }).click()
    },
  }
}

function byClicks(room: RoomPage): Way {
  const { page } = room
  return {
    add: async (region, text) => {
      await room.addField(region).click()
      await page.keyboard.type(text)
      await room.region(region).getByRole('button', { name: 'Lägg till lappen' }).click()
    },
    edit: async (text, more) => {
      await room.edit(text)
      await page.keyboard.type(more)
      await room.region('Styrkor').getByText('Vad hos oss hjälper oss?').click()
    },
    moveToEmpty: (text, region) => room.moveByMenu(text, region),
    moveUp: (text) => room.cardMenu(text, 'Flytta upp'),
    merge: async (first, second) => {
      await room.cardMenu(first, 'Markera')
      await room.cardMenu(second, 'Markera')
      await room.cardMenu(second, 'Slå ihop 2 lappar …')
      await page.getByRole('button', { name: 'Slå ihop 2 lappar …' }).click()
    },
    remove: (text) => room.cardMenu(text, 'Ta bort lappen'),
    undo: () => room.undo.click(),
  }
}

/** Nothing here touches a pointer, nor focuses anything but by the keys that a person has. */
function byKeyboard(room: RoomPage): Way {
  const { page } = room
  const { keyboard } = page
  const goTo = async (text: string) => {
    await tabTo(page, room.page.locator('[data-card-focus]:focus'))
    for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp']) {
      for (let i = 0; i < 4; i++) {
        if (await isFocused(room.face(text))) return
        await keyboard.press(key)
      }
    }
    await expect(room.face(text)).toBeFocused()
  }
  return {
    add: async (region, text) => {
      await tabTo(page, room.addField(region))
      await keyboard.type(text)
      await keyboard.press('Enter')
    },
    edit: async (text, more) => {
      await goTo(text)
      await keyboard.press('Enter')
      await expect(room.editor).toBeFocused()
      await keyboard.type(more)
      await keyboard.press('Enter')
      await expect(room.face(text + more)).toBeFocused()
    },
    moveToEmpty: async (text, region) => {
      await goTo(text)
      await keyboard.press('m')
      await expect(dialogWithFocus(page)).toBeVisible()
      await tabTo(page, room.dialog('Flytta lappen till').getByRole('button', { name: region }))
      await keyboard.press('Enter')
      await expect(room.face(text)).toBeFocused()
    },
    moveUp: async (text) => {
      await goTo(text)
      await keyboard.press('Alt+ArrowUp')
      await expect(room.face(text)).toBeFocused()
    },
    merge: async (first, second) => {
      await goTo(first)
      await keyboard.press('Space')
      await goTo(second)
      await keyboard.press('Space')
      await keyboard.press('Shift+F10')
      await arrowTo(page, page.getByRole('menuitem', { name: 'Slå ihop 2 lappar …' }))
      await keyboard.press('Enter')
      await expect(dialogWithFocus(page)).toBeVisible()
      await tabTo(page, room.button('Slå ihop 2 lappar …'))
      await keyboard.press('Enter')
      // The focus comes to it two frames after the dialog is gone, and would be taken from where the next keys go.
      await expect(page.locator('[data-card-focus]').filter({ hasText: second })).toBeFocused()
    },
    remove: async (text) => {
      await goTo(text)
      await keyboard.press('Delete')
    },
    undo: () => keyboard.press('Control+z'),
  }
}

async function tabTo(page: Page, target: Locator): Promise<void> {
  await pressUntil(page, 'Tab', target)
}

async function arrowTo(page: Page, target: Locator): Promise<void> {
  await expect(page.locator('[role="menuitem"]:focus')).toBeVisible()
  await pressUntil(page, 'ArrowDown', target)
}

async function pressUntil(page: Page, key: string, target: Locator): Promise<void> {
  for (let i = 0; i < 80; i++) {
    if (await isFocused(target)) return
    await page.keyboard.press(key)
  }
  await expect(target).toBeFocused()
}

function isFocused(target: Locator): Promise<boolean> {
  return target.evaluateAll((elements) => elements.some((element) => element === document.activeElement))
}

/** A dialog takes the focus a moment after it is in sight. */
function dialogWithFocus(page: Page): Locator {
  return page.locator('[role="dialog"]:focus-within')
}

test('[A1] a finger that rests on a card drags it, and one that does not scrolls', async ({ signInAs }) => {
  const room = await signInAs('member', { context: { viewport: { width: 1024, height: 768 }, hasTouch: true } })
  await room.add('Styrkor', 'Två', 'Ett')
  const finger = await fingerOn(room.page)
  const rests = await holdClock(room.page)

  await finger.down(await gripOf(room.face('Ett')))
  await rests()
  await expect(room.page.locator('.card-ghost')).toBeVisible()
  const { x, y, width, height } = await boxOf(room.region('Hot'))
  await finger.move({ x: x + width / 2, y: y + height * 0.8 })
  await finger.up()
  await room.shows({ Styrkor: ['Två'], Hot: ['Ett'] })

  const from = await gripOf(room.face('Ett'))
  await finger.down(from)
  await finger.move({ x: from.x, y: from.y - 40 })
  await finger.move({ x: from.x, y: from.y - 200 })
  await rests()
  await finger.up()
  await expect(room.page.locator('.card-ghost')).toHaveCount(0)
  await room.shows({ Styrkor: ['Två'], Hot: ['Ett'] })
})

test('[A1] a phone reorders its list with a finger', async ({ signInAs }) => {
  const room = await signInAs('member', {
    context: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  })
  await room.add('Styrkor', 'Tre', 'Två', 'Ett')
  const finger = await fingerOn(room.page)
  const rests = await holdClock(room.page)
  await finger.down(await gripOf(room.face('Tre')))
  await rests()
  await expect(room.page.locator('.card-ghost')).toBeVisible()
  const { x, y, width } = await boxOf(room.card('Ett'))
  await finger.move({ x: x + width / 2, y: y + 4 })
  await finger.up()
  await room.shows({ Styrkor: ['Tre', 'Ett', 'Två'] })
})

test('[A1] Escape gives a drag up, and the card stays where it was', async ({ signInAs }) => {
  const room = await signInAs('member')
  await room.add('Styrkor', 'Ett')
  await room.lift('Ett', room.region('Hot'), { x: 0.5, y: 0.8 })
  await expect(room.page.locator('.card-ghost')).toBeVisible()
  await room.page.keyboard.press('Escape')
  await expect(room.page.locator('.card-ghost')).toHaveCount(0)
  await room.page.mouse.up()
  await room.shows({ Styrkor: ['Ett'] })
})

interface Finger {
  down(at: Point): Promise<void>
  move(at: Point): Promise<void>
  up(): Promise<void>
}

interface Point {
  readonly x: number
  readonly y: number
}

/** A finger has rested when the page's clock says so, and not when the machine is slow. Gives what lets it rest. */
async function holdClock({ clock }: Page): Promise<() => Promise<void>> {
  await clock.install()
  await clock.pauseAt(Date.now() + 10_000)
  return () => clock.runFor(1_000)
}

/** The middle of what stands still. */
async function gripOf(face: Locator): Promise<Point> {
  await face.scrollIntoViewIfNeeded()
  return centreOf(face)
}

async function fingerOn(page: Page): Promise<Finger> {
  const session = await page.context().newCDPSession(page)
  const touch = async (type: 'touchStart' | 'touchMove' | 'touchEnd', points: Point[]) => {
    await session.send('Input.dispatchTouchEvent', { type, touchPoints: points })
  }
  return {
    down: (at) => touch('touchStart', [at]),
    move: (at) => touch('touchMove', [at]),
    up: () => touch('touchEnd', []),
  }
}
