import './app.css'
import { lazy, Suspense } from 'react'
import { Route, Switch } from 'wouter'
import { usePreferences } from '../hooks/preferences.ts'
import { useWords, WordsProvider, words } from '../hooks/use-words.ts'
import { Announcer } from '../ui/Announcer.tsx'
import { Toaster } from '../ui/Toaster.tsx'
import { HomePage } from './HomePage.tsx'
import { JoinPage } from './JoinPage.tsx'
import { KeyPage } from './KeyPage.tsx'
import { MessagePage } from './MessagePage.tsx'

// Home and join pages are light: Yjs and the board come when there is a room to open (P1).
const RoomPage = lazy(async () => ({ default: (await import('./RoomPage.tsx')).RoomPage }))

export function App() {
  usePreferences()
  return (
    <WordsProvider value={words()}>
      <Announcer>
        <Toaster>
          <Pages />
        </Toaster>
      </Announcer>
    </WordsProvider>
  )
}

function Pages() {
  const w = useWords()
  return (
    <Suspense fallback={<MessagePage title={w.loading} text="" />}>
      <Switch>
        <Route path="/">
          <HomePage />
        </Route>
        <Route path="/join">
          <JoinPage />
        </Route>
        <Route path="/key">
          <KeyPage />
        </Route>
        <Route path="/room/:id">{({ id }) => <RoomPage id={id} />}</Route>
        <Route>
          <MessagePage title={w.notFoundTitle} text={w.notFoundText} />
        </Route>
      </Switch>
    </Suspense>
  )
}
