import * as fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import {
  cardOf,
  cardsWith,
  checkEdit,
  checkRefused,
  type EditedRoom,
  editedRoom,
  made,
} from '../../../tests/support/edit-laws.ts'
import { MAX_CARD_TEXT } from '../model/card.ts'
import type { CardId } from '../model/ids.ts'
import {
  addCards,
  cardsIn,
  deleteCards,
  duplicateCards,
  mergeCards,
  moveCards,
  originalsOf,
  restoreCards,
  setColor,
  setWeight,
  spliceText,
  splitCard,
  type Target,
  unmergeCard,
} from './cards.ts'
import { type EditResult, newPen, type Pen } from './pen.ts'

let room: EditedRoom
beforeEach(() => {
  room = editedRoom()
})

const TOO_LONG = 'x'.repeat(MAX_CARD_TEXT + 1)
const UNKNOWN = 'card_unknown'

function hot(before: Target['before'] = 'end'): Target {
  return { board: room.board, region: 'hot', before }
}

function texts(region = 'hot'): string[] {
  return cardsIn(room.content, room.board, region).map((card) => card.text)
}

describe('addCards', () => {
  it('adds cards in their order, with their author', () => {
    const ids = checkEdit(room, (pen) =>
      addCards(pen, hot(), [{ text: ' ett ' }, { text: 'två', color: 'blue', weight: 3 }]),
    )
    expect(texts()).toEqual(['ett', 'två'])
    expect(cardOf(room, ids[1]!)).toMatchObject({
      color: 'blue',
      weight: 3,
      author: { user: 'user_malte', name: 'Malte Medlem', at: expect.any(Number) },
      state: undefined,
    })
  })

  it('adds at the start, at the end and before a card', () => {
    const [first] = cardsWith(room, ['a', 'b'])
    checkEdit(room, (pen) => addCards(pen, hot('start'), [{ text: '1' }, { text: '2' }]))
    checkEdit(room, (pen) => addCards(pen, hot(first!), [{ text: '3' }]))
    checkEdit(room, (pen) => addCards(pen, hot('end'), [{ text: '4' }]))
    checkEdit(room, (pen) => addCards(pen, hot(UNKNOWN), [{ text: '5' }]))
    expect(texts()).toEqual(['1', '2', '3', 'a', 'b', '4', '5'])
  })

  it('takes a text that is just short enough', () => {
    checkEdit(room, (pen) => addCards(pen, hot(), [{ text: ` ${'x'.repeat(MAX_CARD_TEXT)} ` }]))
  })

  it('replaces half a character, which would read differently elsewhere', () => {
    const [id] = checkEdit(room, (pen) => addCards(pen, hot(), [{ text: 'a\ud83d' }]))
    expect(cardOf(room, id!).text).toBe('a\ufffd')
  })

  it('adds all or none', () => {
    checkRefused(room, 'text-empty', (pen) => addCards(pen, hot(), [{ text: 'ett' }, { text: ' \n ' }]))
    checkRefused(room, 'text-too-long', (pen) => addCards(pen, hot(), [{ text: 'ett' }, { text: TOO_LONG }]))
    checkRefused(room, 'no-such-region', (pen) => addCards(pen, { ...hot(), region: 'risker' }, [{ text: 'ett' }]))
    checkRefused(room, 'no-such-board', (pen) => addCards(pen, { ...hot(), board: 'board_x' }, [{ text: 'ett' }]))
    room.locked.add(room.board)
    checkRefused(room, 'board-locked', (pen) => addCards(pen, hot(), [{ text: 'ett' }]))
  })

  it('takes any region of a tool that it does not know', () => {
    room.content.boards.get(room.board)!.set('tool', 'from-a-newer-client')
    checkEdit(room, (pen) => addCards(pen, { ...hot(), region: 'any' }, [{ text: 'ett' }]))
  })
})

