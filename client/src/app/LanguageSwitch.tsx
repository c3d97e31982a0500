import { setPreferences, usePreferences } from '../hooks/preferences.ts'
import { Button } from '../ui/Button.tsx'

/** To the other language at once; its name stands in its own language. */
export function LanguageSwitch() {
  const { language } = usePreferences()
  const other = language === 'sv' ? 'en' : 'sv'
  return (
    <Button lang={other} size="small" onClick={() => setPreferences({ language: other })}>
      {other === 'en' ? 'English' : 'Svenska'}
    </Button>
  )
}
