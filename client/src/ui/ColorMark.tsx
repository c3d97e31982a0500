import './ColorMark.css'

export type MarkedColor = 'yellow' | 'orange' | 'pink' | 'green' | 'blue' | 'grey'

/**
 * The second cue of a card colour: a small shape, its own for each colour. Decoration: the colour's name says it in words. One
 * element, since a board has thousands.
 */
export function ColorMark({ color }: { color: MarkedColor }) {
  return <span className="ui-color-mark" data-mark={color} aria-hidden="true" />
}
