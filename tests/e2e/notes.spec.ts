import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { expect, test } from '../support/e2e.ts'
import { kept, setRole, tabNetwork } from '../support/offline.ts'
import type { RoomPage } from '../support/pages.ts'

test.use({ serviceWorkers: 'allow' })

const text = (room: RoomPage): Locator => room.page.getByRole('textbox', { name: 'Anteckningar' })

async function addNotes(room: RoomPage): Promise<void> {
  await room.button('Ny tavla').first().click()
  await room.page.getByRole('radio', { name: /^Anteckningar/ }).check()
  await room.button('Skapa tavlan').click()
  await expect(text(room)).toBeVisible()
}

/** What is written, without the names at the others' carets. */
async function written(room: RoomPage): Promise<string> {
  return text(room).evaluate((field) => {
    const copy = field.cloneNode(true) as HTMLElement
    for (const caret of copy.querySelectorAll('.notes-caret')) caret.remove()
    return copy.textContent ?? ''
  })
}

async function openNotes(room: RoomPage): Promise<void> {
  await room.page.getByRole('button', { name: 'Anteckningar', exact: true }).click()
  await expect(text(room)).toBeVisible()
}

test('two people write in the same notes at once, with each other’s caret in sight', async ({ signInAs }) => {
  const [frida, malte] = [await signInAs('facilitator'), await signInAs('member')]
  await addNotes(frida)
  await openNotes(malte)
  await text(frida).click()
  const first = 'Mötet började med en runda. '
  await frida.page.keyboard.type(first)
  await expect.poll(() => written(malte)).toBe(first)
  await text(malte).click()
  await malte.page.keyboard.press('Control+End')
  await expect(frida.page.locator('.notes-caret').first()).toContainText('Malte Medlem')
  const [hers, his] = ['Alla var med.', 'Två kom sent.']
  await Promise.all([frida.page.keyboard.type(hers, { delay: 20 }), malte.page.keyboard.type(his, { delay: 25 })])
  const whole = first.length + hers.length + his.length
  await expect(async () => {
    const [one, other] = [await written(frida), await written(malte)]
    expect(one).toBe(other)
    expect(one).toHaveLength(whole)
  }).toPass({ timeout: 15_000 })
  const both = await written(frida)
  expect(both.slice(0, first.length)).toBe(first)
  for (const letters of [hers, his]) {
    expect(isWithin(letters, both.slice(first.length)), `${letters} in ${both}`).toBe(true)
  }
  for (const room of [frida, malte]) await room.isSaved()
})

test('undo in the notes takes back only one’s own words', async ({ signInAs }) => {
  const [frida, malte] = [await signInAs('facilitator'), await signInAs('member')]
  await addNotes(frida)
  await openNotes(malte)
  await text(frida).click()
  // At once: what is typed with a pause in it is taken back in several steps.
  await frida.page.keyboard.insertText('Fridas mening.')
  await expect(text(malte)).toContainText('Fridas mening.')
  await text(malte).click()
  await malte.page.keyboard.press('Control+End')
  await malte.page.keyboard.type(' Maltes mening.')
  await expect(text(frida)).toContainText('Maltes mening.')
  await frida.page.keyboard.press('Control+z')
  for (const room of [frida, malte]) await expect.poll(() => written(room)).toBe(' Maltes mening.')
})

test('what is written without a network is there after a reload and for everybody on return', async ({
  signInAs,
  faults,
}) => {
  faults.expectLostConnection()
  const [frida, malte] = [await signInAs('facilitator'), await signInAs('member')]
  await addNotes(frida)
  await openNotes(malte)
  await frida.isSaved()
  const setOffline = await tabNetwork(frida.page)
  await setOffline(true)
  await expect(frida.saveStatus).toHaveText('Frånkopplad')
  await text(frida).click()
  await frida.page.keyboard.type('Skrivet på tåget')
  await expect(frida.saveStatus).toHaveText(/^Frånkopplad, \d+ väntar$/)
  await setOffline(false)
  await expect(text(malte)).toContainText('Skrivet på tåget')
  await frida.page.reload()
  await frida.arrive()
  await openNotes(frida)
  await expect(text(frida)).toContainText('Skrivet på tåget')
})

test('who only reads sees the notes and cannot write, also when that is said while they write', async ({
  signInAs,
}) => {
  const [frida, malte] = [await signInAs('facilitator'), await signInAs('member')]
  await addNotes(frida)
  await text(frida).click()
  await frida.page.keyboard.type('För alla att läsa')
  await openNotes(malte)
  await expect(text(malte)).toContainText('För alla att läsa')
  await malte.isSaved()
  await setRole(frida, malte, 'viewer')
  await expect(malte.page.getByRole('textbox')).toHaveCount(0)
  await expect(malte.page.getByRole('main')).toContainText('För alla att läsa')
})

test('[PRIV-A1] what was deleted in the notes can be removed for everybody, from undo, the copies and the disk', async ({
  fragile,
  signInAs,
}) => {
  const server = await fragile.start()
  const room = await server.createRoom('Ett rum att rensa')
  const [frida, malte] = [await signInAs('facilitator', { server, room }), await signInAs('member', { server, room })]
  await addNotes(frida)
  await openNotes(malte)
  await text(malte).click()
  await malte.page.keyboard.insertText('Vi talade länge om Kevin i femman.')
  await expect(text(frida)).toContainText('Kevin')
  await malte.isSaved()
  await kept(frida.page, /Kevin/, true)
  await text(frida).click()
  await frida.page.keyboard.press('Control+a')
  await frida.page.keyboard.type('Vi talade länge.')
  await expect(text(malte)).not.toContainText('Kevin')
  await frida.boardMenu('Ta bort av integritetsskäl …')
  await frida.button('Ta bort det strukna för alla').click()
  await expect(frida.page.getByText('Det som var struket är borttaget för alla.').first()).toBeVisible()

  for (const person of [frida, malte]) {
    await kept(person.page, /Kevin/, false)
    await text(person).click()
    for (let i = 0; i < 5; i++) await person.page.keyboard.press('Control+z')
    await expect(text(person)).not.toContainText('Kevin')
    await person.isSaved()
  }
  // A stop would leave to the next start what is not yet off the disk.
  await expect.poll(() => holdsBytes(server.dataDir, 'Kevin')).toBe(false)
  await fragile.stop()
  expect(await holdsBytes(server.dataDir, 'Kevin')).toBe(false)
})

test('the keyboard alone gets into the notes, sets a heading, and gets out again', async ({ signInAs }) => {
  const frida = await signInAs('facilitator')
  await addNotes(frida)
  await frida.button('Rubrik').focus()
  await frida.page.keyboard.press('Tab')
  await expect(text(frida)).toBeFocused()
  await frida.page.keyboard.type('Dagordning')
  await frida.page.keyboard.press('Shift+Tab')
  await frida.page.keyboard.press('Enter')
  await expect(text(frida).getByRole('heading', { name: 'Dagordning' })).toBeVisible()
  await text(frida).focus()
  await frida.page.keyboard.press('Tab')
  await expect(text(frida)).not.toBeFocused()
})

/** Whether the letters come in this order, with whatever in between. */
function isWithin(letters: string, whole: string): boolean {
  let from = 0
  return [...letters].every((letter) => {
    const at = whole.indexOf(letter, from)
    from = at + 1
    return at >= 0
  })
}

async function holdsBytes(folder: string, letters: string): Promise<boolean> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  const contents = files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name)))
  return (await Promise.all(contents)).some((bytes) => bytes.includes(letters))
}
