import { formatDay } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Anchor } from '#app/ui/anchor.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Card } from '#app/ui/card.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import type { NotedArea } from '../goals-noted.server.ts'
import { paths } from '../paths.ts'
import { MilestoneMarks } from './milestone-marks.tsx'

/** How far a child is with which goals, each with the day and what shows it. */
export function GoalList({
  childId,
  goals,
  observes,
}: {
  childId: string
  goals: readonly NotedArea[]
  observes: boolean
}) {
  const { t, locale } = useLanguage()
  return (
    <section className="flex flex-col gap-4">
      <SectionHeader title={t('portfolio.milestone.title')} />
      {goals.length === 0 ? (
        <p className="text-ink-soft">
          {t(observes ? 'portfolio.milestone.none_staff' : 'portfolio.milestone.none_family')}
        </p>
      ) : null}
      {goals.map(area => (
        <Card key={area.key}>
          <h3 className="mb-3 text-lg">{area.name}</h3>
          <ul className="flex flex-col gap-4">
            {area.goals.map(({ term, name, standing, on, observationId }) => (
              <li key={term} className="flex flex-col gap-1.5">
                <p className="flex flex-wrap items-center gap-2">
                  <span className="min-w-0 break-words font-semibold">{name}</span>
                  <Badge tone={standing === 'secure' ? 'ok' : 'brand'}>{t(`portfolio.milestone.${standing}`)}</Badge>
                </p>
                <p className="text-ink-soft text-sm">
                  {observationId ? (
                    <Anchor href={paths.observation(observationId)} className="underline">
                      {formatDay(locale, on, 'short')}
                    </Anchor>
                  ) : (
                    formatDay(locale, on, 'short')
                  )}
                </p>
                {observes ? <MilestoneMarks childId={childId} term={term} label={name} standing={standing} /> : null}
              </li>
            ))}
          </ul>
        </Card>
      ))}
    </section>
  )
}
