import type { LinkKind } from '../model/link.ts'
import type { Words } from './tool.ts'

/** B.23: how one card becomes the next. The old one stays; the new one is threaded to it. */
export interface Conversion {
  /** What is done. Cards of different tools that are chosen together do it if all of them can. */
  readonly verb: string
  readonly label: Words
  readonly from: { readonly tool: string; readonly regions?: readonly string[] }
  /** With `likeIts`, the region that the old card stands in, where the board has it. */
  readonly to: { readonly tool: string; readonly region: string; readonly likeIts?: true }
  readonly link: LinkKind
  /** Where the new card's words come from: the card itself, one of its fields, or whoever makes it. */
  readonly text: 'same' | 'ask' | { readonly field: string }
  /** Fields that follow along: of several, what there is of them, in this order. */
  readonly carries?: readonly { readonly to: string; readonly from: readonly string[] }[]
  /** Threads of the old card that the new one has as well. */
  readonly inherits?: readonly LinkKind[]
  /** The newest figure that the old card rests on becomes the new one's baseline. */
  readonly takesBaseline?: true
  /** The same the other way round: what it is called where the new card is the one that the old one grew out of. */
  readonly back?: Words
}
