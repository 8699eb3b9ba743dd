import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { utcMoment } from './utc-moment.ts'

export interface ShownIncident {
  id: string
  title: string
  body: string
  startedAt: Date
  /** Null while it lasts. */
  endedAt: Date | null
  updatedAt: Date
}

/** Incidents in the reader's language, as an operator wrote them. */
export function IncidentList({
  id,
  title,
  incidents,
  none,
}: {
  id: string
  title: string
  incidents: readonly ShownIncident[]
  /** What stands there when there are none. */
  none?: string
}) {
  const { t, locale } = useLanguage()
  return (
    <section aria-labelledby={id} className="mt-14">
      <h2 id={id} className="text-2xl">
        {title}
      </h2>
      {incidents.length === 0 && <p className="mt-2 text-ink-soft">{none}</p>}
      <ul className="mt-5 flex flex-col gap-4">
        {incidents.map(({ id, title, body, startedAt, endedAt, updatedAt }) => (
          <li key={id} className="rounded-card border border-line bg-surface p-5 sm:p-6">
            <h3 className="break-words text-lg">{title}</h3>
            <p className="mt-1 text-ink-soft text-sm">
              {endedAt
                ? t('status.incident.span', { from: utcMoment(locale, startedAt), to: utcMoment(locale, endedAt) })
                : t('status.incident.since', { from: utcMoment(locale, startedAt) })}
            </p>
            <p className="mt-3 max-w-3xl whitespace-pre-line break-words">{body}</p>
            {!endedAt && (
              <p className="mt-3 text-ink-soft text-sm">
                {t('status.incident.updated', { moment: utcMoment(locale, updatedAt) })}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
