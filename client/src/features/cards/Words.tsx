import { Fragment } from 'react'

/** A card's text, in which a line may also break after a slash: "organisationerna/regionerna" is two words to whoever reads it. */
export function Words({ text }: { text: string }) {
  if (!text.includes('/')) return text
  let start = 0
  return text.split(/(?<=[^\s/]\/)(?=[^\s/])/).map((part) => {
    const key = start
    start += part.length
    return (
      <Fragment key={key}>
        {key > 0 && <wbr />}
        {part}
      </Fragment>
    )
  })
}
