import { ChildAvatar } from '#app/platform/child-avatar.tsx'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import type { Slot } from '../dose-policy.ts'
import type { DoseUnit } from '../medication.ts'
import { paths } from '../paths.ts'
import { SlotButtons } from './slot-buttons.tsx'

export interface ShownChild {
  id: string
  name: string
  photoId: string | null
  /** The office has given no reason. */
  hidden: boolean
  waiting: { id: string; medicine: string }[]
  orders: {
    id: string
    medicine: string
    dose: string
    unit: DoseUnit
    how: string
    slots: Slot[]
    expired: boolean
  }[]
}

/** A child with what it gets today and what waits to be accepted. */
export function MedicationToday({ child }: { child: ShownChild }) {
  const t = useT()
  return (
    <Card as="section" className="flex flex-col gap-4" aria-labelledby={`medicine-${child.id}`}>
      <div className="flex items-center gap-3">
        <ChildAvatar id={child.id} name={child.name} photoId={child.photoId} />
        <h2 id={`medicine-${child.id}`} className="text-lg">
          <TextLink href={paths.medication(child.id)}>{child.name}</TextLink>
        </h2>
      </div>
      {child.hidden ? <p className="text-ink-soft">{t('health.vaccination.hidden')}</p> : null}
      {child.orders.map(({ id, medicine, dose, unit, how, slots, expired }) => (
        <div key={id} className="flex flex-col gap-2">
          <p>
            <strong>{medicine}</strong>, {dose} {t(`health.unit.${unit}`)}
            <span className="block text-ink-soft text-sm">{how}</span>
          </p>
          {expired ? <Badge tone="danger">{t('health.medication.is_expired')}</Badge> : null}
          <SlotButtons orderId={id} slots={slots} />
        </div>
      ))}
      {child.waiting.map(({ id, medicine }) => (
        <div key={id} className="flex flex-wrap items-center justify-between gap-3">
          <strong>{medicine}</strong>
          <Button href={paths.medicationAnswer(id)} size="sm">
            {t('health.medication.answer')}
          </Button>
        </div>
      ))}
    </Card>
  )
}
