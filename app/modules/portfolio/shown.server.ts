import { and, asc, desc, eq, inArray, type SQL } from 'drizzle-orm'
import { attachmentRows, attachmentsFrom } from '#app/platform/attachments/attachments.server.ts'
import type { Locale } from '#app/platform/i18n/translate.ts'
import type { Queries } from '#db/client.server.ts'
import { children } from '#db/schema/children.ts'
import { observationAreas, observationChildren, observationMedia, observations } from '#db/schema/portfolio.ts'
import { nameOf, shortNameOf } from '#tenants/people/child-name.ts'
import { portraitId } from '#tenants/people/portrait.server.ts'
import { found } from '#tenants/problem.ts'
import { isOffice, isStaff } from '#tenants/roles.ts'
import type { School } from '#tenants/school.server.ts'
import { heldBackOf } from './files.server.ts'
import { notePlace, portfolioSealer, textPlace, wordsPlace } from './sealed-words.server.ts'
import type { ShownChild, ShownObservation } from './shown-observation.ts'
import { termNames } from './vocabulary.server.ts'

export const newestFirst = [desc(observations.observedOn), desc(observations.id)]

/** One observation as its reader sees it. @throws Problem not_found: another's draft, foreign, never there, all the same */
export async function readObservation(
  school: School,
  observationId: string,
  locale: Locale,
): Promise<ShownObservation> {
  return found((await readObservations(school, eq(observations.id, observationId), 1, locale))[0])
}

/** Observations by their ids, in that order. */
export async function readByIds(school: School, ids: readonly string[], locale: Locale): Promise<ShownObservation[]> {
  if (ids.length === 0) return []
  const rows = await readObservations(school, inArray(observations.id, [...ids]), ids.length, locale)
  const byId = new Map(rows.map(row => [row.id, row]))
  return ids.flatMap(id => byId.get(id) ?? [])
}

/**
 * The newest observations that a condition lets through, with all that is on them, as far as the reader sees it. Rows in one statement, what
 * hangs on them in a second packet.
 * @param which over `observations`
 */
export async function readObservations(
  school: School,
  which: SQL | undefined,
  limit: number,
  locale: Locale,
): Promise<ShownObservation[]> {
  const sealer = await portfolioSealer(school)
  const read = await school.read(async q => {
    const rows = await q
      .select()
      .from(observations)
      .where(which)
      .orderBy(...newestFirst)
      .limit(limit)
    const ids = rows.map(({ id }) => id)
    if (ids.length === 0) return null
    const areas = await areasOf(q, ids)
    const [about, files, media, heldBack, names] = await Promise.all([
      childrenIn(q, ids),
      filesIn(q, ids),
      attachmentRows(
        q,
        q
          .select({ id: observationMedia.mediaId })
          .from(observationMedia)
          .where(inArray(observationMedia.observationId, ids)),
      ),
      isStaff(school.actor.role) ? heldBackOf(q, ids) : new Set<string>(),
      termNames(
        q,
        areas.map(({ term }) => term),
        locale,
      ),
    ])
    return { rows, areas, about, files, media, heldBack, names }
  })
  if (!read) return []
  const attachments = await attachmentsFrom(school, read.media)
  const ofObservation = <Row extends { observationId: string }>(rows: readonly Row[], id: string) =>
    rows.filter(row => row.observationId === id)
  return Promise.all(
    read.rows.map(async row => {
      const files = ofObservation(read.files, row.id)
      const readsNote = row.noteSealed && (isOffice(school.actor.role) || row.authorId === school.actor.memberId)
      return {
        id: row.id,
        authorId: row.authorId,
        author: row.authorName,
        origin: row.origin,
        on: row.observedOn,
        text: await sealer.open(textPlace(row.id), row.textSealed),
        words: await sealer.open(wordsPlace(row.id), row.wordsSealed),
        state: row.state,
        edited: row.editedAt !== null,
        children: namedChildren(ofObservation(read.about, row.id)),
        areas: ofObservation(read.areas, row.id).map(({ term, area }) => ({ term, area, name: read.names(term) })),
        attachments: files.flatMap(({ mediaId }) => attachments.get(mediaId) ?? []),
        heldBack: files.filter(({ mediaId }) => read.heldBack.has(mediaId)).length,
        stepId: row.stepId,
        note: readsNote ? await sealer.open(notePlace(row.id), row.noteSealed ?? '') : null,
      }
    }),
  )
}

/** The names by which a class knows its children: with the last name where two are called the same. Pure. */
export function namedChildren(
  rows: readonly { child: typeof children.$inferSelect; photoId: string | null }[],
): ShownChild[] {
  const shorts = rows.map(({ child }) => shortNameOf(child))
  return rows.map(({ child, photoId }) => {
    const short = shortNameOf(child)
    return { id: child.id, name: shorts.filter(each => each === short).length > 1 ? nameOf(child) : short, photoId }
  })
}

const areasOf = (q: Queries, ids: readonly string[]) =>
  q
    .select({ observationId: observationAreas.observationId, term: observationAreas.term, area: observationAreas.area })
    .from(observationAreas)
    .where(inArray(observationAreas.observationId, [...ids]))
    .orderBy(asc(observationAreas.term))

const childrenIn = (q: Queries, ids: readonly string[]) =>
  q
    .select({ observationId: observationChildren.observationId, child: children, photoId: portraitId })
    .from(observationChildren)
    .innerJoin(
      children,
      and(eq(children.schoolId, observationChildren.schoolId), eq(children.id, observationChildren.childId)),
    )
    .where(inArray(observationChildren.observationId, [...ids]))
    .orderBy(asc(children.firstName), asc(children.lastName), asc(children.id))

const filesIn = (q: Queries, ids: readonly string[]) =>
  q
    .select({ observationId: observationMedia.observationId, mediaId: observationMedia.mediaId })
    .from(observationMedia)
    .where(inArray(observationMedia.observationId, [...ids]))
    .orderBy(asc(observationMedia.place))
