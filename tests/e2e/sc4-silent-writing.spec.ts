import type { Locator } from '@playwright/test'
import { type Entry, expect, test } from '../support/e2e.ts'
import { isKeptForOffline, tabNetwork } from '../support/offline.ts'
import type { RoomPage } from '../support/pages.ts'
import { Received } from '../support/received.ts'

test.use({ serviceWorkers: 'allow' })

type SignIn = (role: 'facilitator' | 'member' | 'principal' | 'viewer', entry?: Entry) => Promise<RoomPage>

/** Notes of made-up people, each with a word that is in no other text. */
const MALTE = 'Spaden är trasig i skjulet'
const TURN = 'Kompassen fattas i lådan'
const SARA = 'Fyrtornet syns bara från ena sidan'
const WORDS = ['Spaden', 'Kompassen', 'Fyrtornet']

const silent = (room: RoomPage, region: string): Locator =>
  room.page.getByRole('textbox', { name: `Skriv tyst i ${region}` })

const bar = (room: RoomPage): Locator => room.page.getByRole('region', { name: 'Tyst skrivning' })

/** What is left of the time, as somebody is shown it. */
async function secondsLeft(room: RoomPage): Promise<number> {
  const [, minutes, seconds] = (await bar(room).textContent())?.match(/(\d+):(\d\d) kvar/) ?? []
  return Number(minutes) * 60 + Number(seconds)
}

async function write(room: RoomPage, region: string, text: string): Promise<void> {
  await silent(room, region).fill(text)
  await silent(room, region).press('Enter')
  await expect(silent(room, region)).toHaveValue('')
}

const begins = {
  'the button': async (room: RoomPage, names: string) => {
    await room.button('Tyst skrivning …').click()
    await room.page.getByRole('radio', { name: names }).click()
    await room.button('Börja skriva tyst').click()
  },
  'the menu': async (room: RoomPage, names: string) => {
    await room.boardMenu('Tyst skrivning …')
    await room.page.getByRole('radio', { name: names }).click()
    await room.button('Börja skriva tyst').click()
  },
  'the keyboard alone': async (room: RoomPage, names: string) => {
    await room.button('Tyst skrivning …').focus()
    await room.page.keyboard.press('Enter')
    const dialog = room.dialog('Tyst skrivning')
    await expect(room.page.locator('[role="dialog"]:focus-within')).toBeVisible()
    const chosen = dialog.getByRole('radio', { name: names })
    for (let i = 0; i < 20 && !(await isFocusedIn(dialog, 'radio')); i++) await room.page.keyboard.press('Tab')
    if (!(await chosen.isChecked())) await room.page.keyboard.press('ArrowRight')
    await expect(chosen).toBeChecked()
    for (let i = 0; i < 20 && !(await isFocused(room.button('Börja skriva tyst'))); i++) {
      await room.page.keyboard.press('Tab')
    }
    await room.page.keyboard.press('Enter')
    await expect(dialog).toHaveCount(0)
  },
}

for (const [way, begin] of Object.entries(begins)) {
  test(`[Sc4] silent writing, led by ${way}: nobody is given another's text before all are shown in one step`, async ({
    signInAs,
  }) => {
    const people = await everybody(signInAs)
    const { frida, malte, sara, petra } = people
    const rooms = Object.values(people)
    await begin(frida, 'Utan namn')
    for (const room of rooms) await expect(bar(room)).toContainText('Visas utan namn.')

    await write(malte, 'Svagheter', MALTE)
    // Two share one laptop: the next one begins on a blank page.
    await malte.button('Låt nästa person skriva').click()
    await malte.button('Börja på ett tomt blad').click()
    await expect(malte.page.getByText('1 lapp från den som skrev före')).toBeVisible()
    await expect(malte.page.getByRole('textbox', { name: 'Din lapp 1' })).toHaveCount(0)
    await write(malte, 'Svagheter', TURN)
    await expect(malte.page.getByRole('textbox', { name: 'Din lapp 1' })).toHaveValue(TURN)

    const long = `${SARA}. ${'Det här är en lång tanke som klistras in. '.repeat(8)}`.trim()
    await silent(sara, 'Hot').fill(long)
    await expect(sara.page.getByText('Det går bra, men korta lappar är lättare att gruppera.')).toBeVisible()
    await silent(sara, 'Hot').press('Enter')
    for (const room of rooms) await expect(bar(room)).toContainText('3 lappar hittills')

    await expect.poll(() => secondsLeft(frida)).toBeLessThan(8 * 60)
    const left = await secondsLeft(frida)
    await frida.button('En minut till').click()
    await expect.poll(() => secondsLeft(malte)).toBeGreaterThan(left)

    for (const word of WORDS) {
      for (const [name, { page }] of Object.entries(people)) {
        const isOwn = (name === 'malte' && word !== 'Fyrtornet') || (name === 'sara' && word === 'Fyrtornet')
        if (isOwn) continue
        expect(await page.locator('body').textContent(), `${name} sees`).not.toContain(word)
        expect(await received.get(people[name as keyof typeof people])?.has(word), `${name} was given`).toBe(false)
      }
    }

    await frida.button('Visa alla lappar').click()
    for (const room of rooms) {
      await expect(room.card(long)).toBeVisible()
      await expect(room.card(MALTE)).toBeVisible()
      await expect(room.card(TURN)).toBeVisible()
      await expect(room.cards.locator('.card-author')).toHaveCount(0)
      await expect(bar(room)).toHaveCount(0)
    }
    await expect(malte.page.getByRole('textbox', { name: /^Din lapp/ })).toHaveCount(0)
    await expect(petra.cards).toHaveCount(3)
  })
}

