import { desc, eq } from 'drizzle-orm'
import { formatMoment } from '#app/platform/i18n/format.ts'
import type { RecordEntry, RecordPart, RecordReader } from '#app/platform/record.ts'
import { healthIncidents } from '#db/schema/health-incidents.ts'
import type { Incident } from './incident.ts'
import { factsOf } from './incident-facts.ts'
import { readIncident } from './incident-reading.server.ts'

/** What a child's record has of incidents, as its family reads them: with photos, addenda and signatures. */
export async function incidentRecord(reader: RecordReader, childId: string): Promise<RecordPart> {
  const { school, t } = reader
  const rows = await school.read(q =>
    q
      .select({ id: healthIncidents.id })
      .from(healthIncidents)
      .where(eq(healthIncidents.childId, childId))
      .orderBy(desc(healthIncidents.day), desc(healthIncidents.id)),
  )
  const incidents = await Promise.all(rows.map(({ id }) => readIncident(school, id)))
  const entries = incidents.flatMap(each => entriesOf(reader, each))
  return {
    pages: [
      {
        name: 'health-incidents',
        title: t('health.incident.title'),
        blocks: entries.length > 0 ? [{ kind: 'entries', entries }] : [],
      },
    ],
    data: incidents.map(({ child: _own, returned: _ofStaff, photos, ...each }) => ({
      ...each,
      photos: photos.map(({ mediaId }) => mediaId),
    })),
    sensitive: incidents.length > 0 ? ['incidents'] : [],
  }
}

function entriesOf({ school, locale, t }: RecordReader, incident: Incident): RecordEntry[] {
  const signed = (by: string, at: string) =>
    t('health.incident.signed_by', { name: by, time: formatMoment(locale, school.facts.timeZone, at) })
  const { report, approved, photos, day } = incident
  if (!report) return []
  const title = t(`health.incident.kind.${report.kind}`)
  return [
    {
      ...{ id: incident.id, day, title },
      facts: [
        ...factsOf(report, t, locale).map(({ term, text }) => ({ label: term, value: text })),
        { label: t('health.incident.paper.writer'), value: incident.author.name },
        {
          label: t('health.incident.paper.approved'),
          value: approved ? signed(approved.by, approved.at) : t('health.incident.not_approved'),
        },
        { label: t('health.incident.paper.hash'), value: approved?.hash },
      ],
      files: photos.map(({ mediaId }, index) => ({ mediaId, day, name: `${day} ${title} ${index + 1}` })),
    },
    ...incident.addenda.map(({ number, words, by, at }) => ({
      ...{ day, text: words, about: signed(by, at) },
      title: t('health.incident.addendum.title', { number }),
    })),
    ...incident.signatures.map(
      ({ name, at, way, mark }): RecordEntry => ({
        ...{ day, title: t('health.incident.paper.signature'), about: signed(name, at) },
        ...(way === 'drawn'
          ? { signature: { path: mark, label: t('health.incident.paper.drawn', { name }) } }
          : { text: mark }),
      }),
    ),
  ]
}
