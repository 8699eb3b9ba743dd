import { and, count, eq, inArray, isNotNull, isNull, sql, sum } from 'drizzle-orm'
import { runTransaction } from '#db/client.server.ts'
import { children } from '#db/schema/children.ts'
import { auditLog } from '#db/schema/events.ts'
import { media } from '#db/schema/media.ts'
import { members } from '#db/schema/members.ts'
import { schoolFigures } from '#db/schema/platform.ts'
import { forgetOldCounts, noteChildCount } from '#tenants/billing/child-counts.server.ts'
import { addDays } from '#tenants/billing/lifecycle.ts'
import type { School } from '#tenants/school.server.ts'

/**
 * Counts a school for the vendor's console and its plan: children who have not left, guardians and staff who have not,
 * media that are not deleted, and the bytes that all its files take up, those waiting to be erased included. The counts are made behind the
 * school's wall; only numbers pass it.
 */
export async function countFigures(school: School): Promise<void> {
  const figures = await school.read(async q => {
    const present = isNull(members.leftAt)
    const [child, guardian, employee, file, stored, active] = await Promise.all([
      q
        .select({ n: count() })
        .from(children)
        .where(sql`${children.leftOn} is null or ${children.leftOn} > ${school.today()}::date`),
      q
        .select({ n: count() })
        .from(members)
        .where(and(present, eq(members.role, 'guardian'))),
      q
        .select({ n: count() })
        .from(members)
        .where(and(present, inArray(members.role, ['owner', 'office', 'teacher']))),
      q.select({ n: count() }).from(media).where(isNull(media.deletedAt)),
      q.select({ bytes: sum(media.storedBytes) }).from(media),
      // The last day on which a person of the school changed something, by the school's clock.
      q
        .select({ day: sql<string | null>`(max(created_at) at time zone ${school.facts.timeZone})::date::text` })
        .from(auditLog)
        .where(isNotNull(auditLog.actorId)),
    ])
    return {
      children: child[0]?.n ?? 0,
      guardians: guardian[0]?.n ?? 0,
      staff: employee[0]?.n ?? 0,
      media: file[0]?.n ?? 0,
      storedBytes: Number(stored[0]?.bytes ?? 0),
      lastActiveOn: active[0]?.day ?? null,
    }
  })
  const row = { ...figures, countedAt: sql`now()` }
  await runTransaction('platform', { readOnly: false }, q =>
    q
      .insert(schoolFigures)
      .values({ schoolId: school.id, ...row })
      .onConflictDoUpdate({ target: schoolFigures.schoolId, set: row }),
  )
  await noteChildCount(school.id, school.today(), figures.children)
  await forgetOldCounts(school.id, addDays(school.today(), -800))
}
