import type { PictureProps } from '../picture.ts'
import { CauseBoard } from './CauseBoard.tsx'
import { Fishbone } from './Fishbone.tsx'

/** Causes on the bones of each problem's fish, a bone for each level. */
export function FishboneBoard(props: PictureProps) {
  return <CauseBoard {...props} Picture={Fishbone} isOrdered={false} />
}
