import { useLoaderData } from '@remix-run/react'
import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { load } from '#app/platform/load.server.ts'
import { titled } from '#app/platform/titled.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { DoneIllustration } from '#app/ui/illustrations/done.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { platformFigures } from '#tenants/figures/reading.server.ts'
import { figuresPage, shares, spans } from './figures-page.server.ts'
import { CohortTable } from './ui/cohort-table.tsx'
import { FigureChoices } from './ui/figure-choices.tsx'
import { FigureStats } from './ui/figure-stats.tsx'
import { Funnel } from './ui/funnel.tsx'
import { MoneyCharts } from './ui/money-charts.tsx'

export const loader = load('console:view', async ({ url, t, locale }) => {
  const asked = url.searchParams
  const span = spans.find(each => String(each) === asked.get('span')) ?? spans[0]
  const share = shares.find(each => each === asked.get('share')) ?? shares[0]
  const figures = await platformFigures(span)
  return {
    title: t('console.figures.title'),
    ...figuresPage(figures, { span, share, currency: asked.get('currency') }, { t, locale }),
  }
})

export const meta = titled

export default function Figures() {
  const { t, locale, timeZone } = useLanguage()
  const page = useLoaderData<typeof loader>()
  const counted =
    page.countedAt && t('console.figures.counted', { when: formatMoment(locale, timeZone, page.countedAt) })
  return (
    <>
      <PageHeader title={page.title} text={counted ?? t('console.figures.not_counted')} />
      <div className="flex flex-col gap-8">
        <FigureStats now={page.now} currency={page.currency} />
        <FigureChoices choice={page} currencies={page.currencies} />
        {page.charts ? (
          <MoneyCharts charts={page.charts} months={page.months} />
        ) : (
          <EmptyState
            illustration={<DoneIllustration />}
            title={t(page.anyClosed ? 'console.figures.no_money' : 'console.figures.empty')}
            text={t(page.anyClosed ? 'console.figures.no_money_text' : 'console.figures.empty_text')}
          />
        )}
        <section aria-labelledby="funnel">
          <SectionHeader id="funnel" title={t('console.figures.funnel')} text={t('console.figures.funnel_text')} />
          <Funnel funnel={page.funnel} />
        </section>
        {page.cohorts.length > 0 && (
          <section aria-labelledby="cohorts">
            <SectionHeader id="cohorts" title={t('console.figures.cohorts')} text={t('console.figures.cohorts_text')} />
            <CohortTable cohorts={page.cohorts} choice={page} />
          </section>
        )}
      </div>
    </>
  )
}