describe('spliceText', () => {
  it('writes only the stretch that is given', () => {
    const [id] = cardsWith(room, ['en röd tråd'])
    checkEdit(room, (pen) => spliceText(pen, id!, 3, 3, 'blå'))
    expect(cardOf(room, id!).text).toBe('en blå tråd')
  })

  it('may leave nothing, and may pass the length that a card is meant to have', () => {
    const [id] = cardsWith(room, ['hej'])
    checkEdit(room, (pen) => spliceText(pen, id!, 0, 3, ''))
    checkEdit(room, (pen) => spliceText(pen, id!, 0, 0, TOO_LONG))
    expect(cardOf(room, id!).text).toBe(TOO_LONG)
  })

  it('leaves no half characters, wherever it cuts', () => {
    fc.assert(
      fc.property(fc.nat(8), fc.nat(8), fc.constantFrom('', 'x', '😀', '\ud83d'), (start, remove, insert) => {
        room = editedRoom()
        const [id] = cardsWith(room, ['a😀😁b🤷'])
        made(spliceText(room.pen, id!, start, remove, insert))
        const { text } = cardOf(room, id!)
        expect(text.isWellFormed() && (insert === '\ud83d' || !text.includes('\ufffd')), JSON.stringify(text)).toBe(
          true,
        )
        const replica = new Y.Doc()
        Y.applyUpdate(replica, Y.encodeStateAsUpdate(room.content.doc))
        expect(JSON.stringify(replica.getMap('cards'))).toBe(JSON.stringify(room.content.cards))
      }),
    )
  })

  it('writes nothing when nothing is changed', () => {
    const [id] = cardsWith(room, ['hej'])
    const sent = room.updates.length
    made(spliceText(room.pen, id!, 1, 0, ''))
    expect(room.updates.length).toBe(sent)
  })
})

describe('moveCards', () => {
  it('moves cards together, in the order in which they are given', () => {
    const [a, b, c, d] = cardsWith(room, ['a', 'b', 'c', 'd']) as [CardId, CardId, CardId, CardId]
    checkEdit(room, (pen) => moveCards(pen, [d, a], hot(c)))
    expect(texts()).toEqual(['b', 'd', 'a', 'c'])
    checkEdit(room, (pen) => moveCards(pen, [c], hot('start')))
    checkEdit(room, (pen) => moveCards(pen, [c, b], hot('end')))
    expect(texts()).toEqual(['d', 'a', 'c', 'b'])
  })

  it('moves to other regions and boards, and keeps who a card is', () => {
    const [a] = cardsWith(room, ['a', 'b'])
    const { place: _, ...before } = cardOf(room, a!)
    checkEdit(room, (pen) => moveCards(pen, [a!], { board: room.board, region: 'styrkor', before: 'end' }))
    checkEdit(room, (pen) => moveCards(pen, [a!], { board: room.otherBoard, region: 'hot', before: 'end' }))
    expect(cardOf(room, a!)).toMatchObject(before)
    expect(cardOf(room, a!).place).toMatchObject({ board: room.otherBoard, region: 'hot' })
    expect(texts()).toEqual(['b'])
  })

  it('changes nothing when cards are moved to where they are', () => {
    const [a, b, c] = cardsWith(room, ['a', 'b', 'c']) as [CardId, CardId, CardId]
    const before = Y.encodeStateVector(room.content.doc)
    for (const [ids, where] of [
      [[a], a],
      [[a], b],
      [[a], 'start'],
      [[c], 'end'],
      [[c], c],
      [[a, b], a],
      [[a, b], b],
      [[b, c], 'end'],
      [[a, b, c], 'start'],
      [[b, b], c],
      [[], a],
    ] as [CardId[], Target['before']][]) {
      expect(moveCards(room.pen, ids, hot(where))).toEqual({ ok: true, value: undefined })
      expect(Y.encodeStateVector(room.content.doc), `${ids} before ${where}`).toEqual(before)
    }
  })

  it('gives the list that one expects, for any cards and any place', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(5), { minLength: 1 }),
        fc.option(fc.nat(5), { nil: 'end' as const }),
        (which, before) => {
          room = editedRoom()
          const ids = cardsWith(room, ['0', '1', '2', '3', '4', '5'])
          const order = ids.map((_, i) => i)
          const at = before === 'end' ? order.length : before
          const [above, below] = [order.slice(0, at), order.slice(at)].map((part) =>
            part.filter((i) => !which.includes(i)),
          )
          made(
            moveCards(
              room.pen,
              which.map((i) => ids[i]!),
              hot(before === 'end' ? 'end' : ids[before]!),
            ),
          )
          expect(texts()).toEqual([...above!, ...which, ...below!].map(String))
        },
      ),
      { numRuns: 300 },
    )
  })

  it('refuses regions that the tool lacks and boards that are locked at either end', () => {
    const [a] = cardsWith(room, ['a'])
    checkRefused(room, 'no-such-region', (pen) => moveCards(pen, [a!], { ...hot(), region: 'risker' }))
    checkRefused(room, 'no-such-board', (pen) => moveCards(pen, [a!], { ...hot(), board: 'board_x' }))
    const there: Target = { board: room.otherBoard, region: 'hot', before: 'end' }
    room.locked.add(room.otherBoard)
    checkRefused(room, 'board-locked', (pen) => moveCards(pen, [a!], there))
    room.locked.clear()
    room.locked.add(room.board)
    checkRefused(room, 'board-locked', (pen) => moveCards(pen, [a!], there))
  })
})

