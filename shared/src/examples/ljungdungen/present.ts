import type { BoardId } from '../../model/ids.ts'
import { numberOf, type RoomDraft } from './draft.ts'

interface EvidenceBoards {
  readonly interviews: BoardId
  readonly observations: BoardId
}

/** Of the meeting scan: what the case calls it, and what the tool does. */
const VERDICTS: Readonly<Record<string, string>> = { ändras: 'andras', behålls: 'behalls' }
const DIRECTIONS: Readonly<Record<string, string>> = { '+': 'plus', '-': 'minus' }

/** Where the school stands: its history, what helps, meetings, evidence, figures, current state and SWOT. */
export function addPresent(draft: RoomDraft, boards: EvidenceBoards): void {
  addPast(draft)
  addMeetingScan(draft)
  addEvidence(draft, boards)
  addStats(draft)
  for (const { id: code, text, region } of draft.source.swot) {
    draft.addCard({ code, text, board: draft.board('swot'), region, meeting: 'M3' })
  }
  for (const { id: code, text, region, based_on } of draft.source.current_state) {
    const number = numberOf(code)
    draft.addCard({ code, text, board: draft.board('current_state'), region, number, meeting: 'M3' })
    draft.link('based_on', code, based_on)
  }
}

function addPast(draft: RoomDraft): void {
  for (const { id: code, text, ...fields } of draft.source.history) {
    const number = numberOf(code)
    draft.addCard({ code, text, board: draft.board('history'), region: 'tidslinje', number, fields, meeting: 'M2' })
  }
  for (const { id: code, text, rating, example, official } of draft.source.success_factors) {
    const fields = { example: `${example} (skattat ${rating} av 4)`, official: yesOrNo(official) }
    const number = numberOf(code)
    draft.addCard({
      code,
      text,
      board: draft.board('success_factors'),
      region: 'faktor',
      number,
      fields,
      meeting: 'M2',
    })
  }
}

function addMeetingScan(draft: RoomDraft): void {
  for (const { id: code, text, use, verdict, ...fields } of draft.source.meeting_scan) {
    const { information, planering: planning, analys: analysis, beslut: decision } = use
    const isKept = verdict in VERDICTS
    draft.addCard({
      ...{ code, text, board: draft.board('meeting_scan'), region: 'mote', number: numberOf(code), meeting: 'M3' },
      fields: {
        ...fields,
        ...{ information, planning, analysis, decision },
        verdict: VERDICTS[verdict] ?? 'tas_bort',
        ...(!isKept && { purpose: `${verdict.charAt(0).toUpperCase()}${verdict.slice(1)}` }),
      },
    })
  }
}

/** Interviews are E1–E8, and the observations go on with E9. */
function addEvidence(draft: RoomDraft, { interviews, observations }: EvidenceBoards): void {
  const seen = draft.source.evidence.find(({ hits }) => hits !== undefined)!
  const [lessons, period] = seen.group.split(', ')
  const shared = { kind: 'observation', period }
  for (const [i, { id: code, text, kind, group, direction, hits, of }] of draft.source.evidence.entries()) {
    const by = draft.leader(i)
    if (hits !== undefined) {
      if (!group.startsWith(lessons!)) throw new Error(`${code} is of other lessons`)
      const fields = { ...shared, hits, of }
      draft.addCard({
        code,
        text,
        board: observations,
        region: 'observation',
        number: i + 1,
        fields,
        by,
        meeting: 'M5',
      })
    } else {
      const [, who, groups] = /^(.+), (\d+) grupper$/.exec(group)!
      const fields = { kind, group: who, groups, direction: DIRECTIONS[direction!] }
      draft.addCard({ code, text, board: interviews, region: 'tema', number: i + 1, fields, by, meeting: 'M3' })
    }
  }
}

function addStats(draft: RoomDraft): void {
  const by = 'Kvalitetsledare'
  for (const { id: code, text, group, period, value, unit, n, trend = [] } of draft.source.stats) {
    draft.addCard({
      ...{ code, text, board: draft.board('stats'), region: 'matt', number: numberOf(code), by, meeting: 'M3' },
      fields: { group, period },
      figure: { value, unit, n },
      readings: trend.map(([at, read], i) => ({
        ...{ id: `${code}r${i + 1}`, at: String(at), value: `${read} ${unit}`, note: '', by, time: draft.at('M3') },
      })),
    })
  }
}

function yesOrNo(is: boolean): string {
  return is ? 'ja' : 'nej'
}
