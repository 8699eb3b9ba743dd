import { useLoaderData } from '@remix-run/react'
import ChartColumn from 'lucide-react/icons/chart-column'
import Plus from 'lucide-react/icons/plus'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Button } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { myClasses } from '#tenants/people/classes.server.ts'
import { may } from '#tenants/permissions.ts'
import { Problem } from '#tenants/problem.ts'
import { isStaff } from '#tenants/roles.ts'
import { filterOf, incidentFilters } from '../incident-forms.ts'
import { listIncidents } from '../incident-reading.server.ts'
import { paths } from '../paths.ts'
import { IncidentList } from '../ui/incident-list.tsx'

export const loader = load('health:view', async ({ school, actor, url, t }) => {
  if (actor.viewing) throw new Problem('kept_private')
  const staff = isStaff(actor.role)
  const { show, classId } = filterOf(url.searchParams)
  const classes = staff ? await myClasses(school) : []
  const chosen = classes.find(each => each.id === classId)?.id ?? null
  return {
    staff,
    classes: classes.map(({ id, name }) => ({ id, name })),
    chosen,
    show,
    counts: may(actor.role, 'health:approve'),
    incidents: await listIncidents(school, { show: staff ? show : 'all', classId: chosen }),
    title: t('health.incident.title'),
  }
})

export const meta = titled

/** Incidents of the reader's classes or children, the latest first. */
export default function Incidents() {
  const t = useT()
  const { staff, classes, chosen, show, counts, incidents, title } = useLoaderData<typeof loader>()
  const address = (of: { show?: string; classId?: string | null }) => {
    const classId = of.classId === undefined ? chosen : of.classId
    return `/health/incidents?${new URLSearchParams({ show: of.show ?? show, ...(classId ? { class: classId } : {}) })}`
  }
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={title}
        back={{ href: paths.overview(), label: t('health.name') }}
        actions={
          staff ? (
            <>
              <Button href={paths.newIncident(chosen ? { class: chosen } : {})} icon={Plus}>
                {t('health.incident.new')}
              </Button>
              {counts ? (
                <Button href={paths.incidentStatistics()} variant="secondary" icon={ChartColumn}>
                  {t('health.incident.stats.title')}
                </Button>
              ) : null}
            </>
          ) : null
        }
      />
      {staff ? (
        <nav aria-label={t('health.incident.show')} className="mb-5 flex flex-wrap gap-2">
          {incidentFilters.map(each => (
            <Chip key={each} kind="link" href={address({ show: each })} current={each === show}>
              {t(`health.incident.show.${each}`)}
            </Chip>
          ))}
        </nav>
      ) : null}
      {classes.length > 1 ? (
        <nav aria-label={t('health.incident.classes')} className="mb-5 flex flex-wrap gap-2">
          {classes.map(({ id, name }) => (
            <Chip key={id} kind="link" href={address({ classId: id === chosen ? null : id })} current={id === chosen}>
              {name}
            </Chip>
          ))}
        </nav>
      ) : null}
      {incidents.length === 0 ? (
        <EmptyState
          title={t('health.incident.none')}
          text={t(staff ? 'health.incident.none_text' : 'health.incident.none_family_text')}
        />
      ) : (
        <IncidentList incidents={incidents} label={title} />
      )}
    </div>
  )
}
