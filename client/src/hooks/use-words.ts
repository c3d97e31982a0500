import { en } from '@samtavla/shared/i18n/en.ts'
import { sv, type Words } from '@samtavla/shared/i18n/sv.ts'
import { preferences, usePreferences } from './preferences.ts'

const CATALOGUES: Record<'sv' | 'en', Words> = { sv, en }

/** Every sentence of the screens, in the person's language. */
export function useWords(): Words {
  return CATALOGUES[usePreferences().language]
}

/** The same outside of components. */
export function words(): Words {
  return CATALOGUES[preferences().language]
}
