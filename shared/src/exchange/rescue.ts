import * as Y from 'yjs'
import { cutText } from '../lib/text-difference.ts'
import { MAX_FACT, MAX_LABEL, MAX_PROMPT, MAX_TITLE } from '../model/board.ts'
import { type CardStatus, fieldKey, MAX_FIELD } from '../model/card.ts'
import { type Content, openContent } from '../model/content.ts'
import { LINK_NOTES, linkKey, MAX_LINK_NOTE } from '../model/link.ts'
import { dateKey, doneKey } from '../model/plan.ts'
import { MAX_READING_AT, MAX_READING_NOTE, MAX_READING_VALUE, readingKey } from '../model/reading.ts'
import {
  fieldRule,
  MAX_BOARDS,
  MAX_CARDS,
  MAX_LINKS,
  MAX_PLAN_VALUES,
  MAX_STORED_TEXT,
  valueRule,
} from '../model/shape.ts'
import { soundNotes } from './notes-file.ts'
import { contentFromRoomFile, MAX_READINGS, type RoomFile, writeRoomFile } from './room-file.ts'

type FileLink = NonNullable<RoomFile['links']>[number]
type Reading = NonNullable<RoomFile['cards'][number]['readings']>[number]

/**
 * A room file of everything that can be read in a room whose content is not what it should be: odd values are cut or left out,
 * so that the file can be brought in as a new room.
 */
export function rescueRoomFile(content: Content, exportedAt: Date): RoomFile {
  const { links, plan, notes, ...file } = writeRoomFile(content, exportedAt)
  const boards = file.boards.slice(0, MAX_BOARDS).flatMap(soundBoard)
  const sound = {
    links: links?.filter(isSoundLink).slice(0, MAX_LINKS).map(soundWords),
    plan: plan && soundPlan(plan),
    notes: notes?.filter(({ board }) => boards.some(({ id }) => id === board)),
  }
  return {
    ...file,
    room: { title: cutText(file.room.title, MAX_TITLE) },
    boards,
    cards: file.cards.slice(0, MAX_CARDS).flatMap(soundCard),
    ...(sound.links && { links: sound.links }),
    ...(sound.plan && { plan: sound.plan }),
    ...(sound.notes && { notes: sound.notes.map((one) => ({ ...one, content: soundNotes(one.content) })) }),
  }
}

/** A document that holds what can be read of another, one generation later: no copy of the other is brought up to date from it. */
export function rescuedCopy(content: Content, generation: number): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, contentFromRoomFile(rescueRoomFile(content, new Date(0))))
  openContent(doc).meta.set('generation', generation + 1)
  return doc
}

function soundBoard({ prompts = {}, facts = {}, step, ...board }: RoomFile['boards'][number]): RoomFile['boards'] {
  const { tool, preset, order } = board
  if (!fitsAll('board', { tool, preset, order })) return []
  const soundPrompts = soundTexts(prompts, MAX_PROMPT)
  const soundFacts = soundTexts(facts, MAX_FACT)
  return [
    {
      ...board,
      title: cutText(board.title, MAX_TITLE),
      labels: soundTexts(board.labels, MAX_LABEL),
      ...(Object.keys(soundPrompts).length > 0 && { prompts: soundPrompts }),
      ...(Object.keys(soundFacts).length > 0 && { facts: soundFacts }),
      ...(step && fitsAll('board', { step }) && { step }),
    },
  ]
}

function soundCard(card: RoomFile['cards'][number]): RoomFile['cards'] {
  if (!fitsAll('card', { place: card.place })) return []
  const { author, state, status, fields = {}, readings = [], erased, ...rest } = card
  const shortStatus = status && cutStatus(status)
  const soundFields = soundTexts(fields, MAX_FIELD)
  const soundReadings = readings.slice(0, MAX_READINGS).flatMap(soundReading)
  return [
    {
      ...rest,
      text: cutText(card.text, MAX_STORED_TEXT),
      ...(author && fitsAll('card', { author }) && { author }),
      ...(state && fitsAll('card', { state }) && { state }),
      ...(shortStatus && fitsAll('card', { status: shortStatus }) && { status: shortStatus }),
      ...(Object.keys(soundFields).length > 0 && { fields: soundFields }),
      ...(soundReadings.length > 0 && { readings: soundReadings }),
      ...(erased && fitsAll('card', { erased }) && { erased }),
    },
  ]
}

function soundReading({ id, at, value, note, ...who }: Reading): Reading[] {
  const cut = {
    at: cutText(at, MAX_READING_AT),
    value: cutText(value, MAX_READING_VALUE),
    note: cutText(note, MAX_READING_NOTE),
    ...who,
  }
  return fitsAll('card', { [readingKey(id)]: cut }) ? [{ id, ...cut }] : []
}

function cutStatus({ reason, to, ...status }: CardStatus): CardStatus {
  return { ...status, reason: cutText(reason, MAX_FIELD), to: cutText(to, MAX_FIELD) }
}

/** Texts by names of regions or fields. */
function soundTexts(texts: Readonly<Record<string, string>>, most: number): Record<string, string> {
  const named = Object.entries(texts).filter(([name]) => fieldRule('card', fieldKey(name), true) !== undefined)
  return Object.fromEntries(named.map(([name, text]) => [name, cutText(text, most)]))
}

/** What an arrow says, cut where it is too long. */
function soundWords(link: FileLink): FileLink {
  const said = LINK_NOTES.flatMap((note) => (link[note] ? [[note, cutText(link[note], MAX_LINK_NOTE)]] : []))
  return { ...link, ...Object.fromEntries(said) }
}

function isSoundLink({ kind, from, to, by, at }: FileLink): boolean {
  return valueRule('links', linkKey(kind, from, to), true)?.({ by, at }) === true
}

/** Nothing where the model is not known: its dates and ticks mean nothing without. */
function soundPlan({ model, start, dates, done }: NonNullable<RoomFile['plan']>): RoomFile['plan'] {
  const fits = (key: string, value: unknown) => valueRule('plan', key, true)?.(value) === true
  if (!fits('model', model)) return undefined
  const soundDates = Object.entries(dates).filter(([step, day]) => fits(dateKey(step), day))
  const soundDone = Object.entries(done).filter(([id, who]) => fits(doneKey(id), who))
  return {
    model,
    ...(start && { start }),
    dates: Object.fromEntries(soundDates.slice(0, MAX_PLAN_VALUES)),
    done: Object.fromEntries(soundDone.slice(0, MAX_PLAN_VALUES)),
  }
}

function fitsAll(kind: 'board' | 'card', fields: Record<string, unknown>): boolean {
  return Object.entries(fields).every(([key, value]) => fieldRule(kind, key, true)?.(value))
}
