import { useLoaderData } from '@remix-run/react'
import { useT } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { Chip } from '#app/ui/chip.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { myClasses } from '#tenants/people/classes.server.ts'
import { coverageOf } from '../coverage.server.ts'
import { paths } from '../paths.ts'
import { settingsOf } from '../settings.ts'
import { CoverageGrid } from '../ui/coverage-grid.tsx'
import { UnseenList } from '../ui/unseen-list.tsx'
import { frameworksOf } from '../vocabulary.server.ts'

export const loader = load('portfolio:observe', async ({ school, resolved, url, locale, t }) => {
  const settings = settingsOf(resolved)
  const classes = await myClasses(school)
  const wanted = url.searchParams.get('class')
  const chosen = classes.find(({ id }) => id === wanted) ?? classes[0] ?? null
  const frameworks = await frameworksOf(school, settings.frameworks, locale, t)
  const areas = frameworks.flatMap(framework => framework.areas.map(({ key, name }) => ({ key, name })))
  const keys = areas.map(({ key }) => key)
  return {
    classes,
    chosen: chosen?.id ?? null,
    areas,
    rows: chosen ? await coverageOf(school, chosen.id, keys, settings.coverageWeeks) : [],
    weeks: settings.coverageWeeks,
    title: t('portfolio.coverage.title'),
  }
})

export const meta = titled

/** Which child has not been seen in which area for how long. */
export default function Coverage() {
  const t = useT()
  const { classes, chosen, areas, rows, weeks, title } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title={title}
        text={t('portfolio.coverage.text', { count: weeks })}
        back={{ href: paths.start(chosen ?? undefined), label: t('portfolio.name') }}
      />
      {classes.length > 1 ? (
        <nav aria-label={t('portfolio.classes')} className="-mx-1 mb-5 flex flex-wrap gap-2 p-1">
          {classes.map(({ id, name }) => (
            <Chip key={id} kind="link" href={paths.coverage(id)} current={id === chosen}>
              {name}
            </Chip>
          ))}
        </nav>
      ) : null}
      {rows.length === 0 || areas.length === 0 ? (
        <EmptyState
          title={t(areas.length === 0 ? 'portfolio.empty.no_areas.title' : 'portfolio.empty.no_children.title')}
          text={t(areas.length === 0 ? 'portfolio.empty.no_areas.text' : 'portfolio.empty.no_children.text')}
        />
      ) : (
        <div className="flex flex-col gap-8">
          <UnseenList areas={areas} rows={rows} weeks={weeks} />
          <CoverageGrid areas={areas} rows={rows} />
        </div>
      )}
    </>
  )
}
