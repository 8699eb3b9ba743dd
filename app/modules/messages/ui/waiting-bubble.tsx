import clsx from 'clsx'
import CloudUpload from 'lucide-react/icons/cloud-upload'
import { useT } from '#app/platform/i18n/provider.tsx'
import type { Refusal } from '#app/platform/waiting/waiting-item.ts'
import { Button } from '#app/ui/button.tsx'
import type { WaitingLine } from './use-writing.ts'

export interface WaitingBubbleProps {
  line: WaitingLine
  onRetry: (id: string) => void
  onDrop: (id: string) => void
}

/** A message that is still on this device only: on its way, or refused with the ways out. */
export function WaitingBubble({ line, onRetry, onDrop }: WaitingBubbleProps) {
  const t = useT()
  const { id, text, files, state, refusal } = line
  return (
    <li className="mt-1 flex flex-col items-end gap-1">
      <p
        dir="auto"
        className={clsx(
          'max-w-[80%] whitespace-pre-line break-words rounded-card border border-dashed px-3.5 py-2 lg:max-w-[70%]',
          refusal ? 'border-danger bg-danger-soft text-on-danger-soft' : 'border-line-strong bg-surface text-ink',
        )}
      >
        {text}
        {files > 0 ? (
          <span className="block text-sm opacity-80">{t('messages.waiting.files', { count: files })}</span>
        ) : null}
      </p>
      {refusal ? (
        <div role="alert" className="flex flex-wrap items-center justify-end gap-2 text-sm">
          <p className="text-danger-ink">{t('messages.waiting.refused', { why: whyOf(refusal) })}</p>
          <Button size="sm" variant="secondary" onClick={() => onRetry(id)}>
            {t('ui.action.retry')}
          </Button>
          <Button size="sm" variant="secondary" onClick={() => onDrop(id)}>
            {t('messages.waiting.drop')}
          </Button>
        </div>
      ) : (
        <p className="flex items-center gap-1.5 text-ink-soft text-xs">
          <CloudUpload size={14} aria-hidden />
          {t(state === 'sending' ? 'messages.waiting.sending' : 'messages.waiting.waiting')}
        </p>
      )}
    </li>
  )

  function whyOf({ code, errors }: Refusal): string {
    if (code === 'not_found' || code === 'forbidden') return t(`messages.waiting.${code}`)
    return Object.values(errors).flat().find(Boolean) ?? t('messages.waiting.unknown')
  }
}
