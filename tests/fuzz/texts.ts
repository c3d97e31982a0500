import { readSessionCookie } from '@samtavla/server/auth/cookie.ts'
import { hashToken, isCode, normalizeToken } from '@samtavla/server/auth/tokens.ts'
import { docName, parseDocName } from '@samtavla/shared/access/can.ts'
import { rspSwot2018 } from '@samtavla/shared/examples/rsp-swot-2018.ts'
import { readCsv } from '@samtavla/shared/exchange/csv.ts'
import { readPaste } from '@samtavla/shared/exchange/paste.ts'
import { contentFromRoomFile, readRoomFile, writeRoomFile } from '@samtavla/shared/exchange/room-file.ts'
import { MAX_ROWS, type Parsed } from '@samtavla/shared/exchange/rows.ts'
import { openContent } from '@samtavla/shared/model/content.ts'
import { readPresence } from '@samtavla/shared/protocol/presence.ts'
import { swot } from '@samtavla/shared/tools/swot.ts'
import * as Y from 'yjs'
import { type Dice, mutated, randomBytes } from './mutate.ts'

/** A way by which text from outside comes in: nothing that it is given makes it throw, and what it takes is right. */
export interface TextPath {
  readonly samples: readonly string[]
  /** Reads it, and throws where what was read is not what was promised. True when it was taken. */
  readonly read: (text: string) => boolean
}

const file = { ...rspSwot2018.file, cards: rspSwot2018.file.cards.slice(0, 6) }

export const textPaths: Readonly<Record<string, TextPath>> = {
  'room file': {
    samples: [JSON.stringify(file), JSON.stringify({ ...file, cards: [] }), '{"format":"samtavla-room","version":9}'],
    read: (text) => {
      const reading = readRoomFile(text)
      if (!reading.ok) return false
      const doc = new Y.Doc()
      Y.applyUpdate(doc, contentFromRoomFile(reading.value))
      const again = writeRoomFile(openContent(doc), new Date(0))
      expectSame(again.cards.length, reading.value.cards.length)
      expectSame(again.boards.length, reading.value.boards.length)
      doc.destroy()
      return true
    },
  },
  csv: {
    samples: [
      'Text;Fält;Vikt;Färg\r\n"En ""stark"" sida";Styrkor;3;gul\r\nTvå;Hot;;\r\n',
      'text,region\n"a\nb",Styrkor\nc,Hot\n',
      '\uFEFFText\tFält\nEtt\tSvagheter\n',
    ],
    read: (text) => isGood(readCsv(text, swot)),
  },
  paste: {
    samples: [
      '# Styrkor\n- ett\n- två\n\n## Hot\n1. tre\n',
      'Styrkor\tSvagheter\nett\ttvå\ntre\tfyra\n',
      '<ul><li>ett &amp; två</li><li>tre<br>fyra</li></ul>',
      '| Styrkor | Hot |\n| --- | --- |\n| a | b |\n',
    ],
    read: (text) => isGood(readPaste(text, swot)),
  },
  'document name': {
    samples: ['room_aaaaaaaaaaaaaaaaaaaaa/content', 'room_aaaaaaaaaaaaaaaaaaaaa/private/user_bbbbbbbbbbbbbbbbbbbbb'],
    read: (text) => {
      const address = parseDocName(text)
      if (address) expectSame(docName(address), text)
      return address !== undefined
    },
  },
  cookie: {
    samples: ['samtavla=abcDEF123_-; other="x y"', '__Host-samtavla=%41%zz; samtavla=', 'a=b;;=;samtavla'],
    read: (text) =>
      ['http://localhost:3000', 'https://samtavla.example.se'].some(
        (url) => readSessionCookie(text, url) !== undefined,
      ),
  },
  token: {
    samples: ['ABCD-EFGH', 'abcd efgh', 'ABCD-EFGH-JKLM-NPQR-STUV-WXYZ-2345', '8yTnq0fJ2mVbK1xZ3cLs9dRw5hGpQ7aE'],
    read: (text) => {
      const token = normalizeToken(text)
      expectSame(normalizeToken(token), token)
      expectSame(hashToken(token).length, 64)
      return isCode(text)
    },
  },
  presence: {
    samples: [
      '{"user":{"id":"user_1","name":"Eva","role":"member","color":3},"board":"board_1","editing":null}',
      '{"user":{"id":"u","name":"","role":"viewer","color":0},"cursor":{"board":"b","region":"hot","x":0.5,"y":1}}',
      '{"user":{"id":"u","name":"","role":"viewer","color":0},"dragging":["card_1","card_2"],"away":true}',
    ],
    read: (text) => {
      try {
        return readPresence(JSON.parse(text)) !== undefined
      } catch (error) {
        if (error instanceof SyntaxError) return false
        throw error
      }
    },
  },
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** A text that looks like one of the samples: changed byte by byte, or, where it is JSON, value by value. */
export function mutatedText({ samples }: TextPath, dice: Dice): string {
  const sample = samples[dice(samples.length)]!
  const chance = dice(10)
  if (chance === 0) return sample
  if (chance === 1) return decoder.decode(randomBytes(dice(64), dice))
  if (chance < 5 && sample.startsWith('{')) return JSON.stringify(mutatedJson(JSON.parse(sample), dice))
  const others = samples.map((other) => encoder.encode(other))
  return decoder.decode(mutated(encoder.encode(sample), others, dice))
}

const ODD_VALUES: readonly unknown[] = [
  ...[null, true, 0, -1, 0.5, 1e308, 2 ** 53, '', 'x', '\u0000', '\uD800', [], {}],
  ...[
    'card_aaaaaaaaaaaaaaaaaaaaa',
    'board_aaaaaaaaaaaaaaaaaaaaa',
    'styrkor',
    'x'.repeat(5_000),
    '2026-01-01T00:00:00Z',
  ],
]

/** One value somewhere in it is another, is gone, or has a companion. */
function mutatedJson(value: unknown, dice: Dice): unknown {
  const isLeaf = typeof value !== 'object' || value === null || Object.keys(value).length === 0
  if (isLeaf || dice(6) === 0) return ODD_VALUES[dice(ODD_VALUES.length)]
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...value }
  const keys = Object.keys(copy)
  const key = keys[dice(keys.length)]!
  const action = dice(8)
  if (action === 0) Reflect.deleteProperty(copy, key)
  else if (action === 1) Reflect.set(copy, `${key}x`, Reflect.get(copy, key))
  else if (action === 2 && Array.isArray(copy)) copy.push(copy[dice(copy.length)])
  else Reflect.set(copy, key, mutatedJson(Reflect.get(copy, key), dice))
  return copy
}

function isGood(parsed: Parsed): boolean {
  if (!parsed.ok) return false
  if (parsed.rows.length > MAX_ROWS || parsed.rows.some(({ text }) => text.trim() === '')) {
    throw new Error('Rows that nobody promised')
  }
  return true
}

function expectSame(actual: unknown, expected: unknown): void {
  if (actual !== expected) throw new Error(`${String(actual)} is not ${String(expected)}`)
}
