import { openPrivateFigures } from '@samtavla/shared/model/private-figures.ts'
import { openPrivateNotes, type PrivateNotes } from '@samtavla/shared/model/private-notes.ts'
import * as Y from 'yjs'
import { changesOf } from './copy-database.ts'
import { DocConnection, type DocConnectionOptions } from './doc-connection.ts'
import { OfflineStore } from './offline-store.ts'

export interface PrivateSessionOptions extends Pick<DocConnectionOptions, 'url' | 'isAdmitted' | 'admit' | 'onChange'> {
  /** Where this browser keeps what is written. */
  readonly copy: string
}

/** A person's private document during a visit: its socket, and this browser's copy of what they write there. */
export class PrivateSession {
  readonly notes: PrivateNotes = openPrivateNotes(new Y.Doc())
  readonly #connection: DocConnection
  readonly #local: OfflineStore
  #isKept = true

  constructor({ copy, onChange, ...door }: PrivateSessionOptions) {
    const { doc } = this.notes
    this.#local = new OfflineStore(copy, doc, {
      onFound: ({ visits }) => this.#connection.foundUnsaved(changesOf(visits)),
      onKeeping: (isKeeping) => {
        this.#isKept = isKeeping
        onChange()
      },
      mayReturn: () => this.#connection.state === 'open',
      onReturn: () => this.#local.noteChanges(this.unsaved),
    })
    this.#connection = new DocConnection({
      ...door,
      doc,
      whenLoaded: this.#local.whenLoaded,
      onReceived: (update) => this.#local.noteReceived(update),
      onChange: () => {
        // It reports while it is being made.
        if (!this.#connection) return
        this.#local.noteChanges(this.unsaved)
        onChange()
      },
    })
    for (const part of [this.notes.notes, openPrivateFigures(doc).figures] as Y.Map<unknown>[])
      part.observe(this.#onPart)
  }

  /** The changes that the server is not known to have. */
  get unsaved(): readonly string[] {
    return this.#connection.unsaved
  }

  get isSaved(): boolean {
    return this.#connection.isSaved
  }

  /** False while this browser keeps nothing of what is written. */
  get isKept(): boolean {
    return this.#isKept
  }

  wake(): void {
    this.#connection.wake()
  }

  goOffline(): void {
    this.#connection.goOffline()
  }

  tryAgain(): void {
    this.#connection.tryAgain()
  }

  end(): void {
    this.#connection.end()
    this.#local.end()
    this.notes.doc.destroy()
  }

  /** PRIV-A1: what the server has taken out of it is not to stay in the copy. */
  #onPart = (event: Y.YMapEvent<unknown>, transaction: Y.Transaction): void => {
    const isRemoved = [...event.changes.keys.values()].some(({ action }) => action === 'delete')
    if (isRemoved && !transaction.local && transaction.origin === this.#connection) this.#local.renew()
  }
}
