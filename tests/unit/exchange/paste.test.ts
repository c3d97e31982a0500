import { readFileSync } from 'node:fs'
import { readPaste } from '@samtavla/shared/exchange/paste.ts'
import { MAX_ROWS } from '@samtavla/shared/exchange/rows.ts'
import { swot } from '@samtavla/shared/tools/swot.ts'
import { describe, expect, test } from 'vitest'
import { nastyInputs } from '../../support/nasty-inputs.ts'

function fixture(name: string): string {
  return readFileSync(new URL(`../../fixtures/${name}`, import.meta.url), 'utf8')
}

/** The cards as `region: text`, or the refusal as `reason@row`. */
function read(text: string, labels?: Record<string, string>): string[] | string {
  const parsed = readPaste(text, swot, labels)
  if (!parsed.ok) return `${parsed.error.reason}@${parsed.error.row}`
  return parsed.rows.map((row) => `${row.region ?? '?'}: ${row.text}`)
}

describe('a SWOT table from a report', () => {
  const report = fixture('rsp-swot-2018.txt')
  const cards = JSON.parse(fixture('rsp-swot-2018.cards.json'))
  const table = report.slice(report.indexOf('STYRKOR'))

  test('gives its fourteen cards in order', () => {
    expect(cards).toHaveLength(14)
    expect(readPaste(table, swot)).toEqual({ ok: true, rows: cards })
  })

  test('does not make a card of its heading', () => {
    expect(report.startsWith('# Nulägesanalys')).toBe(true)
    expect(readPaste(report, swot)).toEqual({ ok: true, rows: cards })
  })

  test('reads the same with Windows line ends and a byte order mark', () => {
    expect(readPaste(`\uFEFF${report.replaceAll('\n', '\r\n')}`, swot)).toEqual({ ok: true, rows: cards })
  })
})

describe('a list', () => {
  test('gives a card for each line without its bullet', () => {
    expect(read('- ett\n• två\n•tre\n* fyra\n– fem\n1. sex\n12) sju\n\n   åtta  \r\nnio')).toEqual(
      ['ett', 'två', 'tre', 'fyra', 'fem', 'sex', 'sju', 'åtta', 'nio'].map((text) => `?: ${text}`),
    )
  })

  test('keeps what only looks like a bullet', () => {
    expect(read('-5 grader\n1.5 tjänster\n2024 börjar vi\n*viktigt*\n#1 prioritet')).toEqual([
      '?: -5 grader',
      '?: 1.5 tjänster',
      '?: 2024 börjar vi',
      '?: *viktigt*',
      '?: #1 prioritet',
    ])
  })

  test('takes lone region names as headings in either language', () => {
    expect(read('Styrkor:\n- a\nTHREATS\n- b\n mojligheter \nc')).toEqual(['styrkor: a', 'hot: b', 'mojligheter: c'])
  })

  test('knows the labels of the board', () => {
    expect(read('Det vi kan\n- a\nHot\n- b', { styrkor: 'Det vi kan' })).toEqual(['styrkor: a', 'hot: b'])
  })

  test('finds names written with combining letters', () => {
    expect(read('Möjligheter\na'.normalize('NFD'))).toEqual(['mojligheter: a'])
  })

  test('collapses spaces of all kinds', () => {
    expect(read('a\u00A0\u00A0b   c\u2003d')).toEqual(['?: a b c d'])
  })

  test('keeps quotation marks', () => {
    expect(read('"Vi kan", sa hon\n"Vi vill"\n"aldrig')).toEqual(['?: "Vi kan", sa hon', '?: "Vi vill"', '?: "aldrig'])
  })

  test('reads lists from a word processor', () => {
    expect(read('Styrkor\n•\tett\n1.\ttvå\no\ttre')).toEqual(['styrkor: ett', 'styrkor: två', 'styrkor: tre'])
  })

  test('passes over ruled lines and lone bullets', () => {
    expect(read('a\n---\n-\n•\nb')).toEqual(['?: a', '?: b'])
  })
})

describe('Markdown', () => {
  test('puts items below the headings that name regions', () => {
    expect(read('# Vår SWOT\n\n## Styrkor\n- a\n  fortsätter\n* b\n\n## Hot ##\n1. c')).toEqual([
      'styrkor: a fortsätter',
      'styrkor: b',
      'hot: c',
    ])
  })

  test('ends a region at a foreign heading but not at one inside it', () => {
    expect(read('## Styrkor\n### Personal\n- a\n## Övrigt\n- b')).toEqual(['styrkor: a', '?: b'])
  })

  test('gives a card for each line without bullets too', () => {
    expect(read('## Styrkor\nett\ntvå')).toEqual(['styrkor: ett', 'styrkor: två'])
  })
})

