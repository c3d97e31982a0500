import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import type { Decision } from '@samtavla/shared/discussion/decision.ts'
import { openDiscussion, readDecisions } from '@samtavla/shared/discussion/discussion.ts'
import { boardsOf } from '@samtavla/shared/edits/boards.ts'
import { startPlan } from '@samtavla/shared/edits/plan.ts'
import type { Words } from '@samtavla/shared/i18n/sv.ts'
import { readPlan } from '@samtavla/shared/model/plan.ts'
import { loadProcessModel } from '@samtavla/shared/processes/index.ts'
import { joinByRequest, WITHOUT_WORKER } from '../support/e2e.ts'
import { losesNetwork } from '../support/offline.ts'
import { HomePage } from '../support/pages.ts'
import { joinAs, NAMES, stockClient, until } from '../support/people.ts'
import type { TestRoom, TestServer } from '../support/test-server.ts'
import { test as base, expect, type Look, wordsOf } from './a11y-room.ts'

/** A Tuesday, with every step ahead of today. */
const START = '2031-09-02'
const OREBRO = { model: 'orebro-lokalt-processtod', start: START }

const test = base.extend<{ readonly planned: TestRoom }>({
  /** A room in the first of eight steps. */
  planned: async ({ server }, use) => use(await server.createRoom('Läsning i årskurs 4–6', OREBRO)),
})

test.use({ serviceWorkers: 'allow' })

function line(page: Page, title: string): Locator {
  return page.locator('.plan-line').filter({ has: page.getByRole('heading', { name: title, exact: true }) })
}

/** The part of the page that a step opens. */
function panel(page: Page, step: string): Locator {
  return page.locator(`#plan-panel-${step}`)
}

async function show(page: Page, step: string): Promise<Locator> {
  const toggle = page.locator(`#plan-step-${step}`)
  if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click()
  await expect(panel(page, step)).toBeVisible()
  return panel(page, step)
}

async function showAll(page: Page): Promise<void> {
  await expect(page.locator('.plan h1')).toBeVisible()
  const closed = page.locator('.plan-toggle[aria-expanded="false"]')
  for (let left = await closed.count(); left > 0; left--) await closed.first().click()
  await expect(closed).toHaveCount(0)
}

async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('The keyboard does not get there')
}

async function decisionsOf(server: TestServer, room: TestRoom): Promise<() => readonly Decision[]> {
  const client = stockClient(server, await joinAs(server, room, 'viewer'), `${room.room}/discussion`)
  await until('the decisions are here', () => client.synced)
  return () => readDecisions(openDiscussion(client.doc))
}

