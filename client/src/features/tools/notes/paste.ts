import { DOMParser, type ResolvedPos, type Slice } from '@tiptap/pm/model'
import type { EditorView } from '@tiptap/pm/view'

/** Parses HTML and leaves out what could run; not in TypeScript's DOM yet, nor in every browser. */
interface SafeParser {
  setHTML?: (html: string, options: { sanitizer: object }) => void
}

/**
 * Takes pasted and dropped HTML before the editor does, which would turn text into elements by a policy of its own; the page's
 * security policy allows none (S13). What is not in the schema is left out; a browser that cannot parse safely gives plain text.
 */
export const pasteHandlers = {
  paste(view: EditorView, event: ClipboardEvent): boolean {
    const { clipboardData: data } = event
    return data !== null && take(view, event, data, view.state.selection.$from)
  },
  drop(view: EditorView, event: DragEvent): boolean {
    const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
    // The editor's own moves know what they move.
    if (view.dragging || !at || !event.dataTransfer) return false
    return take(view, event, event.dataTransfer, view.state.doc.resolve(at.pos))
  },
}

function take(view: EditorView, event: Event, data: DataTransfer, place: ResolvedPos): boolean {
  const html = data.getData('text/html')
  if (!html || view.composing) return false
  event.preventDefault()
  const slice = parse(view, html, place) ?? plainSlice(view, data.getData('text/plain'))
  const { from, to } = event.type === 'paste' ? view.state.selection : { from: place.pos, to: place.pos }
  view.dispatch(view.state.tr.replaceRange(from, to, slice).scrollIntoView().setMeta('uiEvent', event.type))
  return true
}

function parse(view: EditorView, html: string, place: ResolvedPos): Slice | undefined {
  const { body } = document.implementation.createHTMLDocument()
  const parser = body as HTMLElement & SafeParser
  if (!parser.setHTML) return undefined
  parser.setHTML(html, { sanitizer: {} })
  return DOMParser.fromSchema(view.state.schema).parseSlice(body, { context: place })
}

function plainSlice(view: EditorView, text: string): Slice {
  const body = document.createElement('div')
  for (const line of text.split(/[\r\n]+/))
    body.append(Object.assign(document.createElement('p'), { textContent: line }))
  return DOMParser.fromSchema(view.state.schema).parseSlice(body, { preserveWhitespace: true })
}
