import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Card } from '#app/ui/card.tsx'
import { DecisionButtons } from './decision-buttons.tsx'
import type { OwnConsent } from './own-consents.server.ts'

/** One consent of one child: how it stands, the question with both answers, and its history. */
export function ConsentCard({
  childId,
  child,
  mayDecide,
  consent,
}: {
  childId: string
  child: string
  mayDecide: boolean
  consent: OwnConsent
}) {
  const { t, locale, timeZone } = useLanguage()
  const { purpose, title, question, text, refusal, given, answered, own, history } = consent
  return (
    <Card as="article" className="flex flex-col gap-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h3 className="text-lg">{title}</h3>
        <Badge tone={given ? 'ok' : answered ? 'danger' : 'neutral'}>
          {given ? t('consents.given') : answered ? t('consents.not_given') : t('consents.unasked')}
        </Badge>
      </div>
      <p className="font-semibold">{question}</p>
      <details className="text-sm">
        <summary className="min-h-11 cursor-pointer content-center font-bold text-link">
          {t('consents.page.meaning')}
        </summary>
        <div className="flex flex-col gap-2 pb-2 text-ink-soft">
          <p>{text}</p>
          <p>{refusal}</p>
          <p>{t('consents.both_hint', { child })}</p>
        </div>
      </details>
      {mayDecide ? (
        <>
          <DecisionButtons
            childId={childId}
            purpose={purpose}
            yes={t('consents.grant')}
            no={t('consents.refuse')}
            current={own}
          />
          <p className="text-ink-soft text-sm">{t('consents.withdraw_hint', { child })}</p>
        </>
      ) : (
        <p className="text-ink-soft text-sm">{t('consents.page.not_yours', { child })}</p>
      )}
      {history.length > 0 ? (
        <details className="text-sm">
          <summary className="min-h-11 cursor-pointer content-center font-bold text-link">
            {t('consents.history')}
          </summary>
          <ol className="flex flex-col gap-1.5 pb-1 text-ink-soft">
            {history.map(word => (
              <li key={word.id}>
                {formatMoment(locale, timeZone, word.at)} ·{' '}
                {word.own ? t('consents.page.you') : t('consents.page.other')}:{' '}
                {word.decision === 'granted' ? t('consents.grant') : t('consents.refuse')} ·{' '}
                {t('consents.version', { version: word.textVersion })}
              </li>
            ))}
          </ol>
        </details>
      ) : null}
    </Card>
  )
}
