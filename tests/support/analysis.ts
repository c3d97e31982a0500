import { expect, type Locator, type Page } from '@playwright/test'
import type { RoomPage } from './pages.ts'

/** How somebody goes through an analysis: with the mouse, or with the keyboard alone. */
export interface Hands {
  openBoard(title: string): Promise<void>
  /** Chooses something in the menu of the card that says `text`. */
  choose(text: string, item: string): Promise<void>
  /** Answers what a dialog asks with one text, and does what its button says. */
  answer(text: string, button: string): Promise<void>
  /** Presses a button. */
  press(button: Locator): Promise<void>
  /** Ticks a box. */
  tick(box: Locator): Promise<void>
  /** Writes in a field. */
  write(field: Locator, text: string): Promise<void>
}

/** A card as it stands on the board that is open, in whatever picture. */
export function cardSaying(room: RoomPage, text: string): Locator {
  return room.page.getByRole('main').locator('[data-card]').filter({ hasText: text }).first()
}

/** Keys go to an open menu: it is in sight a moment before. */
export async function menuTakesKeys(page: Page): Promise<void> {
  await expect(page.locator('[role="menuitem"]:focus')).toBeVisible()
}

export function byMouse(room: RoomPage): Hands {
  const { page } = room
  return {
    openBoard: async (title) => {
      await page.locator('.board-list').getByRole('button', { name: title, exact: true }).click()
      await expect(room.boardTitle).toHaveText(title)
    },
    choose: async (text, item) => {
      const card = cardSaying(room, text)
      await card.hover()
      await card.getByRole('button', { name: 'Mer om lappen' }).first().click()
      await page.getByRole('menuitem', { name: item, exact: true }).click()
    },
    answer: async (text, button) => {
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('textbox').first().fill(text)
      await dialog.getByRole('button', { name: button, exact: true }).click()
      await expect(dialog).toBeHidden()
    },
    press: (button) => button.click(),
    tick: (box) => box.check(),
    write: (field, text) => field.fill(text),
  }
}

/** Only keys, each as a person would press it: Tab until the focus is there, and no other way to move it. */
export function byKeys(room: RoomPage): Hands {
  const { page } = room
  const isFocused = (target: Locator) => target.evaluate((element) => element === document.activeElement)
  const reach = async (target: Locator, key = 'Tab') => {
    await expect(target).toBeVisible()
    for (let i = 0; i < 250; i++) {
      if (await isFocused(target)) return
      await page.keyboard.press(key)
    }
    throw new Error(`Tab does not lead to ${target}`)
  }
  const hands: Hands = {
    openBoard: async (title) => {
      await hands.press(page.locator('.board-list').getByRole('button', { name: title, exact: true }))
      await expect(room.boardTitle).toHaveText(title)
    },
    choose: async (text, item) => {
      await takeCard(text)
      await page.keyboard.press('Shift+F10')
      await menuTakesKeys(page)
      const wanted = page.getByRole('menuitem', { name: item, exact: true })
      await reach(wanted, 'ArrowDown')
      await page.keyboard.press('Enter')
    },
    answer: async (text, button) => {
      const dialog = page.getByRole('dialog')
      await hands.write(dialog.getByRole('textbox').first(), text)
      await hands.press(dialog.getByRole('button', { name: button, exact: true }))
      await expect(dialog).toBeHidden()
    },
    press: async (button) => {
      await reach(button)
      await page.keyboard.press('Enter')
    },
    tick: async (box) => {
      await reach(box)
      await page.keyboard.press('Space')
      await expect(box).toBeChecked()
    },
    write: async (field, text) => {
      await reach(field)
      await page.keyboard.press('ControlOrMeta+A')
      await page.keyboard.type(text)
    },
  }
  /** Cards of a list share one stop of Tab; the arrow keys go on from there. */
  async function takeCard(text: string) {
    const face = cardSaying(room, text).locator('[data-card-focus]').first()
    await expect(face).toBeVisible()
    // One look for both: between two, the focus may come back to the card from a dialog.
    const at = () =>
      face.evaluate((element) => {
        const { activeElement } = document
        if (element === activeElement) return 'there'
        return activeElement?.matches('[data-card-focus]') ? 'in a list' : 'elsewhere'
      })
    for (let i = 0; i < 250; i++) {
      let place = await at()
      if (place === 'in a list') {
        await page.keyboard.press('ArrowDown')
        place = await at()
      }
      if (place === 'there') return
      await page.keyboard.press('Tab')
    }
    throw new Error(`No key leads to the card ${text}`)
  }
  return hands
}
