import './ui/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { keepPagesForOffline } from './app/service-worker.ts'
import { preferences } from './hooks/preferences.ts'
import { loadWords } from './hooks/use-words.ts'

async function start(): Promise<void> {
  // Where they cannot be fetched, Swedish is better than nothing.
  await loadWords(preferences().language).catch(() => {})
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
  keepPagesForOffline()
}

void start()
