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
import { paths } from '../paths.ts'
import { scheduleOf } from '../settings.ts'
import { DueList } from '../ui/due-list.tsx'
import { VaccinationList } from '../ui/vaccination-list.tsx'
import { dueDoses } from '../vaccination.ts'
import { vaccinationsOf } from '../vaccinations.server.ts'

export const loader = load('health:view', async request => {
  const { school, params, resolved, t } = request
  const childId = idFrom(params.childId)
  await openSensitive(request, childId, 'vaccinations')
  const [child, entries] = await Promise.all([healthChild(school, childId), vaccinationsOf(school, childId)])
  const { schedule, weeks } = scheduleOf(resolved)
  const { birthDate } = child
  return {
    child,
    entries,
    due: schedule && birthDate ? dueDoses(schedule, birthDate, school.today(), weeks, entries) : [],
    schedule: schedule && { source: schedule.source, validAsOf: schedule.validAsOf },
    title: t('health.vaccination.of', { name: child.shortName }),
  }
})

export const meta = titled

/** What a child was vaccinated against, and what the school's schedule has next. */
export default function Vaccinations() {
  const t = useT()
  const { child, entries, due, schedule, title } = useLoaderData<typeof loader>()
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={title}
        back={{ href: paths.child(child.id), label: t('health.child.title', { name: child.shortName }) }}
        actions={
          child.mayEnter ? (
            <Button href={paths.newVaccination(child.id)} icon={Plus}>
              {t('health.vaccination.new')}
            </Button>
          ) : null
        }
      />
      <div className="flex flex-col gap-8">
        {entries.length === 0 ? (
          <EmptyState title={t('health.vaccination.none')} text={t('health.vaccination.none_text')} />
        ) : (
          <VaccinationList entries={entries} mayEnter={child.mayEnter} />
        )}
        <DueList due={due} schedule={schedule} born={child.birthDate !== null} />
      </div>
    </div>
  )
}
