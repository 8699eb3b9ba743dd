import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { SignatureDrawing } from '#app/platform/signature/signature-drawing.tsx'
import { Card } from '#app/ui/card.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import type { ShownAnswer } from '../shown-report.ts'

/** Who has signed this version, and what they said to it: part of the report from then on. */
export function AnswerList({ answers, hash }: { answers: readonly ShownAnswer[]; hash: string }) {
  const { t, locale, timeZone } = useLanguage()
  if (answers.length === 0) return null
  return (
    <section>
      <SectionHeader title={t('reports.read.answers')} />
      <ul className="flex flex-col gap-4">
        {answers.map(({ id, signer, at, words, way, mark }) => (
          <Card key={id} as="li" className="flex flex-col gap-2">
            {words ? (
              <p dir="auto" className="whitespace-pre-line text-lg">
                {words}
              </p>
            ) : null}
            {way === 'drawn' && mark ? (
              <SignatureDrawing path={mark} label={t('reports.sign.mark', { name: signer })} />
            ) : null}
            {way === 'typed' && mark ? <p className="font-heading text-2xl italic">{mark}</p> : null}
            <p className="font-bold">
              <bdi>{signer}</bdi>
            </p>
            <p className="text-ink-soft text-sm">
              {t('reports.read.signed_at', { time: formatMoment(locale, timeZone, at) })}
            </p>
          </Card>
        ))}
      </ul>
      <p className="mt-3 break-all text-ink-soft text-xs">{t('reports.sign.hash', { hash })}</p>
    </section>
  )
}
