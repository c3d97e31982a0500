import type { Caret, PresenceUser, TextPlace } from '@samtavla/shared/protocol/presence.ts'
import { Extension } from '@tiptap/core'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import type { Presence, RemoteCaret } from '../../../model/presence.ts'

/** How the text of the editor and the shared one belong together, as the binding keeps it. */
interface Sync {
  readonly doc: Y.Doc
  readonly type: Y.XmlFragment
  readonly binding: { readonly mapping: Parameters<typeof relativePositionToAbsolutePosition>[3] }
}

function syncOf(state: EditorState): Sync {
  return ySyncPluginKey.getState(state)
}

const key = new PluginKey<DecorationSet>('carets')

/**
 * Tells the others where one's caret is, and draws theirs: as decorations, past React. Takes the place of Tiptap's own extension for
 * this, which writes who somebody is into their presence; here that is the server's word.
 */
export function carets(presence: Presence, board: string): Extension {
  return Extension.create({ name: 'carets', addProseMirrorPlugins: () => [caretPlugin(presence, board)] })
}

function caretPlugin(presence: Presence, board: string): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, drawn, _before, state) => {
        const carried = drawn.map(tr.mapping, tr.doc)
        return tr.getMeta(key) || isFromYjs(tr) ? draw(presence.caretsOn(board), state, carried) : carried
      },
    },
    props: { decorations: (state) => key.getState(state) },
    view: (view) => {
      const redraw = () => view.dispatch(view.state.tr.setMeta(key, true))
      const tell = teller(view, presence, board)
      const stop = presence.subscribe('carets', redraw)
      view.dom.addEventListener('focusin', tell)
      view.dom.addEventListener('focusout', tell)
      // Those who were here before; not now, while the view is being made.
      const first = setTimeout(redraw)
      return {
        update: tell,
        destroy: () => {
          clearTimeout(first)
          stop()
          view.dom.removeEventListener('focusin', tell)
          view.dom.removeEventListener('focusout', tell)
          presence.say({ caret: null })
        },
      }
    },
  })
}

function isFromYjs(tr: Transaction): boolean {
  return tr.getMeta(ySyncPluginKey)?.isChangeOrigin === true
}

function teller(view: EditorView, presence: Presence, board: string): () => void {
  let told = 'null'
  return () => {
    const { type, binding } = syncOf(view.state)
    const placeOf = (position: number) => toPlace(absolutePositionToRelativePosition(position, type, binding.mapping))
    const { anchor, head } = view.state.selection
    const caret = view.hasFocus() ? { board, anchor: placeOf(anchor), head: placeOf(head) } : null
    const now = JSON.stringify(caret)
    if (now === told) return
    told = now
    presence.say({ caret })
  }
}

/** The root's name is left out: it follows from the board. */
function toPlace(position: Y.RelativePosition): TextPlace {
  const { type, item, assoc } = Y.relativePositionToJSON(position)
  return { ...(type ? { type } : {}), ...(item ? { item } : {}), assoc }
}

function positionOf({ type, item, assoc }: TextPlace, state: EditorState): number | undefined {
  const sync = syncOf(state)
  const tname = type || item ? undefined : Y.findRootTypeKey(sync.type)
  const relative = Y.createRelativePositionFromJSON({ type, tname, item, assoc })
  const position = relativePositionToAbsolutePosition(sync.doc, sync.type, relative, sync.binding.mapping)
  return position === null ? undefined : Math.max(0, Math.min(position, state.doc.content.size))
}

/** A caret whose letters have not come yet stays where it was. */
function draw(carets: readonly RemoteCaret[], state: EditorState, before: DecorationSet): DecorationSet {
  const decorations = carets.flatMap(({ client, user, caret }: RemoteCaret) => {
    const drawn = decorate(client, user, caret, state)
    return drawn ?? before.find(undefined, undefined, (spec) => spec.client === client)
  })
  return DecorationSet.create(state.doc, decorations)
}

function decorate(client: number, user: PresenceUser, caret: Caret, state: EditorState): Decoration[] | undefined {
  const [anchor, head] = [positionOf(caret.anchor, state), positionOf(caret.head, state)]
  if (anchor === undefined || head === undefined) return undefined
  const [from, to] = [Math.min(anchor, head), Math.max(anchor, head)]
  const color = `--person: var(--person-${user.color})`
  return [
    // With the same key the element stays for as long as the text before it does.
    Decoration.widget(head, () => caretElement(user), {
      client,
      key: `${client} ${user.name} ${user.color}`,
      side: 10,
    }),
    Decoration.inline(from, to, { class: 'notes-marked', style: color }, { client }),
  ]
}

function caretElement({ name, color }: PresenceUser): HTMLElement {
  const element = document.createElement('span')
  element.className = 'notes-caret'
  element.ariaHidden = 'true'
  element.style.setProperty('--person', `var(--person-${color})`)
  const tag = document.createElement('span')
  tag.className = 'notes-caret-name'
  tag.textContent = name
  element.append(tag)
  return element
}
