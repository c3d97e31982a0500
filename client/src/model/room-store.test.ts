import { type Comment, commentValue, withoutText } from '@samtavla/shared/discussion/comment.ts'
import { openDiscussion } from '@samtavla/shared/discussion/discussion.ts'
import { openContent } from '@samtavla/shared/model/content.ts'
import { type CardId, newCardId, newCommentId } from '@samtavla/shared/model/ids.ts'
import { openStage } from '@samtavla/shared/model/stage.ts'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { commentsKey, RoomStore } from './room-store.ts'

it('tells of comments only who shows their card, and leaves the lists of the others as they are', () => {
  const [card, other]: CardId[] = [newCardId(), newCardId()]
  const by = { user: 'user_a', name: 'Petra Rektor', role: 'principal' } as const
  const said = (on: CardId, at: number): Comment => ({ id: newCommentId(), card: on, text: `Nr ${at}`, by, at })
  const discussion = openDiscussion(new Y.Doc())
  const put = (comment: Comment) => discussion.comments.set(comment.id, commentValue(comment))
  const [first, second, third] = [said(card!, 1), said(other!, 2), said(card!, 3)]
  put(first)
  put(second)
  const store = new RoomStore(openContent(new Y.Doc()), openStage(new Y.Doc()), discussion)
  const told: string[] = []
  for (const key of ['comments', commentsKey(card!), commentsKey(other!)]) store.subscribe(key, () => told.push(key))
  const before = store.commentsOn(other!)
  expect(before).toEqual([second])

  put(third)
  expect(told).toEqual(['comments', commentsKey(card!)])
  expect(store.commentsOn(card!)).toEqual([first, third])
  expect(store.commentsOn(other!)).toBe(before)

  put(withoutText(second, { role: 'facilitator', at: 4 }))
  expect(told.slice(2)).toEqual(['comments', commentsKey(other!)])
  expect(store.commentsOn(other!)).toMatchObject([{ text: '', removed: { role: 'facilitator' } }])
  expect(store.comments()).toHaveLength(3)
  expect(store.commentsOn(newCardId())).toBe(store.commentsOn(newCardId()))
  store.stop()
})
