import type { PictureProps } from '../picture.ts'
import { CauseBoard } from './CauseBoard.tsx'
import { WhyChains } from './WhyChains.tsx'

/** The same causes as chains from each problem to what lies deepest. */
export function WhysBoard(props: PictureProps) {
  return <CauseBoard {...props} Picture={WhyChains} isOrdered />
}
