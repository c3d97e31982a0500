import type { Page } from '@playwright/test'
import { boardsOf } from '@samtavla/shared/edits/boards.ts'
import { addCards, mergeCards } from '@samtavla/shared/edits/cards.ts'
import type { Words } from '@samtavla/shared/i18n/sv.ts'
import { joinByRequest } from '../support/e2e.ts'
import { joinAs, NAMES } from '../support/people.ts'
import type { TestRoom, TestServer } from '../support/test-server.ts'
import { chooseInMenu, complaintsOf, expect, faces, type Guest, type Look, test, wordsOf } from './a11y-room.ts'

interface Hands {
  readonly w: Words
  readonly server: TestServer
  readonly example: TestRoom
  readonly openWindow: () => Promise<Page>
  readonly enter: (role?: 'facilitator' | 'member' | 'principal' | 'viewer') => Promise<Page>
  readonly someoneElse: () => Promise<Guest>
}

type State = (hands: Hands) => Promise<Page>

/** Opens the card menu on the second card and chooses. */
function cardDialog(item: (w: Words) => string): State {
  return async ({ w, enter }) => {
    const page = await enter()
    await openCardMenu(page)
    await page.getByRole('menuitem', { name: item(w), exact: true }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    return page
  }
}

function boardDialog(item: (w: Words) => string): State {
  return async ({ w, enter }) => {
    const page = await enter('facilitator')
    await chooseInMenu(page, w.board.more, item(w))
    await expect(page.getByRole('dialog')).toBeVisible()
    return page
  }
}

async function openCardMenu(page: Page): Promise<void> {
  await faces(page).nth(1).focus()
  await page.keyboard.press('Shift+F10')
  await expect(page.getByRole('menu')).toBeVisible()
}

async function select(page: Page, ...cards: readonly number[]): Promise<void> {
  for (const card of cards) {
    await faces(page).nth(card).focus()
    await page.keyboard.press('Space')
  }
}

const STATES = {
  'home, signed out': async ({ w, openWindow }) => {
    const page = await openWindow()
    await page.goto('/')
    await expect(page.getByRole('button', { name: w.home.openExample })).toBeVisible()
    return page
  },
  'home, with rooms and a new key': async ({ w, openWindow, example }) => {
    const page = await openWindow()
    await joinByRequest(page.context(), example.tokens.member, NAMES.member)
    await page.goto('/')
    await page.getByRole('button', { name: w.key.make }).click()
    await expect(page.locator('.key-letters')).toBeVisible()
    return page
  },
  'home, with a form that lacks something': async ({ w, openWindow }) => {
    const page = await openWindow()
    await page.goto('/')
    await page.getByRole('button', { name: w.home.create }).click()
    await expect(page.getByText(w.home.fillIn).first()).toBeVisible()
    return page
  },
  'join, invited': async ({ w, openWindow, example }) => {
    const page = await openWindow()
    await page.goto(`/join#${example.tokens.member}`)
    await expect(page.getByRole('button', { name: w.join.go })).toBeVisible()
    return page
  },
  'join, with a code that does not hold': async ({ w, openWindow }) => {
    const page = await openWindow()
    await page.goto('/join#2222-2222')
    await expect(page.getByText(w.refusals('invite-not-valid')).first()).toBeVisible()
    return page
  },
  'key page': async ({ w, openWindow }) => {
    const page = await openWindow()
    await page.goto('/key#not-a-key')
    await page.getByRole('button', { name: w.key.use }).click()
    await expect(page.getByText(w.refusals('invite-not-valid')).first()).toBeVisible()
    return page
  },
  'no such page': async ({ w, openWindow }) => {
    const page = await openWindow()
    await page.goto('/elsewhere')
    await expect(page.getByRole('heading', { name: w.notFoundTitle })).toBeVisible()
    return page
  },
  'not let in': async ({ w, openWindow, example }) => {
    const page = await openWindow()
    await page.goto(`/room/${example.room}`)
    await expect(page.getByRole('heading', { name: w.refusalTitle('not-signed-in') })).toBeVisible()
    return page
  },
  'room as facilitator': ({ enter }) => enter('facilitator'),
  'room as member': ({ enter }) => enter('member'),
  'room as principal, read-only': ({ enter }) => enter('principal'),
  'room as viewer, read-only': ({ enter }) => enter('viewer'),
  'list view': async ({ w, enter }) => {
    const page = await enter()
    await page.getByRole('radio', { name: w.board.views.list }).check()
    await expect(page.locator('.regions-list')).toBeVisible()
    return page
  },
  'list view on a phone': async ({ enter }) => {
    const page = await enter()
    await page.setViewportSize({ width: 390, height: 844 })
    await expect(page.locator('.regions-list')).toBeVisible()
    return page
  },
  'editing a card': async ({ w, enter }) => {
    const page = await enter()
    await faces(page).nth(1).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('textbox', { name: w.cards.editLabel })).toBeFocused()
    await page.keyboard.type(' och så vidare'.repeat(10))
    await expect(page.locator('.card-hint')).toBeVisible()
    return page
  },
  'card menu': async ({ enter }) => {
    const page = await enter()
    await openCardMenu(page)
    return page
  },
  'board menu': async ({ w, enter }) => {
    const page = await enter('facilitator')
    await page.getByRole('button', { name: w.board.more, exact: true }).click()
    await expect(page.getByRole('menu')).toBeVisible()
    return page
  },
  'people, some of them at work': async ({ w, enter, someoneElse }) => {
    const page = await enter()
    const { client, pen } = await someoneElse()
    const board = boardsOf(pen.content)[0]!.id
    const card = await page.locator('[data-card]').nth(1).getAttribute('data-card')
    client.awareness.setLocalState({ board, editing: card, writing: `${board}/hot` })
    await expect(page.locator('[data-busy]')).toBeVisible()
    await page.getByRole('button', { name: w.people.here(2) }).click()
    await expect(page.getByRole('menuitem', { name: NAMES.facilitator })).toBeVisible()
    return page
  },
  'selection bar': async ({ enter }) => {
    const page = await enter()
    await select(page, 0, 1, 4)
    await expect(page.locator('.selection-bar')).toBeVisible()
    return page
  },
  'move dialog': cardDialog((w) => w.cards.moveTo),
  'look dialog': cardDialog((w) => w.cards.look),
  'split dialog': cardDialog((w) => w.cards.split),
  'merge dialog': async ({ w, enter }) => {
    const page = await enter()
    await select(page, 0, 1)
    await page.getByRole('button', { name: w.cards.mergeShort, exact: true }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    return page
  },
  'originals dialog': async ({ w, enter, someoneElse }) => {
    const { pen } = await someoneElse()
    const board = boardsOf(pen.content)[0]!.id
    const added = addCards(pen, { board, region: 'hot', before: 'start' }, [{ text: 'Ett' }, { text: 'Två' }])
    if (added.ok) mergeCards(pen, added.value, 'Ett och två')
    const page = await enter()
    await page.getByRole('button', { name: w.cards.originals(2) }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    return page
  },
  'import dialog with a preview': async (hands) => {
    const page = await boardDialog((w) => w.exchange.importTitle)(hands)
    await page.getByLabel(hands.w.exchange.textLabel).fill('Styrkor\n- En lapp\n- Två lappar\n\nLösa tankar')
    await expect(page.locator('.import-preview')).toBeVisible()
    return page
  },
  'import dialog with an error': async (hands) => {
    const page = await boardDialog((w) => w.exchange.importTitle)(hands)
    await page.getByLabel(hands.w.exchange.textLabel).fill('x'.repeat(600))
    await expect(page.locator('.ui-banner-refused')).toBeVisible()
    return page
  },
  'share dialog with a new link': async ({ w, enter, server, example }) => {
    await joinAs(server, example, 'member')
    const page = await enter('facilitator')
    await page.getByRole('button', { name: w.share.open, exact: true }).click()
    await page.getByRole('button', { name: w.share.makeLink }).click()
    await expect(page.locator('.link-made')).toBeVisible()
    return page
  },
  'settings dialog': boardDialog((w) => w.settings.title),
  'shortcuts dialog': boardDialog((w) => w.shortcuts.title),
  'dialog for a new board': boardDialog((w) => w.board.add),
  'preset dialog': boardDialog((w) => w.board.changePreset),
  'trash, empty': boardDialog((w) => w.board.trash),
  'trash with a card': async ({ w, enter }) => {
    const page = await enter()
    await faces(page).first().focus()
    await page.keyboard.press('Delete')
    await chooseInMenu(page, w.board.more, w.board.trash)
    await expect(page.getByRole('button', { name: w.board.restore })).toBeVisible()
    return page
  },
  offline: async ({ enter }) => {
    const page = await enter()
    await page.context().setOffline(true)
    await expect(page.locator('.ui-banner-warning')).toBeVisible()
    return page
  },
  'locked board': async ({ w, enter }) => {
    const page = await enter('facilitator')
    await chooseInMenu(page, w.board.more, w.board.lock)
    // Screen readers are told the same a moment later.
    await expect(page.locator('.notices').getByText(w.room.lockedByUs)).toBeVisible()
    return page
  },
  'big screen': async ({ w, enter }) => {
    const page = await enter('facilitator')
    await page.getByRole('button', { name: w.projector.open }).click()
    await expect(page.locator('.projector-code')).toBeVisible()
    return page
  },
  'big screen with one field': async ({ w, enter }) => {
    const page = await enter()
    await page.getByRole('button', { name: w.projector.open }).click()
    await page.getByRole('radio').nth(2).check()
    await expect(page.locator('[data-region]')).toHaveCount(1)
    return page
  },
} satisfies Record<string, State>

const EVERYWHERE: readonly (keyof typeof STATES)[] = [
  'home, signed out',
  'join, invited',
  'room as facilitator',
  'board menu',
  'share dialog with a new link',
  'offline',
  'big screen',
]

const all = Object.keys(STATES) as (keyof typeof STATES)[]
const LOOKS: readonly [string, Look, readonly (keyof typeof STATES)[]][] = [
  ['Swedish and light', { language: 'sv', theme: 'light' }, all],
  ['English and dark', { language: 'en', theme: 'dark' }, EVERYWHERE],
]

for (const [name, look, states] of LOOKS) {
  test.describe(`axe finds nothing, ${name} (A16)`, () => {
    for (const state of states) {
      test(state, async ({ server, example, openWindow, enter, someoneElse, faults }) => {
        // Several states are about an answer that is no.
        faults.expect(/status of 4\d\d/)
        if (state === 'offline') faults.expectLostConnection()
        const page = await STATES[state]({
          w: wordsOf(look),
          server,
          example,
          openWindow: () => openWindow(look),
          enter: (role) => enter(role, look),
          someoneElse: () => someoneElse(example),
        })
        expect(await page.locator('html').getAttribute('lang')).toBe(look.language)
        expect(await complaintsOf(page)).toEqual([])
        if (!EVERYWHERE.includes(state)) return
        await page.evaluate(
          (theme) => document.documentElement.setAttribute('data-theme', theme),
          look.theme === 'dark' ? 'light' : 'dark',
        )
        expect(await complaintsOf(page), 'in the other theme').toEqual([])
      })
    }
  })
}

test('what the component library says by itself is in the page’s language (A20)', async ({ enter }) => {
  const page = await enter('facilitator')
  await page.getByRole('button', { name: 'Mer', exact: true }).click()
  await expect(page.getByRole('menu')).toBeVisible()
  expect(await page.getByRole('button', { name: 'Dismiss' }).count()).toBe(0)
})
