import './app.css'
import { Route, Switch } from 'wouter'
import { usePreferences } from '../hooks/preferences.ts'
import { useWords, WordsProvider, words } from '../hooks/use-words.ts'
import { Announcer } from '../ui/Announcer.tsx'
import { lateComponent } from '../ui/LateComponent.tsx'
import { Toaster } from '../ui/Toaster.tsx'
import { askEarly } from './ask-to-enter.ts'
import { HomePage } from './HomePage.tsx'
import { JoinPage } from './JoinPage.tsx'
import { KeyPage } from './KeyPage.tsx'
import { MessagePage } from './MessagePage.tsx'

// Home and join pages are light: Yjs and the board come when there is a room to open (P1).
const roomPage = lateComponent(async () => (await import('./RoomPage.tsx')).RoomPage, Opening)

// While this page draws its first words; when it fails, it is asked for again when it is to be shown.
const [, first, room] = window.location.pathname.split('/')
if (first === 'room' && room) {
  askEarly(room)
  roomPage.preload().catch(() => {})
}

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
      <Route path="/room/:id">{({ id }) => <roomPage.Component id={id} />}</Route>
      <Route>
        <MessagePage title={w.notFoundTitle} text={w.notFoundText} />
      </Route>
    </Switch>
  )
}

function Opening() {
  const w = useWords()
  return <MessagePage title={w.loading} text={w.room.opening} />
}