describe('the look of cards', () => {
  it('is set for all of them at once', () => {
    const ids = cardsWith(room, ['a', 'b'])
    checkEdit(room, (pen) => setColor(pen, ids, 'pink'))
    checkEdit(room, (pen) => setWeight(pen, ids, 5))
    for (const id of ids) expect(cardOf(room, id)).toMatchObject({ color: 'pink', weight: 5 })
    checkEdit(room, (pen) => setWeight(pen, ids, undefined))
    for (const id of ids) expect(cardOf(room, id).weight).toBeUndefined()
  })
})

describe('deleteCards and restoreCards', () => {
  it('take cards off and put them back where they were', () => {
    const [a, b] = cardsWith(room, ['a', 'b', 'c'])
    checkEdit(room, (pen) => deleteCards(pen, [a!, b!]))
    expect(texts()).toEqual(['c'])
    expect(cardOf(room, a!).state).toEqual({ kind: 'deleted', by: 'Malte Medlem', at: expect.any(Number) })
    checkEdit(room, (pen) => restoreCards(pen, [b!]))
    expect(texts()).toEqual(['b', 'c'])
    checkEdit(room, (pen) => restoreCards(pen, [a!]))
    expect(texts()).toEqual(['a', 'b', 'c'])
  })

  it('keep what was written in a deleted card', () => {
    const [a] = cardsWith(room, ['a'])
    made(deleteCards(room.pen, [a!]))
    made(spliceText(room.pen, a!, 1, 0, 'bc'))
    checkEdit(room, (pen) => restoreCards(pen, [a!]))
    expect(texts()).toEqual(['abc'])
  })
})

describe('mergeCards', () => {
  it('makes a new card where the first one stands, and takes the originals off', () => {
    const [a, b, c] = cardsWith(room, ['a', 'b', 'c']) as [CardId, CardId, CardId]
    made(setWeight(room.pen, [c], 4))
    made(setColor(room.pen, [b], 'green'))
    const merged = checkEdit(room, (pen) => mergeCards(pen, [b, c], 'b och c'))
    expect(texts()).toEqual(['a', 'b och c'])
    expect(cardOf(room, merged)).toMatchObject({ color: 'green', weight: 4 })
    expect(originalsOf(room.content, merged).map(({ id }) => id)).toEqual([b, c])
    expect(originalsOf(room.content, a)).toEqual([])
  })

  it('can be undone by hand', () => {
    const [a, b] = cardsWith(room, ['a', 'b', 'c']) as [CardId, CardId]
    const merged = made(mergeCards(room.pen, [b, a], 'a och b'))
    expect(checkEdit(room, (pen) => unmergeCard(pen, merged))).toEqual([a, b])
    expect(texts()).toEqual(['a', 'b', 'c'])
    checkRefused(room, 'too-few', (pen) => unmergeCard(pen, merged))
  })

  it('nests', () => {
    const [a, b, c] = cardsWith(room, ['a', 'b', 'c']) as [CardId, CardId, CardId]
    const inner = made(mergeCards(room.pen, [a, b], 'ab'))
    const outer = checkEdit(room, (pen) => mergeCards(pen, [inner, c], 'abc'))
    expect(texts()).toEqual(['abc'])
    checkEdit(room, (pen) => unmergeCard(pen, outer))
    checkEdit(room, (pen) => unmergeCard(pen, inner))
    expect(texts()).toEqual(['a', 'b', 'c'])
  })

  it('refuses fewer than two cards, and texts that are no text of a card', () => {
    const [a, b] = cardsWith(room, ['a', 'b']) as [CardId, CardId]
    checkRefused(room, 'too-few', (pen) => mergeCards(pen, [], 'x'))
    checkRefused(room, 'too-few', (pen) => mergeCards(pen, [a, a], 'x'))
    checkRefused(room, 'text-empty', (pen) => mergeCards(pen, [a, b], ' '))
    checkRefused(room, 'text-too-long', (pen) => mergeCards(pen, [a, b], TOO_LONG))
    checkRefused(room, 'too-few', (pen) => unmergeCard(pen, a))
  })
})

