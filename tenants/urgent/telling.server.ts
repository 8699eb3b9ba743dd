import { eq, sql } from 'drizzle-orm'
import { urgentCalls } from '#db/schema/urgent.ts'
import { notify } from '../notifications/notify.server.ts'
import type { School } from '../school.server.ts'
import { seesOn } from './audience.server.ts'
import type { UrgentKind } from './kinds.ts'

/** What people are told, about which call; the subject of `urgent.again` is the round. */
export interface ToTell {
  callId: string
  kind: UrgentKind
  subjectId: string
}

/**
 * The handler of the job: tells everybody whom a call went to and who may still see it, every way at once; `urgent.again` those who
 * have not answered by now. A call that is over calls nobody any more.
 * @param school acting as the school itself
 */
export async function tellOfCall(school: School, { callId, kind, subjectId }: ToTell): Promise<void> {
  const silent =
    kind === 'urgent.again'
      ? sql`not exists (select 1 from urgent_answers a
          where a.school_id = r.school_id and a.call_id = r.call_id and a.member_id = r.member_id)`
      : sql`true`
  // Whoever has joined since is told, and nobody else once more.
  const untold = sql`not exists (select 1 from notifications n
    where n.school_id = r.school_id and n.member_id = r.member_id and n.kind = ${kind} and n.subject_id = ${subjectId}::uuid)`
  const stillSees = sql`(r.child_id is null or exists (select 1 from guardianships g
    where g.school_id = r.school_id and g.child_id = r.child_id and g.member_id = r.member_id and ${seesOn(school.today())}))`
  const [call] = await school.read(q =>
    q
      .select({
        endedAt: urgentCalls.endedAt,
        memberIds: sql<string[]>`array(select distinct r.member_id from urgent_recipients r
          where r.school_id = urgent_calls.school_id and r.call_id = urgent_calls.id and ${stillSees} and ${silent} and ${untold})`,
      })
      .from(urgentCalls)
      .where(eq(urgentCalls.id, callId)),
  )
  if (!call || (call.endedAt && kind !== 'urgent.clear')) return
  await notify(school, call.memberIds, kind, subjectId, { urgent: true })
}
