/** Where texts are that are not yet part of the room: nobody else sees them, and they survive a reload and a crash (R3). */
export interface Drafts {
  /** By the place where they are being written: `BOARD/REGION`. */
  readonly drafts: ReadonlyMap<string, string>
  /** An empty text leaves nothing behind. */
  keepDraft(place: string, text: string): void
  subscribe(listener: () => void): () => void
}