test('[Sc4] with names, each note has its writer’s, also of who took a turn on another’s device', async ({
  signInAs,
}) => {
  const { frida, malte, sara } = await everybody(signInAs)
  await begins['the button'](frida, 'Med namn')
  await write(malte, 'Styrkor', MALTE)
  await malte.button('Låt nästa person skriva').click()
  await malte.page.getByLabel('Namn på den som skriver nu').fill('Noor')
  await malte.button('Börja på ett tomt blad').click()
  await write(malte, 'Styrkor', TURN)
  await write(sara, 'Styrkor', SARA)
  await expect(bar(frida)).toContainText('3 lappar hittills')
  await frida.button('Visa alla lappar').click()
  await expect(frida.card(MALTE)).toContainText('Malte Medlem')
  await expect(frida.card(TURN)).toContainText('Noor')
  await expect(frida.card(SARA)).toContainText('Sara Speciallärare')
})

test('what was written without a network comes when its writer comes back, sealed or shown as it then is', async ({
  signInAs,
  faults,
}) => {
  faults.expectLostConnection()
  const { frida, malte, sara } = await everybody(signInAs)
  await begins['the button'](frida, 'Utan namn')
  await expect(bar(sara)).toBeVisible()
  await isKeptForOffline(sara.page)
  const setOffline = await tabNetwork(sara.page)
  await write(sara, 'Hot', 'Före avbrottet')
  await expect(bar(malte)).toContainText('1 lapp hittills')

  await setOffline(true)
  await expect(sara.saveStatus).toContainText('Frånkopplad')
  await write(sara, 'Hot', 'I tunneln')
  await setOffline(false)
  await expect(bar(malte)).toContainText('2 lappar hittills')
  expect(await received.get(malte)?.has('I tunneln')).toBe(false)

  await sara.isSaved()
  await setOffline(true)
  await expect(sara.saveStatus).toContainText('Frånkopplad')
  await write(sara, 'Hot', 'I nästa tunnel')
  await frida.button('Visa alla lappar').click()
  await expect(malte.card('Före avbrottet')).toBeVisible()
  await expect(malte.card('I tunneln')).toBeVisible()
  await expect(malte.card('I nästa tunnel')).toHaveCount(0)
  await setOffline(false)
  await expect(malte.card('I nästa tunnel')).toBeVisible()
  await expect(malte.cards).toHaveCount(3)
})

test('[PRIV-E1] a note with a personal number is not shown, stays in its writer’s sight, and comes when it is mended', async ({
  signInAs,
}) => {
  const { frida, malte } = await everybody(signInAs)
  await begins['the button'](frida, 'Utan namn')
  await write(malte, 'Hot', 'Går hem tidigt')
  const note = malte.page.getByRole('textbox', { name: 'Din lapp 1' })
  await note.fill('Går hem tidigt, 20121212-1212')
  await expect(malte.page.getByText('Delas inte förrän personnumret är borta.')).toBeVisible()
  await malte.isSaved()
  await frida.button('Visa alla lappar').click()
  await expect(bar(malte)).toHaveCount(0)
  await expect(malte.page.getByText('De här lapparna har inte visats för de andra.')).toBeVisible()
  await expect(frida.cards).toHaveCount(0)
  expect(await received.get(frida)?.has('20121212')).toBe(false)

  await malte.page.reload()
  await malte.arrive()
  await note.fill('Går hem tidigt')
  await expect(frida.card('Går hem tidigt')).toBeVisible()
  await expect(note).toHaveCount(0)
})

test('what was half written when all was shown stays in sight, and can still be added', async ({ signInAs }) => {
  const { frida, malte } = await everybody(signInAs)
  await begins['the button'](frida, 'Utan namn')
  await silent(malte, 'Hot').fill('Halv tanke')
  await frida.button('Visa alla lappar').click()
  await expect(malte.page.getByText('Den här hann du inte lägga till')).toBeVisible()
  await expect(frida.card('Halv tanke')).toHaveCount(0)
  await malte.button('Lägg till den nu').click()
  await expect(frida.card('Halv tanke')).toBeVisible()
  await expect(frida.card('Halv tanke').locator('.card-author')).toHaveCount(0)
})

const received = new WeakMap<RoomPage, Received>()

async function everybody(signInAs: SignIn) {
  const enter: SignIn = async (role, entry) => {
    const room = await signInAs(role, entry)
    received.set(room, new Received(room.page))
    // From the first byte on.
    await room.page.reload()
    return room.arrive()
  }
  return {
    frida: await enter('facilitator'),
    malte: await enter('member'),
    sara: await enter('member', { name: 'Sara Speciallärare' }),
    petra: await enter('principal'),
  }
}

function isFocused(locator: Locator): Promise<boolean> {
  return locator.evaluate((element) => element === document.activeElement)
}

function isFocusedIn(dialog: Locator, role: string): Promise<boolean> {
  return dialog.evaluate((element, type) => {
    const { activeElement } = document
    return element.contains(activeElement) && activeElement instanceof HTMLInputElement && activeElement.type === type
  }, role)
}
