import { beforeEach, describe, expect, it } from 'vitest'
import {
  cardOf,
  cardsWith,
  checkEdit,
  checkRefused,
  type EditedRoom,
  editedRoom,
  elsewhere,
  made,
  meet,
} from '../../../tests/support/edit-laws.ts'
import { MAX_CARD_TEXT } from '../model/card.ts'
import type { Content } from '../model/content.ts'
import type { BoardId, CardId } from '../model/ids.ts'
import type { LinkKind } from '../model/link.ts'
import { conversionFor, conversions, conversionsOf } from '../tools/conversions.ts'
import { toolOf } from '../tools/index.ts'
import { problems } from '../tools/problems.ts'
import { presetWith } from '../tools/tool.ts'
import { addBoard, boardsOf, deleteBoard } from './boards.ts'
import { addCards, cardsIn, makeCauses, setCardField, setFigure, spliceText } from './cards.ts'
import { convertBack, convertCards, standingOf } from './convert.ts'
import { eraseCards } from './erasure.ts'
import { linkCards, linksOf } from './links.ts'
import type { EditResult, Pen } from './pen.ts'

let room: EditedRoom
beforeEach(() => {
  room = editedRoom()
})

/** Threads as they can be seen, by the cards' ids. */
function threads(content: Content = room.content): string[] {
  return linksOf(content)
    .map(({ from, to }) => `${from} ${to}`)
    .sort()
}

/** Threads with what they say, each as `kind from to`. */
function kinds(content: Content = room.content): string[] {
  return linksOf(content)
    .map(({ kind, from, to }) => `${kind} ${from} ${to}`)
    .sort()
}

function newBoard(pen: Pen, tool: string, title: string, preset = 'x'): BoardId {
  return made(addBoard(pen, { tool, preset, title }))
}

/** A card in a region of the first board of its tool, which is made if there is none. */
function cardIn(tool: string, region: string, text = 'En lapp', fields: Readonly<Record<string, string>> = {}): CardId {
  const present = boardsOf(room.content).find((board) => board.tool === tool && board.title !== 'Önskat läge')
  const board = present?.id ?? newBoard(room.pen, tool, tool, presetWith(toolOf(tool)!, [region]).id)
  return made(addCards(room.pen, { board, region, before: 'end' }, [{ text, fields }]))[0]!
}

function link(kind: LinkKind, from: CardId, ...to: CardId[]): void {
  made(linkCards(room.pen, kind, from, to))
}

function convert(verb: string, cards: readonly CardId[], text?: string): CardId {
  return checkEdit(room, (pen) =>
    convertCards(pen, verb, cards, { title: 'Ny tavla', ...(text !== undefined && { text }) }),
  )
}

function toolAt({ place: { board } }: { place: { board: BoardId } }): string {
  return boardsOf(room.content).find(({ id }) => id === board)!.tool
}

function problemOf(pen: Pen, cards: readonly CardId[], title = 'Problem'): EditResult<CardId> {
  return convertCards(pen, 'problem', cards, { title })
}

function problemList(title = 'Problem'): BoardId {
  return newBoard(room.pen, 'problems', title)
}

function problemLists(content: Content = room.content) {
  return boardsOf(content).filter(({ tool }) => tool === 'problems')
}

function problemCards(content: Content = room.content) {
  return problemLists(content).flatMap(({ id }) => cardsIn(content, id, problems.regions[0]!.id))
}

describe.each(conversions.map((conversion) => [`${conversion.verb} of ${conversion.from.tool}`, conversion] as const))(
  '%s',
  (_, conversion) => {
    const { verb, from, to, link: kind, text, back } = conversion
    const regions = from.regions ?? toolOf(from.tool)!.regions.map(({ id }) => id)

    it.each(regions)('makes a card with a thread of one from %s, which stays as it is', (region) => {
      const source = cardIn(from.tool, region)
      const before = cardOf(room, source)
      const card = convert(verb, [source], text === 'ask' ? 'Det nya' : undefined)
      const made = cardOf(room, card)
      expect(toolAt(made)).toBe(to.tool)
      if (!to.likeIts && to.tool !== from.tool) expect(made.place.region).toBe(to.region)
      expect(made.text).toBe(text === 'ask' ? 'Det nya' : 'En lapp')
      expect(kinds()).toEqual([`${kind} ${card} ${source}`])
      expect(cardOf(room, source)).toEqual(before)
    })

    it('needs words where it asks for them', () => {
      const source = cardIn(from.tool, regions[0]!)
      if (text === 'ask') checkRefused(room, 'text-empty', (pen) => convertCards(pen, verb, [source], { title: 'Ny' }))
      else convert(verb, [source])
      checkRefused(room, 'text-empty', (pen) => convertCards(pen, verb, [source], { title: 'Ny', text: ' ' }))
    })

    if (back) {
      it('goes the other way too: a new card that the given one grew out of', () => {
        const given = cardIn(to.tool, to.region)
        const before = cardOf(room, given)
        const options = { title: 'Ny tavla', text: 'Det som låg under' }
        const card = checkEdit(room, (pen) => convertBack(pen, conversion, [given], options))
        expect(toolAt(cardOf(room, card))).toBe(from.tool)
        expect(cardOf(room, card).text).toBe('Det som låg under')
        expect(kinds()).toEqual([`${kind} ${given} ${card}`])
        expect(cardOf(room, given)).toEqual(before)
        checkRefused(room, 'text-empty', (pen) => convertBack(pen, conversion, [given], { title: 'Ny', text: '' }))
      })
    }
  },
)

