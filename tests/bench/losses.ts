import { setTimeout as wait } from 'node:timers/promises'
import { cardText } from '@samtavla/shared/model/card.ts'
import { openContent } from '@samtavla/shared/model/content.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import * as Y from 'yjs'
import type { Load } from './load.ts'
import type { LoadPerson } from './load-person.ts'
import { readDocument } from './read-document.ts'

const SETTLE_MS = 10_000

/**
 * Waits until everything is acknowledged and has reached everybody, then says what is missing: sockets that closed, edits
 * without acknowledgement, letters that a newcomer does not read from the server, and people whose document is another.
 */
export async function lossesOf(load: Load, people: readonly LoadPerson[]): Promise<string[]> {
  const closed = people.filter((person) => person.closedWith !== undefined)
  const losses = closed.map((person) => `a socket closed with ${person.closedWith}`)
  if (load.target === 'relay') return losses
  const deadline = performance.now() + SETTLE_MS
  while (people.some((person) => !person.isAcknowledged) && performance.now() < deadline) await wait(20)
  const waiting = people.filter((person) => !person.isAcknowledged).length
  if (waiting > 0) losses.push(`${waiting} people wait for an acknowledgement`)
  for (const room of Object.values(Object.groupBy(people, ({ url }) => url)))
    losses.push(...(await roomLosses(load, room ?? [], deadline)))
  return losses
}

async function roomLosses(load: Load, room: readonly LoadPerson[], deadline: number): Promise<string[]> {
  const { doc: newcomer } = await readDocument(room[0]!.url, room[0]!.cookie, load.origin)
  const expected = Y.snapshot(newcomer)
  const losses = room.filter((person) => person.card && textOf(newcomer, person.card) !== person.typed)
  const sentences = losses.map(
    (person) => `a newcomer reads "${tail(textOf(newcomer, person.card!))}" where "${tail(person.typed)}" was written`,
  )
  // What was merged on the server may still be on its way to the others.
  while (room.some((person) => !holds(person, expected)) && performance.now() < deadline) await wait(50)
  const different = room.filter((person) => !holds(person, expected)).length
  if (different > 0) sentences.push(`${different} of ${room.length} people hold another document than the server`)
  return sentences
}

function holds(person: LoadPerson, expected: Y.Snapshot): boolean {
  return Y.equalSnapshots(Y.snapshot(person.heldDocument()), expected)
}

function textOf(doc: Y.Doc, card: CardId): string {
  const record = openContent(doc).cards.get(card)
  return record ? cardText(record).toString() : ''
}

function tail(text: string): string {
  return text.length > 12 ? `…${text.slice(-12)} (${text.length})` : text
}
