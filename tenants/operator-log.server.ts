import { and, desc, eq, lt } from 'drizzle-orm'
import { runTransaction } from '#db/client.server.ts'
import { operatorLog, operators, schools } from '#db/schema/platform.ts'

export const operatorActions = [
  'school.suspended',
  'school.restored',
  'school.reopened',
  'school.trial_extended',
  'school.plan_changed',
  'school.override_given',
  'school.override_taken',
  'invoice.paid',
  'invoice.payment_reversed',
  'invoice.credited',
  'jobs.retried',
  'support.entered',
  'support.left',
  'request.answered',
  'request.assigned',
  'request.closed',
  'request.reopened',
  'operator.admitted',
  'operator.role_changed',
  'operator.dismissed',
  'announcement.saved',
  'announcement.published',
  'announcement.withdrawn',
  'incident.saved',
  'incident.ended',
] as const
export type OperatorAction = (typeof operatorActions)[number]

/** What was done; details are codes, dates and the reason that was given, never a person's data. */
export interface OperatorAct {
  action: OperatorAction
  detail: Record<string, string>
}

export interface LogEntry {
  id: string
  action: string
  detail: Record<string, string>
  at: Date
  /** Of the operator who did it; null when they work here no longer. */
  by: { identityId: string; id: string } | null
  school: { id: string; name: string } | null
}

/**
 * The vendor's own doings, newest first.
 * @param before only entries older than this one
 */
export function readOperatorLog(filter: { schoolId?: string; before?: string; limit: number }): Promise<LogEntry[]> {
  return runTransaction('platform', { readOnly: true }, async q => {
    const rows = await q
      .select({
        id: operatorLog.id,
        action: operatorLog.action,
        detail: operatorLog.detail,
        at: operatorLog.createdAt,
        operatorId: operators.id,
        identityId: operators.identityId,
        schoolId: schools.id,
        schoolName: schools.name,
      })
      .from(operatorLog)
      .leftJoin(operators, eq(operators.id, operatorLog.operatorId))
      .leftJoin(schools, eq(schools.id, operatorLog.schoolId))
      .where(
        and(
          filter.schoolId ? eq(operatorLog.schoolId, filter.schoolId) : undefined,
          filter.before ? lt(operatorLog.id, filter.before) : undefined,
        ),
      )
      .orderBy(desc(operatorLog.id))
      .limit(filter.limit)
    return rows.map(({ operatorId, identityId, schoolId, schoolName, ...entry }) => ({
      ...entry,
      by: operatorId && identityId ? { id: operatorId, identityId } : null,
      school: schoolId && schoolName !== null ? { id: schoolId, name: schoolName } : null,
    }))
  })
}
