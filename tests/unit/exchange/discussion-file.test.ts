import { openDiscussion } from '@samtavla/shared/discussion/discussion.ts'
import { discussionFromFile } from '@samtavla/shared/exchange/discussion-file.ts'
import { type RoomFile, readRoomFile, writeRoomFile } from '@samtavla/shared/exchange/room-file.ts'
import { openContent } from '@samtavla/shared/model/content.ts'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'

const now = new Date('2026-03-01T12:00:00Z')
const kim = { user: 'user_a', name: 'Kim', role: 'facilitator' } as const
const round = {
  ...{
    id: 'round_a',
    kind: 'dots',
    board: 'board_a',
    cards: ['card_a', 'card_b'],
    budget: 3,
    cap: 2,
    voters: ['member'],
  },
  ...{ openedBy: 'Kim', openedAt: 1, voted: 2, of: 3 },
  closed: { at: 2, by: 'Kim', dots: { card_a: { dots: 3, people: 2 }, card_b: { dots: 0, people: 0 } } },
}
const decision = {
  ...{ id: 'decision_a', kind: 'priorities', text: '', reason: 'Störst effekt', by: kim, at: 3 },
  ...{ replaces: 'decision_z', board: 'board_a', cards: ['card_a'], rounds: ['round_a'] },
}
const step = {
  ...{ id: 'decision_b', kind: 'step', text: '', reason: '', by: kim, at: 4, cards: [], rounds: [] },
  ...{ step: 's1', isPassed: true, unmet: ['g1'] },
}
const comment = { id: 'comment_a', card: 'card_a', text: 'Bra', by: kim, at: 5, resolved: { by: kim, at: 6 } }
const removed = { id: 'comment_b', card: 'card_a', text: '', at: 7, removed: { role: 'facilitator', at: 8 } }
const file = {
  ...{ format: 'samtavla-room', version: 4, exportedAt: now.toISOString(), room: { title: '' }, boards: [], cards: [] },
  ...{ decisions: [decision, step], comments: [comment, removed], rounds: [round] },
}

function importOf(json: unknown): RoomFile {
  const reading = readRoomFile(JSON.stringify(json))
  if (!reading.ok) throw new Error(`${reading.reason} ${reading.path}`)
  const doc = new Y.Doc()
  const update = discussionFromFile(reading.value)
  if (update) Y.applyUpdate(doc, update)
  return writeRoomFile(openContent(new Y.Doc()), now, openDiscussion(doc))
}

const word = fc.stringMatching(/^[0-9A-Za-z]{1,12}$/)
const idOf = (kind: string) => word.map((id) => `${kind}_${id}`)
const at = fc.integer({ min: 0, max: 4e12 })
const text = fc.stringMatching(/^[a-zåäö \n]{1,40}$/)
const role = fc.constantFrom('facilitator', 'member', 'principal', 'viewer')
const person = fc.record({ user: idOf('user'), name: text, role })
const decisions = fc.record(
  {
    ...{
      id: idOf('decision'),
      kind: fc.constantFrom('priorities', 'step', 'other'),
      text,
      reason: text,
      by: person,
      at,
    },
    ...{
      cards: fc.array(idOf('card')),
      rounds: fc.array(idOf('round')),
      replaces: idOf('decision'),
      board: idOf('board'),
    },
    ...{ step: word, isPassed: fc.boolean(), unmet: fc.array(word) },
  },
  { requiredKeys: ['id', 'kind', 'text', 'reason', 'by', 'at', 'cards', 'rounds'] },
)
const comments = fc.oneof(
  fc.record(
    { id: idOf('comment'), card: idOf('card'), text, by: person, at, resolved: fc.record({ by: person, at }) },
    { requiredKeys: ['id', 'card', 'text', 'by', 'at'] },
  ),
  fc.record({ id: idOf('comment'), card: idOf('card'), text: fc.constant(''), at, removed: fc.record({ role, at }) }),
)
const listOf = <T extends { id: string }>(item: fc.Arbitrary<T>) =>
  fc.uniqueArray(item, { selector: ({ id }) => id, maxLength: 6 })
const byId = (list: readonly { readonly id: string }[] = []) => [...list].sort((a, b) => (a.id < b.id ? -1 : 1))

