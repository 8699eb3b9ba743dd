import { formatDay, formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { SignatureDrawing } from '#app/platform/signature/signature-drawing.tsx'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import type { MedicationOrder } from '../medication.ts'

/** All that an order says, who signed it, and what the school said to it. */
export function OrderCard({ order, zone }: { order: MedicationOrder; zone: string }) {
  const { t, locale } = useLanguage()
  const day = (iso: string) => formatDay(locale, iso, 'short')
  const at = (iso: string) => formatMoment(locale, zone, iso)
  const { asNeeded, times, answer, ended, signature } = order
  const when = [
    ...(asNeeded
      ? [
          t('health.medication.as_needed'),
          t('health.medication.most', { count: asNeeded.mostPerDay }),
          t('health.medication.least', { count: asNeeded.leastHours }),
        ]
      : []),
    ...(times.length > 0 ? [times.join(', ')] : []),
  ].join(' · ')
  const items = [
    { id: 'dose', term: t('health.medication.dose'), text: `${order.dose} ${t(`health.unit.${order.unit}`)}` },
    { id: 'when', term: t('health.medication.plan'), text: when },
    { id: 'how', term: t('health.medication.how'), text: order.how },
    { id: 'why', term: t('health.medication.why'), text: order.why },
    ...(order.storage ? [{ id: 'storage', term: t('health.medication.storage'), text: order.storage }] : []),
    {
      id: 'days',
      term: t('health.condition.span'),
      text: t('health.medication.days', { from: day(order.fromDay), until: day(order.untilDay) }),
    },
    { id: 'expires', term: t('health.medication.expiresOn'), text: day(order.expiresOn) },
    {
      id: 'signed',
      term: t('health.medication.signature'),
      text: (
        <span className="flex flex-col gap-1">
          <span>{t('health.condition.by', { name: order.signer, time: at(order.signedAt) })}</span>
          {signature.way === 'drawn' ? (
            <SignatureDrawing
              path={signature.mark}
              label={t('health.medication.signature_of', { name: order.signer })}
            />
          ) : (
            <em>{signature.mark}</em>
          )}
          <span className="break-all font-normal text-ink-soft text-xs">
            {t('health.medication.hash', { hash: order.hash })}
          </span>
        </span>
      ),
    },
    ...(answer
      ? [
          {
            id: 'answer',
            term: t('health.medication.school'),
            text: [
              t(`health.medication.answered.${answer.answer}`, { name: answer.by, time: at(answer.at) }),
              ...(answer.reason ? [answer.reason] : []),
            ].join(': '),
          },
        ]
      : []),
    ...(ended
      ? [
          {
            id: 'ended',
            term: t('health.order.ended'),
            text: t('health.condition.ended_by', { name: ended.by, time: at(ended.at) }),
          },
        ]
      : []),
  ]
  return <DefinitionList items={items} />
}
