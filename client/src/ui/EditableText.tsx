import './EditableText.css'
import { Pencil } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { classNames } from './class-names.ts'
import { IconButton } from './IconButton.tsx'

export interface EditableTextProps {
  /** What the text stands as, also while it is edited. */
  as: 'h1' | 'h2' | 'h3' | 'h4' | 'p'
  text: string
  /** Called with the new text, trimmed and not empty; not called when nothing changed. */
  onSave: (text: string) => void
  /** What the pencil does, such as the words for "change the name". */
  editLabel: string
  /** What the field holds. */
  fieldLabel: string
  isEditable: boolean
  maxLength: number
  className?: string | undefined
}

/**
 * A heading or label that is changed where it stands: the text and its pencil, or a field with the text selected.
 * Enter or leaving saves, also when the field or the page goes away; Escape keeps what was. Enter and Escape give focus back to the
 * pencil. What others make of the text meanwhile does not touch the field.
 */
export function EditableText(props: EditableTextProps) {
  const { as: Tag, text, onSave, editLabel, fieldLabel, isEditable, maxLength, className } = props
  const [isEditing, setIsEditing] = useState(false)
  const pencil = useRef<HTMLButtonElement>(null)
  const isFocusDue = useRef(false)

  useEffect(() => {
    if (isEditing || !isFocusDue.current) return
    isFocusDue.current = false
    pencil.current?.focus()
  }, [isEditing])

  function handleDone(draft: string | undefined, byKey: boolean) {
    isFocusDue.current = byKey
    setIsEditing(false)
    const next = draft?.trim()
    if (next && next !== text) onSave(next)
  }

  const isFieldShown = isEditable && isEditing
  return (
    <div className={classNames('ui-editable', isEditable && 'ui-editable-on', className)}>
      <Tag className={classNames('ui-editable-text', isFieldShown && 'visually-hidden')}>{text}</Tag>
      {isFieldShown && <DraftField label={fieldLabel} text={text} maxLength={maxLength} onDone={handleDone} />}
      {isEditable && !isEditing && (
        <IconButton
          ref={pencil}
          size="small"
          className="ui-editable-pencil"
          icon={<Pencil aria-hidden="true" />}
          label={editLabel}
          onClick={() => setIsEditing(true)}
        />
      )}
    </div>
  )
}

interface DraftFieldProps {
  label: string
  text: string
  maxLength: number
  /** With the draft to save, or without one to keep what was. */
  onDone: (draft: string | undefined, byKey: boolean) => void
}

function DraftField({ label, text, maxLength, onDone }: DraftFieldProps) {
  const [draft, setDraft] = useState(text)
  const field = useRef<HTMLInputElement>(null)
  // Taking the field away blurs it, in some browsers: whatever ends the editing first, ends it once.
  const isDone = useRef(false)

  const leave = useRef(() => {})
  leave.current = () => finish(draft, false)

  useEffect(() => {
    const element = field.current
    element?.select()
    const onPageHide = () => leave.current()
    // Before what is saved on leaving the page is saved.
    window.addEventListener('pagehide', onPageHide, true)
    return () => {
      window.removeEventListener('pagehide', onPageHide, true)
      if (!element?.isConnected) leave.current()
    }
  }, [])

  function finish(result: string | undefined, byKey: boolean) {
    if (isDone.current) return
    isDone.current = true
    onDone(result, byKey)
  }

  function handleKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
    event.preventDefault()
    event.stopPropagation()
    finish(event.key === 'Enter' ? draft : undefined, true)
  }

  return (
    <input
      ref={field}
      className="ui-editable-field"
      aria-label={label}
      value={draft}
      maxLength={maxLength}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={() => leave.current()}
      onKeyDown={handleKeyDown}
    />
  )
}
