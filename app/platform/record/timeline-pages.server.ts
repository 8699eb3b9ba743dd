import { formatMonth } from '../i18n/format.ts'
import type { RecordBlock, RecordEntry, RecordPart, RecordReader } from '../record.ts'
import type { TimelinePlace } from '../timeline.ts'
import { type ShownEntry, timelineKinds, timelinePage } from '../timeline-page.server.ts'

/** A child's whole timeline, a page for each year, the latest first, by months. Its entries lead to where a module shows them whole. */
export async function timelinePages(reader: RecordReader, childId: string): Promise<RecordPart> {
  const { locale, t } = reader
  const entries: ShownEntry[] = []
  let before: TimelinePlace | null = null
  do {
    const request = { ...reader, school: reader.school.readingTogether() }
    const page: Awaited<ReturnType<typeof timelinePage>> = await timelinePage(request, childId, { kind: null, before })
    entries.push(...page.entries)
    before = page.older
  } while (before)
  const labels = new Map(timelineKinds(reader).map(({ id, label }) => [id, label]))
  const years = [...new Set(entries.map(({ day }) => day.slice(0, 4)))]
  return {
    pages: years.map(year => {
      const ofYear = entries.filter(({ day }) => day.startsWith(year))
      const months = [...new Set(ofYear.map(({ day }) => day.slice(0, 7)))]
      return {
        name: `timeline-${year}`,
        title: t('record.timeline_of', { year }),
        blocks: months.flatMap((month): RecordBlock[] => [
          { kind: 'heading', text: formatMonth(locale, month) },
          {
            kind: 'entries',
            entries: ofYear
              .filter(({ day }) => day.startsWith(month))
              .map(
                ({ id, day, title, text, kind }): RecordEntry => ({ id, day, title, text, about: labels.get(kind) }),
              ),
          },
        ]),
      }
    }),
    data: entries.map(({ id, day, kind, title, text }) => ({ id, day, kind, title, text: text ?? null })),
  }
}
