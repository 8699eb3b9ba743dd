import { and, count, eq, inArray, isNotNull, isNull, sql, sum } from 'drizzle-orm'
import { Temporal } from 'temporal-polyfill'
import { type Queries, runTransaction } from '#db/client.server.ts'
import { children } from '#db/schema/children.ts'
import { auditLog, outbox } from '#db/schema/events.ts'
import { media } from '#db/schema/media.ts'
import { members } from '#db/schema/members.ts'
import { schoolFigures } from '#db/schema/platform.ts'
import { forgetOldCounts, noteChildCount } from '#tenants/billing/child-counts.server.ts'
import { addDays } from '#tenants/billing/lifecycle.ts'
import { schoolRow } from '#tenants/billing/standing.server.ts'
import { limitsOf } from '#tenants/entitlements.server.ts'
import { addMonths, monthOf } from '#tenants/figures/months.ts'
import { noteUse } from '#tenants/figures/use.server.ts'
import type { School } from '#tenants/school.server.ts'
import { troublesOf } from '#tenants/school-health.ts'

/**
 * Counts a school for the vendor's console and its plan: children who have not left, guardians and staff who have not,
 * media that are not deleted, and the bytes that all its files take up, those waiting to be erased included. The counts are made behind the
 * school's wall; only numbers pass it.
 */
export async function countFigures(school: School): Promise<void> {
  const today = school.today()
  const facts = await runTransaction('platform', { readOnly: true }, q => schoolRow(q, school.id))
  const madeOn = dayIn(school, facts.createdAt)
  const { accounts, failedJobs, activeOn, ...counted } = await school.read(q => counts(q, school, today))
  const inSecondWeek = activeOn.some(day => day >= addDays(madeOn, 7) && day < addDays(madeOn, 14))
  const troubles = troublesOf({
    ...{ today, madeOn, failedJobs, limits: limitsOf(school.facts) },
    ...{ plan: facts.plan, planEndsOn: facts.planEndsOn, children: counted.children },
    ...{ storedBytes: counted.storedBytes, lastActiveOn: counted.lastActiveOn },
  })
  const row = { ...counted, troubles, countedAt: sql`now()` }
  const firstChildOn = counted.children > 0 ? today : null
  const firstGuardianOn = accounts > 0 ? today : null
  await noteChildCount(school.id, today, counted.children)
  await runTransaction('platform', { readOnly: false }, async q => {
    await q
      .insert(schoolFigures)
      .values({ schoolId: school.id, ...row, firstChildOn, firstGuardianOn, inSecondWeek })
      .onConflictDoUpdate({
        target: schoolFigures.schoolId,
        set: {
          ...row,
          firstChildOn: sql`coalesce(${schoolFigures.firstChildOn}, excluded.first_child_on)`,
          firstGuardianOn: sql`coalesce(${schoolFigures.firstGuardianOn}, excluded.first_guardian_on)`,
          inSecondWeek: sql`${schoolFigures.inSecondWeek} or excluded.in_second_week`,
        },
      })
    await noteUse(q, facts, monthOf(today), { storedBytes: counted.storedBytes, activeOn })
  })
  await forgetOldCounts(school.id, addDays(today, -800))
}

async function counts(q: Queries, school: School, today: string) {
  const present = isNull(members.leftAt)
  const inZone = sql`(created_at at time zone ${school.facts.timeZone})::date`
  const [child, guardian, employee, file, stored, active, days, failed] = await Promise.all([
    q
      .select({ n: count() })
      .from(children)
      .where(sql`${children.leftOn} is null or ${children.leftOn} > ${today}::date`),
    q
      .select({ n: count(), accounts: count(members.identityId) })
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
    // All such days of this month and the last.
    q
      .selectDistinct({ day: sql<string>`${inZone}::text` })
      .from(auditLog)
      .where(and(isNotNull(auditLog.actorId), sql`${inZone} >= ${addMonths(monthOf(today), -1)}::date`)),
    q.select({ n: count() }).from(outbox).where(isNotNull(outbox.failedAt)),
  ])
  return {
    children: child[0]?.n ?? 0,
    guardians: guardian[0]?.n ?? 0,
    accounts: guardian[0]?.accounts ?? 0,
    staff: employee[0]?.n ?? 0,
    media: file[0]?.n ?? 0,
    storedBytes: Number(stored[0]?.bytes ?? 0),
    lastActiveOn: active[0]?.day ?? null,
    activeOn: days.map(({ day }) => day),
    failedJobs: failed[0]?.n ?? 0,
  }
}

/** The school's day at a moment, ISO. */
const dayIn = (school: School, moment: Date): string =>
  Temporal.Instant.fromEpochMilliseconds(moment.getTime())
    .toZonedDateTimeISO(school.facts.timeZone)
    .toPlainDate()
    .toString()
