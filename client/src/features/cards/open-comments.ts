import type { CardId } from '@samtavla/shared/model/ids.ts'
import { createContext, useContext } from 'react'

/** Shows what was said of a card, over whatever is in sight. */
export type OpenComments = (card: CardId) => void

const OpenCommentsContext = createContext<OpenComments | undefined>(undefined)

/** Given by the page, which has the dialog. */
export const OpenCommentsProvider = OpenCommentsContext.Provider

/** How a card’s comments are shown. Throws where nobody shows any. */
export function useOpenComments(): OpenComments {
  const open = useContext(OpenCommentsContext)
  if (!open) throw new Error('There is nobody here to show comments')
  return open
}
