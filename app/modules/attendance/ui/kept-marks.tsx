import CloudUpload from 'lucide-react/icons/cloud-upload'
import { formatDay } from '#app/platform/i18n/format.ts'
import { useLanguage, useT } from '#app/platform/i18n/provider.tsx'
import type { Refusal } from '#app/platform/waiting/waiting-item.ts'
import { Button } from '#app/ui/button.tsx'
import { VisuallyHidden } from '#app/ui/visually-hidden.tsx'
import type { WaitingMark } from './waiting-marks.ts'

export interface KeptMarksProps {
  marks: readonly WaitingMark[]
  onRetry: (itemId: string) => void
  onDrop: (itemId: string) => void
}

/** On a child: something of it is still on this device only. */
export function WaitingSign() {
  const t = useT()
  return (
    <span className="-end-1 -bottom-1 absolute rounded-pill bg-info-soft p-0.5 text-on-info-soft ring-2 ring-surface">
      <CloudUpload size={14} aria-hidden />
      <VisuallyHidden>{t('attendance.waiting.sign')}</VisuallyHidden>
    </span>
  )
}

/** What the school would not take, and why: to be tried again or given up. */
export function RefusedMarks({ marks, onRetry, onDrop, dated = false }: KeptMarksProps & { dated?: boolean }) {
  const { t, locale } = useLanguage()
  const refused = marks.filter(
    (mark, place) => mark.refusal && marks.findIndex(({ itemId }) => itemId === mark.itemId) === place,
  )
  return refused.map(({ itemId, state, day, refusal }) => (
    <RefusedEntry
      key={itemId}
      what={`${dated ? `${formatDay(locale, day)} · ` : ''}${t(`attendance.state.${state}`)}`}
      refusal={refusal}
      onRetry={() => onRetry(itemId)}
      onDrop={() => onDrop(itemId)}
    />
  ))
}

/** One entry that the school would not take, whatever it is about. */
export function RefusedEntry({
  what,
  refusal,
  onRetry,
  onDrop,
}: {
  what: string
  refusal: Refusal | null
  onRetry: () => void
  onDrop: () => void
}) {
  const t = useT()
  const why =
    refusal?.code === 'not_found'
      ? t('attendance.waiting.not_found')
      : Object.values(refusal?.errors ?? {})
          .flat()
          .find(Boolean)
  return (
    <div role="alert" className="rounded-control bg-danger-soft px-3 py-2.5 text-on-danger-soft text-sm">
      <p>
        <strong>{what}</strong> {t('attendance.register.refused', { why: why ?? t('attendance.waiting.unknown') })}
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="sm" variant="secondary" onClick={onRetry}>
          {t('ui.action.retry')}
        </Button>
        <Button size="sm" variant="secondary" onClick={onDrop}>
          {t('attendance.waiting.drop')}
        </Button>
      </div>
    </div>
  )
}
