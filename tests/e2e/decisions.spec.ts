import type { RoomFile } from '@samtavla/shared/exchange/room-file.ts'
import { expect, test, WITHOUT_WORKER } from '../support/e2e.ts'

const logRoom: RoomFile = {
  format: 'samtavla-room',
  version: 3,
  exportedAt: '2026-11-18T14:00:00.000Z',
  room: { title: 'Processmöte 3' },
  boards: [
    {
      id: 'board_decisions',
      tool: 'decisions',
      preset: 'logg',
      title: 'Beslut och parkering',
      order: 'V',
      labels: {},
      deleted: false,
    },
  ],
  cards: [],
}

test.use({ room: async ({ server }, use) => use(await server.importRoom(logRoom)) })

test('a double click makes one decision, and it is said that it is written down', async ({ signInAs }) => {
  const frida = await signInAs('facilitator', WITHOUT_WORKER)
  await frida.page.getByRole('button', { name: 'Nytt beslut …' }).click()
  const dialog = frida.page.getByRole('dialog', { name: 'Nytt beslut' })
  await dialog.getByLabel('Vad är beslutat?').fill('Vi träffas på torsdagar.')
  // The second click comes while the first one waits for its answer.
  const { promise: bothClicked, resolve: letThrough } = Promise.withResolvers<void>()
  await frida.page.route('**/decisions', async (route) => {
    await bothClicked
    await route.continue()
  })
  await dialog.getByRole('button', { name: 'Fatta beslutet' }).dblclick()
  letThrough()
  await expect(dialog).toHaveCount(0)
  await expect(frida.announcements).toContainText('Beslutet är antecknat.')
  await frida.page.reload()
  const log = frida.page.getByRole('region', { name: 'Beslut', exact: true })
  await expect(log.getByText('Vi träffas på torsdagar.')).toHaveCount(1)
})
