import X from 'lucide-react/icons/x'
import { type MouseEvent, type ReactNode, type SyntheticEvent, useCallback, useEffect, useId, useRef } from 'react'
import { IconButton } from './icon-button.tsx'

export type DialogProps = {
  open: boolean
  /** Escape, the close button or a tap beside it. Not called when the owner sets `open` to false. */
  onClose: () => void
  title: ReactNode
  /** Under the title; also what screen readers say on opening. */
  text?: ReactNode
  children?: ReactNode
  /** Buttons; the main one last. On a phone they stand above each other, the main one on top, near the thumb. */
  actions?: ReactNode
  closeLabel: string
  /** A question that must be answered: no close button, no tap beside it. Escape still cancels. */
  firm?: boolean | undefined
  width?: 'sm' | 'md' | 'lg' | undefined
}

/** A native modal `<dialog>`: focus trap, inert page and Escape come from the browser. A bottom sheet on a phone. */
export function Dialog({
  open,
  onClose,
  title,
  text,
  children,
  actions,
  closeLabel,
  firm = false,
  width = 'md',
}: DialogProps) {
  const ref = useRef<HTMLDialogElement | null>(null)
  const id = useId()
  const hold = useCallback((dialog: HTMLDialogElement | null) => {
    // Its owner takes it away while it is open: closed before, it gives the focus back to where it was.
    if (!dialog) ref.current?.close()
    ref.current = dialog
  }, [])
  useEffect(() => {
    const dialog = ref.current
    if (!dialog) return
    if (open && !dialog.open) dialog.showModal()
    if (!open && dialog.open) dialog.close()
  }, [open])

  // A file input inside fires `cancel` too, and it bubbles.
  const cancel = (event: SyntheticEvent<HTMLDialogElement>) => {
    if (event.target !== event.currentTarget) return
    event.preventDefault()
    onClose()
  }
  const click = (event: MouseEvent<HTMLDialogElement>) => {
    if (!firm && event.target === event.currentTarget && outside(event)) onClose()
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the click is the backdrop's; Escape is the browser's own
    <dialog
      ref={hold}
      className="ui-dialog shadow-overlay"
      data-width={width}
      aria-labelledby={`${id}-title`}
      aria-describedby={text ? `${id}-text` : undefined}
      onCancel={cancel}
      onClose={event => event.target === event.currentTarget && open && onClose()}
      onClick={click}
    >
      <header className="flex items-start gap-3 px-5 pt-5 pb-3 sm:px-7 sm:pt-6">
        <div className="min-w-0 grow">
          <h2 id={`${id}-title`} className="pt-1 text-xl">
            {title}
          </h2>
          {text ? (
            <div id={`${id}-text`} className="mt-1 text-ink-soft">
              {text}
            </div>
          ) : null}
        </div>
        {firm ? null : <IconButton icon={X} label={closeLabel} onClick={onClose} className="-me-2" />}
      </header>
      {children ? (
        <div className="min-h-0 grow overflow-y-auto overscroll-contain px-5 py-2 sm:px-7">{children}</div>
      ) : null}
      {actions ? (
        <footer className="flex flex-col-reverse gap-2.5 px-5 pt-4 pb-[max(1.25rem,env(safe-area-inset-bottom))] sm:flex-row sm:justify-end sm:px-7 sm:pb-6">
          {actions}
        </footer>
      ) : (
        <div className="pb-[max(1.25rem,env(safe-area-inset-bottom))]" />
      )}
    </dialog>
  )
}

function outside({ currentTarget, clientX, clientY }: MouseEvent<HTMLDialogElement>): boolean {
  const box = currentTarget.getBoundingClientRect()
  return clientX < box.left || clientX > box.right || clientY < box.top || clientY > box.bottom
}
