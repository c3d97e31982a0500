import './exchange.css'
import { addCards } from '@samtavla/shared/edits/cards.ts'
import { readCsv } from '@samtavla/shared/exchange/csv.ts'
import { readPaste } from '@samtavla/shared/exchange/paste.ts'
import type { CardRow, Parsed } from '@samtavla/shared/exchange/rows.ts'
import type { Board } from '@samtavla/shared/model/board.ts'
import { CARD_COLORS, MAX_CARD_TEXT, WEIGHTS } from '@samtavla/shared/model/card.ts'
import { toolOf } from '@samtavla/shared/tools/index.ts'
import type { Tool } from '@samtavla/shared/tools/tool.ts'
import { type ChangeEvent, useMemo, useState } from 'react'
import { useRoom } from '../../hooks/room-context.ts'
import { useWords } from '../../hooks/use-words.ts'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/overlays.ts'
import { TextField } from '../../ui/TextField.tsx'
import { PrivacyNote } from '../cards/PrivacyNote.tsx'
import { keepAnyway, questionOf } from '../cards/privacy-questions.ts'

interface ImportDialogProps {
  readonly board: Board
  readonly regions: readonly { readonly id: string; readonly label: string }[]
  /** What was pasted, and where; absent when the dialog was opened from the menu. */
  readonly pasted?: { readonly text: string; readonly region: string } | undefined
  readonly onClose: () => void
}

/**
 * From a list, cells, CSV or Markdown to cards: what will come is shown before anything is changed. Texts that may be about one
 * person come first, to be looked over and reworded; those with a personal number stay out until they are (PRIV-E1).
 */
export function ImportDialog({ board, regions, pasted, onClose }: ImportDialogProps) {
  const room = useRoom()
  const { hand } = room
  const announce = useAnnounce()
  const w = useWords()
  const [source, setSource] = useState({ text: pasted?.text ?? '', isCsv: false })
  const [region, setRegion] = useState(pasted?.region ?? regions[0]?.id ?? '')
  const tool = toolOf(board.tool)
  const parsed = useMemo(() => tool && parse(source, tool, board), [source, tool, board])
  const [drafts, setDrafts] = useState<Drafts>(NO_DRAFTS)
  const found = useMemo(() => (parsed?.ok ? sortOut(parsed.rows) : NOTHING), [parsed])
  const reviewed = found.doubtful.map(({ row, at }) => ({ ...row, text: drafts.get(at) ?? row.text }))
  const rows = [...found.plain, ...reviewed.filter(({ text }) => mayGoIn(text))]
  const stopped = reviewed.filter(({ text }) => questionOf(text).isStop).length
  const needsRegion = rows.some((row) => !row.region)

  const read = (next: typeof source) => {
    setSource(next)
    setDrafts(NO_DRAFTS)
  }
  const handleFile = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    if (file) read({ text: await file.text(), isCsv: /\.csv$/i.test(file.name) })
  }
  const handleAdd = () => {
    const isAdded = hand.do((pen) => addRows(pen, board, rows, region))
    if (!isAdded) return
    for (const { text } of reviewed) keepAnyway(room, questionOf(text))
    announce(w.exchange.added(rows.length))
    onClose()
  }
  return (
    <Dialog
      isOpen
      holdsText={source.text !== ''}
      size="wide"
      onClose={onClose}
      title={pasted ? w.exchange.pasteTitle : w.exchange.importTitle}
      closeLabel={w.close}
      actions={
        <Button variant="primary" disabled={rows.length === 0} onClick={handleAdd}>
          {w.exchange.add(rows.length)}
        </Button>
      }
    >
      {!pasted && (
        <>
          <TextField
            label={w.exchange.textLabel}
            hint={w.exchange.textHint}
            value={source.text}
            onChange={(text) => read({ text, isCsv: false })}
            rows={5}
            autoFocus
          />
          <label className="file-field">
            <span>{w.exchange.fileLabel}</span>
            <input type="file" accept=".csv,.md,.txt,.tsv,text/*" onChange={(event) => void handleFile(event)} />
          </label>
        </>
      )}
      {parsed && !parsed.ok && source.text.trim() !== '' && (
        <Banner kind="refused">{w.exchange.error(parsed.error)}</Banner>
      )}
      {needsRegion && (
        <label className="select-field">
          <span>{w.exchange.region}</span>
          <select value={region} onChange={(event) => setRegion(event.target.value)}>
            {regions.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </label>
      )}
      {found.doubtful.length > 0 && (
        <Review
          doubtful={found.doubtful}
          drafts={drafts}
          onDraft={(at, text) => setDrafts(new Map([...drafts, [at, text]]))}
          labelOf={(id) => regions.find((shown) => shown.id === (id ?? region))?.label ?? id ?? ''}
          stopped={stopped}
        />
      )}
      <Preview rows={found.plain} regions={regions} fallback={region} />
    </Dialog>
  )
}

