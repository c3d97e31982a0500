import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { newCardId, newCommentId } from '../model/ids.ts'
import { type Comment, commentValue, MAX_COMMENT, readComment, standingComments, withoutText } from './comment.ts'
import { openDiscussion, readComments } from './discussion.ts'

const by = { user: 'user_a', name: 'Petra Rektor', role: 'principal' } as const
const removed = { role: 'facilitator', at: 9 } as const

function comment(parts: Partial<Comment> = {}): Comment {
  return { id: newCommentId(), card: newCardId(), text: 'Gäller det båda skolorna?', by, at: 1, ...parts }
}

const reread = (each: Comment) => readComment(each.id, commentValue(each))

describe('[COM1] a comment', () => {
  it.each<[string, Partial<Comment>]>([
    ['open', {}],
    ['resolved', { resolved: { by, at: 2 } }],
    ['opened again', { resolved: undefined }],
  ])('that is %s is read as it was written', (_, parts) => {
    const written = comment(parts)
    expect(reread(written)).toEqual(written)
  })

  it('that was removed has no text, author or resolver left', () => {
    const written = comment({ resolved: { by, at: 2 } })
    const marker = withoutText(written, removed)
    expect(commentValue(marker)).toEqual({ card: written.card, at: 1, text: '', removed })
    expect(reread(marker)).toEqual(marker)
    expect(readComment(written.id, { ...commentValue(written), removed })).toEqual(marker)
    expect(standingComments([written, marker])).toEqual([written])
  })

  it('keeps nothing that it does not know', () => {
    const written = comment()
    const value = { ...commentValue(written), mood: 'glad', by: { ...by, email: 'petra@example.org' } }
    expect(readComment(written.id, value)).toEqual(written)
  })

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['a text', 'Hej'],
    ['a list', []],
    ['no card', { ...commentValue(comment()), card: 'x' }],
    ['no text', { ...commentValue(comment()), text: '' }],
    ['a text that is too long', { ...commentValue(comment()), text: 'x'.repeat(MAX_COMMENT + 1) }],
    ['no author', { ...commentValue(comment()), by: { ...by, role: 'owner' } }],
    ['no time', { ...commentValue(comment()), at: Number.NaN }],
  ])('is not made of %s', (_, value) => {
    expect(readComment(newCommentId(), value)).toBeUndefined()
    expect(readComment('decision_x', commentValue(comment()))).toBeUndefined()
  })

  it('is read of any value without failing', () => {
    fc.assert(fc.property(fc.anything(), (value) => void readComment('comment_a', value)))
    const parts = fc.record({ card: fc.anything(), at: fc.anything(), by: fc.anything(), removed: fc.anything() })
    fc.assert(fc.property(parts, (value) => void readComment('comment_a', value)))
  })
})

it('a discussion gives comments with the oldest first, and passes over what a newer server has written', () => {
  const discussion = openDiscussion(new Y.Doc())
  const [first, second, third] = [comment({ at: 1 }), comment({ at: 2 }), comment({ at: 3 })]
  for (const each of [third, first, second]) discussion.comments.set(each.id, commentValue(each))
  discussion.comments.set(newCommentId(), { kind: 'drawing' })
  expect(readComments(discussion)).toEqual([first, second, third])
})