describe('cells', () => {
  test('stand under their column until the next header', () => {
    expect(read('Strengths\tWeaknesses\na\tb\n\tc\nHOT\tMÖJLIGHETER:\nd\te\tf')).toEqual([
      'styrkor: a',
      'svagheter: b',
      'svagheter: c',
      'hot: d',
      'mojligheter: e',
      '?: f',
    ])
  })

  test('are cards when only some of the row are names', () => {
    expect(read('Styrkor\tingen aning')).toEqual(['?: Styrkor', '?: ingen aning'])
  })

  test('may hold line breaks and quotes in quotes', () => {
    expect(read('Styrkor\tHot\n"a\nb"\t"sa ""nej"""\n"c"\t"d')).toEqual([
      'styrkor: a b',
      'hot: sa "nej"',
      'styrkor: c',
      'hot: "d',
    ])
    expect(read('"rad ett\r\nrad två"')).toEqual(['?: rad ett rad två'])
  })
})

describe('HTML', () => {
  test('gives a card for each item and line', () => {
    expect(read('<ul class="x"><li>- a</li><li>b<br>c</li></ul><p>d</p>e<br/>f')).toEqual(
      ['a', 'b c', 'd', 'e', 'f'].map((text) => `?: ${text}`),
    )
  })

  test('reads nested and unclosed items', () => {
    expect(read('<ol><li>a<ul><li>b</li></ul></li><li>c<li><b>d</b>e')).toEqual(['?: a', '?: b', '?: c', '?: de'])
  })

  test('resolves character references once', () => {
    expect(read('<p>R&amp;D&nbsp;p&aring; &#228;n&#xe5; &amp;lt; &lt;b&gt; &okänd; &#0;</p>')).toEqual([
      '?: R&D på änå &lt; <b> &okänd; &#0;',
    ])
  })

  test('leaves other angle brackets alone', () => {
    expect(read('5 < 6 och 7 > 6\n<namn> fyller i\n<5 år\n<p utan slut')).toEqual([
      '?: 5 < 6 och 7 > 6',
      '?: <namn> fyller i',
      '?: <5 år',
      '?: <p utan slut',
    ])
  })

  test('is not fooled by brackets in attributes', () => {
    expect(read(`<li title="a>b" data-x='c"d>'>text</li>`)).toEqual(['?: text'])
  })

  test('finds headings inside letters', () => {
    expect(read('<b>STYRKOR</b>\t<b>HOT</b>\na\tb')).toEqual(['styrkor: a', 'hot: b'])
  })
})

describe('limits', () => {
  test('names the line of a text that is too long', () => {
    expect(read(`Styrkor\tHot\n"a\nb"\tc\n\nd\t${'x'.repeat(501)}`)).toBe('text-too-long@5')
    expect(read(`# Styrkor\n\n- ${'x'.repeat(501)}`)).toBe('text-too-long@3')
    expect(read('x'.repeat(500))).toHaveLength(1)
  })

  test('says at most eighty characters of what it found', () => {
    const parsed = readPaste(`${'x'.repeat(79)}${'😀'.repeat(300)}`, swot)
    expect(parsed).toEqual({ ok: false, error: { reason: 'text-too-long', row: 1, found: 'x'.repeat(79) } })
  })

  test('refuses more rows than anybody reads', () => {
    expect(read('a\n'.repeat(MAX_ROWS))).toHaveLength(MAX_ROWS)
    expect(read('a\n'.repeat(MAX_ROWS + 1))).toBe(`too-many-rows@${MAX_ROWS + 1}`)
  })

  test.each(['', '\uFEFF \r\n\t\n', 'Styrkor\tHot', '# Styrkor', '<ul><li></li></ul>'])(
    'finds nothing in %j',
    (text) => {
      expect(read(text)).toBe('empty@1')
    },
  )

  test('answers to nasty input', () => {
    for (const text of nastyInputs) {
      expect(readPaste(text, swot)).toHaveProperty('ok')
      expect(readPaste(`# a\n${text}x`, swot)).toHaveProperty('ok')
    }
  })
})