describe('what follows along', () => {
  it('to a current state: where the evidence comes from', () => {
    const theme = cardIn('evidence', 'tema', 'Läser sällan', {
      source: 'Intervjuer',
      group: 'åk 2–3',
      period: 'ht 2025',
    })
    expect(cardOf(room, convert('evidence', [theme])).fields).toEqual({ source: 'Intervjuer, åk 2–3, ht 2025' })
  })

  it('to a current state of several: where all of them come from', () => {
    const themes = ['åk 2', 'åk 3'].map((group) => cardIn('evidence', 'tema', group, { group }))
    expect(cardOf(room, convert('evidence', themes)).fields).toEqual({ source: 'åk 2; åk 3' })
  })

  it('to a lesson: its words, and the effort that it was learnt from', () => {
    const effort = cardIn('history', 'tidslinje', 'Läsvecka', {
      lesson: 'Lite varje vecka',
      effect: 'Inget bestående',
      from: '2024',
    })
    expect(cardOf(room, convert('lesson', [effort]))).toMatchObject({
      text: 'Lite varje vecka',
      fields: { example: 'Inget bestående, 2024' },
    })
  })

  it('to a deeper cause: its level, and the problem that it explains', () => {
    const problem = cardIn('problems', 'problem')
    const cause = cardIn('causes', 'struktur', 'Konferensen räcker inte', { level: 'struktur' })
    link('caused_by', cause, problem)
    const deeper = convert('why', [cause], 'Ingen har bestämt vad den är till för')
    expect(cardOf(room, deeper)).toMatchObject({ place: { region: 'struktur' }, fields: { level: 'struktur' } })
    expect(kinds()).toContain(`because_of ${deeper} ${cause}`)
    expect(kinds()).toContain(`caused_by ${deeper} ${problem}`)
  })

  it('to a goal: the newest figure that its problem rests on, near or far, and when it was read', () => {
    const figures = ['vt 2023', 'vt 2025', 'vt 2024'].map((period) => cardIn('stats', 'matt', period, { period }))
    for (const [i, value] of [71, 66, 69].entries()) made(setFigure(room.pen, figures[i]!, { value, unit: '%', n: 44 }))
    const state = cardIn('current_state', 'individ')
    const problem = cardIn('problems', 'problem')
    link('based_on', state, ...figures)
    link('based_on', problem, state)
    const goal = convert('goal', [problem], 'Minst 80 %')
    expect(cardOf(room, goal).fields).toEqual({ baseline: '66', unit: '%', baseline_at: 'vt 2025' })
    expect(kinds()).toContain(`addresses ${goal} ${problem}`)
    expect(kinds()).toContain(`based_on ${goal} ${figures[1]}`)
  })

  it('to a goal: no figure that others may not see', () => {
    const figure = cardIn('stats', 'matt')
    made(setFigure(room.pen, figure, { hidden: 'small' }))
    const problem = cardIn('problems', 'problem')
    link('based_on', problem, figure)
    expect(cardOf(room, convert('goal', [problem], 'Minst 80 %')).fields).toEqual({})
  })

  it('to a sub-goal: the day, the unit, and the problem', () => {
    const problem = cardIn('problems', 'problem')
    const goal = cardIn('goals', 'langsiktigt', 'Minst 80 %', { due: '2028-06-09', unit: '%', target: '80' })
    link('addresses', goal, problem)
    const part = convert('part', [goal], 'Minst 70 %')
    expect(cardOf(room, part)).toMatchObject({ place: { region: 'delmal' }, fields: { due: '2028-06-09', unit: '%' } })
    expect(kinds()).toContain(`addresses ${part} ${problem}`)
  })

  it('to an action: what its step leads to, and the causes in which the chain starts', () => {
    const cause = cardIn('causes', 'struktur')
    const [resource, activity, output] = ['resurser', 'aktiviteter', 'prestationer'].map((region) =>
      cardIn('effect_chain', region, `I ${region}`),
    ) as [CardId, CardId, CardId]
    link('starts_in', resource, cause)
    link('effect_of', activity, resource)
    link('effect_of', output, activity)
    const action = convert('action', [activity])
    expect(cardOf(room, action)).toMatchObject({ text: 'I aktiviteter', fields: { expected_effect: 'I prestationer' } })
    expect(kinds()).toContain(`becomes ${action} ${activity}`)
    expect(kinds()).toContain(`acts_on ${action} ${cause}`)
  })

  it('to an activity: who is responsible, and by when', () => {
    const action = cardIn('action_plan', 'atgard', 'Ta fram progression', { responsible: 'Rektor', due: '2026-03-06' })
    const activity = convert('activity', [action], 'Inventera')
    expect(cardOf(room, activity).fields).toEqual({ responsible: 'Rektor', due: '2026-03-06' })
  })
})

