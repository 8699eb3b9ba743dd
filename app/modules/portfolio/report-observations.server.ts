import { and, asc, between, eq, inArray } from 'drizzle-orm'
import { formatDay } from '#app/platform/i18n/format.ts'
import type { Evidence, ReportSpan, Statement } from '#app/platform/report-source.ts'
import { media } from '#db/schema/media.ts'
import {
  type ObservationOrigin,
  observationAreas,
  observationChildren,
  observationMedia,
  observations,
} from '#db/schema/portfolio.ts'
import type { School } from '#tenants/school.server.ts'
import { paths } from './paths.ts'
import { portfolioSealer, textPlace, wordsPlace } from './sealed-words.server.ts'

/** An observation as a report takes it. */
export interface ReportedObservation {
  id: string
  day: string
  text: string
  /** What the child said. */
  words: string
  areas: string[]
  mediaIds: string[]
}

/** Characters of an observation that a report repeats. */
const longestQuote = 280

/** What was shared of a child in a span, the oldest first, with its areas and photos. @param school the school itself */
export async function reportedObservations(
  school: School,
  { childId, from, to }: ReportSpan,
  origin: ObservationOrigin,
): Promise<ReportedObservation[]> {
  const sealer = await portfolioSealer(school)
  const { rows, areas, files } = await school.read(async q => {
    const rows = await q
      .select({
        id: observations.id,
        day: observations.observedOn,
        textSealed: observations.textSealed,
        wordsSealed: observations.wordsSealed,
      })
      .from(observationChildren)
      .innerJoin(
        observations,
        and(
          eq(observations.schoolId, observationChildren.schoolId),
          eq(observations.id, observationChildren.observationId),
        ),
      )
      .where(
        and(
          eq(observationChildren.childId, childId),
          eq(observations.state, 'shared'),
          eq(observations.origin, origin),
          between(observations.observedOn, from, to),
        ),
      )
      .orderBy(asc(observations.observedOn), asc(observations.id))
    const ids = rows.map(({ id }) => id)
    if (ids.length === 0) return { rows, areas: [], files: [] }
    const [areas, files] = await Promise.all([
      q
        .selectDistinct({ observationId: observationAreas.observationId, area: observationAreas.area })
        .from(observationAreas)
        .where(inArray(observationAreas.observationId, ids)),
      q
        .select({ observationId: observationMedia.observationId, mediaId: media.id })
        .from(observationMedia)
        .innerJoin(media, and(eq(media.schoolId, observationMedia.schoolId), eq(media.id, observationMedia.mediaId)))
        .where(and(inArray(observationMedia.observationId, ids), eq(media.kind, 'photo'), eq(media.state, 'ready')))
        .orderBy(asc(observationMedia.place)),
    ])
    return { rows, areas, files }
  })
  return Promise.all(
    rows.map(async ({ id, day, textSealed, wordsSealed }) => ({
      ...{ id, day },
      text: await sealer.open(textPlace(id), textSealed),
      words: await sealer.open(wordsPlace(id), wordsSealed),
      areas: areas.filter(each => each.observationId === id).map(({ area }) => area),
      mediaIds: files.filter(each => each.observationId === id).map(({ mediaId }) => mediaId),
    })),
  )
}

export const evidence = ({ id, day }: { id: string; day: string }): Evidence => ({
  ...{ kind: 'observations', id, day },
  href: paths.observation(id),
})

/** What was written of it and what the child said, as they were, shortened where long. */
export function quotes(seen: ReportedObservation): Statement[] {
  const { day, text, words } = seen
  const stands = { evidence: [evidence(seen)] as const, quoted: true }
  return [
    ...(text === ''
      ? []
      : [
          {
            ...stands,
            about: `text ${seen.id}`,
            say: ({ t, locale }) =>
              t('portfolio.report.quote', { day: formatDay(locale, day, 'short'), text: shortened(text) }),
          } satisfies Statement,
        ]),
    ...(words === ''
      ? []
      : [
          {
            ...stands,
            about: `words ${seen.id}`,
            say: ({ t, locale, name }) =>
              t('portfolio.report.said', { name, day: formatDay(locale, day, 'short'), text: shortened(words) }),
          } satisfies Statement,
        ]),
  ]
}

/** The photos of observations, each with the observation it shows. */
export const photosOf = (seen: readonly ReportedObservation[]) =>
  seen.flatMap(each => each.mediaIds.map(mediaId => ({ mediaId, evidence: [evidence(each)] as const })))

/** One line; what is cut off says so. */
function shortened(text: string): string {
  const signs = Array.from(text.replace(/\s+/g, ' ').trim())
  return signs.length <= longestQuote ? signs.join('') : `${signs.slice(0, longestQuote - 1).join('')}…`
}
