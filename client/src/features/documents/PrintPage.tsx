/* biome-ignore-all lint/suspicious/noArrayIndexKey: a document does not change while it is shown */
import './print.css'
import {
  cellsOf,
  cellText,
  type DocumentLanguage,
  type DocumentRow,
  type DocumentSection,
  type DocumentTable,
  isWide,
  kindOf,
  type PlanDocument,
} from '@samtavla/shared/documents/document.ts'
import { FileText, Printer } from 'lucide-react'
import { Fragment, type ReactNode } from 'react'
import { useWords } from '../../hooks/use-words.ts'
import { Button } from '../../ui/Button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { Dialog } from '../../ui/overlays.ts'

/** Fetched when somebody wants a file. */
const saving = () => import('./save-document.ts')

interface PrintPageProps {
  readonly document: PlanDocument
  readonly onClose: () => void
}

/** A document as it will be on paper. While this is open it is the only thing that is printed, however one begins to print. */
export function PrintPage({ document, onClose }: PrintPageProps) {
  const w = useWords()
  const { title, subtitle, language, sections } = document
  const head = (
    <header className="print-head">
      <h1>{title}</h1>
      {subtitle.map((line, index) => (
        <p key={index}>{line}</p>
      ))}
    </header>
  )
  return (
    <Dialog
      isOpen
      isOnlyText
      size="wide"
      onClose={onClose}
      title={w.documents.preview}
      closeLabel={w.close}
      actions={
        <>
          <Button
            icon={<FileText size={18} aria-hidden="true" />}
            onClick={() => void saving().then(({ saveAsWord }) => saveAsWord(document))}
          >
            {w.documents.word}
          </Button>
          <Button variant="primary" icon={<Printer size={18} aria-hidden="true" />} onClick={() => window.print()}>
            {w.documents.print}
          </Button>
        </>
      }
    >
      <p className="dialog-note">{w.documents.asPdf}</p>
      <article className="print-paper" lang={language}>
        {sections.length === 0 && head}
        {sections.map((section, index) => (
          <Part key={index} section={section} language={language}>
            {index === 0 && head}
          </Part>
        ))}
      </article>
    </Dialog>
  )
}

interface PartProps {
  readonly section: DocumentSection
  readonly language: DocumentLanguage
  /** What stands before it, on the same page. */
  readonly children: ReactNode
}

function Part({ section, language, children }: PartProps) {
  return (
    <div className={classNames('print-part', isWide(section) && 'is-wide')}>
      {children}
      <section>
        <h2>{section.heading}</h2>
        {section.paragraphs.map((text, index) => (
          <p key={index}>{text}</p>
        ))}
        {section.tables.map((table) => (
          <Fragment key={table.id}>
            <PaperTable table={table} language={language} />
            {table.notes?.map((text, index) => (
              <p key={index}>{text}</p>
            ))}
          </Fragment>
        ))}
      </section>
    </div>
  )
}

interface PaperTableProps {
  readonly table: DocumentTable
  readonly language: DocumentLanguage
}

function PaperTable({ table, language }: PaperTableProps) {
  return (
    <table>
      <caption>{table.caption}</caption>
      <thead>
        <tr>
          {table.columns.map(({ label }, index) => (
            <th key={index} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      {groupsOf(table.rows).map((rows, index) => (
        <tbody key={index}>
          {rows.map((row, at) => (
            <tr key={at}>
              <Cells row={row} table={table} language={language} />
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
}

function Cells({ row, table, language }: PaperTableProps & { readonly row: DocumentRow }) {
  const { columns } = table
  if (row.isHeading) {
    return (
      <th scope="rowgroup" colSpan={columns.length}>
        {cellText(row.cells[0] ?? '', language)}
      </th>
    )
  }
  const cells = cellsOf(row, columns)
  return columns.map((column, index) => {
    const cell = cells[index] ?? ''
    return (
      <td key={index} className={`print-${kindOf(cell, column)}`}>
        {cellText(cell, language)}
      </td>
    )
  })
}

/** Each heading with the rows that it is about; first those that come before any heading. */
function groupsOf(rows: readonly DocumentRow[]): DocumentRow[][] {
  const groups: DocumentRow[][] = []
  for (const row of rows) {
    const group = groups.at(-1)
    if (group && !row.isHeading) group.push(row)
    else groups.push([row])
  }
  return groups
}