describe('a card', () => {
  it('can with others only become what all of them can', () => {
    const [strength, state] = [cardIn('swot', 'styrkor'), cardIn('current_state', 'individ')]
    const standings = [strength, state].map((id) => standingOf(room.content, cardOf(room, id)))
    expect(conversionsOf(standings).map(({ verb }) => verb)).toEqual(['problem'])
    expect(conversionsOf(standings.slice(0, 1)).map(({ verb }) => verb)).toEqual(['problem', 'resource'])
    checkRefused(room, 'no-such-region', (pen) => convertCards(pen, 'resource', [strength, state], { title: 'Ny' }))
    checkRefused(room, 'no-such-region', (pen) => convertCards(pen, 'evidence', [strength], { title: 'Ny' }))
  })

  it('is given back only to what its own kind grows out of', () => {
    const conversion = conversionFor('activity', { tool: 'action_plan', region: 'atgard' })!
    const support = cardIn('activity_plan', 'stod')
    checkRefused(room, 'no-such-region', (pen) => convertBack(pen, conversion, [support], { title: 'Ny', text: 'x' }))
  })

  it('that was called a cause becomes what causes become', () => {
    const problem = cardIn('problems', 'problem')
    expect(standingOf(room.content, cardOf(room, problem))).toEqual({ tool: 'problems', region: 'problem' })
    made(makeCauses(room.pen, [problem], 'Vårt arbetssätt'))
    expect(standingOf(room.content, cardOf(room, problem)).tool).toBe('causes')
    const action = convert('action', [problem], 'Gör något åt det')
    expect(kinds()).toEqual([`acts_on ${action} ${problem}`])
  })

  it('goes to a board that shows its region, before an earlier one that does not', () => {
    const [first, second] = ['enkel', 'tre_nivaer'].map((preset) => newBoard(room.pen, 'current_state', preset, preset))
    const state = cardOf(room, convert('evidence', [cardIn('meeting_scan', 'mote')]))
    expect(state.place).toMatchObject({ board: second, region: 'struktur' })
    room.locked.add(second!)
    expect(cardOf(room, convert('evidence', [cardIn('meeting_scan', 'mote')])).place.board).toBe(first)
  })
})