describe('splitCard', () => {
  it('keeps the card for the first text and puts the others after it', () => {
    const [a] = cardsWith(room, ['ett och två', 'sist'])
    made(setColor(room.pen, [a!], 'blue'))
    made(setWeight(room.pen, [a!], 2))
    const ids = checkEdit(room, (pen) => splitCard(pen, a!, ['ett', 'två', 'tre']))
    expect(ids[0]).toBe(a)
    expect(texts()).toEqual(['ett', 'två', 'tre', 'sist'])
    for (const id of ids) expect(cardOf(room, id)).toMatchObject({ color: 'blue', weight: 2 })
  })

  it('refuses fewer than two texts and texts that are no text of a card', () => {
    const [a] = cardsWith(room, ['a'])
    checkRefused(room, 'too-few', (pen) => splitCard(pen, a!, ['ett']))
    checkRefused(room, 'text-empty', (pen) => splitCard(pen, a!, ['ett', ' ']))
    checkRefused(room, 'text-too-long', (pen) => splitCard(pen, a!, ['ett', TOO_LONG]))
  })
})

describe('duplicateCards', () => {
  it('puts a copy right after each card', () => {
    const ids = cardsWith(room, ['a', 'b', 'c'])
    made(setColor(room.pen, [ids[0]!], 'grey'))
    const copies = checkEdit(room, (pen) => duplicateCards(pen, [ids[0]!, ids[2]!]))
    expect(texts()).toEqual(['a', 'a', 'b', 'c', 'c'])
    expect(cardOf(room, copies[0]!)).toMatchObject({ text: 'a', color: 'grey' })
    expect(ids).not.toContain(copies[0])
  })
})

describe('cardsIn', () => {
  it('is blind to records that are none of ours', () => {
    cardsWith(room, ['a'])
    const { cards } = room.content
    const place = { board: room.board, region: 'hot', order: 'V' }
    cards.set('card_notext', new Y.Map<unknown>([['place', place]]))
    cards.set(
      'card_noplace',
      new Y.Map<unknown>([
        ['text', new Y.Text('x')],
        ['place', null],
      ]),
    )
    cards.set(
      'noid',
      new Y.Map<unknown>([
        ['text', new Y.Text('x')],
        ['place', place],
      ]),
    )
    cards.set('card_plain', 7 as unknown as Y.Map<unknown>)
    cards.set('card_list', new Y.Array() as unknown as Y.Map<unknown>)
    expect(texts()).toEqual(['a'])
    expect(originalsOf(room.content, UNKNOWN)).toEqual([])
  })

  it('shows a card that was merged into one that is not there', () => {
    const [a] = cardsWith(room, ['a'])
    room.content.cards.get(a!)!.set('state', { kind: 'merged', into: UNKNOWN })
    expect(texts()).toEqual(['a'])
  })
})

describe('every edit of cards', () => {
  const edits: [string, (pen: Pen, ids: [CardId, CardId]) => EditResult<unknown>][] = [
    ['spliceText', (pen, [a]) => spliceText(pen, a, 0, 0, 'x')],
    ['moveCards', (pen, ids) => moveCards(pen, ids, { ...hot(), region: 'styrkor' })],
    ['setColor', (pen, ids) => setColor(pen, ids, 'blue')],
    ['setWeight', (pen, ids) => setWeight(pen, ids, 1)],
    ['deleteCards', (pen, ids) => deleteCards(pen, ids)],
    ['restoreCards', (pen, ids) => restoreCards(pen, ids)],
    ['mergeCards', (pen, ids) => mergeCards(pen, ids, 'x')],
    ['unmergeCard', (pen, [a]) => unmergeCard(pen, a)],
    ['splitCard', (pen, [a]) => splitCard(pen, a, ['x', 'y'])],
    ['duplicateCards', (pen, ids) => duplicateCards(pen, ids)],
  ]

  it.each(edits)('is refused on a locked board: %s', (_, edit) => {
    const ids = cardsWith(room, ['a', 'b']) as [CardId, CardId]
    room.locked.add(room.board)
    checkRefused(room, 'board-locked', (pen) => edit(pen, ids))
  })

  it.each(edits)('is refused for a card that is not there: %s', (_, edit) => {
    const [a] = cardsWith(room, ['a'])
    checkRefused(room, 'no-such-card', (pen) => edit(pen, [UNKNOWN, a!]))
  })

  it.each(edits)('is refused on a board that was deleted: %s', (_, edit) => {
    const ids = cardsWith(room, ['a', 'b']) as [CardId, CardId]
    room.content.boards.get(room.board)!.set('deleted', true)
    checkRefused(room, 'no-such-board', (pen) => edit(pen, ids))
  })

  it('carries a name that reads the same everywhere', () => {
    expect(newPen(room.content, 'user_a', 'Malte\ud83d').name).toBe('Malte\ufffd')
  })
})
