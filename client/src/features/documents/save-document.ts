import type { PlanDocument } from '@samtavla/shared/documents/document.ts'
import { DOCX_TYPE, toDocx } from '@samtavla/shared/documents/docx.ts'
import { today } from '../../hooks/today.ts'
import { download, plainName } from './download.ts'

export function saveAsWord(document: PlanDocument): void {
  const [room = ''] = document.subtitle
  download(datedName(room, document.title, 'docx'), DOCX_TYPE, toDocx(document))
}

/** The name of a file that is of a room at a day, so that a newer one is not taken for an older. */
export function datedName(room: string, title: string, extension: string): string {
  const parts = [room, title].map((part) => plainName(part, 50)).filter((part) => part !== '')
  return `${parts.join(' - ') || 'samtavla'} ${today()}.${extension}`
}
