import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react'
import { type ToastMessage, ToastRegion } from './toast-region.tsx'

export type Toast = {
  message: ReactNode
  tone?: 'neutral' | 'ok' | 'danger' | undefined
  /** "Undo". Choosing it closes the toast. */
  action?: { label: string; onAction: () => void } | undefined
  /** Milliseconds; default 6 s, 10 s with an action, and never by itself for `danger`. Stops while pointed at or focused. */
  lasts?: number | undefined
}

const ToastContext = createContext<(toast: Toast) => void>(() => {
  throw new Error('useToast needs a <ToastProvider> above it.')
})

/** Shows a short message at the foot of the screen that goes by itself. Not for what must be read: use a `Banner`. */
export function useToast(): (toast: Toast) => void {
  return useContext(ToastContext)
}

/** Once, around the app. Keeps at most three messages. */
export function ToastProvider({
  label,
  closeLabel,
  children,
}: {
  label: string
  closeLabel: string
  children: ReactNode
}) {
  const [messages, setMessages] = useState<readonly ToastMessage[]>([])
  const next = useRef(0)
  const show = useCallback((toast: Toast) => {
    next.current += 1
    const message = { ...toast, id: next.current }
    setMessages(before => [...before, message].slice(-3))
  }, [])
  const close = useCallback((id: number) => setMessages(before => before.filter(message => message.id !== id)), [])
  return (
    <ToastContext.Provider value={show}>
      {children}
      <ToastRegion label={label} closeLabel={closeLabel} messages={messages} onClose={close} />
    </ToastContext.Provider>
  )
}
