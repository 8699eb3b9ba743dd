// biome-ignore-all lint/a11y/noRedundantRoles: Safari drops the list role of lists without bullets.
import { formatDay } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Badge } from '#app/ui/badge.tsx'
import type { StandingCheck } from '../check-child.ts'
import type { CheckDay } from '../check-list.server.ts'
import { checkLine, levelTone } from './check-line.ts'
import { CheckSteps } from './check-steps.tsx'

/** A child's checks day by day and round by round, with what was done and what stood before. */
export function CheckDays({ days }: { days: readonly CheckDay[] }) {
  const language = useLanguage()
  const { t, locale } = language
  const line = (check: StandingCheck) => [checkLine(check, language), check.by].filter(Boolean).join(' · ')
  // With a single round a day there is nothing to tell apart.
  const named = days.some(({ rounds }) => rounds.some(({ round }) => round === 'noon'))
  return (
    <ul
      role="list"
      aria-label={t('attendance.check.days')}
      className="divide-y divide-line/70 overflow-hidden rounded-card border border-line/70 bg-surface shadow-card"
    >
      {days.map(({ day, rounds, steps }) => (
        <li key={day} className="flex flex-col gap-2 px-4 py-3 sm:px-5">
          <p className="font-bold leading-snug">{formatDay(locale, day)}</p>
          {rounds.map(({ round, check, earlier }) => (
            <div key={round} className="flex flex-col gap-1 text-sm">
              <div className="flex items-center gap-3">
                <div className="min-w-0 grow">
                  {named ? <p className="font-bold">{t(`attendance.check.round.${round}`)}</p> : null}
                  {check ? <p className="whitespace-pre-line text-ink-soft">{line(check)}</p> : null}
                </div>
                <Badge tone={levelTone[check?.level ?? 'open']}>
                  {t(`attendance.check.level.${check?.level ?? 'open'}`)}
                </Badge>
              </div>
              {earlier.length > 0 ? (
                <details>
                  <summary className="min-h-11 cursor-pointer py-2.5 font-bold text-link">
                    {t('attendance.check.earlier', { count: earlier.length })}
                  </summary>
                  <ul className="flex flex-col gap-1 pb-1 text-ink-soft">
                    {earlier.map(each => (
                      <li key={each.id}>{line(each)}</li>
                    ))}
                  </ul>
                </details>
              ) : null}
            </div>
          ))}
          {steps.length > 0 ? <CheckSteps steps={steps} /> : null}
        </li>
      ))}
    </ul>
  )
}
