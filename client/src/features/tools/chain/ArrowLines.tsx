import type { CardId } from '@samtavla/shared/model/ids.ts'
import { memo, useDeferredValue } from 'react'
import { classNames } from '../../../ui/class-names.ts'
import type { ArrowInPicture } from './arrow-paths.ts'
import { useChainActions } from './chain-context.ts'
import type { Ends } from './read-chain.ts'

interface ArrowLinesProps {
  readonly drawing: readonly ArrowInPicture[]
  readonly lit: ReadonlySet<CardId> | undefined
}

/**
 * The arrows as a picture, for those who see it and have a pointer: what it says stands under each card as well. What a pointer finds
 * is wider than what is seen, and comes when all is seen. The numbers are drawn after all lines, so that none runs over them.
 */
export function ArrowLines({ drawing, lit }: ArrowLinesProps) {
  const pressable = useDeferredValue(drawing, NOTHING)
  return (
    <svg className="chain-arrows" aria-hidden="true">
      {pressable.map((drawn) => (
        <Hit key={keyOf(drawn)} path={drawn.line} link={drawn.arrow.link} />
      ))}
      {drawing.map((drawn) => (
        <Line key={keyOf(drawn)} path={drawn.line} isLit={isLit(drawn, lit)} />
      ))}
      <path className="chain-tips" d={tipsOf(drawing.filter((drawn) => !isLit(drawn, lit)))} />
      <path className="chain-tips is-lit" d={tipsOf(drawing.filter((drawn) => isLit(drawn, lit)))} />
      {drawing.map(
        (drawn) => drawn.arrow.number > 0 && <Mark key={keyOf(drawn)} drawn={drawn} isLit={isLit(drawn, lit)} />,
      )}
    </svg>
  )
}

const NOTHING: readonly ArrowInPicture[] = []

function keyOf({ arrow }: ArrowInPicture): string {
  return `${arrow.from} ${arrow.to}`
}

function isLit({ arrow }: ArrowInPicture, lit: ReadonlySet<CardId> | undefined): boolean {
  return (lit?.has(arrow.from) && lit.has(arrow.to)) ?? false
}

const Line = memo(function Line({ path, isLit }: { readonly path: string; readonly isLit: boolean }) {
  return <path className={classNames('chain-line', isLit && 'is-lit')} d={path} />
})

const Hit = memo(function Hit({ path, link }: { readonly path: string; readonly link: Ends }) {
  const { openArrow } = useChainActions()
  // biome-ignore lint/a11y/noStaticElementInteractions: the same arrow is a button under its card
  return <path className="chain-hit" d={path} onClick={() => openArrow(link)} />
})

/** All of them are one path: nothing is asked of a tip by itself. */
function tipsOf(drawing: readonly ArrowInPicture[]): string {
  return drawing.map(({ head }) => head).join('')
}

interface MarkProps {
  readonly drawn: ArrowInPicture
  readonly isLit: boolean
}

const Mark = memo(function Mark({ drawn: { mark, arrow }, isLit }: MarkProps) {
  const { openArrow } = useChainActions()
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the same arrow is a button under its card
    <g
      className={classNames('chain-mark', isLit && 'is-lit')}
      transform={`translate(${mark.x} ${mark.y})`}
      onClick={() => openArrow(arrow.link)}
    >
      <circle r={13} />
      <text>{arrow.number}</text>
    </g>
  )
})
