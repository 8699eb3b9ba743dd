import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Card } from '#app/ui/card.tsx'
import type { KnownConsent } from './child-file.server.ts'

/** Whether photos of the child may be shown, and whose word it is. */
export function ChildConsents({ consents }: { consents: readonly (KnownConsent & { title: string })[] }) {
  const { t, locale, timeZone } = useLanguage()
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone })
  return (
    <Card className="flex flex-col gap-5">
      <h2 className="text-lg">{t('people.consents.title')}</h2>
      {consents.map(({ purpose, title, given, said, waitsFor }) => (
        <div key={purpose}>
          <div className="flex items-baseline justify-between gap-3">
            <h3 className="font-bold text-base">{title}</h3>
            <Badge tone={given ? 'ok' : said.length > 0 ? 'danger' : 'neutral'}>
              {given
                ? t('people.consents.given')
                : said.length > 0
                  ? t('people.consents.refused')
                  : t('people.consents.unasked')}
            </Badge>
          </div>
          <ul className="mt-1 text-ink-soft text-sm">
            {said.map(word => (
              <li key={word.name}>
                {t(word.decision === 'granted' ? 'people.consents.said_yes' : 'people.consents.said_no', {
                  name: word.name,
                  day: day.format(new Date(word.at)),
                })}
              </li>
            ))}
            {waitsFor.map(name => (
              <li key={name}>{t('people.consents.waits_for', { name })}</li>
            ))}
          </ul>
        </div>
      ))}
    </Card>
  )
}
