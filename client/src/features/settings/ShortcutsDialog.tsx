import { useWords } from '../../hooks/use-words.ts'
import { Dialog } from '../../ui/overlays.ts'

/** Every key that does something, in words (A14). */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const w = useWords()
  return (
    <Dialog isOpen onClose={onClose} title={w.shortcuts.title} closeLabel={w.close} isOnlyText>
      <p className="dialog-note">{w.shortcuts.note}</p>
      <dl className="shortcuts">
        {w.shortcuts.keys.map(([keys, does]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
