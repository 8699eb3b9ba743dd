import CircleCheck from 'lucide-react/icons/circle-check'
import CircleHelp from 'lucide-react/icons/circle-help'
import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Badge } from '#app/ui/badge.tsx'
import type { Standing } from '#tenants/status/standing.ts'
import { utcMoment } from './utc-moment.ts'

const signs = {
  well: [CircleCheck, 'text-ok'],
  down: [TriangleAlert, 'text-danger'],
  incident: [TriangleAlert, 'text-warn'],
  unknown: [CircleHelp, 'text-ink-soft'],
} as const
const tones = { well: 'ok', down: 'danger', unknown: 'neutral' } as const

/** How it stands at this moment: all of it, each component, and when that was measured. */
export function NowCard({ standing: { overall, at, components } }: { standing: Standing }) {
  const { t, locale } = useLanguage()
  const [Sign, colour] = signs[overall]
  return (
    <section aria-labelledby="now" className="rounded-card border border-line bg-surface p-5 shadow-card sm:p-8">
      <div className="flex items-start gap-3.5">
        <Sign size={32} aria-hidden="true" className={`mt-0.5 shrink-0 ${colour}`} />
        <div>
          <h2 id="now" className="text-2xl">
            {t(`status.now.${overall}`)}
          </h2>
          <p className="mt-1 text-ink-soft">
            {at ? (
              <time dateTime={at.toISOString()}>{t('status.now.at', { moment: utcMoment(locale, at) })}</time>
            ) : (
              t('status.now.never')
            )}
          </p>
        </div>
      </div>
      <ul className="mt-6 divide-y divide-line border-line border-t">
        {components.map(({ component, state }) => (
          <li key={component} className="flex items-center justify-between gap-4 py-3.5 last:pb-0">
            <span className="font-bold">{t(`status.component.${component}`)}</span>
            <Badge tone={tones[state]}>{t(`status.state.${state}`)}</Badge>
          </li>
        ))}
      </ul>
    </section>
  )
}