/** New words for rows, by where the row stands in the source. */
type Drafts = ReadonlyMap<number, string>
const NO_DRAFTS: Drafts = new Map()

interface Doubtful {
  readonly row: CardRow
  readonly at: number
}

interface SortedRows {
  readonly plain: readonly CardRow[]
  /** By their text as it came: a row that is being reworded keeps its place on the screen. */
  readonly doubtful: readonly Doubtful[]
}
const NOTHING: SortedRows = { plain: [], doubtful: [] }

function sortOut(rows: readonly CardRow[]): SortedRows {
  const all = rows.map((row, at) => ({ row, at, isDoubtful: questionOf(row.text).key !== '' }))
  return {
    plain: all.filter(({ isDoubtful }) => !isDoubtful).map(({ row }) => row),
    doubtful: all.filter(({ isDoubtful }) => isDoubtful),
  }
}

function mayGoIn(text: string): boolean {
  return text.trim() !== '' && text.trim().length <= MAX_CARD_TEXT && !questionOf(text).isStop
}

interface ReviewProps {
  readonly doubtful: readonly Doubtful[]
  readonly drafts: Drafts
  readonly onDraft: (at: number, text: string) => void
  readonly labelOf: (region: string | undefined) => string
  readonly stopped: number
}

function Review({ doubtful, drafts, onDraft, labelOf, stopped }: ReviewProps) {
  const w = useWords()
  return (
    <section className="import-review">
      <h3>{w.privacy.review(doubtful.length)}</h3>
      {doubtful.map(({ row, at }, i) => {
        const text = drafts.get(at) ?? row.text
        const question = questionOf(text)
        return (
          <div key={at}>
            <TextField
              label={w.privacy.rowText(i + 1, labelOf(row.region))}
              value={text}
              onChange={(next) => onDraft(at, next)}
              rows={2}
              {...(text.trim().length > MAX_CARD_TEXT
                ? { error: w.cards.tooLong(text.trim().length, MAX_CARD_TEXT) }
                : {})}
            />
            {question.key !== '' && <PrivacyNote question={question} />}
          </div>
        )
      })}
      <p className="dialog-note" role="status">
        {stopped > 0 && w.privacy.leftOut(stopped)}
      </p>
    </section>
  )
}

function Preview({
  rows,
  regions,
  fallback,
}: {
  rows: readonly CardRow[]
  regions: ImportDialogProps['regions']
  fallback: string
}) {
  const w = useWords()
  const labels = new Map(regions.map(({ id, label }) => [id, label]))
  const used = [...new Set(rows.map((row) => row.region ?? fallback))]
  return (
    <div className="import-preview">
      {used.map((id) => {
        const here = rows.filter((row) => (row.region ?? fallback) === id)
        return (
          <section key={id}>
            <h3>
              {labels.get(id) ?? id} <span className="region-count">{w.board.cardCount(here.length)}</span>
            </h3>
            <ul className="plain-texts">
              {here.map((row, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the rows of one preview never change places
                <li key={i}>{row.text}</li>
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

function parse(source: { text: string; isCsv: boolean }, tool: Tool, board: Board): Parsed {
  return source.isCsv ? readCsv(source.text, tool, board.labels) : readPaste(source.text, tool, board.labels)
}

/** All rows in one transaction, so that one undo takes them back. */
function addRows(pen: Parameters<typeof addCards>[0], board: Board, rows: readonly CardRow[], fallback: string) {
  return pen.content.doc.transact(() => {
    let result: ReturnType<typeof addCards> = { ok: true, value: [] }
    for (const region of new Set(rows.map((row) => row.region ?? fallback))) {
      const cards = rows.filter((row) => (row.region ?? fallback) === region).map(toNewCard)
      result = addCards(pen, { board: board.id, region, before: 'end' }, cards)
      if (!result.ok) return result
    }
    return result
  }, pen)
}

function toNewCard(row: CardRow) {
  const color = CARD_COLORS.find((known) => known === row.color)
  const weight = WEIGHTS.find((known) => known === row.weight)
  return { text: row.text, ...(color ? { color } : {}), ...(weight ? { weight } : {}) }
}
