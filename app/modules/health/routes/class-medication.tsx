import { useLoaderData } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { DoneIllustration } from '#app/ui/illustrations/done.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { Problem } from '#tenants/problem.ts'
import { isExpired } from '../medication.ts'
import { classMedication } from '../medication-due.server.ts'
import { paths } from '../paths.ts'
import { MedicationToday } from '../ui/medication-today.tsx'

export const loader = load('health:supervise', async ({ school, actor, params, t }) => {
  if (actor.viewing) throw new Problem('kept_private')
  const { name, children } = await classMedication(school, idFrom(params.classId))
  const today = school.today()
  return {
    children: children.map(({ orders, waiting, ...child }) => ({
      ...child,
      hidden: orders === null,
      waiting: waiting.map(({ id, medicine }) => ({ id, medicine })),
      orders: (orders ?? []).map(({ order, slots }) => ({
        ...{ id: order.id, medicine: order.medicine, dose: order.dose, unit: order.unit, how: order.how, slots },
        expired: isExpired(order, today),
      })),
    })),
    title: `${t('health.medication.due_title')} · ${name}`,
  }
})

export const meta = titled

/** What is due today in a class, the most pressing first. */
export default function ClassMedication() {
  const t = useT()
  const { children, title } = useLoaderData<typeof loader>()
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        title={title}
        text={t('health.medication.due_text')}
        back={{ href: paths.overview(), label: t('health.name') }}
      />
      {children.length === 0 ? (
        <EmptyState
          illustration={<DoneIllustration />}
          title={t('health.medication.due_none')}
          text={t('health.medication.due_none_text')}
        />
      ) : (
        <div className="flex flex-col gap-4">
          {children.map(child => (
            <MedicationToday key={child.id} child={child} />
          ))}
        </div>
      )}
    </div>
  )
}
