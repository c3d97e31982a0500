import { addBoard, renameBoard, renameRegion, renameRoom } from '@samtavla/shared/edits/boards.ts'
import { addCards, deleteCards, moveCards, spliceText } from '@samtavla/shared/edits/cards.ts'
import { newPen, type Pen } from '@samtavla/shared/edits/pen.ts'
import { unsentTexts, writeUnsent } from '@samtavla/shared/exchange/unsent.ts'
import { openContent } from '@samtavla/shared/model/content.ts'
import type { BoardId, CardId, UserId } from '@samtavla/shared/model/ids.ts'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'

describe('text that is not sent', () => {
  it('[R4] is the text of each card with something that the server lacks, and of no other', () => {
    const { pen, board, add, edit } = room()
    const [changed, moved, gone] = [add('hot', 'Ändras'), add('hot', 'Flyttas'), add('styrkor', 'Försvinner')]
    add('styrkor', 'Är sparad')
    const saved = savedSoFar(pen)
    edit(changed, 6, 0, ' mer')
    moveCards(pen, [moved], { board, region: 'mojligheter', before: 'end' })
    add('styrkor', 'Är ny')
    deleteCards(pen, [gone])
    expect(unsentTexts(pen.content, saved, 'sv')).toEqual([
      { board: 'Nuläge', region: 'Styrkor', text: 'Är ny' },
      { board: 'Nuläge', region: 'Möjligheter', text: 'Flyttas' },
      { board: 'Nuläge', region: 'Hot', text: 'Ändras mer' },
    ])
    expect(unsentTexts(pen.content, savedSoFar(pen), 'sv')).toEqual([])
  })

  it('[R4] knows letters that follow saved ones of the same hand', () => {
    const { pen, add, edit } = room()
    const card = add('hot', 'Ett')
    edit(card, 3, 0, ' två')
    const saved = savedSoFar(pen)
    edit(card, 7, 0, ' tre')
    expect(unsentTexts(pen.content, saved, 'en')).toEqual([{ board: 'Nuläge', region: 'Threats', text: 'Ett två tre' }])
  })

  it('[PRIV-A1] can leave out what stood there before', () => {
    const { pen, add, edit } = room()
    const card = add('hot', 'Ett namn står här')
    const saved = savedSoFar(pen)
    edit(card, 17, 0, ' och')
    edit(card, 21, 0, ' mer')
    edit(card, 0, 0, 'Nytt: ')
    add('hot', 'Helt ny')
    const texts = unsentTexts(pen.content, saved, 'sv', { onlyLetters: true }).map(({ text }) => text)
    expect(texts.sort()).toEqual(['Helt ny', 'Nytt:  …  och mer'])
  })

  it('[R4] is also the names that somebody gave the room, a board or a field', () => {
    const { pen, board } = room()
    const saved = savedSoFar(pen)
    renameRoom(pen, 'Vårens grupp')
    renameBoard(pen, board, 'Läget nu')
    renameRegion(pen, board, 'hot', 'Risker')
    expect(unsentTexts(pen.content, saved, 'sv')).toEqual([
      { board: '', region: 'Rum', text: 'Vårens grupp' },
      { board: 'Läget nu', region: 'Tavlans namn', text: 'Läget nu' },
      { board: 'Läget nu', region: 'Fältets namn', text: 'Risker' },
    ])
    expect(unsentTexts(pen.content, savedSoFar(pen), 'sv')).toEqual([])
  })

  it('[R4] is a file that anybody can read', () => {
    const texts = [
      { board: 'Nuläge', region: 'Styrkor', text: 'En rad\noch en till' },
      { board: 'Nuläge', region: 'Hot', text: 'Två' },
      { board: 'Nuläge', region: 'Styrkor', text: 'Tre' },
    ]
    const file = { room: 'Läslyftet', at: new Date(2026, 10, 19, 15, 33), texts }
    expect(writeUnsent(file, 'sv')).toBe(
      [
        'Text som inte kom fram',
        '',
        'Rum: Läslyftet',
        'Datum: 19 november 2026 kl. 15:33',
        '',
        'Det här skrev du i Samtavla, men det kunde inte sparas i rummet. Klistra in det som behövs, eller lämna det till processledaren.',
        '',
        'Nuläge',
        '======',
        '',
        'Styrkor',
        '- En rad',
        '  och en till',
        '- Tre',
        '',
        'Hot',
        '- Två',
        '',
      ].join('\n'),
    )
    expect(writeUnsent(file, 'en')).toContain(
      'Text that did not get through\n\nRoom: Läslyftet\nDate: 19 November 2026',
    )
  })
})

function room() {
  const pen = newPen(openContent(new Y.Doc()), 'user_abc' as UserId, 'Malte')
  const made = addBoard(pen, { tool: 'swot', preset: 'swot', title: 'Nuläge' })
  if (!made.ok) throw new Error(made.reason)
  const board: BoardId = made.value
  const add = (region: string, text: string): CardId => {
    const added = addCards(pen, { board, region, before: 'end' }, [{ text }])
    if (!added.ok) throw new Error(added.reason)
    return added.value[0]!
  }
  const edit = (card: CardId, start: number, remove: number, insert: string) =>
    spliceText(pen, card, start, remove, insert)
  return { pen, board, add, edit }
}

function savedSoFar(pen: Pen): Map<number, number> {
  return Y.decodeStateVector(Y.encodeStateVector(pen.content.doc))
}
