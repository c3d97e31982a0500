import { describe, expect, it } from 'vitest'
import { Turns } from './turns.ts'

describe('Turns', () => {
  it('does the work of a key in order, one after the other', async () => {
    const turns = new Turns<string>()
    const done: string[] = []
    const work = (name: string) => async () => {
      done.push(`${name} begins`)
      await Promise.resolve()
      done.push(`${name} ends`)
    }
    await Promise.all([turns.take('a', work('first')), turns.take('a', work('second'))])
    expect(done).toEqual(['first begins', 'first ends', 'second begins', 'second ends'])
  })

  it('lets no key wait for another', async () => {
    const turns = new Turns<string>()
    void turns.take('a', () => new Promise(() => {}))
    expect(await turns.take('b', async () => 'done')).toBe('done')
  })

  it('passes on what fails, and goes on with the next', async () => {
    const turns = new Turns<string>()
    const failing = turns.take('a', () => Promise.reject(new Error('no')))
    const next = turns.take('a', async () => 'done')
    await expect(failing).rejects.toThrow('no')
    expect(await next).toBe('done')
  })

  it('forgets a key when its last work has ended, whether well or not', async () => {
    const turns = new Turns<string>()
    const both = [turns.take('a', async () => {}), turns.take('a', () => Promise.reject(new Error('no')))]
    expect(turns.busy).toBe(1)
    await Promise.allSettled(both)
    await turns.take('b', async () => {})
    expect(turns.busy).toBe(0)
  })

  it('is settled when all work has ended, what it has led to included', async () => {
    const turns = new Turns<string>()
    const done: string[] = []
    void turns.take('a', async () => {
      await Promise.resolve()
      void turns.take('b', async () => void done.push('b'))
      done.push('a')
    })
    turns.take('a', () => Promise.reject(new Error('no'))).catch(() => done.push('failed'))
    await turns.settled()
    expect(done.toSorted()).toEqual(['a', 'b', 'failed'])
  })
})
