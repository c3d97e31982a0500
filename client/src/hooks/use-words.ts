import { en } from '@samtavla/shared/i18n/en.ts'
import { sv, type Words } from '@samtavla/shared/i18n/sv.ts'
import { createContext, useContext } from 'react'
import { preferences } from './preferences.ts'

const CATALOGUES: Record<'sv' | 'en', Words> = { sv, en }

const WordsContext = createContext<Words>(sv)

/** Given once, at the top of the page, with `words()` whenever the language changes. */
export const WordsProvider = WordsContext.Provider

/** Every sentence of the screens, in the person's language. */
export function useWords(): Words {
  return useContext(WordsContext)
}

/** The same outside of components. */
export function words(): Words {
  return CATALOGUES[preferences().language]
}
