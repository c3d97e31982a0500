import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'

/** Between two messages, and after focus has moved: a region filled while focus moves is often not read. */
const PAUSE = 150
/** How long a message stays to be read. */
const STAY = 5000

interface Message {
  readonly id: number
  readonly text: string
}

type Announce = (text: string) => void

const AnnounceContext = createContext<Announce | undefined>(undefined)

/** Says a sentence to screen readers, once and politely. The same function for as long as the page lives. */
export function useAnnounce(): Announce {
  const announce = useContext(AnnounceContext)
  if (!announce) throw new Error('useAnnounce is called outside of Announcer')
  return announce
}

/**
 * Holds the page's one live region; what is inside may call `useAnnounce`. Messages are said in the order they came,
 * never sooner than 150 ms after focus moved, and are gone after five seconds. Works while a dialog is open.
 */
export function Announcer({ children }: { children: ReactNode }) {
  const [messages, setMessages] = useState<readonly Message[]>([])
  const [queue] = useState(() => new AnnouncementQueue(setMessages))

  useEffect(() => {
    document.addEventListener('focusin', queue.noteFocus)
    return () => {
      document.removeEventListener('focusin', queue.noteFocus)
      queue.stop()
    }
  }, [queue])

  return (
    <AnnounceContext value={queue.add}>
      {children}
      {/* data-live-announcer keeps an open dialog from hiding the region. */}
      <div role="status" aria-atomic="false" aria-relevant="additions" className="visually-hidden" data-live-announcer>
        {messages.map((message) => (
          <p key={message.id}>{message.text}</p>
        ))}
      </div>
    </AnnounceContext>
  )
}

/** Lets messages into the region one by one, and out again. */
class AnnouncementQueue {
  private waiting: Message[] = []
  private shown: readonly Message[] = []
  private lastId = 0
  private quietFrom = 0
  private timer: number | undefined
  private readonly leaving = new Set<number>()
  private readonly show: (messages: readonly Message[]) => void

  constructor(show: (messages: readonly Message[]) => void) {
    this.show = show
  }

  readonly add = (text: string): void => {
    this.lastId += 1
    this.waiting.push({ id: this.lastId, text })
    this.schedule()
  }

  readonly noteFocus = (): void => {
    this.quietFrom = performance.now() + PAUSE
  }

  stop(): void {
    window.clearTimeout(this.timer)
    this.timer = undefined
    for (const timer of this.leaving) window.clearTimeout(timer)
    this.leaving.clear()
    this.waiting = []
    this.put([])
  }

  private schedule(): void {
    this.timer ??= window.setTimeout(this.next, Math.max(PAUSE, this.quietFrom - performance.now()))
  }

  private readonly next = (): void => {
    this.timer = undefined
    // Focus may have moved while the message waited.
    if (performance.now() >= this.quietFrom) this.showNext()
    if (this.waiting.length > 0) this.schedule()
  }

  private showNext(): void {
    const message = this.waiting.shift()
    if (!message) return
    this.put([...this.shown, message])
    const timer = window.setTimeout(() => {
      this.leaving.delete(timer)
      this.put(this.shown.filter((other) => other !== message))
    }, STAY)
    this.leaving.add(timer)
  }

  private put(messages: readonly Message[]): void {
    this.shown = messages
    this.show(messages)
  }
}
