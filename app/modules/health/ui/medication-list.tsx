import { formatDay } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import type { DoseUnit, OrderState } from '../medication.ts'
import { paths } from '../paths.ts'
import { orderTone } from './tones.ts'

export interface ListedOrder {
  id: string
  medicine: string
  dose: string
  unit: DoseUnit
  fromDay: string
  untilDay: string
  times: string[]
  asNeeded: boolean
  state: OrderState
}

/** A child's orders, those in use first. */
export function OrderList({ orders, label }: { orders: readonly ListedOrder[]; label: string }) {
  const { t, locale } = useLanguage()
  return (
    <List label={label}>
      {orders.map(({ id, medicine, dose, unit, fromDay, untilDay, times, asNeeded, state }) => (
        <ListRow
          key={id}
          href={paths.medicationOrder(id)}
          clamp={false}
          title={medicine}
          text={[
            `${dose} ${t(`health.unit.${unit}`)}`,
            asNeeded ? t('health.medication.as_needed') : times.join(', '),
            t('health.medication.days', {
              from: formatDay(locale, fromDay, 'short'),
              until: formatDay(locale, untilDay, 'short'),
            }),
          ].join(' · ')}
          trail={<Badge tone={orderTone[state]}>{t(`health.order.${state}`)}</Badge>}
        />
      ))}
    </List>
  )
}
