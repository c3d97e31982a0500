import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { addNote, removeNote, spliceNote } from '../edits/private-notes.ts'
import { openPrivateNotes, readPrivateNotes } from './private-notes.ts'

const NOTE = { text: 'ett', silence: 'silence_a', board: 'board_a', region: 'hot', writer: '' } as const

describe('notes', () => {
  it('read as they were written, in the order in which they were begun', () => {
    const notes = openPrivateNotes(new Y.Doc())
    const second = addNote(notes, { ...NOTE, text: ' två 🙂 ', writer: 'Bo' }, 2)
    const first = addNote(notes, NOTE, 1)
    addNote(notes, { ...NOTE, silence: 'silence_b' }, 3)
    expect(readPrivateNotes(notes, 'silence_a')).toEqual([
      { ...NOTE, id: first, at: 1, shown: undefined },
      { ...NOTE, id: second, text: 'två 🙂', writer: 'Bo', at: 2, shown: undefined },
    ])
    expect(readPrivateNotes(notes)).toHaveLength(3)
  })

  it('are changed by whole characters, and thrown away', () => {
    const notes = openPrivateNotes(new Y.Doc())
    const id = addNote(notes, { ...NOTE, text: 'a🙂b' }, 1)
    spliceNote(notes, id, 2, 1, 'x')
    expect(readPrivateNotes(notes)[0]?.text).toBe('axb')
    spliceNote(notes, 'card_nowhere', 0, 0, 'x')
    removeNote(notes, id)
    expect(readPrivateNotes(notes)).toEqual([])
  })

  it.each<[string, string, Record<string, unknown>]>([
    ['an id of another kind', 'board_a', {}],
    ['a text that is a value', 'card_a', { text: 'ett' }],
    ['a text with tags', 'card_a', { text: new Y.XmlText('ett') }],
    ['no silence', 'card_a', { silence: 'board_a' }],
    ['no board', 'card_a', { board: null }],
    ['a region that is no name', 'card_a', { region: 'två ord' }],
  ])('are none with %s', (_, id, fields) => {
    const notes = openPrivateNotes(new Y.Doc())
    notes.notes.set(id, new Y.Map<unknown>(Object.entries({ ...NOTE, at: 1, text: new Y.Text('ett'), ...fields })))
    expect(readPrivateNotes(notes)).toEqual([])
  })

  it.each([Number.POSITIVE_INFINITY, Number.NaN, 8.64e15 + 1, -1e300, '1'])(
    'have no writer, time or mark that nobody of ours would write, as at %s',
    (at) => {
      const notes = openPrivateNotes(new Y.Doc())
      const odd = { writer: 'x'.repeat(201), at, shown: { card: 'board_a', text: '' } }
      notes.notes.set('card_a', new Y.Map<unknown>(Object.entries({ ...NOTE, text: new Y.Text('ett'), ...odd })))
      expect(readPrivateNotes(notes)).toMatchObject([{ writer: '', at: 0, shown: undefined }])
    },
  )

  it('[SIL12] are looked at up to a number', () => {
    const notes = openPrivateNotes(new Y.Doc())
    notes.doc.transact(() => {
      for (let i = 0; i < 2_100; i++) addNote(notes, NOTE, i)
    })
    expect(readPrivateNotes(notes)).toHaveLength(2_000)
  })
})
