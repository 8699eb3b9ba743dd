import { useT } from '#app/platform/i18n/provider.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import type { Slot } from '../dose-policy.ts'
import { paths } from '../paths.ts'
import { slotTone } from './tones.ts'

/** What is due of an order today, each with the way to log it. */
export function SlotButtons({ orderId, slots }: { orderId: string; slots: readonly Slot[] }) {
  const t = useT()
  if (slots.length === 0) return null
  return (
    <ul className="flex flex-col gap-3">
      {slots.map(({ time, state }) => (
        <li key={time ?? state} className="flex flex-wrap items-center justify-between gap-3">
          <span className="flex items-center gap-2">
            {time ? <strong>{time}</strong> : null}
            <Badge tone={slotTone[state]}>{t(`health.slot.${state}`)}</Badge>
          </span>
          {state === 'given' ? null : (
            <Button href={paths.newDose(orderId, time)} size="sm" variant={state === 'later' ? 'secondary' : 'primary'}>
              {t('health.dose_log.log')}
              {time ? <span className="sr-only"> {time}</span> : null}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
