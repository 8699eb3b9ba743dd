import { AttachmentList } from '#app/platform/attachments/attachment-list.tsx'
import { formatDay, formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import type { Catalogue } from '#app/platform/i18n/translate.ts'
import { SignatureDrawing } from '#app/platform/signature/signature-drawing.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Card } from '#app/ui/card.tsx'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import { type Addendum, type Incident, type IncidentSignature, isHeadInjury } from '../incident.ts'
import { factsOf } from '../incident-facts.ts'
import { BodyFigure } from './body-map.tsx'

/** What was written down, as whoever may read it sees it. */
export function IncidentReportCard({ incident, words }: { incident: Incident; words: Catalogue }) {
  const { t, locale, timeZone } = useLanguage()
  const { report, photos, day, approved } = incident
  if (!report) return <Banner tone="info">{t('health.incident.family_draft')}</Banner>
  return (
    <>
      <Card as="section" className="flex flex-col gap-5">
        <h2 className="text-xl">{t(`health.incident.kind.${report.kind}`)}</h2>
        <DefinitionList
          items={[
            { id: 'day', term: t('health.incident.form.day_label'), text: formatDay(locale, day) },
            ...factsOf(report, t, locale).map(({ id, term, text }) => ({
              ...{ id, term },
              text: (
                <span dir="auto" className="whitespace-pre-line">
                  {text}
                </span>
              ),
            })),
          ]}
        />
        {report.regions.length > 0 ? <BodyFigure marked={report.regions} /> : null}
        {photos.length > 0 ? (
          <div>
            <h3 className="mb-2 font-bold">{t('health.incident.photos')}</h3>
            <AttachmentList attachments={photos} words={words} />
          </div>
        ) : null}
        <p className="text-ink-soft text-sm">
          {t('health.incident.by', { name: incident.author.name })}
          {' · '}
          {approved
            ? t('health.incident.approved_by', {
                name: approved.by,
                time: formatMoment(locale, timeZone, approved.at),
              })
            : t('health.incident.not_approved')}
        </p>
      </Card>
      {isHeadInjury(report) ? (
        <Banner tone="warn" title={t('health.incident.head.title')}>
          {t('health.incident.head.advice')}
        </Banner>
      ) : null}
    </>
  )
}

/** What was added after the approval, in its order. */
export function Addenda({ addenda }: { addenda: readonly Addendum[] }) {
  const { t, locale, timeZone } = useLanguage()
  return addenda.map(({ id, number, words, by, at }) => (
    <Card as="section" key={id} className="flex flex-col gap-2">
      <h2 className="text-lg">{t('health.incident.addendum.title', { number })}</h2>
      <p dir="auto" className="whitespace-pre-line">
        {words}
      </p>
      <p className="text-ink-soft text-sm">
        {t('health.incident.signed_by', { name: by, time: formatMoment(locale, timeZone, at) })}
      </p>
    </Card>
  ))
}

/** Who has signed, with what they drew. */
export function Signatures({ signatures }: { signatures: readonly IncidentSignature[] }) {
  const { t, locale, timeZone } = useLanguage()
  if (signatures.length === 0) return null
  return (
    <section>
      <SectionHeader title={t('health.incident.signatures')} />
      <div className="grid gap-4 sm:grid-cols-2">
        {signatures.map(({ id, name, at, way, mark, addenda }) => (
          <Card key={id} className="flex flex-col gap-2">
            {way === 'drawn' ? (
              <SignatureDrawing path={mark} label={t('health.incident.signature_of', { name })} />
            ) : (
              <p className="text-xl italic">{mark}</p>
            )}
            <p className="text-ink-soft text-sm">
              {t('health.incident.signed_by', { name, time: formatMoment(locale, timeZone, at) })}
              {addenda > 0 ? ` · ${t('health.incident.with_addenda', { count: addenda })}` : null}
            </p>
          </Card>
        ))}
      </div>
    </section>
  )
}
