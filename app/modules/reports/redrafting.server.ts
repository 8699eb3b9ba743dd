import { and, eq } from 'drizzle-orm'
import type { Locale } from '#app/platform/i18n/translate.ts'
import { children } from '#db/schema/children.ts'
import { reports, reportTerms, reportVersions } from '#db/schema/reports.ts'
import { found } from '#tenants/problem.ts'
import type { ResolvedSchool } from '#tenants/resolve.server.ts'
import type { School } from '#tenants/school.server.ts'
import { type ReportBody, type Sentence, spokenIn } from './body.ts'
import { draftBody } from './draft.server.ts'
import { type NewerSection, newerOf, withNewer } from './newer.ts'
import { reportSealer, sealBody } from './sealed-words.server.ts'
import type { ShownNewer } from './shown-report.ts'
import { announce, lockOpen, openVersion } from './version-row.server.ts'

/** How many sentences came, changed, and were left alone since a teacher had worded them anew. */
export interface TakenIn {
  added: number
  updated: number
  left: number
}

/**
 * What a draft of today would say besides what a report's draft says, by sections; nothing of a report that is not a draft any more.
 * @throws Problem not_found for a report out of the actor's sight
 */
export async function newerRecords(
  school: School,
  resolved: ResolvedSchool,
  reportId: string,
): Promise<{ newer: NewerSection[]; body: ReportBody; fresh: ReportBody; edition: number }> {
  const { version, body } = await openVersion(school, reportId)
  if (version.state !== 'draft') return { newer: [], body, fresh: { sections: [] }, edition: version.edition }
  const [row] = await school.read(q =>
    q
      .select({ child: children, term: reportTerms })
      .from(reports)
      .innerJoin(children, and(eq(children.schoolId, reports.schoolId), eq(children.id, reports.childId)))
      .innerJoin(reportTerms, and(eq(reportTerms.schoolId, reports.schoolId), eq(reportTerms.id, reports.termId)))
      .where(eq(reports.id, reportId)),
  )
  const { child, term } = found(row)
  const asked = body.sections.map(({ id }) => ({ id, on: true, words: {} }))
  const span = { childId: child.id, from: term.startsOn, to: term.endsOn }
  // As the first draft was made: a report says what the family may see, whoever of the staff writes it.
  const fresh = await draftBody(school.asSystem(), resolved, span, child, asked)
  return { newer: newerOf(body, fresh), body, fresh, edition: version.edition }
}

/** The same for whoever writes, in their language, by section; what is sensitive not to whoever sees the site as somebody else. */
export async function shownNewer(
  school: School,
  resolved: ResolvedSchool,
  reportId: string,
  locale: Locale,
): Promise<Record<string, ShownNewer>> {
  const { newer, fresh } = await newerRecords(school, resolved, reportId)
  const closed = new Set(school.actor.viewing ? fresh.sections.filter(each => each.sensitive).map(({ id }) => id) : [])
  const texts = (sentences: readonly Sentence[]) => sentences.map(({ text }) => spokenIn(text, locale))
  return Object.fromEntries(
    newer
      .filter(({ id }) => !closed.has(id))
      .map(({ id, records, added, updated, left, photos, charts }) => [
        id,
        {
          ...{ records: records.length, added: texts(added), updated: texts(updated), left: texts(left) },
          ...{ photos: photos.length, charts },
        },
      ]),
  )
}

/**
 * Takes what newer records say into a draft: drafted sentences say it, those that a teacher has worded anew, written or left out stay as
 * they are. Twice is once: then nothing is newer.
 * @returns `stale` when somebody has written meanwhile
 * @throws Problem not_found
 */
export async function takeNewer(
  school: School,
  resolved: ResolvedSchool,
  reportId: string,
): Promise<TakenIn | 'stale'> {
  const [{ newer, body, fresh, edition }, sealer] = await Promise.all([
    newerRecords(school, resolved, reportId),
    reportSealer(school),
  ])
  const count = (of: 'added' | 'updated' | 'left') => newer.reduce((sum, section) => sum + section[of].length, 0)
  const taken = { added: count('added'), updated: count('updated'), left: count('left') }
  if (newer.length === 0) return taken
  return school.write(async tx => {
    const row = await lockOpen(tx, reportId)
    if (row.edition !== edition || row.state !== 'draft') return 'stale'
    await tx
      .update(reportVersions)
      .set({ bodySealed: sealBody(sealer, row.id, withNewer(body, fresh, newer)), edition: edition + 1 })
      .where(eq(reportVersions.id, row.id))
    await announce(tx, { id: reportId, childId: row.childId })
    return taken
  })
}
