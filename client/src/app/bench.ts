import type * as Y from 'yjs'
import { renderCount } from '../features/cards/render-count.ts'
import type { RoomStore } from '../model/room-store.ts'

declare global {
  interface Window {
    samtavlaBench?: { readonly cardRenders: number; readonly applyMs: number[] }
  }
}

/** With `?bench` in the address: how many cards were rendered, and how long each remote update took from bytes to page. */
export function measureForBench(doc: Y.Doc, store: RoomStore): void {
  if (!new URLSearchParams(window.location.search).has('bench')) return
  const applyMs: number[] = []
  let applied = 0
  let start = 0
  doc.on('beforeAllTransactions', () => {
    start = performance.now()
  })
  doc.on('afterAllTransactions', () => {
    applied += performance.now() - start
  })
  const deliver = store.deliver
  store.deliver = (notify, isReordered) => {
    const begin = performance.now()
    deliver(notify, isReordered)
    applyMs.push(applied + performance.now() - begin)
    applied = 0
  }
  window.samtavlaBench = {
    get cardRenders() {
      return renderCount.cards
    },
    applyMs,
  }
}