describe('a problem', () => {
  it('makes one problem of one card, which stays where it is', () => {
    const board = problemList()
    const [card] = cardsWith(room, [' Läsningen går långsamt ']) as [CardId]
    const before = cardOf(room, card)
    const problem = checkEdit(room, (pen) => problemOf(pen, [card]))
    expect(cardOf(room, problem)).toMatchObject({
      text: 'Läsningen går långsamt',
      place: { board, region: 'problem' },
      color: 'orange',
      number: 1,
      author: { name: 'Malte Medlem' },
      fields: {},
    })
    expect(cardOf(room, card)).toEqual(before)
    expect(threads()).toEqual([`${problem} ${card}`])
  })

  it('makes one problem of several, with all their texts, each of them once', () => {
    const cards = cardsWith(room, ['ett', 'två', 'tre'])
    problemList()
    const problem = checkEdit(room, (pen) => problemOf(pen, [...cards, cards[0]!]))
    expect(cardOf(room, problem).text).toBe('ett\ntvå\ntre')
    expect(threads()).toEqual(cards.map((card) => `${problem} ${card}`).sort())
  })

  it('has the first text where all are more than a card holds', () => {
    const cards = cardsWith(room, ['ett', 'x'.repeat(MAX_CARD_TEXT - 3)])
    expect(cardOf(room, made(problemOf(room.pen, cards))).text).toBe('ett')
    const fitting = cardsWith(room, ['ett', 'x'.repeat(MAX_CARD_TEXT - 4)])
    expect(cardOf(room, made(problemOf(room.pen, fitting))).text).toHaveLength(MAX_CARD_TEXT)
  })

  it('is no longer than a card may be, also of a card that two people wrote too long', () => {
    const [card] = cardsWith(room, ['y']) as [CardId]
    made(spliceText(room.pen, card, 0, 1, `${'x'.repeat(MAX_CARD_TEXT - 1)}😀`))
    expect(cardOf(room, made(problemOf(room.pen, [card]))).text).toBe('x'.repeat(MAX_CARD_TEXT - 1))
  })

  it('makes the problem list if there is none, and undo takes list, problem and threads back as one step', () => {
    const [card] = cardsWith(room, ['ett']) as [CardId]
    const problem = checkEdit(room, (pen) => problemOf(pen, [card], 'Våra problem'))
    const list = boardsOf(room.content).at(-1)!
    expect(list).toMatchObject({ tool: 'problems', preset: 'standard', title: 'Våra problem' })
    expect(cardOf(room, problem)).toMatchObject({ number: 1, place: { board: list.id } })
    made(room.history.undo())
    expect([threads(), problemLists()]).toEqual([[], []])
  })

  it('may be made of cards on a locked board', () => {
    const [card] = cardsWith(room, ['ett']) as [CardId]
    room.locked.add(room.board)
    checkEdit(room, (pen) => problemOf(pen, [card]))
  })

  it('goes to the first list that takes edits, and is refused where none does', () => {
    const [card] = cardsWith(room, ['ett']) as [CardId]
    const [first, second] = [problemList('A'), problemList('B')]
    room.locked.add(first)
    expect(cardOf(room, made(problemOf(room.pen, [card]))).place.board).toBe(second)
    room.locked.add(second)
    checkRefused(room, 'board-locked', (pen) => problemOf(pen, [card]))
    expect(problemLists()).toHaveLength(2)
  })

  it('goes to no list that was deleted', () => {
    const [card] = cardsWith(room, ['ett']) as [CardId]
    const deleted = problemList('A')
    made(deleteBoard(room.pen, deleted))
    expect(cardOf(room, made(problemOf(room.pen, [card]))).place.board).not.toBe(deleted)
  })

  it('is refused for no card, for one that is not there, and for a text that is not there any more', () => {
    const [erased, empty] = cardsWith(room, ['ett', 'två']) as [CardId, CardId]
    made(spliceText(room.pen, empty, 0, 3, ' '))
    eraseCards(room.content, [erased], { role: 'facilitator', at: 1 })
    checkRefused(room, 'too-few', (pen) => problemOf(pen, []))
    checkRefused(room, 'no-such-card', (pen) => problemOf(pen, ['card_unknown']))
    checkRefused(room, 'card-erased', (pen) => problemOf(pen, [erased]))
    checkRefused(room, 'text-empty', (pen) => problemOf(pen, [empty]))
  })

  it.each([
    ['the level on which all cards stand', ['struktur', 'struktur'], [], { level: 'struktur' }],
    ['no level where they stand on several', ['struktur', 'process'], [], {}],
    ['no level of a region that is none', ['nulage', 'nulage'], [], {}],
    [
      'the level that was chosen, before the region',
      ['struktur', 'process'],
      ['individ', 'individ'],
      { level: 'individ' },
    ],
    ['no level that nobody knows', ['struktur'], ['moln'], {}],
  ] as const)('has %s', (_, regions, chosen, fields) => {
    const board = newBoard(room.pen, 'current_state', 'Nuläge')
    const cards = regions.map(
      (region) => made(addCards(room.pen, { board, region, before: 'end' }, [{ text: 'a' }]))[0]!,
    )
    for (const [i, level] of chosen.entries()) made(setCardField(room.pen, [cards[i]!], 'level', level))
    expect(cardOf(room, made(problemOf(room.pen, cards))).fields).toEqual(fields)
  })

  it('stays with its threads when somebody else has written in it', () => {
    const [card] = cardsWith(room, ['ett']) as [CardId]
    problemList()
    const problem = made(problemOf(room.pen, [card]))
    const frida = elsewhere(room)
    made(spliceText(frida, problem, 0, 0, 'Frida: '))
    meet(room, frida)
    made(room.history.undo())
    expect(cardOf(room, problem)).toMatchObject({ text: 'Frida: ett', state: undefined })
    expect(threads()).toEqual([`${problem} ${card}`])
  })
})

it('two who make the same card a problem at once get two, each with its thread', () => {
  const [card] = cardsWith(room, ['a']) as [CardId]
  const frida = elsewhere(room)
  const first = made(problemOf(room.pen, [card]))
  const second = made(problemOf(frida, [card]))
  meet(room, frida)
  expect(threads()).toEqual(threads(frida.content))
  expect(threads()).toEqual([`${first} ${card}`, `${second} ${card}`].sort())
  expect(problemCards()).toEqual(problemCards(frida.content))
  expect(problemCards().map(({ number }) => number)).toEqual([1, 1])
})
