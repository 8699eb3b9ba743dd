import { useLoaderData } from '@remix-run/react'
import Plus from 'lucide-react/icons/plus'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { openSensitive } from '#app/platform/sensitive.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { healthChild } from '../health-child.server.ts'
import { orderStateOn, orderStates } from '../medication.ts'
import { ordersOf } from '../medication-orders.server.ts'
import { paths } from '../paths.ts'
import { OrderList } from '../ui/medication-list.tsx'

export const loader = load('health:view', async request => {
  const { school, params, t } = request
  const childId = idFrom(params.childId)
  await openSensitive(request, childId, 'medication')
  const [child, orders] = await Promise.all([healthChild(school, childId), ordersOf(school, childId)])
  const today = school.today()
  const rows = orders.map(({ id, medicine, dose, unit, fromDay, untilDay, times, asNeeded, ...rest }) => ({
    ...{ id, medicine, dose, unit, fromDay, untilDay, times, asNeeded: asNeeded !== null },
    state: orderStateOn({ ...rest, fromDay, untilDay }, today),
  }))
  return {
    child,
    orders: rows.sort((one, other) => orderStates.indexOf(one.state) - orderStates.indexOf(other.state)),
    title: t('health.medication.of', { name: child.shortName }),
  }
})

export const meta = titled

/** Which medicine a child gets at the school, by whose order. */
export default function Medication() {
  const t = useT()
  const { child, orders, title } = useLoaderData<typeof loader>()
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        title={title}
        back={{ href: paths.child(child.id), label: t('health.child.title', { name: child.shortName }) }}
        actions={
          child.mayEnter && !child.staff ? (
            <Button href={paths.newMedication(child.id)} icon={Plus}>
              {t('health.medication.new')}
            </Button>
          ) : null
        }
      />
      {orders.length === 0 ? (
        <EmptyState
          title={t('health.medication.none')}
          text={t(child.staff ? 'health.medication.none_staff' : 'health.medication.none_text')}
        />
      ) : (
        <OrderList orders={orders} label={title} />
      )}
    </div>
  )
}
