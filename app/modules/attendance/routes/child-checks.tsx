import { useLoaderData } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { openSensitive } from '#app/platform/sensitive.server.ts'
import { titled } from '#app/platform/titled.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { childChecks } from '../check-list.server.ts'
import { paths } from '../paths.ts'
import { CheckDays } from '../ui/check-days.tsx'

export const loader = load('attendance:view', async request => {
  const childId = idFrom(request.params.childId)
  await openSensitive(request, childId, 'health')
  const { name, days } = await childChecks(request.school, childId)
  return { name, days, title: request.t('attendance.check.of', { name }) }
})

export const meta = titled

/** A child's checks of the last weeks; whoever of the staff opens it leaves a line for the guardians. */
export default function ChildChecks() {
  const t = useT()
  const { name, days } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title={name}
        eyebrow={t('attendance.check.title')}
        back={{ href: paths.today(), label: t('attendance.child.back') }}
      />
      {days.length === 0 ? (
        <EmptyState title={t('attendance.check.empty.title')} text={t('attendance.check.empty.text')} />
      ) : (
        <CheckDays days={days} />
      )}
    </>
  )
}
