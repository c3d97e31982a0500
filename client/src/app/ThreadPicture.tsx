const CARDS = [
  { x: 8, y: 12, color: 'green', lines: [70, 52] },
  { x: 128, y: 44, color: 'yellow', lines: [64, 74, 40] },
  { x: 32, y: 122, color: 'pink', lines: [72, 46] },
  { x: 190, y: 142, color: 'blue', lines: [60, 70] },
] as const

/** What the product is about, in one picture: notes, and the red thread from one to the next. Decorative. */
export function ThreadPicture() {
  return (
    <svg className="thread-picture" viewBox="0 0 300 220" aria-hidden="true">
      {CARDS.map(({ x, y, color, lines }) => (
        <g key={color} transform={`translate(${x} ${y})`} data-card-color={color}>
          <rect width="100" height="66" rx="5" fill="var(--card)" stroke="var(--card-edge)" />
          {lines.map((width, i) => (
            <path key={width} className="words" d={`M14 ${18 + i * 14}h${width}`} />
          ))}
        </g>
      ))}
      <path className="thread" d="M108 45c14 0 6 30 20 30M168 110c0 30-12 40-36 40M132 172c26 0 34 8 58 8" />
    </svg>
  )
}
