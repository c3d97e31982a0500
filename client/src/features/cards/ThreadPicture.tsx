import './thread-picture.css'
import { cardWords } from '@samtavla/shared/documents/card-words.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { threadPicture } from '@samtavla/shared/tools/thread-stages.ts'
import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useCard, useCode, useRoom, useStored } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { classNames } from '../../ui/class-names.ts'
import { goToCard } from './card-address.ts'
import { stageOfCard } from './thread-words.ts'

const SOURCES = ['links', 'regions', 'boards']

interface ThreadPictureProps {
  readonly id: CardId
  readonly onClose: () => void
}

/** The thread across all boards: a column for each stage, in reading order, with lines drawn behind. */
export function ThreadPicture({ id, onClose }: ThreadPictureProps) {
  const { store } = useRoom()
  const w = useWords()
  const told = useStored(SOURCES, () => JSON.stringify(threadPicture(store, id, (card) => stageOfCard(store, card))))
  const picture = useMemo(() => JSON.parse(told) as ReturnType<typeof threadPicture>, [told])
  const ref = useRef<HTMLElement>(null)
  const lines = useLines(ref, picture.lines)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled with the arrow keys
    <section className="thread-picture" ref={ref} tabIndex={0} aria-label={w.thread.title}>
      <svg className="thread-picture-lines" aria-hidden="true" width={lines.width} height={lines.height}>
        {lines.paths.map((path) => (
          <path key={path} d={path} />
        ))}
      </svg>
      {picture.columns.map(({ stage, cards }) => (
        <section key={stage} className="thread-column" aria-label={w.thread.stages[stage]}>
          <h4>{w.thread.stages[stage]}</h4>
          <ul>
            {cards.map((card) => (
              <PictureCard key={card} id={card} isStart={card === id} onClose={onClose} />
            ))}
          </ul>
        </section>
      ))}
    </section>
  )
}

function PictureCard({ id, isStart, onClose }: ThreadPictureProps & { readonly isStart: boolean }) {
  const w = useWords()
  const card = useCard(id)
  const code = useCode(id)
  if (!card) return null
  const handleGo = () => {
    onClose()
    goToCard(id)
  }
  return (
    <li className={classNames('thread-picture-card', isStart && 'is-start')} data-thread-card={id}>
      <button type="button" disabled={card.state !== undefined} onClick={handleGo}>
        {code && <strong>{code} </strong>}
        {cardWords(card, w)}
      </button>
    </li>
  )
}

interface Lines {
  readonly width: number
  readonly height: number
  readonly paths: readonly string[]
}

/** From the end of each upper card to the beginning of the lower one, measured in one go whenever the picture's size changes. */
function useLines(ref: RefObject<HTMLElement | null>, links: ReturnType<typeof threadPicture>['lines']): Lines {
  const [lines, setLines] = useState<Lines>({ width: 0, height: 0, paths: [] })
  useLayoutEffect(() => {
    const root = ref.current
    if (!root) return
    const measure = () => {
      const origin = root.getBoundingClientRect()
      const boxes = new Map<string, DOMRect>()
      for (const element of root.querySelectorAll<HTMLElement>('[data-thread-card]')) {
        boxes.set(element.dataset.threadCard!, element.getBoundingClientRect())
      }
      const at = (x: number, y: number) =>
        [x - origin.left + root.scrollLeft, y - origin.top + root.scrollTop].map(Math.round) as [number, number]
      const paths = links.flatMap(({ from, to }) => {
        const [start, end] = [boxes.get(from), boxes.get(to)]
        if (!start || !end) return []
        const isBeside = start.right <= end.left
        const [x1, y1] = isBeside ? at(start.right, start.top + 20) : at(start.left + 12, start.bottom)
        const [x2, y2] = isBeside ? at(end.left, end.top + 20) : at(end.left + 12, end.top)
        const bend = isBeside ? Math.max(16, (x2 - x1) / 2) : 0
        return [`M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`]
      })
      setLines({ width: root.scrollWidth, height: root.scrollHeight, paths: [...new Set(paths)] })
    }
    const observer = new ResizeObserver(measure)
    observer.observe(root)
    for (const column of root.children) observer.observe(column)
    measure()
    return () => observer.disconnect()
  }, [ref, links])
  return lines
}
