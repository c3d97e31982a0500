import './settings.css'
import { useState } from 'react'
import { type Language, setPreferences, usePreferences } from '../../hooks/preferences.ts'
import { setLanguage, useWords } from '../../hooks/use-words.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/overlays.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import { useToast } from '../../ui/Toaster.tsx'

/** How one person wants it on this device. */
export function SettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const p = usePreferences()
  const w = useWords()
  const s = w.settings
  const toast = useToast()
  // Shown as chosen while its sentences are fetched.
  const [asked, setAsked] = useState<Language>()
  const handleLanguage = async (language: Language) => {
    setAsked(language)
    if (!(await setLanguage(language))) toast({ text: w.refusals('no-connection') })
    setAsked(undefined)
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={s.title}
      closeLabel={w.close}
      actions={
        <Button variant="primary" onClick={onClose}>
          {w.done}
        </Button>
      }
    >
      <div className="settings">
        <Segmented
          label={s.language}
          value={asked ?? p.language}
          onChange={(language) => void handleLanguage(language)}
          options={[
            { value: 'sv', label: 'Svenska' },
            { value: 'en', label: 'English' },
          ]}
        />
        <Segmented
          label={s.theme}
          value={p.theme}
          onChange={(theme) => setPreferences({ theme })}
          options={[
            { value: 'auto', label: s.themeAuto },
            { value: 'light', label: s.themeLight },
            { value: 'dark', label: s.themeDark },
          ]}
        />
        <Segmented
          label={s.motion}
          value={p.motion}
          onChange={(motion) => setPreferences({ motion })}
          options={[
            { value: 'auto', label: s.motionAuto },
            { value: 'reduced', label: s.motionReduced },
          ]}
        />
        <Segmented
          label={s.announcements}
          value={p.announcements}
          onChange={(announcements) => setPreferences({ announcements })}
          options={[
            { value: 'digest', label: s.announceDigest },
            { value: 'all', label: s.announceAll },
            { value: 'off', label: s.announceOff },
          ]}
        />
        <Segmented
          label={s.shortcuts}
          value={p.shortcuts}
          onChange={(shortcuts) => setPreferences({ shortcuts })}
          options={[
            { value: 'on', label: s.on },
            { value: 'off', label: s.off },
          ]}
        />
      </div>
    </Dialog>
  )
}
