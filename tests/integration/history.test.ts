import { describe, expect, test } from 'vitest'
import { type BrokenPromise, checkHistory, History, PROMISES } from '../support/history.ts'
import { seeded } from '../support/seeded.ts'

/** Runs with one fault each, by the promise that they break. */
const bad: Readonly<Record<BrokenPromise, (history: History) => void>> = {
  'nothing acknowledged is lost': (history) => {
    history.wrote('eva', 'a')
    history.wrote('eva', 'b')
    history.acknowledged('eva', 'a')
    history.acknowledged('eva', 'b')
    history.asked()(['b'])
  },
  'nothing that another has seen is lost': (history) => {
    history.wrote('eva', 'a')
    history.read('ali', ['a'])
    history.asked()([])
  },
  'nobody loses sight of what they wrote': (history) => {
    history.wrote('eva', 'a')
    history.wrote('eva', 'b')
    history.read('eva', ['b'])
  },
  'nobody loses sight of what they have read': (history) => {
    history.wrote('eva', 'a')
    history.wrote('eva', 'b')
    history.read('ali', ['a', 'b'])
    history.read('ali', ['b'])
  },
  'nothing is there twice': (history) => {
    history.wrote('eva', 'a')
    history.read('ali', ['a', 'a'])
  },
  'nothing is there that nobody wrote': (history) => {
    history.wrote('eva', 'a')
    history.read('ali', ['a', 'b'])
  },
  'nothing unwritten is acknowledged': (history) => {
    history.wrote('eva', 'a')
    history.acknowledged('ali', 'a')
  },
  'all are equal when all is quiet': (history) => {
    history.wrote('eva', 'a')
    history.wrote('eva', 'b')
    history.settled('eva', ['a', 'b'], '')
    history.settled('ali', ['b', 'a'], '')
  },
}

/** The promises that a run breaks, each once. */
function broken(run: (history: History) => void): string[] {
  const history = new History(() => 0)
  run(history)
  return [...new Set(checkHistory(history.happenings).map(({ promise }) => promise))]
}

describe('[R8] the history checker', () => {
  test.each(PROMISES)('finds a run in which it is not so that %s', (promise) => {
    expect(broken(bad[promise])).toEqual([promise])
  })

  test('finds texts that changed places', () => {
    const run = (history: History) => {
      for (const text of ['a', 'b', 'c']) history.wrote('eva', text)
      history.read('ali', ['a', 'c'])
      history.read('ali', ['c', 'b', 'a'])
    }
    expect(broken(run)).toEqual(['nobody loses sight of what they have read'])
  })

  test('finds replicas with the same texts and something else that differs', () => {
    const run = (history: History) => {
      history.settled('eva', [], 'one')
      history.settled('ali', [], 'one')
      history.settled('bo', [], 'two')
    }
    expect(broken(run)).toEqual(['all are equal when all is quiet'])
  })

  test('names the text, who should have it, and where it shows', () => {
    const history = new History(() => 0)
    history.wrote('eva', 'a')
    history.acknowledged('eva', 'a')
    const answer = history.asked()
    history.wrote('eva', 'b')
    answer([])
    expect(checkHistory(history.happenings)).toEqual([
      { promise: 'nothing acknowledged is lost', session: 'the server', about: 'a', happening: 4 },
    ])
  })

  test('demands only what was promised before a look began', () => {
    const run = (history: History) => {
      history.wrote('eva', 'a')
      const answer = history.asked()
      history.acknowledged('eva', 'a')
      history.read('ali', ['a'])
      answer([])
    }
    expect(broken(run)).toEqual([])
  })

  test('lets go what was neither acknowledged nor seen by others', () => {
    const run = (history: History) => {
      history.wrote('eva', 'a')
      history.read('eva', ['a'])
      history.asked()([])
      history.wrote('eva', 'b')
      history.acknowledged('eva', 'b')
      history.refused('eva', 'a')
      history.asked()(['b'])
    }
    expect(broken(run)).toEqual([])
  })

  test('finds one fault anywhere in a long run', () => {
    const random = seeded(8)
    for (let trial = 0; trial < 50; trial++) {
      const lost = Math.floor(random() * 400)
      const run = (isBad: boolean) => (history: History) => {
        const texts = Array.from({ length: 400 }, (_, number) => `text ${number}`)
        for (const [number, text] of texts.entries()) {
          const session = `person ${number % 7}`
          history.wrote(session, text)
          history.acknowledged(session, text)
        }
        history.asked()(isBad ? texts.toSpliced(lost, 1) : texts)
      }
      expect(broken(run(false))).toEqual([])
      expect(broken(run(true))).toEqual(['nothing acknowledged is lost'])
    }
  })
})
