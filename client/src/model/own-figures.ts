import { keepFigures } from '@samtavla/shared/edits/private-figures.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import {
  openPrivateFigures,
  type PrivateFigure,
  type PrivateFigures,
  readPrivateFigures,
} from '@samtavla/shared/model/private-figures.ts'
import type * as Y from 'yjs'

/** The figures that only this person sees, as plain values that change only when they do. Nothing is opened before it is asked for. */
export class OwnFigures {
  readonly #openDoc: () => Y.Doc
  readonly #listeners = new Set<() => void>()
  #opened: PrivateFigures | undefined
  #figures: ReadonlyMap<CardId, PrivateFigure> = new Map()

  constructor(openDoc: () => Y.Doc) {
    this.#openDoc = openDoc
  }

  /** By their cards; the same map until one of them changes. */
  all = (): ReadonlyMap<CardId, PrivateFigure> => this.#figures

  keep(figures: ReadonlyMap<CardId, PrivateFigure | undefined>): void {
    keepFigures(this.#open(), figures)
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    // Whoever looks at them wants to see what was kept before.
    this.#open()
    return () => void this.#listeners.delete(listener)
  }

  #open(): PrivateFigures {
    if (this.#opened) return this.#opened
    this.#opened = openPrivateFigures(this.#openDoc())
    this.#opened.figures.observe(this.#read)
    this.#read()
    return this.#opened
  }

  #read = (): void => {
    if (!this.#opened) return
    this.#figures = readPrivateFigures(this.#opened)
    for (const listener of [...this.#listeners]) listener()
  }
}
