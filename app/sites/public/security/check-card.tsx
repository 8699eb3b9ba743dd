import CircleCheck from 'lucide-react/icons/circle-check'
import CircleHelp from 'lucide-react/icons/circle-help'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import type { ShownCheck } from './shown-check.ts'

const signs = {
  passed: [CircleCheck, 'text-ok'],
  failed: [TriangleAlert, 'text-danger'],
  broken: [TriangleAlert, 'text-warn'],
  stale: [TriangleAlert, 'text-warn'],
  none: [CircleHelp, 'text-ink-soft'],
} as const

/** How the last look at the walls between schools ended, whatever it was. */
export function CheckCard({ check }: { check: ShownCheck }) {
  const { t, locale } = useLanguage()
  const number = new Intl.NumberFormat(locale)
  const [Sign, colour] = signs[check.state]
  const at = check.at === null ? null : new Date(check.at)
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { ...options, timeZone: 'UTC' })
  const figures = [
    ['tables', check.tables],
    ['probes', check.probes],
    ['at_rows', check.probesAtRows],
  ] as const
  return (
    <section aria-labelledby="check" className="rounded-card border border-line bg-surface p-5 shadow-card sm:p-8">
      <h2 id="check" className="text-2xl">
        {t('security.check.title')}
      </h2>
      <p className="mt-3 max-w-3xl text-ink-soft">{t('security.check.text')}</p>
      <div className="mt-6 flex items-start gap-3.5 rounded-card bg-sunken p-5">
        <Sign size={30} aria-hidden="true" className={`mt-0.5 shrink-0 ${colour}`} />
        <div>
          <p className="font-bold text-lg">{t(`security.check.${check.state}`)}</p>
          <p className="mt-0.5">{t(`security.check.${check.state}_text`)}</p>
          {at && (
            <p className="mt-1 text-ink-soft text-sm">
              <time dateTime={at.toISOString()}>
                {t('security.check.at', {
                  day: format({ dateStyle: 'long' }).format(at),
                  time: format({ timeStyle: 'short' }).format(at),
                })}
              </time>
            </p>
          )}
        </div>
      </div>
      {check.probes > 0 && (
        <dl className="mt-6 grid gap-4 sm:grid-cols-3">
          {figures.map(([id, figure]) => (
            <div key={id} className="flex flex-col-reverse">
              <dt className="text-ink-soft text-sm">{t(`security.check.${id}`)}</dt>
              <dd className="font-extrabold font-heading text-3xl tabular-nums">{number.format(figure)}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}
