import './gaps.css'
import { type HintCode, isHintCode, isOfGate, toolOfHint } from '@samtavla/shared/checks/hint-codes.ts'
import type { RoomFinding } from '@samtavla/shared/checks/room-checks.ts'
import type { Board } from '@samtavla/shared/model/board.ts'
import { toolOf } from '@samtavla/shared/tools/index.ts'
import { usePlan, useRoom } from '../../hooks/room-context.ts'
import { useFindings } from '../../hooks/use-gaps.ts'
import { useWords } from '../../hooks/use-words.ts'
import { quotedName } from '../../model/card-names.ts'

type HintFinding = RoomFinding & { readonly code: HintCode }

/** What the board's tool asks of the board as a whole, or of cards of other boards. Closed until one wants to read it. */
export function BoardTips({ board }: { readonly board: Board }) {
  const w = useWords()
  const { store } = useRoom()
  const hasPlan = usePlan() !== undefined
  const tips = (useFindings() ?? []).filter((finding): finding is HintFinding => isTipOn(board, finding))
  const shown = [
    ...Map.groupBy(
      tips.filter(({ code }) => hasPlan || !isOfGate(code)),
      ({ code }) => code,
    ),
  ]
  if (shown.length === 0) return null
  return (
    <details className="board-tips">
      <summary>{w.gaps.tips(shown.length)}</summary>
      <ul>
        {shown.map(([code, findings]) => {
          const names = findings.flatMap(({ cards }) => cards.slice(0, 1)).map((card) => quotedName(store, card, w))
          return (
            <li key={code} data-hint={code}>
              {names.length > 0 && <strong>{w.gaps.names(names, 0)}: </strong>}
              {w.hints[code]}
            </li>
          )
        })}
      </ul>
    </details>
  )
}

/** What is said on the cards themselves is not said twice. */
function isTipOn({ id, tool }: Board, { code, board, cards }: RoomFinding): boolean {
  if (!isHintCode(code) || toolOfHint(code) !== tool || (board !== undefined && board !== id)) return false
  return cards.length === 0 || !toolOf(tool)?.rules.includes(code)
}
