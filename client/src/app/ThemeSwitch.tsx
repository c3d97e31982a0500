import { Moon, Sun } from 'lucide-react'
import { setPreferences, usePreferences } from '../hooks/preferences.ts'
import { useWords } from '../hooks/use-words.ts'
import { IconButton } from '../ui/IconButton.tsx'

/** Light or dark, whichever is not shown now; following the system is in the settings. */
export function ThemeSwitch() {
  const { theme } = usePreferences()
  const w = useWords()
  const isDark = theme === 'dark' || (theme === 'auto' && window.matchMedia('(prefers-color-scheme: dark)').matches)
  return (
    <IconButton
      size="small"
      label={isDark ? w.settings.toLight : w.settings.toDark}
      icon={isDark ? <Sun size={18} /> : <Moon size={18} />}
      tooltipAlign="end"
      onClick={() => setPreferences({ theme: isDark ? 'light' : 'dark' })}
    />
  )
}