describe('what a room has decided and said', () => {
  test('is in its file, and in the room that is made of it', () => {
    expect(importOf(file)).toEqual(file)
  })

  test('is the same in the end, whatever it is', () => {
    fc.assert(
      fc.property(listOf(decisions), listOf(comments), (made, said) => {
        const again = importOf({ ...file, decisions: made, comments: said })
        expect(byId(again.decisions)).toEqual(byId(made))
        expect(byId(again.comments)).toEqual(byId(said))
        expect(importOf(again)).toEqual(again)
      }),
    )
  })

  test('is no document where there is nothing', () => {
    expect(discussionFromFile({})).toBeUndefined()
    expect(discussionFromFile({ decisions: [], comments: [], rounds: [] })).toBeUndefined()
  })

  test('has no votes that are open', () => {
    const doc = new Y.Doc()
    const { closed: _, ...open } = round
    openDiscussion(doc).rounds.set(round.id, open)
    expect(writeRoomFile(openContent(new Y.Doc()), now, openDiscussion(doc)).rounds).toBeUndefined()
  })

  test.each<[string, unknown]>([
    ['decisions.0.id', { decisions: [{ ...decision, id: 'comment_a' }] }],
    ['decisions.0.kind', { decisions: [{ ...decision, kind: 'law' }] }],
    ['decisions.0.text', { decisions: [{ ...decision, text: 'x'.repeat(1_001) }] }],
    ['decisions.0.reason', { decisions: [{ ...decision, reason: 7 }] }],
    ['decisions.0.by.role', { decisions: [{ ...decision, by: { ...kim, role: 'owner' } }] }],
    ['decisions.0.by.name', { decisions: [{ ...decision, by: { ...kim, name: 'x'.repeat(201) } }] }],
    ['decisions.0.at', { decisions: [{ ...decision, at: null }] }],
    ['decisions.0.replaces', { decisions: [{ ...decision, replaces: 'x' }] }],
    ['decisions.0.cards.0', { decisions: [{ ...decision, cards: ['board_a'] }] }],
    ['decisions.0.cards', { decisions: [{ ...decision, cards: Array(201).fill('card_a') }] }],
    ['decisions.0.more', { decisions: [{ ...decision, more: 1 }] }],
    ['decisions.1.id', { decisions: [decision, decision] }],
    ['decisions', { decisions: Array(2_001).fill(decision) }],
    ['comments.0.card', { comments: [{ ...comment, card: 'x' }] }],
    ['comments.0.text', { comments: [{ ...comment, text: 'x'.repeat(2_001) }] }],
    ['comments.0', { comments: [{ ...comment, text: '' }] }],
    ['comments.0', { comments: [{ ...removed, text: 'Robin' }] }],
    ['comments.0', { comments: [{ ...removed, by: kim }] }],
    ['comments.0.resolved.by.user', { comments: [{ ...comment, resolved: { by: { ...kim, user: '' }, at: 1 } }] }],
    ['comments.0.removed.role', { comments: [{ ...removed, removed: { role: 'x', at: 1 } }] }],
    ['comments.1.id', { comments: [comment, comment] }],
    ['comments', { comments: Array(2_001).fill(comment) }],
    ['rounds.0.closed', { rounds: [{ ...round, closed: undefined }] }],
    ['rounds.0.kind', { rounds: [{ ...round, kind: 'x' }] }],
    ['rounds.0.voters.0', { rounds: [{ ...round, voters: ['x'] }] }],
    ['rounds.0.of', { rounds: [{ ...round, of: -1 }] }],
    [
      'rounds.0.closed.dots.card_a.dots',
      { rounds: [{ ...round, closed: { at: 1, dots: { card_a: { dots: 1.5, people: 1 } } } }] },
    ],
    ['rounds.0.closed.dots.x', { rounds: [{ ...round, closed: { at: 1, dots: { x: { dots: 1, people: 1 } } } }] }],
    ['rounds.0.closed.matrix', { rounds: [{ ...round, closed: { at: 1, matrix: 7 } }] }],
    ['rounds', { rounds: Array(501).fill(round) }],
  ])('is refused where %s is wrong', (path, parts) => {
    const reading = readRoomFile(JSON.stringify({ ...file, ...(parts as object) }))
    expect(reading).toEqual({ ok: false, reason: 'not-a-room-file', path })
  })
})
