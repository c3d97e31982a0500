import { readFileSync } from 'node:fs'
import { CARD_COLORS } from '@samtavla/shared/model/card.ts'
import { describe, expect, it } from 'vitest'

type Rgb = readonly [number, number, number]
type Theme = 'light' | 'dark'

const THEMES: readonly Theme[] = ['light', 'dark']
const PEOPLE = Array.from({ length: 12 }, (_, index) => `person-${index}`)
const STATES = ['saved', 'saving', 'offline', 'refused']
const SURFACES = ['wall', 'paper', 'paper-raised']
const CARDS = CARD_COLORS.map((color) => `card-${color}`)

const css = readFileSync(new URL('../../client/src/ui/tokens.css', import.meta.url), 'utf8')
/** Before the first override (theme, motion, forced colours): the one place where colours are written. */
const root = css.slice(css.indexOf(':root'), css.indexOf('[data-theme'))

/** A colour token as linear light. Throws when the token is missing or is no plain colour. */
function color(name: string, theme: Theme): Rgb {
  const value = new RegExp(`--${name}:\\s*([^;]+);`).exec(root)?.[1]
  const [light, dark] = value?.match(/#[0-9a-f]{6}\b/g) ?? []
  if (!light) throw new Error(`tokens.css has no colour --${name}`)
  return linear(theme === 'dark' ? (dark ?? light) : light)
}

function linear(hex: string): Rgb {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return [r!, g!, b!]
}

function luminance([r, g, b]: Rgb): number {
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** WCAG contrast ratio. */
function contrast(a: Rgb, b: Rgb): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (high! + 0.05) / (low! + 0.05)
}

type Matrix = readonly [Rgb, Rgb, Rgb]

/** Machado, Oliveira & Fernandes 2009, severity 1.0, for linear RGB. */
const VISIONS: Record<string, Matrix> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

function times(matrix: Matrix, [r, g, b]: Rgb): Rgb {
  const [x, y, z] = matrix.map((row) => row[0] * r + row[1] * g + row[2] * b)
  return [x!, y!, z!]
}

function seenAs(rgb: Rgb, vision: string): Rgb {
  const [r, g, b] = times(VISIONS[vision]!, rgb).map((channel) => Math.min(1, Math.max(0, channel)))
  return [r!, g!, b!]
}

const TO_XYZ: Matrix = [
  [0.4124564, 0.3575761, 0.1804375],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339, 0.119192, 0.9503041],
]

function lab(rgb: Rgb): Rgb {
  const [x, y, z] = times(TO_XYZ, rgb)
  const [fx, fy, fz] = [x / 0.95047, y, z / 1.08883].map((t) =>
    t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116,
  )
  return [116 * fy! - 16, 500 * (fx! - fy!), 200 * (fy! - fz!)]
}

const degrees = (radians: number) => (radians * 180) / Math.PI
const cosine = (angle: number) => Math.cos((angle * Math.PI) / 180)
const sine = (angle: number) => Math.sin((angle * Math.PI) / 180)

