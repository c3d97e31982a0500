import { setColor, setWeight } from '@samtavla/shared/edits/cards.ts'
import { CARD_COLORS, WEIGHTS } from '@samtavla/shared/model/card.ts'
import type { CardId } from '@samtavla/shared/model/ids.ts'
import { useCard, useRoom } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { Button } from '../../ui/Button.tsx'
import { ColorMark } from '../../ui/ColorMark.tsx'
import { Dialog } from '../../ui/overlays.ts'

/** Colour, which always has its mark and its name beside it, and weight. */
export function LookDialog({ ids, onClose }: { readonly ids: readonly CardId[]; readonly onClose: () => void }) {
  const { hand } = useRoom()
  const w = useWords()
  const card = useCard(ids[0]!)
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={w.cards.look}
      closeLabel={w.close}
      actions={
        <Button variant="primary" onClick={onClose}>
          {w.done}
        </Button>
      }
    >
      <fieldset className="swatches">
        <legend>{w.cards.color}</legend>
        {CARD_COLORS.map((color) => (
          <label key={color} className="swatch" data-card-color={color}>
            <input
              type="radio"
              name="color"
              checked={card?.color === color}
              onChange={() => hand.do((pen) => setColor(pen, ids, color))}
            />
            <ColorMark color={color} /> {w.cards.colors[color]}
          </label>
        ))}
      </fieldset>
      <fieldset className="swatches">
        <legend>{w.cards.weightLegend}</legend>
        {[undefined, ...WEIGHTS].map((weight) => (
          <label key={weight ?? 'none'} className="swatch">
            <input
              type="radio"
              name="weight"
              checked={card?.weight === weight}
              onChange={() => hand.do((pen) => setWeight(pen, ids, weight))}
            />
            {weight ?? w.cards.noWeight}
          </label>
        ))}
      </fieldset>
    </Dialog>
  )
}
