import { addNote, spliceNote } from '@samtavla/shared/edits/private-notes.ts'
import { openPrivateNotes } from '@samtavla/shared/model/private-notes.ts'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { OwnNotes } from './own-notes.ts'

const NUMBER = '811218-9876'
const NOTE = { text: 'ett', silence: 'silence_a', board: 'board_a', region: 'hot', writer: '' } as const

const textsOf = (own: OwnNotes, doc: Y.Doc, isWanted = () => true) =>
  [...own.read(doc, isWanted)].map(([id, notes]) => [id, notes.map(({ text }) => text)])

describe('own notes', () => {
  it('are read by silences, as a card has them', () => {
    const notes = openPrivateNotes(new Y.Doc())
    addNote(notes, NOTE, 1)
    addNote(notes, { ...NOTE, silence: 'silence_b', text: 'tre' }, 2)
    spliceNote(notes, addNote(notes, NOTE, 3), 0, 3, '  två ')
    expect(textsOf(new OwnNotes(), notes.doc)).toEqual([
      ['silence_a', ['ett', 'två']],
      ['silence_b', ['tre']],
    ])
  })

  it('[SIL10] have no personal number, however often they are read and changed', () => {
    const notes = openPrivateNotes(new Y.Doc())
    const own = new OwnNotes()
    const id = addNote(notes, { ...NOTE, text: NUMBER }, 1)
    for (let i = 0; i < 2; i++) expect(textsOf(own, notes.doc)).toEqual([['silence_a', []]])
    spliceNote(notes, id, 0, NUMBER.length, 'utan')
    for (let i = 0; i < 2; i++) expect(textsOf(own, notes.doc)).toEqual([['silence_a', ['utan']]])
    spliceNote(notes, id, 0, 4, NUMBER)
    expect(textsOf(own, notes.doc)).toEqual([['silence_a', []]])
  })

  it('[SIL12] are as many as anybody may have, whichever are wanted', () => {
    const notes = openPrivateNotes(new Y.Doc())
    notes.doc.transact(() => {
      for (let i = 0; i < 301; i++) addNote(notes, { ...NOTE, text: `lapp ${i}` }, i)
      for (let i = 0; i < 27; i++) addNote(notes, { ...NOTE, silence: 'silence_b', text: 'å'.repeat(5_000) }, i)
    })
    const read = new OwnNotes().read(notes.doc, () => true)
    expect(read.get('silence_a')).toHaveLength(300)
    expect(read.get('silence_b')).toHaveLength(26)
    const last = new OwnNotes().read(notes.doc, ({ text }) => text === 'lapp 300').get('silence_a')
    expect(last).toEqual([])
  })
})