test.describe('a room from a process model', () => {
  test('is made by clicks, and begins with its plan', async ({ openWindow }) => {
    const page = await openWindow()
    await new HomePage(page).open()
    await page.getByLabel('Vad ska rummet heta?').fill('Läsning i årskurs 4–6')
    await page.getByLabel('Ditt namn').fill('Frida Ledare')
    await page.getByRole('radio', { name: 'Efter en process' }).check()
    await page.getByRole('button', { name: 'Skapa rummet' }).click()
    await expect(page.getByText('Välj en process.')).toBeVisible()
    await page.getByRole('radio', { name: /Lokalt processtöd steg för steg/ }).check()
    await page.getByLabel('Första mötet').fill(START)
    await page.getByRole('button', { name: 'Skapa rummet' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Lokalt processtöd steg för steg' })).toBeVisible()
    await expect(line(page, 'Här är vi')).toContainText('Steg 1 av 8: Introduktionsmöte med rektor och all personal')
    await expect(line(page, 'Nästa möte')).toContainText('tisdag 2 september 2031')
    await expect(page.getByRole('navigation').getByRole('button', { name: 'Beslut och parkering' })).toBeVisible()
  })

  test('is made by keyboard only', async ({ openWindow }) => {
    const page = await openWindow()
    await new HomePage(page).open()
    await tabTo(page, page.getByLabel('Vad ska rummet heta?'))
    await page.keyboard.type('Närvaro')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Frida Ledare')
    await tabTo(page, page.getByRole('radio', { name: 'Fritt' }))
    await page.keyboard.press('ArrowRight')
    await tabTo(page, page.getByRole('radio', { name: /Processtöd i Östergötland/ }))
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await expect(page.getByRole('radio', { name: /tre halvdagar/ })).toBeChecked()
    await tabTo(page, page.getByRole('button', { name: 'Skapa rummet' }))
    await page.keyboard.press('Enter')
    await expect(line(page, 'Här är vi')).toContainText('Steg 1 av 3: Halvdag 1')
    await tabTo(page, page.locator('#plan-step-h2'))
    await page.keyboard.press('Enter')
    await tabTo(page, panel(page, 'h2').getByRole('button', { name: 'Öppna steget' }))
    await page.keyboard.press('Enter')
    await expect(panel(page, 'h2').getByRole('button', { name: 'Säger och gör' })).toBeVisible()
  })

  test('is still a free one for who fills in two fields', async ({ openWindow }) => {
    const room = await (await new HomePage(await openWindow()).open()).createRoom('Snabbt', 'Frida Ledare')
    await expect(room.boardTitle).toHaveText('SWOT-analys')
    await expect(room.page.getByRole('button', { name: 'Planen' })).toHaveCount(0)
  })

  test('says when the first meeting cannot be on the chosen day', async ({ openWindow }) => {
    const page = await openWindow()
    await new HomePage(page).open()
    await page.getByRole('radio', { name: 'Efter en process' }).check()
    await page.getByLabel('Första mötet').fill('2031-09-06')
    await expect(page.getByText('första mötet hamnar på måndag 8 september 2031')).toBeVisible()
  })
})

test.describe('the three lines', () => {
  test('tell each role what is theirs to do', async ({ enter, planned }) => {
    const tasks = {
      facilitator: 'Inget just nu.',
      principal: 'Utse processgruppen',
      member: 'Samla gamla planer',
    } as const
    for (const role of ['facilitator', 'principal', 'member'] as const) {
      const page = await enter(role, {}, planned)
      await expect(line(page, 'Att göra för mig')).toContainText(tasks[role])
    }
  })

  test('lead to the task, and leave it out when it is done', async ({ enter, planned }) => {
    const page = await enter('member', {}, planned)
    await page.locator('#plan-step-s1').click()
    await line(page, 'Att göra för mig').getByRole('button', { name: 'Samla gamla planer' }).click()
    await expect(page.locator('#plan-step-s1')).toBeFocused()
    await panel(page, 's1').getByRole('checkbox', { name: 'Samla gamla planer' }).check()
    await expect(line(page, 'Att göra för mig')).toContainText('Inget just nu.')
  })

  test('are in the language of the person', async ({ enter, planned }) => {
    const page = await enter('member', { language: 'en' }, planned)
    await expect(line(page, 'Where we are')).toContainText('Step 1 of 8: Introductory meeting')
    await expect(line(page, 'Next meeting')).toContainText('Tuesday, 2 September 2031')
    await expect(line(page, 'For me to do')).toContainText('Collect earlier plans')
  })
})

test.describe('a step', () => {
  test('is opened with its boards and the questions of the model, once', async ({ enter, someoneElse, planned }) => {
    const page = await enter('member', {}, planned)
    const { pen } = await someoneElse(planned)
    const step = await show(page, 's2')
    await expect(step).not.toContainText('Kommer:')
    await step.getByRole('button', { name: 'Öppna steget' }).click()
    await expect(step.getByRole('button', { name: 'Öppna steget' })).toHaveCount(0)
    const made = () => boardsOf(pen.content).filter((board) => board.step === 's2')
    await expect.poll(() => made().map(({ tool }) => tool)).toEqual(['history', 'success_factors', 'current_state'])
    const model = (await loadProcessModel(OREBRO.model))!
    const asked = model.steps[1]!.boards.find(({ tool }) => tool === 'current_state')!.prompts
    expect(made()[2]?.prompts).toEqual(Object.fromEntries(asked.map(({ region, text }) => [region, text.sv])))
    await step.getByRole('button', { name: 'Nulägesbeskrivning' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Nulägesbeskrivning' })).toBeVisible()
  })

  test('is passed with a reason that lands among the decisions, and opened again', async ({
    enter,
    server,
    planned,
  }) => {
    const decisions = await decisionsOf(server, planned)
    const page = await enter('facilitator', {}, planned)
    const step = panel(page, 's1')
    await step.getByRole('checkbox', { name: 'Alla är informerade' }).check()
    await step.getByRole('button', { name: 'Gå vidare ändå – motivera' }).click()
    const dialog = page.getByRole('dialog', { name: 'Gå vidare ändå' })
    await expect(dialog).toContainText('Processgruppen är utsedd')
    await dialog.getByRole('button', { name: 'Gå vidare' }).click()
    await expect(dialog).toContainText('Skriv en motivering.')
    await dialog.getByLabel('Varför går ni vidare nu?').fill('Rektor utser gruppen på fredag')
    await dialog.getByRole('button', { name: 'Gå vidare' }).click()
    await expect(line(page, 'Här är vi')).toContainText('Steg 2 av 8')
    await expect(page.locator('#plan-step-s2')).toBeFocused()
    await expect(page.locator('#plan-step-s2')).toHaveAttribute('aria-expanded', 'true')
    await expect.poll(decisions).toMatchObject([
      {
        kind: 'step',
        step: 's1',
        isPassed: true,
        reason: 'Rektor utser gruppen på fredag',
        unmet: ['g002-1b'],
        by: { name: NAMES.facilitator },
      },
    ])

    await show(page, 's1')
    await expect(step).toContainText('Frida Ledare gick vidare')
    await expect(step).toContainText('Motivering: Rektor utser gruppen på fredag')
    await expect(step).toContainText('Inte avbockat då: Processgruppen är utsedd')
    await step.getByRole('button', { name: 'Öppna steget igen' }).click()
    await expect(line(page, 'Här är vi')).toContainText('Steg 1 av 8')
    await expect(step).toContainText('Frida Ledare öppnade steget igen')
    await expect.poll(decisions).toHaveLength(2)
  })

  test('is passed without a reason when all is ticked off', async ({ enter, planned }) => {
    const page = await enter('facilitator', {}, planned)
    const step = panel(page, 's1')
    const points = step.locator('.plan-gate').getByRole('checkbox')
    await expect(points.first()).toBeVisible()
    for (const point of await points.all()) await point.check()
    await page.locator('[data-save="saved"]').waitFor()
    await step.getByRole('button', { name: 'Gå vidare', exact: true }).click()
    await expect(line(page, 'Här är vi')).toContainText('Steg 2 av 8')
  })

  test('is passed by facilitators only, and ticked by who may write', async ({ enter, planned }) => {
    for (const [role, mayTick] of [
      ['member', true],
      ['principal', false],
      ['viewer', false],
    ] as const) {
      const page = await enter(role, {}, planned)
      await expect(panel(page, 's1').getByRole('checkbox').first()).toBeEnabled({ enabled: mayTick })
      await expect(panel(page, 's1').getByRole('button', { name: /Gå vidare/ })).toHaveCount(0)
    }
  })

  test('gets another day alone, with a word about days that are free', async ({ enter, someoneElse, planned }) => {
    const page = await enter('member', {}, planned)
    const { pen } = await someoneElse(planned)
    const before = readPlan(pen.content)!.dates
    const step = await show(page, 's2')
    await step.getByLabel('Dag').fill('2031-10-04')
    await expect(step).toContainText('Det är en helg.')
    await step.getByRole('button', { name: 'Flytta till måndag 6 oktober 2031' }).click()
    await expect(step).not.toContainText('Det är en helg.')
    await expect.poll(() => readPlan(pen.content)!.dates).toEqual({ ...before, s2: '2031-10-06' })
    await expect(page.locator('#plan-step-s2')).toContainText('måndag 6 oktober 2031')
  })
})

test('ticks are seen by others at once, after a reload, and when they were made without a network', async ({
  enter,
  planned,
  faults,
}) => {
  faults.expectLostConnection()
  const [frida, malte] = [await enter('facilitator', {}, planned), await enter('member', {}, planned)]
  const tick = (page: Page, name: string) => panel(page, 's1').getByRole('checkbox', { name })
  await tick(frida, 'Processgrupp utsedd av rektor').check()
  await expect(tick(malte, 'Processgrupp utsedd av rektor')).toBeChecked()
  await expect(panel(malte, 's1')).toContainText('Avbockat av Frida Ledare')
  await malte.reload()
  await expect(tick(malte, 'Processgrupp utsedd av rektor')).toBeChecked()

  await losesNetwork(frida)
  await frida.reload()
  await tick(frida, 'Alla är informerade').check()
  await tick(frida, 'Processgrupp utsedd av rektor').uncheck()
  await frida.context().setOffline(false)
  await expect(tick(malte, 'Alla är informerade')).toBeChecked()
  await expect(tick(malte, 'Processgrupp utsedd av rektor')).not.toBeChecked()
})

test('a plan of a model that there is not says so, and shows its days and boards', async ({
  enter,
  someoneElse,
  planned,
}) => {
  const { pen } = await someoneElse(planned)
  startPlan(pen, { model: { id: 'fran-framtiden', version: 2 }, start: START, dates: [] })
  const page = await enter('member', {}, planned)
  await expect(page.getByText('Processmodellen finns inte i den här versionen av Samtavla.').first()).toBeVisible()
  await expect(page.getByRole('heading', { name: 'tisdag 2 september 2031' })).toBeVisible()
  await page.getByRole('main').getByRole('button', { name: 'Förväntningar och farhågor' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Förväntningar och farhågor' })).toBeVisible()
})

test('a model that does not come is said not to, and comes when the network is back', async ({
  openWindow,
  planned,
  faults,
}) => {
  faults.expectLostConnection()
  const page = await openWindow(WITHOUT_WORKER)
  const model = '**/assets/orebro-lokalt-processtod-*.js'
  await page.route(model, (route) => route.abort())
  await joinByRequest(page.context(), planned.tokens.member, NAMES.member)
  await page.goto(`/room/${planned.room}`)
  await expect(page.getByText('Processmodellen kunde inte hämtas.').first()).toBeVisible()
  await expect(page.getByRole('heading', { name: 'tisdag 2 september 2031' })).toBeVisible()
  await page.unroute(model)
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await expect(line(page, 'Här är vi')).toContainText('Steg 1 av 8')
})

test('on paper every step is open', async ({ enter, planned }) => {
  const page = await enter('member', {}, planned)
  await page.emulateMedia({ media: 'print' })
  for (const id of ['s1', 's4', 's8']) await expect(panel(page, id)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Öppna steget' })).toHaveCount(0)
})

test('a step says what its tools are that are not there yet', async ({ enter, server }) => {
  const room = await server.createRoom('Service', { model: 'kontigo-rsp-paket', start: START })
  const step = await show(await enter('facilitator', {}, room), 'r1')
  await expect(step).toContainText('Kommer: Samhandlingstrappan och Kollegialt samtal.')
})

test('a menu says that one chooses, and does not number its parts', async ({ enter, server }) => {
  const room = await server.createRoom('Service', { model: 'kontigo-rsp-paket', start: START })
  const page = await enter('facilitator', {}, room)
  await expect(line(page, 'Här är vi')).toContainText('0 av 8 delar är klara. Ni väljer själva vilka ni tar.')
  await expect(page.getByRole('heading', { level: 2, name: 'Webbinarier' })).toBeVisible()
  const step = await show(page, 'w2')
  await step.getByRole('button', { name: 'Klart med den här delen' }).click()
  await expect(line(page, 'Här är vi')).toContainText('1 av 8 delar är klara.')
})

test.describe('there is no sideways scrolling', () => {
  for (const model of ['orebro-lokalt-processtod', 'kontigo-rsp-paket']) {
    test(`at 320 px with every step of ${model} open`, async ({ enter, server }) => {
      const room = await server.createRoom('Smalt', { model, start: START })
      const page = await enter('facilitator', { context: { viewport: { width: 320, height: 640 } } }, room)
      await showAll(page)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
      const tooWide = await page
        .locator('.plan *')
        .evaluateAll((elements) =>
          elements
            .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
            .map(({ tagName, textContent }) => `${tagName} ${textContent}`),
        )
      expect(tooWide).toEqual([])
    })
  }

  test('at 320 px on the form for a new room', async ({ openWindow }) => {
    const page = await openWindow({ context: { viewport: { width: 320, height: 640 } } })
    await page.goto('/')
    await page.getByRole('radio', { name: 'Efter en process' }).check()
    await expect(page.getByLabel('Första mötet')).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  })
})

interface Scene {
  readonly w: Words
  readonly page: Page
}

const SCENES: Readonly<Record<string, (scene: Scene) => Promise<void>>> = {
  'the plan': async () => {},
  'a plan with every step open': async ({ page }) => {
    await showAll(page)
  },
  'the dialog for a reason': async ({ w, page }) => {
    await panel(page, 's1').getByRole('button', { name: w.plan.passAnyway }).click()
    await page.getByRole('dialog').getByRole('button', { name: w.plan.pass }).click()
    await expect(page.getByText(w.plan.reasonMissing)).toBeVisible()
  },
  'the form for a new room that lacks something': async ({ w, page }) => {
    await page.goto('/')
    await page.getByRole('radio', { name: w.home.byProcess }).check()
    await page.getByRole('button', { name: w.home.create }).click()
    await expect(page.getByText(w.home.chooseProcess)).toBeVisible()
  },
}

const LOOKS: readonly (readonly [string, Look])[] = [
  ['Swedish and light', { language: 'sv', theme: 'light' }],
  ['English and dark', { language: 'en', theme: 'dark' }],
]

for (const [name, look] of LOOKS) {
  test.describe(`axe finds nothing, ${name} (A16)`, () => {
    for (const [scene, prepare] of Object.entries(SCENES)) {
      test(scene, async ({ enter, planned }) => {
        const page = await enter('facilitator', look, planned)
        await expect(page.locator('.plan h1')).toBeVisible()
        await prepare({ w: wordsOf(look), page })
        const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']
        const { violations } = await new AxeBuilder({ page }).withTags(tags).setLegacyMode().analyze()
        expect(violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))).toEqual(
          [],
        )
      })
    }
  })
}
