import { usePreferences } from '../hooks/preferences.ts'
import { setLanguage, useWords } from '../hooks/use-words.ts'
import { Button } from '../ui/Button.tsx'
import { useToast } from '../ui/Toaster.tsx'

/** To the other language at once; its name stands in its own language. */
export function LanguageSwitch() {
  const { language } = usePreferences()
  const toast = useToast()
  const w = useWords()
  const other = language === 'sv' ? 'en' : 'sv'
  const handleSwitch = async () => {
    if (!(await setLanguage(other))) toast({ text: w.refusals('no-connection') })
  }
  return (
    <Button lang={other} size="small" onClick={() => void handleSwitch()}>
      {other === 'en' ? 'English' : 'Svenska'}
    </Button>
  )
}
