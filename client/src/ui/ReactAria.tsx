import { type ReactNode, useLayoutEffect } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'

const TOUCH_RULE = 'react-aria-pressable-style'

/**
 * What stands around every part built on react-aria: its own few words follow the page's language, and it adds no
 * <style> element (the page's policy refuses those; the rule is in our style sheet).
 */
export function ReactAria({ children }: { children: ReactNode }) {
  useLayoutEffect(() => {
    if (document.getElementById(TOUCH_RULE)) return
    const placeholder = document.createElement('template')
    placeholder.id = TOUCH_RULE
    document.head.append(placeholder)
  }, [])
  return <I18nProvider locale={document.documentElement.lang || 'sv'}>{children}</I18nProvider>
}
