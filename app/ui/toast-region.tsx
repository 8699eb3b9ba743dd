import clsx from 'clsx'
import CircleAlert from 'lucide-react/icons/circle-alert'
import CircleCheck from 'lucide-react/icons/circle-check'
import X from 'lucide-react/icons/x'
import { useEffect, useState } from 'react'
import { IconButton } from './icon-button.tsx'
import type { Toast } from './toast.tsx'

export type ToastMessage = Toast & { id: number }

export type ToastRegionProps = {
  /** Name of the region ("Messages"). */
  label: string
  closeLabel: string
  messages: readonly ToastMessage[]
  onClose: (id: number) => void
}

/** Where toasts stand: over the tabs on a phone, in the corner of a desk. Always in the page, so that what enters is read out. */
export function ToastRegion({ label, closeLabel, messages, onClose }: ToastRegionProps) {
  return (
    <section
      aria-label={label}
      className="pointer-events-none fixed inset-x-0 bottom-[calc(4.75rem+env(safe-area-inset-bottom))] z-40 flex flex-col items-center px-3 lg:start-auto lg:end-6 lg:bottom-6 lg:items-end"
    >
      <div role="status" aria-live="polite" className="flex w-full max-w-md flex-col gap-2">
        {messages.map(message => (
          <Message key={message.id} message={message} closeLabel={closeLabel} onClose={onClose} />
        ))}
      </div>
    </section>
  )
}

function Message({
  message,
  closeLabel,
  onClose,
}: {
  message: ToastMessage
  closeLabel: string
  onClose: (id: number) => void
}) {
  const { id, tone = 'neutral', action } = message
  const [held, setHeld] = useState(false)
  const lasts = message.lasts ?? (tone === 'danger' ? Number.POSITIVE_INFINITY : action ? 10_000 : 6000)
  useEffect(() => {
    if (held || !Number.isFinite(lasts)) return
    const timer = setTimeout(() => onClose(id), lasts)
    return () => clearTimeout(timer)
  }, [held, id, lasts, onClose])
  const Drawing = tone === 'danger' ? CircleAlert : CircleCheck
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing at it only stops its clock
    <div
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className={clsx(
        'pointer-events-auto flex min-h-14 animate-rise items-center gap-3 rounded-card border border-transparent py-1.5 ps-4 pe-1.5 shadow-overlay',
        tone === 'danger' ? 'bg-danger text-on-danger' : 'bg-ink text-canvas',
      )}
    >
      {tone === 'neutral' ? null : <Drawing size={21} className="shrink-0" />}
      <div className="min-w-0 grow py-1.5 font-semibold text-sm">{message.message}</div>
      {action ? (
        <button
          type="button"
          onClick={() => {
            action.onAction()
            onClose(id)
          }}
          className="pressable min-h-11 shrink-0 rounded-control px-3 font-extrabold text-sm underline decoration-2 underline-offset-4"
        >
          {action.label}
        </button>
      ) : null}
      <IconButton icon={X} label={closeLabel} onClick={() => onClose(id)} variant="plain" />
    </div>
  )
}
