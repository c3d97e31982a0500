import type { Page } from '@playwright/test'
import { boardsOf, renameBoard, renameRegion } from '@samtavla/shared/edits/boards.ts'
import { addCards, cardsIn, deleteCards } from '@samtavla/shared/edits/cards.ts'
import { newPen } from '@samtavla/shared/edits/pen.ts'
import { openContent } from '@samtavla/shared/model/content.ts'
import type { UserId } from '@samtavla/shared/model/ids.ts'
import { expect, test } from '../support/e2e.ts'
import { HomePage, JoinPage, pressEscape, type RoomPage } from '../support/pages.ts'
import { HIT, LONG_WORD, SHORT_PAYLOADS, TURNING } from '../support/payloads.ts'
import { joinAs } from '../support/people.ts'
import { RawClient } from '../support/raw-client.ts'
import type { TestRoom, TestServer } from '../support/test-server.ts'

const TEXTS = [...SHORT_PAYLOADS, ...TURNING, LONG_WORD, 'a\u0000b', '<b>two</b>\nlines']
const TITLE = '</title><script>__hit=1</script>'
const BOARD = '"><img src=x onerror=__hit=1>'
const LABEL = '<svg onload=__hit=1>'
const NAME = '<img src=x onerror=__hit=1>'
const AUTHOR = '<b onmouseover=__hit=1>Åsa</b>'

/** Somebody with a client of their own fills the board, as nobody at a keyboard would. */
async function fill(server: TestServer, room: TestRoom): Promise<RawClient> {
  const writer = await joinAs(server, room, 'member')
  const client = await RawClient.open(server, writer, `${room.room}/content`, { ack: true })
  const content = openContent(client.doc)
  const pen = newPen(content, writer.user as UserId, AUTHOR)
  const board = boardsOf(content)[0]!.id
  const change = (work: () => unknown) => client.edit(() => void work())
  change(() => renameBoard(pen, board, BOARD))
  change(() => renameRegion(pen, board, 'hot', LABEL))
  change(() =>
    addCards(
      pen,
      { board, region: 'hot', before: 'end' },
      TEXTS.map((text) => ({ text })),
    ),
  )
  change(() => addCards(pen, { board, region: 'styrkor', before: 'end' }, [{ text: NAME }]))
  const doomed = () => cardsIn(content, board, 'styrkor').map(({ id }) => id)
  await client.acknowledgedUpTo(change(() => deleteCards(pen, doomed())))
  return client
}

/** Nothing ran, nothing was made of what was written, and no word pushes the page out of its window. */
async function isText(page: Page): Promise<void> {
  const found = await page.evaluate((hit) => {
    const attributes = [...document.querySelectorAll('*')].flatMap((element) =>
      [...element.attributes].filter(
        ({ name, value }) =>
          /^on/i.test(name) || (/(?:href|src|action)$/i.test(name) && /^\s*javascript:/i.test(value)),
      ),
    )
    return {
      hit: hit in window,
      elements: document.querySelectorAll('#root iframe, #root object, #root embed, #root script, #root style').length,
      images: [...document.querySelectorAll('img')].filter((image) => !image.src.startsWith(location.origin)).length,
      attributes: attributes.length,
      isWide: document.documentElement.scrollWidth > window.innerWidth,
    }
  }, HIT)
  expect(found).toEqual({ hit: false, elements: 0, images: 0, attributes: 0, isWide: false })
}

test('[S12] what people write is text on every screen', async ({ server, newVisitor }) => {
  const room = await server.createRoom(TITLE)
  const writer = await fill(server, room)
  const dialogs: string[] = []
  const visit = async (size?: { width: number; height: number }) => {
    const page = await newVisitor(size && { viewport: size })
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message())
      void dialog.dismiss()
    })
    return page
  }

  const page = await visit()
  const join = await new JoinPage(page).open(`${server.url}/join#${room.tokens.facilitator}`)
  await expect(page.getByRole('heading', { name: TITLE })).toBeVisible()
  await isText(page)
  const frida = await join.enter(NAME)
  await boardIsText(frida)
  await dialogsAreText(frida)

  const phone = await visit({ width: 390, height: 844 })
  const malte = await (await new JoinPage(phone).open(`${server.url}/join#${room.tokens.member}`)).enter(AUTHOR)
  await boardIsText(malte)
  await malte.add(LABEL, "'-alert(1)-' <script>__hit=1</script>")
  await expect(frida.card("'-alert(1)-' <script>__hit=1</script>")).toBeVisible()

  const home = await new HomePage(page).open()
  await expect(home.page.getByRole('link', { name: TITLE })).toBeVisible()
  await isText(page)
  expect(dialogs).toEqual([])
  writer.close()
})

async function boardIsText(room: RoomPage): Promise<void> {
  await expect(room.title).toHaveText(TITLE)
  await expect(room.boardTitle).toHaveText(BOARD)
  await room.shows({ [LABEL]: TEXTS })
  await isText(room.page)
}

async function dialogsAreText(room: RoomPage): Promise<void> {
  const { page } = room
  const list = page.getByRole('radio', { name: 'Lista' })
  await list.click()
  await room.shows({ [LABEL]: TEXTS })
  await isText(page)
  await page.getByRole('radio', { name: 'Tavla' }).click()

  await room.button('Dela').click()
  await expect(room.dialog('Bjud in till rummet').getByText(NAME)).toBeVisible()
  await isText(page)
  await pressEscape(page)

  await room.boardMenu('Papperskorg')
  await expect(page.getByRole('dialog').getByText(NAME)).toBeVisible()
  await isText(page)
  await pressEscape(page)

  const files = [await room.download('Tavlan som CSV'), await room.download('Tavlan som Markdown')]
  for (const { name } of files) expect(name).toMatch(/^[^/\\<>:"|?*]+\.(csv|md)$/)
  await room.button('Storbild').click()
  await expect(room.cards.first()).toBeVisible()
  await isText(page)
  await page.keyboard.press('Escape')
}

test('[S12] HTML that is pasted becomes its text', async ({ signInAs }) => {
  const room = await signInAs('member')
  await room.addField('Hot').evaluate((field) => {
    const data = new DataTransfer()
    data.setData('text/html', '<ul><li><img src=x onerror=__hit=1>Ett</li><li><script>__hit=1</script>Två</li></ul>')
    data.setData('text/plain', 'Ett\nTvå')
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })
  await expect(room.page.getByRole('dialog').getByRole('listitem')).toHaveText([/Ett/, /Två/])
  await isText(room.page)
})
