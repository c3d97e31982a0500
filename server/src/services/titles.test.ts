import type { RoomId } from '@samtavla/shared/model/ids.ts'
import { expect, test } from 'vitest'
import { openLog } from '../log.ts'
import { openStore } from '../storage/open-store.ts'
import { Titles } from './titles.ts'

test('writes one title at a time, and of each room the newest', async () => {
  const store = await openStore({ dataDir: ':memory:' })
  const [a, b] = ['room_a', 'room_b'] as [RoomId, RoomId]
  for (const id of [a, b]) {
    await store.rooms.create({ id, title: '', createdAt: 0, example: undefined, content: new Uint8Array() })
  }
  const written: string[] = []
  let underWay = 0
  const { setTitle } = store.rooms
  store.rooms.setTitle = async (room, title) => {
    written.push(title)
    expect(++underWay).toBe(1)
    await setTitle(room, title)
    underWay--
  }
  const titles = new Titles(store.rooms, openLog('silent'))
  for (let number = 0; number < 100; number++) titles.set(a, `a ${number}`)
  titles.set(b, 'b')
  await titles.drain()
  expect(written).toEqual(['a 0', 'a 99', 'b'])
  expect((await store.rooms.list()).map(({ title }) => title).sort()).toEqual(['a 99', 'b'])
  await titles.drain()
  titles.set(b, 'b again')
  await titles.drain()
  expect((await store.rooms.find(b))?.title).toBe('b again')
  await store.close()
})
