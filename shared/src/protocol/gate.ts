import * as Y from 'yjs'
import { inOrder } from './update-order.ts'
import { freshOf, LIMITS, readParts, type UpdateLimits, type UpdateParts } from './update-parts.ts'
import { fitOf, fitsInCopy } from './update-place.ts'

/** Whether an update can be taken in whole: yes, no because something before it is missing, or no because it is not an update. */
export type UpdateVerdict = 'complete' | 'gap' | 'malformed'

export interface Inspection {
  readonly verdict: UpdateVerdict
  /** There unless it is malformed. */
  readonly parts: UpdateParts | undefined
  /** What was looked at, and may be applied: the update without parts, and halves of parts, that the document has. */
  readonly update: Uint8Array
  /** It was tried on a copy of the document, which costs as much as reading that. */
  readonly isTried: boolean
  /**
   * Parts of the document that it passes, at the most: on the way to where each new one goes, and under what it deletes, where Yjs
   * looks at the dead ones, too. A frame of some bytes may pass all of them.
   */
  readonly passed: number
}

const FREE = { isTried: false, passed: 0 }

/**
 * Looks at a V1 update before it is applied (SYN3, S5). A document never takes an update that would leave something pending:
 * pending parts are invisible, are sent to everyone, and cost more with each further one.
 */
export function inspectUpdate(doc: Y.Doc, update: Uint8Array, limits: UpdateLimits = LIMITS): Inspection {
  let news: { readonly update: Uint8Array; readonly parts: UpdateParts }
  try {
    news = readNews(doc, update, limits)
  } catch {
    return { ...FREE, verdict: 'malformed', parts: undefined, update }
  }
  const { parts } = news
  const ordered = inOrder(parts, (client) => Y.getState(doc.store, client))
  if (!ordered) return { ...FREE, ...news, verdict: 'gap' }
  const fresh = ordered === parts.structs ? parts.fresh : freshOf(doc, ordered)
  const fit = fitOf(doc, fresh, limits)
  const isTried = fit.verdict === 'unseen'
  const cost = { isTried, passed: fit.passed + coveredByDeletes(doc, parts) }
  const fits = isTried ? fitsInCopy(doc, news.update, fresh, limits) : fit.verdict === 'fits'
  return fits ? { ...news, ...cost, verdict: 'complete' } : { ...news, ...cost, verdict: 'malformed', parts: undefined }
}

/** Told without a look at them: no more than are deleted, and no more than there are. */
function coveredByDeletes(doc: Y.Doc, { ds }: UpdateParts): number {
  let covered = 0
  for (const [client, deletes] of ds.clients) {
    const length = deletes.reduce((sum, { len }) => sum + len, 0)
    covered += Math.min(length, doc.store.clients.get(client)?.length ?? 0)
  }
  return covered
}

/**
 * Reads an update, without the known halves of its parts: of such a part Yjs believes what it says of its parent, and places it by
 * the half that is known, which may be somewhere else.
 */
function readNews(doc: Y.Doc, update: Uint8Array, limits: UpdateLimits): { update: Uint8Array; parts: UpdateParts } {
  const parts = readParts(doc, update, limits)
  if (!parts.fresh.some(({ id }) => Y.getState(doc.store, id.client) > id.clock)) return { update, parts }
  const news = Y.diffUpdate(update, Y.encodeStateVector(doc))
  return { update: news, parts: readParts(doc, news, limits) }
}
