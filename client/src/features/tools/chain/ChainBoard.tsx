import './chain.css'
import { chainLayout } from '@samtavla/shared/model/chain-layout.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { ArrowLeftFromLine, ArrowRightFromLine } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { useEditing, useRegionsWithCards } from '../../../hooks/room-context.ts'
import { useWords } from '../../../hooks/use-words.ts'
import { beginningOf } from '../../../model/card-names.ts'
import { CardSurface } from '../../cards/CardSurface.tsx'
import { RegionSection } from '../../cards/RegionSection.tsx'
import { useCardHands } from '../../cards/use-card-hands.ts'
import { useRegions } from '../../cards/use-regions.ts'
import type { PictureProps } from '../picture.ts'
import { ArrowDialog } from './ArrowDialog.tsx'
import { ArrowPicker } from './ArrowPicker.tsx'
import { Assumptions } from './Assumptions.tsx'
import { arrange, directionOf } from './arrangement.ts'
import { ChainBar } from './ChainBar.tsx'
import { ChainInvitation } from './ChainInvitation.tsx'
import { ChainPicture } from './ChainPicture.tsx'
import { type ChainActions, ChainProvider, type Way } from './chain-context.ts'
import { drawArrow } from './chain-edits.ts'
import { type Ends, useChain } from './read-chain.ts'

type OpenDialog =
  | { readonly kind: 'arrow'; readonly link: Ends }
  | { readonly kind: 'picker'; readonly card: CardId; readonly way: Way }

/** A chain of effects: a column for each step, arrows from what leads to what follows, and what is taken for granted in each. */
export function ChainBoard({ board, isProjected, onPasteMany }: PictureProps) {
  const { room, announce } = useCardHands()
  const w = useWords()
  const { canEdit } = useEditing(board.id)
  const isEmpty = useRegionsWithCards(board.id) === ''
  const regions = useRegions(board)
  const isBack = directionOf(board) === 'bakat'
  const [dialog, setDialog] = useState<OpenDialog>()
  const { heads, columns, bands } = useMemo(() => arrange(regions), [regions])
  const chain = useChain(board.id, columns)
  const layout = useMemo(() => chainLayout(chain.cards, chain.arrows).columns, [chain])
  const shown = useMemo(() => {
    const steps = columns.map((region, i) => ({ region, places: layout[i] ?? [] }))
    return isBack ? steps.reverse() : steps
  }, [columns, layout, isBack])
  const surfaceRegions = useMemo(
    () => [...heads, ...shown.map(({ region }) => region), ...bands],
    [heads, shown, bands],
  )

  // What others do gives a new chain, and must not end an arrow that somebody draws.
  const latest = useRef({ cards: chain.cards, isBack, w })
  latest.current = { cards: chain.cards, isBack, w }
  const actions = useMemo<ChainActions>(() => {
    const mayEdit = canEdit && !isProjected
    const connect = (card: CardId, other: CardId) => {
      const { cards, isBack, w } = latest.current
      const columnOf = (id: CardId) => cards.findIndex((column) => column.includes(id))
      const [here, there] = [columnOf(card), columnOf(other)]
      if (here < 0 || there < 0) return
      const isCause = here === there ? !isBack : here < there
      const [cause, effect] = isCause ? [card, other] : [other, card]
      if (!room.hand.do((pen) => drawArrow(pen, cause, effect))) return
      announce(w.chain.drawn(beginningOf(room.store, cause, w), beginningOf(room.store, effect, w)))
    }
    return {
      canEdit: mayEdit,
      connect,
      openArrow: (link) => setDialog({ kind: 'arrow', link }),
      openPicker: (card, way) => setDialog({ kind: 'picker', card, way }),
    }
  }, [canEdit, isProjected, room, announce])
  const pictureItems = useMemo(
    () => (card: CardId) => [
      {
        id: 'leads-to',
        label: w.chain.leadsTo,
        icon: <ArrowRightFromLine size={18} />,
        onAction: () => actions.openPicker(card, 'down'),
      },
      {
        id: 'comes-of',
        label: w.chain.comesOf,
        icon: <ArrowLeftFromLine size={18} />,
        onAction: () => actions.openPicker(card, 'up'),
      },
    ],
    [actions, w],
  )
  const handleClose = () => setDialog(undefined)

  return (
    <ChainProvider value={actions}>
      <ChainBar board={board} isReadOnly={!actions.canEdit} isProjected={isProjected} />
      <CardSurface board={board} regions={surfaceRegions} className="chain" pictureItems={pictureItems}>
        {heads.map((region) => (
          <div key={region.id} className="chain-band">
            <RegionSection board={board} region={region} hasRule={false} onPasteMany={onPasteMany} />
          </div>
        ))}
        {isEmpty && shown[0] && <ChainInvitation board={board} isBack={isBack} first={shown[0].region} />}
        <ChainPicture board={board} steps={shown} arrows={chain.arrows} isBack={isBack} onPasteMany={onPasteMany} />
        <Assumptions arrows={chain.arrows} />
        {bands.map((region) => (
          <div key={region.id} className="chain-band">
            <RegionSection board={board} region={region} hasRule={false} onPasteMany={onPasteMany} />
          </div>
        ))}
      </CardSurface>
      {dialog?.kind === 'arrow' && <ArrowDialog link={dialog.link} onClose={handleClose} />}
      {dialog?.kind === 'picker' && (
        <ArrowPicker card={dialog.card} way={dialog.way} columns={columns} chain={chain} onClose={handleClose} />
      )}
    </ChainProvider>
  )
}