/** CIEDE2000, as written by Sharma, Wu & Dalal 2005. */
function difference([l1, a1, b1]: Rgb, [l2, a2, b2]: Rgb): number {
  const meanChroma7 = ((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2) ** 7
  const stretch = 1 + 0.5 * (1 - Math.sqrt(meanChroma7 / (meanChroma7 + 25 ** 7)))
  const [c1, c2] = [Math.hypot(a1 * stretch, b1), Math.hypot(a2 * stretch, b2)]
  const hue = (a: number, b: number) => (degrees(Math.atan2(b, a * stretch)) + 360) % 360
  const [h1, h2] = [hue(a1, b1), hue(a2, b2)]
  const isGrey = c1 * c2 === 0
  const turn = isGrey ? 0 : ((h2 - h1 + 540) % 360) - 180
  const lightness = (l1 + l2) / 2 - 50
  const chroma = (c1 + c2) / 2
  const meanHue = isGrey ? h1 + h2 : (h1 + turn / 2 + 360) % 360
  const t =
    1 -
    0.17 * cosine(meanHue - 30) +
    0.24 * cosine(2 * meanHue) +
    0.32 * cosine(3 * meanHue + 6) -
    0.2 * cosine(4 * meanHue - 63)
  const dl = (l2 - l1) / (1 + (0.015 * lightness ** 2) / Math.sqrt(20 + lightness ** 2))
  const dc = (c2 - c1) / (1 + 0.045 * chroma)
  const dh = (2 * Math.sqrt(c1 * c2) * sine(turn / 2)) / (1 + 0.015 * chroma * t)
  const twist =
    -2 * Math.sqrt(chroma ** 7 / (chroma ** 7 + 25 ** 7)) * sine(60 * Math.exp(-(((meanHue - 275) / 25) ** 2)))
  return Math.sqrt(dl ** 2 + dc ** 2 + dh ** 2 + twist * dc * dh)
}

/** Every pair among the named colours, with how far apart they are to eyes of a kind. */
function pairs(names: readonly string[], theme: Theme, vision: string): { pair: string; apart: number }[] {
  const seen = names.map((name) => ({ name, lab: lab(seenAs(color(name, theme), vision)) }))
  return seen.flatMap((a, index) =>
    seen.slice(index + 1).map((b) => ({ pair: `${a.name} ${b.name}`, apart: difference(a.lab, b.lab) })),
  )
}

/** The pairs that miss the contrast, so that a failure says which. */
function tooWeak(inks: readonly string[], grounds: readonly string[], least: number, theme: Theme): string[] {
  return inks.flatMap((ink) =>
    grounds
      .map((ground) => ({ ground, ratio: contrast(color(ink, theme), color(ground, theme)) }))
      .filter(({ ratio }) => ratio < least)
      .map(({ ground, ratio }) => `${ink} on ${ground}: ${ratio.toFixed(2)}`),
  )
}

describe('the measures', () => {
  it.each([
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, 2.5, 0], [73, 25, -18], 27.1492],
    [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
    [[90.8027, -2.0831, 1.441], [91.1528, -1.6435, 0.0447], 1.4441],
  ] as const)('give the published CIEDE2000 of a pair', (a, b, expected) => {
    expect(difference(a, b)).toBeCloseTo(expected, 3)
  })

  it('give 21 for black on white', () => {
    expect(contrast(linear('#000000'), linear('#ffffff'))).toBeCloseTo(21, 5)
  })

  it('find a pastel set too alike for deutan eyes', () => {
    const [pink, grey] = ['#f8d7da', '#dde0d4'].map((hex) => lab(seenAs(linear(hex), 'deutan')))
    expect(difference(pink!, grey!)).toBeLessThan(15)
  })
})

describe.each(THEMES)('the %s theme', (theme) => {
  it.each(Object.keys(VISIONS))('keeps the card colours apart in %s vision', (vision) => {
    expect(pairs(CARDS, theme, vision).filter(({ apart }) => apart < 15)).toEqual([])
  })

  it('gives card text at least 7:1 on every card', () => {
    expect(tooWeak(['card-ink'], CARDS, 7, theme)).toEqual([])
    expect(tooWeak(['card-ink-soft'], CARDS, 4.5, theme)).toEqual([])
  })

  it('gives body text at least 7:1 on every surface', () => {
    const grounds = [...SURFACES, 'fill', 'selection', ...STATES.map((state) => `${state}-soft`)]
    expect(tooWeak(['ink'], grounds, 7, theme)).toEqual([])
    expect(tooWeak(['ink-soft'], [...SURFACES, 'fill'], 4.5, theme)).toEqual([])
  })

  it('gives initials at least 4.5:1 on every person colour', () => {
    expect(tooWeak(['person-ink'], PEOPLE, 4.5, theme)).toEqual([])
  })

  it('shows edges, thread, people and card edges at 3:1 on every surface', () => {
    const edges = CARDS.map((card) => `${card}-edge`)
    expect(tooWeak(['edge', 'thread', 'focus', ...edges, ...PEOPLE], SURFACES, 3, theme)).toEqual([])
  })

  it('gives words about state at least 4.5:1 on surfaces and on their own ground', () => {
    expect(tooWeak(STATES, SURFACES, 4.5, theme)).toEqual([])
    for (const state of STATES) expect(tooWeak([state], [`${state}-soft`], 4.5, theme)).toEqual([])
  })

  it('keeps states and people away from the colour of the thread', () => {
    const thread = lab(color('thread', theme))
    const near = [...STATES, ...PEOPLE].filter((name) => difference(thread, lab(color(name, theme))) < 15)
    expect(near).toEqual([])
  })

  it('shows the focus ring or its gap at 3:1 on every ground', () => {
    expect(tooWeak(['focus'], ['focus-gap'], 3, theme)).toEqual([])
    const ringLost = tooWeak(['focus'], [...CARDS, ...SURFACES], 3, theme).map((line) => line.split(' ')[2]!)
    const grounds = ringLost.map((name) => name.replace(':', ''))
    expect(tooWeak(['focus-gap'], grounds, 3, theme)).toEqual([])
  })

  it('outlines avatars so that one of two outlines shows on every card', () => {
    const lost = CARDS.filter(
      (card) =>
        tooWeak(['outline-light'], [card], 3, theme).length > 0 &&
        tooWeak(['outline-dark'], [card], 3, theme).length > 0,
    )
    expect(lost).toEqual([])
  })
})
