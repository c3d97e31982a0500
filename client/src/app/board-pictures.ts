import type { BoardKind } from '@samtavla/shared/tools/tool.ts'
import type { PictureProps } from '../features/tools/picture.ts'
import { type LateComponent, lateComponent } from '../ui/LateComponent.tsx'
import { Opening } from './Opening.tsx'

/** Each is fetched when a board of its kind is first shown: none of it is in the first load (P1). */
function picture(load: () => Promise<LateComponent<PictureProps>['Component']>): LateComponent<PictureProps> {
  return lateComponent(load, Opening)
}

/** The pictures that boards are drawn in, but for those of cards in their regions, which come with the page. */
export const pictures: Partial<Record<BoardKind, LateComponent<PictureProps>>> = {
  matrix: picture(async () => (await import('../features/tools/prioritise/PrioritiseBoard.tsx')).PrioritiseBoard),
  fishbone: picture(async () => (await import('../features/tools/causes/FishboneBoard.tsx')).FishboneBoard),
  whys: picture(async () => (await import('../features/tools/causes/WhysBoard.tsx')).WhysBoard),
  goals: picture(async () => (await import('../features/tools/goals/GoalsBoard.tsx')).GoalsBoard),
  chain: picture(async () => (await import('../features/tools/chain/ChainBoard.tsx')).ChainBoard),
  table: picture(async () => (await import('../features/tools/table/TableBoard.tsx')).TableBoard),
  mine: picture(async () => (await import('../features/tools/table/MineBoard.tsx')).MineBoard),
  timeline: picture(async () => (await import('../features/tools/timeline/TimelineBoard.tsx')).TimelineBoard),
  rating: picture(async () => (await import('../features/tools/rating/RatingBoard.tsx')).RatingBoard),
  followup: picture(async () => (await import('../features/tools/follow-up/FollowUpBoard.tsx')).FollowUpBoard),
  page: picture(async () => (await import('../features/tools/page/PageBoard.tsx')).PageBoard),
}

/** The pictures of a tool that stand for themselves, the first one first; none for one that is cards in regions. */
export function picturesOf(tool: { readonly kind: BoardKind; readonly views?: readonly BoardKind[] }): BoardKind[] {
  return [tool.kind, ...(tool.views ?? [])].filter((kind) => pictures[kind])
}
