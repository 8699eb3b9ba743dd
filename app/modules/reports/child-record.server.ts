import { and, asc, eq, isNotNull } from 'drizzle-orm'
import { formatFullDay, formatMoment } from '#app/platform/i18n/format.ts'
import type { RecordBlock, RecordEntry, RecordPage, RecordReader, RecordSource } from '#app/platform/record.ts'
import { reports, reportVersions } from '#db/schema/reports.ts'
import { withoutIsolates } from './isolated.ts'
import { publishedReport } from './reading.server.ts'
import type { ShownAnswer, ShownReport, ShownSection } from './shown-report.ts'

/** Every version of every report that was published of the child, a page each, with its signatures and the family's answers. */
export const record: RecordSource = async (reader, childId) => {
  const { school, locale, t } = reader
  const rows = await school.read(q =>
    q
      .select({ reportId: reportVersions.reportId, number: reportVersions.number })
      .from(reportVersions)
      .innerJoin(reports, and(eq(reports.schoolId, reportVersions.schoolId), eq(reports.id, reportVersions.reportId)))
      .where(and(eq(reports.childId, childId), isNotNull(reportVersions.publishedAt)))
      .orderBy(asc(reportVersions.publishedAt), asc(reportVersions.id)),
  )
  const versions: ShownReport[] = []
  for (const { reportId, number } of rows)
    versions.push((await publishedReport(school, reportId, number, { locale, t })).report)
  return {
    pages: versions.map((version, index) => pageOf(reader, version, index + 1)),
    data: versions.map(({ child: _own, readers: _ofStaff, maySign: _now, open: _too, sections, ...version }) => ({
      ...version,
      sections: sections.map(({ id, title, words, sentences, photos }) => ({
        ...{ id, title, words },
        sentences: sentences.map(({ text, lang, by }) => ({ text, lang, by })),
        photos: photos.map(({ mediaId }) => mediaId),
      })),
    })),
    sensitive: versions.some(({ sections }) => sections.some(({ charts }) => charts.length > 0)) ? ['growth'] : [],
  }
}

function pageOf({ school, locale, t }: RecordReader, version: ShownReport, place: number): RecordPage {
  const { term, className, number, publishedAt, reason, sections, answers, hash } = version
  const signed = answers.filter(answer => answer.number === number)
  return {
    name: `reports-${place}`,
    title: `${t('reports.timeline.published', { term: term.name })}${number > 1 ? ` (${number})` : ''}`,
    blocks: [
      {
        kind: 'facts',
        facts: [
          {
            label: t('reports.file.term'),
            value: `${formatFullDay(locale, term.startsOn)} – ${formatFullDay(locale, term.endsOn)}`,
          },
          { label: t('reports.file.class'), value: className },
          { label: t('reports.file.published'), value: formatMoment(locale, school.facts.timeZone, publishedAt) },
          { label: t('reports.file.version'), value: String(number) },
          { label: t('reports.file.corrects'), value: reason },
        ],
      },
      ...sections.flatMap(section => sectionBlocks(section, publishedAt.slice(0, 10))),
      ...(signed.length > 0
        ? [
            { kind: 'heading' as const, text: t('reports.file.answers') },
            {
              kind: 'entries' as const,
              entries: signed.map(
                (answer): RecordEntry => ({
                  title: answer.signer,
                  about: formatMoment(locale, school.facts.timeZone, answer.at),
                  text: answer.words,
                  ...markOf(answer, t('reports.sign.mark', { name: answer.signer })),
                }),
              ),
            },
            { kind: 'text' as const, text: t('reports.sign.hash', { hash }) },
          ]
        : []),
    ],
  }
}

function sectionBlocks({ title, words, sentences, charts, photos }: ShownSection, day: string): RecordBlock[] {
  const texts = [...(words ? [words] : []), ...sentences]
  if (texts.length + charts.length + photos.length === 0) return []
  return [
    { kind: 'heading', text: title },
    ...texts.map(({ text }): RecordBlock => ({ kind: 'text', text: withoutIsolates(text) })),
    ...charts.map(({ svg, alt }): RecordBlock => ({ kind: 'chart', svg, title: alt })),
    ...(photos.length > 0
      ? [
          {
            kind: 'files' as const,
            files: photos.map(({ mediaId }, index) => ({ mediaId, day, name: `${day} ${title} ${index + 1}` })),
          },
        ]
      : []),
  ]
}

const markOf = ({ way, mark }: ShownAnswer, label: string) =>
  way === 'drawn' && mark ? { signature: { path: mark, label } } : {}
