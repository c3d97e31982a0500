import { sv, type Words } from '@samtavla/shared/i18n/sv.ts'
import { createContext, useContext } from 'react'
import { type Language, preferences, setPreferences } from './preferences.ts'

/** The source language is always there; the other one is fetched by those who want it (P1). */
const CATALOGUES: Partial<Record<Language, Words>> = { sv }

const WordsContext = createContext<Words>(sv)

/** Given once, at the top of the page, with `words()` whenever the language changes. */
export const WordsProvider = WordsContext.Provider

/** Every sentence of the screens, in the person's language. */
export function useWords(): Words {
  return useContext(WordsContext)
}

/** The same outside of components. */
export function words(): Words {
  return CATALOGUES[preferences().language] ?? sv
}

/** Resolves when the sentences of a language are here; rejects when they cannot be fetched. */
export async function loadWords(language: Language): Promise<void> {
  if (language === 'en') CATALOGUES.en ??= (await import('@samtavla/shared/i18n/en.ts')).en
}

/** Changes the person's language once its sentences are here. False when they cannot be fetched: then it stays as it is. */
export async function setLanguage(language: Language): Promise<boolean> {
  try {
    await loadWords(language)
  } catch {
    return false
  }
  setPreferences({ language })
  return true
}
