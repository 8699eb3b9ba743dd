import { useLoaderData } from '@remix-run/react'
import Plus from 'lucide-react/icons/plus'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { openSensitive } from '#app/platform/sensitive.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { TextLink } from '#app/ui/text-link.tsx'
import { idFrom } from '#tenants/files/media-id.ts'
import { growthOf } from '../growth.server.ts'
import { growthCharts } from '../growth-chart.server.ts'
import { healthChild } from '../health-child.server.ts'
import { measurementsOf } from '../measurements.server.ts'
import { paths } from '../paths.ts'
import { GrowthCurves } from '../ui/growth-curves.tsx'
import { GrowthTable } from '../ui/growth-table.tsx'

export const loader = load('health:view', async request => {
  const { school, params, locale, t } = request
  const childId = idFrom(params.childId)
  await openSensitive(request, childId, 'growth')
  const [child, { measurements, birth }] = await Promise.all([
    healthChild(school, childId),
    measurementsOf(school, childId),
  ])
  const { birthDate } = child
  const rows = await Promise.all(
    measurements.map(async measurement => ({
      measurement,
      growth: birth && birthDate ? await growthOf(birth, birthDate, measurement.day, measurement.values) : null,
    })),
  )
  const judged = rows.flatMap(({ measurement, growth }) => (growth ? [{ measurement, growth }] : []))
  return {
    child,
    rows,
    early: birth?.weeks && birth.weeks < 37 ? { weeks: birth.weeks, days: birth.days } : null,
    missing: birthDate ? (birth ? null : ('sex' as const)) : ('birth_date' as const),
    charts: birth ? await growthCharts(birth, judged, { name: child.shortName, locale, t }) : [],
    title: t('health.growth.of', { name: child.shortName }),
  }
})

export const meta = titled

/** A child's curves and what was measured, for its guardians and its staff. */
export default function GrowthPage() {
  const t = useT()
  const { child, rows, early, missing, charts, title } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title={title}
        text={t('health.growth.calm')}
        back={{ href: paths.child(child.id), label: t('health.child.title', { name: child.shortName }) }}
        actions={
          child.mayEnter ? (
            <Button href={paths.newMeasurement(child.id)} icon={Plus}>
              {t('health.measure.new')}
            </Button>
          ) : null
        }
      />
      <div className="flex flex-col gap-8">
        {missing ? (
          <Banner
            title={t(`health.growth.missing_${missing}`)}
            actions={
              missing === 'sex' && child.mayEnter ? (
                <Button href={paths.birth(child.id)} size="sm" variant="secondary">
                  {t('health.birth.title')}
                </Button>
              ) : null
            }
          />
        ) : (
          <p className="text-ink-soft text-sm">
            {early ? `${t('health.growth.early', { weeks: early.weeks, days: early.days })} ` : null}
            {child.mayEnter ? <TextLink href={paths.birth(child.id)}>{t('health.birth.title')}</TextLink> : null}
          </p>
        )}
        {rows.length === 0 ? (
          <EmptyState title={t('health.growth.none')} text={t('health.growth.none_text')} />
        ) : (
          <>
            <GrowthCurves charts={charts} />
            <GrowthTable rows={rows} mayEnter={child.mayEnter} />
          </>
        )}
        <p className="text-ink-soft text-sm">{t('health.growth.source')}</p>
      </div>
    </>
  )
}
