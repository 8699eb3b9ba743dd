import { formatDay, formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { PhotoGrid } from '#app/ui/photo-grid.tsx'
import type { ShownReport, ShownSection, ShownSentence } from '../shown-report.ts'
import { RecordList } from './record-list.tsx'
import { ReportCharts } from './report-charts.tsx'

/** A published report as it is read: large letters, one column. */
export function ReportText({ report }: { report: ShownReport }) {
  const { t, locale, timeZone } = useLanguage()
  const { sections, term, className, reason, publishedAt, number, child } = report
  const said = sections.filter(({ sentences, photos, charts, words }) =>
    Boolean(sentences.length + photos.length + charts.length || words),
  )
  return (
    <article className="flex flex-col gap-8 text-lg leading-relaxed">
      <p className="text-base text-ink-soft">
        {t('reports.read.meta', {
          class: className,
          from: formatDay(locale, term.startsOn, 'short'),
          to: formatDay(locale, term.endsOn, 'short'),
        })}
        <br />
        {t('reports.read.version', { number })} ·{' '}
        {t('reports.read.published', { time: formatMoment(locale, timeZone, publishedAt) })}
      </p>
      {reason ? (
        <p dir="auto" className="text-base">
          {t('reports.read.corrected', { reason })}
        </p>
      ) : null}
      {said.length === 0 ? <p>{t('reports.nothing_at_all', { name: child.shortName })}</p> : null}
      {said.map(section => (
        <Section key={section.id} section={section} />
      ))}
    </article>
  )
}

function Section({ section: { title, words, sentences, photos, missing, charts } }: { section: ShownSection }) {
  const { t } = useLanguage()
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-2xl">{title}</h2>
      {words ? (
        <p dir="auto" lang={words.lang ?? undefined} className="whitespace-pre-line text-ink-soft">
          {words.text}
        </p>
      ) : null}
      {sentences.map(sentence => (
        <SentenceText key={sentence.id} sentence={sentence} />
      ))}
      <ReportCharts charts={charts} label={title} />
      {photos.length > 0 ? (
        <PhotoGrid
          label={title}
          items={photos.map((photo, index) => ({
            ...photo,
            id: photo.mediaId,
            alt: t('reports.photo', { place: index + 1, total: photos.length, section: title }),
          }))}
        />
      ) : null}
      {missing > 0 ? <p className="text-base text-ink-soft">{t('reports.missing', { count: missing })}</p> : null}
    </section>
  )
}

/** A sentence of rules runs as its language does, whatever a name in it does; what somebody wrote runs as it was written. */
function SentenceText({ sentence: { text, lang, by, edited, quoted, records } }: { sentence: ShownSentence }) {
  const { t } = useLanguage()
  const written = quoted || edited || by === 'teacher'
  return (
    <div>
      {by === 'teacher' ? <Badge>{t('reports.by.teacher')}</Badge> : null}
      <p dir={written ? 'auto' : 'ltr'} lang={quoted ? undefined : (lang ?? undefined)} className="whitespace-pre-line">
        {text}
      </p>
      <RecordList records={records} />
    </div>
  )
}
