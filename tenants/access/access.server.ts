import { and, desc, eq, gte, inArray, isNotNull, lt, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { Queries } from '#db/client.server.ts'
import { accessLog, type LookKind, type SensitiveSubject } from '#db/schema/access.ts'
import { children } from '#db/schema/children.ts'
import { members } from '#db/schema/members.ts'
import { memberOf } from '../actor.ts'
import { found } from '../problem.ts'
import { isOffice, isStaff } from '../roles.ts'
import type { School, Write } from '../school.server.ts'
import { sealFor } from '../vault.server.ts'

/** How long a reason is good for, so that a page can be reloaded and gone back to. */
const reasonMinutes = 60
const table = 'access_log'
const thisHour = sql`date_trunc('hour', now())`
/** Where a list shows a whole class, a look is one a day: the line then stands at the school's midnight. */
const thisDay = ({ facts }: School) => sql`date_trunc('day', now(), ${facts.timeZone})`

/** A look at a child's sensitive data. */
export interface Look {
  id: string
  subject: SensitiveSubject
  kind: LookKind
  /** Empty for another guardian, whom the reader does not know by name. */
  name: string
  role: string
  /** ISO instant. */
  at: string
  /** Null for teachers of the child's class. */
  reason: string | null
}

/**
 * Whether the actor may open a child's sensitive data now: its guardians and the teachers of its class may; the office says why
 * first, which holds for an hour.
 * @throws Problem not_found (a child out of the actor's sight)
 */
export async function needsReason(school: School, childId: string, subject: SensitiveSubject): Promise<boolean> {
  const { memberId, role } = school.actor
  const [child, reasons] = await school.read(q =>
    Promise.all([
      q.select({ id: children.id }).from(children).where(eq(children.id, childId)),
      memberId && isOffice(role)
        ? q
            .select({ id: accessLog.id })
            .from(accessLog)
            .where(and(eq(accessLog.childId, childId), reasonOf(memberId, subject)))
            .limit(1)
        : [{ id: '' }],
    ]),
  )
  found(child[0])
  return reasons.length === 0
}

/** The children, of those named, whose sensitive data the actor has given a reason for within the hour. */
export async function reasonsGiven(
  q: Queries,
  { actor }: School,
  childIds: readonly string[],
  subject: SensitiveSubject,
): Promise<ReadonlySet<string>> {
  if (!actor.memberId || childIds.length === 0) return new Set()
  const rows = await q
    .selectDistinct({ childId: accessLog.childId })
    .from(accessLog)
    .where(and(inArray(accessLog.childId, [...childIds]), reasonOf(actor.memberId, subject)))
  return new Set(rows.map(({ childId }) => childId))
}

const reasonOf = (memberId: string, subject: SensitiveSubject) =>
  and(
    eq(accessLog.memberId, memberId),
    eq(accessLog.subject, subject),
    isNotNull(accessLog.reasonSealed),
    gte(accessLog.createdAt, sql`now() - make_interval(mins => ${reasonMinutes})`),
  )

/**
 * Says why the actor opens a child's sensitive data; the child's guardians will read it. Twice within an hour is once.
 * @throws Problem not_found (a child out of the actor's sight)
 */
export const giveReason = (school: School, childId: string, subject: SensitiveSubject, reason: string): Promise<void> =>
  giveReasons(school, [childId], subject, reason)

/** The same for several children that are opened together. @throws Problem not_found (a child out of the actor's sight) */
export async function giveReasons(
  school: School,
  childIds: readonly string[],
  subject: SensitiveSubject,
  reason: string,
): Promise<void> {
  if (childIds.length === 0) return
  const sealer = await sealFor(school, 'health')
  const rows = childIds.map(childId => {
    const id = uuidv7()
    const reasonSealed = sealer.seal({ table, column: 'reason_sealed', rowId: id }, reason)
    return { id, childId, memberId: memberOf(school.actor), subject, reasonSealed, hour: thisHour }
  })
  await school.write(async tx => {
    await tx.insert(accessLog).values(rows).onConflictDoNothing()
  })
}

/**
 * Writes down that the actor looks at children's sensitive data, in the write that reads it; once an hour, or once a
 * day for a list that is open all morning. Guardians look at their own; the office has left its line with the reason.
 */
export async function noteLook(
  tx: Write,
  school: School,
  childIds: readonly string[],
  subject: SensitiveSubject,
  span: 'hour' | 'day' = 'hour',
): Promise<void> {
  const { memberId, role } = school.actor
  const hour = span === 'day' ? thisDay(school) : thisHour
  if (!memberId || !isStaff(role) || isOffice(role) || childIds.length === 0) return
  await tx
    .insert(accessLog)
    .values(childIds.map(childId => ({ childId, memberId, subject, hour })))
    .onConflictDoNothing()
}

/**
 * Who looked at a child's sensitive data, newest first.
 * @param before ISO instant, for the next page
 * @throws Problem not_found (a child out of the actor's sight)
 */
export async function looksAt(
  school: School,
  childId: string,
  { before, limit = 50 }: { before?: string | undefined; limit?: number } = {},
): Promise<{ child: typeof children.$inferSelect; looks: Look[] }> {
  const sealer = await sealFor(school, 'health')
  const [child, rows] = await school.read(q =>
    Promise.all([
      q.select().from(children).where(eq(children.id, childId)),
      q
        .select({ look: accessLog, name: members.name, role: members.role })
        .from(accessLog)
        .leftJoin(members, and(eq(members.schoolId, accessLog.schoolId), eq(members.id, accessLog.memberId)))
        .where(
          and(
            eq(accessLog.childId, childId),
            before ? lt(accessLog.createdAt, sql`${before}::timestamptz`) : undefined,
          ),
        )
        .orderBy(desc(accessLog.createdAt), desc(accessLog.id))
        .limit(limit),
    ]),
  )
  const looks = await Promise.all(
    rows.map(async ({ look, name, role }) => ({
      id: look.id,
      subject: look.subject,
      kind: look.kind,
      name: name ?? '',
      role: role ?? 'guardian',
      at: look.createdAt.toISOString(),
      reason: look.reasonSealed
        ? await sealer.open({ table, column: 'reason_sealed', rowId: look.id }, look.reasonSealed)
        : null,
    })),
  )
  return { child: found(child[0]), looks }
}
