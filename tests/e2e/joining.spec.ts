import { expect, test } from '../support/e2e.ts'
import { exampleTexts, HomePage, JoinPage, type RoomPage, type Texts } from '../support/pages.ts'

test('[Sc1] a room is made, and three people join by code, link and QR and write', async ({ newVisitor }) => {
  const home = await new HomePage(await newVisitor()).open()
  const frida = await home.createRoom('Läslyftet på Ekskolan', 'Frida')
  await expect(frida.title).toHaveText('Läslyftet på Ekskolan')
  await frida.add('Styrkor', 'Fridas lapp')
  await frida.isSaved()

  await frida.button('Dela').click()
  const dialog = frida.dialog('Bjud in till rummet')
  const code = (await dialog.getByText(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/).textContent()) ?? ''
  const qrLink = await readQr(frida)
  await dialog.getByRole('button', { name: 'Skapa en länk' }).click()
  const link = (await dialog.getByText(/\/join#/).textContent()) ?? ''
  expect(qrLink).toContain(`/join#${code}`)

  const byCode = await new HomePage(await newVisitor()).open()
  const malte = await writes(await byCode.enterCode(code.toLowerCase().replace('-', ' ')), 'Malte')
  const petra = await writes(await new JoinPage(await newVisitor()).open(link), 'Petra')
  const phone = await newVisitor({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  const vera = await writes(await new JoinPage(phone).open(qrLink), 'Vera')
  await expect(vera.page.getByRole('radio', { name: 'Lista' })).toHaveCount(0)
  await expect(vera.page.locator('.regions-list')).toBeVisible()

  await dialog.getByRole('button', { name: 'Stäng' }).click()
  const all: Texts = { Styrkor: ['Veras lapp', 'Petras lapp', 'Maltes lapp', 'Fridas lapp'] }
  for (const room of [frida, malte, petra, vera]) {
    await room.shows(all)
    await room.isSaved()
    await expect(room.button('4 här')).toBeVisible()
  }
})

async function writes(join: JoinPage, name: string): Promise<RoomPage> {
  await expect(join.page.getByRole('heading', { name: 'Läslyftet på Ekskolan' })).toBeVisible()
  await expect(join.page, 'the secret is out of the address').toHaveURL(/\/join$/)
  const room = await join.enter(name)
  await expect(room.page).toHaveURL(/\/room\/room_\w+$/)
  await room.add('Styrkor', `${name}s lapp`)
  await room.isSaved()
  return room
}

/** What a phone's camera makes of the square on the screen. */
async function readQr(room: RoomPage): Promise<string> {
  const image = room.page.getByRole('img', { name: 'QR-kod som leder till rummet' })
  await expect(image).toBeVisible()
  const path = await image.locator('path').getAttribute('d')
  const [, , width] = (await image.getAttribute('viewBox'))?.split(' ').map(Number) ?? []
  const dark = new Set([...(path ?? '').matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${x},${y}`))
  return decodeQr((width ?? 0) - 2 * QUIET, (x, y) => dark.has(`${x + QUIET},${y + QUIET}`))
}

const QUIET = 2

const MASKS: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
]

/** Reads a clean square of one block of bytes (ISO/IEC 18004, versions 2 to 5), by the standard and not by our own drawing of it. */
function decodeQr(size: number, isDark: (x: number, y: number) => boolean): string {
  const format = [0, 1, 2].reduce((bits, i) => bits * 2 + Number(isDark(2 + i, 8)), 0)
  const isMasked = MASKS[format ^ 0b101]!
  const bits: number[] = []
  for (let right = size - 1; right > 0; right -= right === 8 ? 3 : 2) {
    const isUp = (right > 6 ? size - 1 - right : size - right) % 4 === 0
    for (let step = 0; step < size; step++) {
      const y = isUp ? size - 1 - step : step
      for (const x of [right, right - 1]) {
        if (!isFixed(size, x, y)) bits.push(Number(isDark(x, y) !== isMasked(x, y)))
      }
    }
  }
  const read = (from: number, count: number) =>
    bits.slice(from, from + count).reduce((value, bit) => value * 2 + bit, 0)
  expect(read(0, 4), 'a square of bytes').toBe(4)
  const bytes = Array.from({ length: read(4, 8) }, (_, i) => read(12 + i * 8, 8))
  return new TextDecoder().decode(Uint8Array.from(bytes))
}

/** The corners, the two dotted lines and the small square: nothing is written there. */
function isFixed(size: number, x: number, y: number): boolean {
  const isCorner = (x < 9 && y < 9) || (x < 9 && y >= size - 8) || (x >= size - 8 && y < 9)
  const isAlignment = Math.abs(x - (size - 7)) < 3 && Math.abs(y - (size - 7)) < 3
  return isCorner || isAlignment || x === 6 || y === 6
}

test('a secret survives a reload of its page, and a join without a name is asked for one', async ({
  newVisitor,
  room,
}) => {
  const join = await new JoinPage(await newVisitor()).open(`/join#${room.tokens.member}`)
  await expect(join.page.getByText('Du går in som medlem – skriver och flyttar lappar')).toBeVisible()
  await join.page.reload()
  await join.page.getByRole('button', { name: 'Gå in och börja skriva' }).click()
  await expect(join.page.getByText('Fyll i det här fältet.')).toBeVisible()
  const inside = await join.enter('Malte')
  await inside.add('Hot', 'En lapp')
})

test('a wrong code is refused in words, and a right one may follow', async ({ newVisitor, signInAs, faults }) => {
  faults.expect(/Failed to load resource.* 404/)
  const frida = await signInAs('facilitator')
  await frida.button('Dela').click()
  const code = (await frida.page.getByText(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/).textContent()) ?? ''

  const home = await new HomePage(await newVisitor()).open()
  const join = await home.enterCode('AAAA-2222')
  const refusal = join.page
    .getByRole('main')
    .getByText('Den kan vara felskriven, ha gått ut eller ha dragits tillbaka.')
  await expect(refusal).toBeVisible()
  // The refusal from before goes when the new one is asked for, and the field for a code with it.
  const looked = join.page.waitForResponse('**/api/invites/look')
  await join.page.goto('/join#%E5')
  await looked
  await expect(refusal).toBeVisible()
  await join.page.getByRole('textbox', { name: 'Kod' }).fill(code)
  await join.page.getByRole('button', { name: 'Gå med' }).click()
  await expect(join.page.getByRole('heading', { name: 'Läslyftet på Ekskolan' })).toBeVisible()
  await (await join.enter('Malte')).add('Styrkor', 'Inne')
})

test('a personal key brings the rooms to another device, by its letters and by its link', async ({ newVisitor }) => {
  const home = await new HomePage(await newVisitor()).open()
  const frida = await home.createRoom('Mitt rum', 'Frida')
  await frida.add('Styrkor', 'Min lapp')
  await frida.isSaved()
  await home.open()
  await home.page.getByRole('button', { name: 'Visa en nyckel att anteckna' }).click()
  const link = (await home.page.getByText(/\/key#/).textContent()) ?? ''
  const key = link.slice(link.indexOf('#') + 1)

  const typed = await new HomePage(await newVisitor()).open()
  await typed.page.getByText('Min personliga nyckel').click()
  await typed.page.getByLabel('Jag har en nyckel').fill(key)
  await typed.page.getByRole('button', { name: 'Hämta mina rum' }).click()
  await expect(typed.rooms.filter({ hasText: 'Mitt rum' })).toContainText('Processledare')

  const linked = await newVisitor()
  await linked.goto(link)
  await expect(linked.getByRole('heading', { name: 'Min personliga nyckel' })).toBeVisible()
  await expect(linked, 'the secret is out of the address').toHaveURL(/\/key$/)
  await linked.getByRole('button', { name: 'Hämta mina rum' }).click()
  await linked.getByRole('link', { name: 'Mitt rum' }).click()
  await expect(linked.getByText('Min lapp')).toBeVisible()
})

test('a wrong personal key is refused in words', async ({ newVisitor, faults }) => {
  faults.expect(/Failed to load resource.* 404/)
  const home = await new HomePage(await newVisitor()).open()
  await home.page.getByText('Min personliga nyckel').click()
  await home.page.getByLabel('Jag har en nyckel').fill('fel-nyckel')
  await home.page.getByRole('button', { name: 'Hämta mina rum' }).click()
  await expect(home.page.getByRole('main').getByText('Den kan vara felskriven')).toBeVisible()
})

test('the example opens with its fourteen notes, word for word, and is one’s own', async ({ newVisitor }) => {
  const room = await (await new HomePage(await newVisitor()).open()).openExample()
  const texts = await exampleTexts()
  expect(Object.values(texts).flat()).toHaveLength(14)
  await room.shows(texts)
  await room.add('Hot', 'Min egen')
  await room.isSaved()
  const another = await (await new HomePage(await newVisitor()).open()).openExample()
  await another.shows(texts)
})

test('the made-up school opens with its year, and says that it is made up', async ({ newVisitor }) => {
  const { page } = await new HomePage(await newVisitor()).open()
  await page.getByRole('button', { name: 'Öppna den påhittade skolan' }).click()
  await expect(page.getByRole('heading', { name: 'Här är vi', exact: true })).toBeVisible()
  await expect(page).toHaveTitle(/påhittat/)
  await expect(page.getByRole('main')).toContainText('Steg 8 av 8: Uppföljning')
  await page.getByRole('navigation').getByText('Om exemplet', { exact: true }).click()
  await expect(page.getByRole('main')).toContainText('Skolan, kommunen, siffrorna och händelserna finns inte.')
})

test('a room is not made without a title and a name', async ({ newVisitor }) => {
  const home = await new HomePage(await newVisitor()).open()
  await home.page.getByRole('button', { name: 'Skapa rummet' }).click()
  await expect(home.page.getByText('Fyll i det här fältet.')).toHaveCount(2)
  await home.createRoom('Efteråt', 'Frida')
})
